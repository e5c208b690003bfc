"""`lessons compare`: its output, its page, its chart, and its one-sentence errors."""

import io
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile import HOSTILE_NAMES, HOSTILE_STORY
from jsonschema import Draft202012Validator

from lessons.__main__ import main
from lessons.charts.frame_chart import frame_chart
from lessons.charts.front_pages import front_pages
from lessons.pages.comparison_page import as_page
from lessons.reading.article import article_from_text
from lessons.reading.comparison import compare, compare_pair
from lessons.reading.comparison_json import schema
from lessons.reading.pair import load_pair
from lessons.reading.seeds import seeds

PAIR = load_pair()
SEEDS = [str(seeds() / article.file) for article in PAIR]
STORY = (
    "Prime Minister Keir Starmer met U.S. President Joe Biden in Washington on "
    "Tuesday. Mr. Biden told him: “Welcome, my old friend.” Officials in New York said "
    "that Starmer’s plane left."
)


def test_json_on_stdout_and_nothing_else(capfd, tmp_path):
    page, chart = tmp_path / "page.html", tmp_path / "chart.png"
    written = ["--html", str(page), "--png", str(chart)]
    assert main(["compare", *SEEDS, "--json", *written]) == 0
    out, err = capfd.readouterr()
    data = json.loads(out)
    Draft202012Validator(schema()).validate(data)
    assert data["pair"]["shared_quotation"]["words"] == 14
    assert err.count("\n") == 3 and "page.html" in err
    assert chart.read_bytes().startswith(b"\x89PNG")
    assert "<h1>" in page.read_text(encoding="utf-8")


def test_in_words_by_default(capfd):
    assert main(["compare", *SEEDS]) == 0
    out, err = capfd.readouterr()
    assert "What the numbers cannot tell" in out and err.startswith("Reading ")
    first = out.splitlines()[0]
    assert re.fullmatch(r"A lets others speak and .*; B speaks mostly .*\.", first)
    assert "quotes Kim alone." in out


def test_the_command_takes_the_seeds_for_any_two_files(capfd):
    """Nobody told it who is spoken of, nor what the facts are."""
    assert main(["compare", *SEEDS, "--json"]) == 0
    data = json.loads(capfd.readouterr().out)
    bands = {row["band"] for row in data["pair"]["frame"]}
    assert "what is called" not in bands and "what is told" not in bands
    forms = {form for name in data["articles"]["a"]["names"] for form in name["forms"]}
    assert {label["label"] for label in data["articles"]["a"]["labels"]} == forms


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["a.txt", "missing.txt"], "no file “missing.txt”"),
        (["a.txt"], "name a second file"),
        (["a.txt", "a.txt", "a.txt"], "python -m lessons corpus"),
        (["a.txt", "head.txt"], "no body"),
        (["a.txt", "a.txt", "--html", "none/page.html"], "no folder “none”"),
        (["a.txt", "a.txt", "--html", "a.txt"], "name another file"),
        (["a.txt", "a.txt", "--html", "x", "--png", "x"], "a file each"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_two(
    arguments, says, capfd, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(STORY, encoding="utf-8")
    Path("head.txt").write_text("A heading", encoding="utf-8")
    assert main(["compare", *arguments, "--json"]) == 2
    out, err = capfd.readouterr()
    assert out == "" and says in err
    (last,) = [line for line in err.splitlines() if not line.startswith("Reading ")]
    assert last.endswith(".")
    assert Path("a.txt").read_text(encoding="utf-8") == STORY


def test_the_help_tells_the_exit_codes(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["compare", "--help"])
    assert stopped.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Exit codes: 0 done, 2 bad input" in told and "schema.json" in told


def test_a_terminal_of_few_letters_and_control_characters(tmp_path, monkeypatch):
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        hostile = STORY.replace("New York", "New\x1b[31m York 東京")
        path.write_text(hostile, encoding="utf-8")
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert main(["compare", *map(str, paths)]) == 0
    narrow.flush()
    assert b"\x1b" not in narrow.buffer.getvalue()


# The page -----------------------------------------------------------------------------


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def page_of(comparison):
    measured = frame_chart(comparison.contrasts)
    return as_page(comparison, front_pages(comparison), measured)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_text_is_text_in_the_page(name):
    a = article_from_text(HOSTILE_STORY, file=name)
    b = article_from_text(HOSTILE_STORY.replace("Roe", "Doe"), file=name)
    html = page_of(compare(a, b))
    seen = Tags()
    seen.feed(html)
    tags = {tag for tag, _ in seen.found}
    assert not {"script", "iframe", "svg", "i", "b", "link", "object"} & tags
    pictures = [attributes for tag, attributes in seen.found if tag == "img"]
    assert all(one["src"].startswith("data:image/png;base64,") for one in pictures)
    kinds = [one["alt"].partition(",")[0] for one in pictures]
    assert kinds == ["Two front pages side by side", "Dot chart in two columns"]
    assert not any(key.startswith("on") for _, a in seen.found for key in a)
    assert "&lt;img src=x onerror" in html and "\x00" not in html


def test_the_page_holds_the_charts_their_tables_and_its_limits():
    html = page_of(compare_pair(PAIR))
    assert html.count("<details>") == 2
    assert html.index("How each tells it") < html.index("Everything measured")
    assert "What the numbers cannot tell" in html
    assert "Everything measured, with 95 % ranges" in html
    assert "Supreme Leader Kim Jong Un (1)" in html
    assert "is biased" not in html and "http://" not in html.replace("&quot;", "")
