"""Many articles: the same numbers however they are read, and nothing counted twice."""

import csv
import json
import math
import subprocess
import sys
import time
from collections import Counter
from functools import cache

import numpy as np
import pytest
from calibration import SIZES, coverage, marked_pages, pool, power
from corpus_files import write_sample
from hostile import HOSTILE_NAMES, ODD_TEXTS
from hypothesis import example, given
from hypothesis import strategies as st

from lessons.__main__ import main
from lessons.charts.outlets_chart import finding, outlets_chart
from lessons.corpus.measure import SCORE_UNITS, Tallies, measure, measure_all
from lessons.corpus.newsrooms import whole_number
from lessons.corpus.outlets import Corpus, estimates
from lessons.corpus.plan import Plan
from lessons.corpus.ratios import (
    FEWEST,
    FEWEST_FOR_INTERVAL,
    bound_of_none,
    page_test,
    ratio_interval,
    student,
)
from lessons.corpus.run import parts, read, rows, run
from lessons.corpus.sample import RECIPES, sample
from lessons.corpus.source import Columns, Item, items
from lessons.pages.corpus_page import COVERED
from lessons.reading.documents import ArticleError
from lessons.reading.pair import load_pair
from lessons.reading.sentiment import own_words, score
from lessons.reading.voices import airtime

PLAN = Plan(words=("harbour", "war"))


def corpus_of(articles, plan=PLAN):
    """A corpus of some articles that are measured already, or of items."""
    corpus = Corpus(plan)
    corpus.add(measure(one, plan) if isinstance(one, Item) else one for one in articles)
    return corpus


@cache
def sample_corpus(each):
    """The invented outlets, measured once for all tests; do not add to it."""
    return corpus_of(sample(each))


def estimates_of(articles, plan=PLAN):
    return estimates(corpus_of(articles, plan).named, plan)


# One article --------------------------------------------------------------------------


@pytest.mark.parametrize("article", [*load_pair()], ids="AB")
def test_the_tallies_are_what_the_kit_says_of_the_seeds(article):
    tallies = measure(Item("seed", article.file, article.text), PLAN)
    numbers = dict(zip(PLAN.fields, tallies.numbers, strict=True))
    heard = airtime(article)
    own = [score(text).compound for text in own_words(article)]
    assert numbers["words"] == len(article.words)
    assert numbers["sentences"] == len(article.sentences)
    assert numbers["quoted"] == heard.words_in("quoted")
    assert numbers["own"] == heard.words_in("own")
    assert numbers["own_score"] / SCORE_UNITS == pytest.approx(sum(own))
    assert numbers["own_pieces"] == len(own)
    assert numbers["word:war"] == Counter(article.words)["war"]


@given(st.one_of(st.text(max_size=300), st.binary(max_size=300)))
@example("".join(ODD_TEXTS))
@example("".join(ODD_TEXTS).encode("utf-8", "surrogatepass"))
def test_anything_gives_tallies_and_no_exception(content):
    tallies = measure(Item("o", "n", content), PLAN)
    assert bool(tallies.problem) != bool(tallies.numbers)
    if tallies.numbers:
        counts = dict(zip(PLAN.fields, tallies.numbers, strict=True))
        assert all(v >= 0 for k, v in counts.items() if not k.endswith("score"))


@pytest.mark.parametrize("content", ["", "   \n", b"", b"\x00\x01\x02" * 50])
def test_what_cannot_be_measured_says_why(content):
    tallies = measure(Item("o", "n", content), PLAN)
    assert tallies.problem.endswith((".", "?")) and not tallies.numbers


# Where articles come from -------------------------------------------------------------


def test_a_folder_gives_its_articles_in_an_order_that_never_changes(tmp_path):
    write_sample(tmp_path, 3)
    (tmp_path / "Harbour Post" / ".hidden").write_text("no")
    read = list(items(tmp_path))
    assert [(i.outlet, i.name) for i in read] == sorted(
        (i.outlet, i.name) for i in read
    )
    assert len(read) == 3 * len(RECIPES)
    counted = list(items(tmp_path, names_only=True))
    assert [i.name for i in counted] == [i.name for i in read]


def table(path, kind):
    corpus = [
        {"paper": i.outlet, "id": i.name, "story": i.content} for i in sample(each=2)
    ]
    if kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, corpus[0])
            writer.writeheader()
            writer.writerows(corpus)
    elif kind == "jsonl":
        lines = [json.dumps(row) for row in corpus]
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        pyarrow = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")
        parquet.write_table(pyarrow.Table.from_pylist(corpus), path)
    return path


COLUMNS = Columns(outlet="paper", text="story", name="id")


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_a_table_gives_the_same_articles_as_a_folder(tmp_path, kind):
    written = table(tmp_path / f"corpus.{kind}", kind)
    as_text = {(i.outlet, i.name): i.content for i in items(written, COLUMNS)}
    assert as_text == {(i.outlet, i.name): i.content for i in sample(each=2)}


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_a_column_that_is_missing_is_said(tmp_path, kind):
    written = table(tmp_path / f"corpus.{kind}", kind)
    with pytest.raises(ArticleError, match=r"no column “outlet”.*“paper”"):
        list(items(written))


@pytest.mark.parametrize("line", ["{", "[1]", "[" * 5000, "null", '{"outlet": "x"}'])
def test_a_damaged_line_is_named_and_the_rest_goes_on(tmp_path, line):
    path = tmp_path / "c.jsonl"
    good = json.dumps({"outlet": "o", "text": "A ferry came."})
    path.write_text(f"{line}\n{good}\n", encoding="utf-8")
    bad, fine = items(path)
    assert bad.problem and bad.name == "line 1"
    assert fine.content == "A ferry came." and not fine.problem


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_a_table_that_is_none_is_said(tmp_path, kind):
    path = tmp_path / f"c.{kind}"
    path.write_bytes(b"\xff\xfe\x00\x9d" * 40)
    with pytest.raises(ArticleError, match=r"^“c\.") as raised:
        list(items(path))
    assert "\n" not in str(raised.value)


def test_what_is_neither_is_said(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    for name, said in (
        ("nowhere", "There is no"),
        ("a.txt", "no table"),
        ("empty", "no"),
    ):
        with pytest.raises(ArticleError, match=said):
            items(tmp_path / name)


# Outlets ------------------------------------------------------------------------------


def test_the_order_of_the_articles_changes_nothing():
    articles = list(sample(each=8))
    assert estimates_of(articles) == estimates_of(reversed(articles))


def test_an_article_is_counted_once():
    articles = list(sample(each=6))
    once, twice = corpus_of(articles), corpus_of([*articles, *articles[:5]])
    assert twice.twice == 5
    assert estimates(once.named, PLAN) == estimates(twice.named, PLAN)


def test_the_interval_keeps_the_article_as_the_unit():
    """Articles have days: their sentences go together, and the interval says so."""
    corpus = sample_corpus(25)
    found = estimates(corpus.named, PLAN)
    scored = [estimate for estimate in found if estimate.measure.top == "own_score"]
    assert {estimate.outlet for estimate in scored} == {o.name for o in corpus.named}
    for estimate in scored:
        rows = corpus.outlets[estimate.outlet].rows
        pieces = rows[:, PLAN.fields.index("own_pieces")].sum()
        width = estimate.interval.high - estimate.interval.low
        # Had every sentence been drawn by itself, with a spread of about .45:
        naive = 2 * 1.96 * 0.45 / math.sqrt(pieces)
        assert width > 1.2 * naive, estimate.outlet


@pytest.mark.parametrize("each", [25, pytest.param(60, marks=pytest.mark.exhaustive)])
def test_the_outlet_that_quotes_more_is_found_and_two_of_one_recipe_are_not_parted(
    each,
):
    found = estimates(sample_corpus(each).named, PLAN)
    quoted = {e.outlet: e for e in found if e.measure.top == "quoted"}
    assert quoted["Daily Lantern"].survives
    assert quoted["Daily Lantern"].value > 1.5 * quoted["Harbour Post"].value
    lengths = [e for e in found if e.measure.name == "length"]
    assert not any(e.survives for e in lengths)


@pytest.mark.parametrize(("each", "tested"), [(FEWEST - 1, False), (FEWEST, True)])
def test_few_articles_have_no_interval_and_fewer_no_verdict(each, tested):
    found = estimates_of(sample(each), Plan())
    table = outlets_chart(found).table.as_text()
    assert all(e.interval is None for e in found)
    assert all((e.p is not None) == tested for e in found)
    assert ("Too few" in finding(found)) != tested
    assert "too few articles" in table and ("too few to test" in table) != tested


def test_ten_articles_have_intervals():
    found = estimates_of(sample(FEWEST_FOR_INTERVAL), Plan())
    assert all(e.value in e.interval for e in found)


# Ratios, and the test of a page -------------------------------------------------------


@pytest.mark.parametrize(
    ("freedom", "quantile"), [(9, 2.262), (14, 2.145), (29, 2.045), (99, 1.984)]
)
def test_students_t_is_that_of_the_tables(freedom, quantile):
    assert student(freedom) == pytest.approx(quantile, abs=5e-4)


def test_the_interval_of_a_mean_is_students_own():
    scores, ones = np.arange(12.0), np.ones(12)
    low, high = ratio_interval(scores, ones, "score")
    reach = student(11) * scores.std(ddof=1) / math.sqrt(12)
    assert (low, high) == pytest.approx((5.5 - reach, 5.5 + reach))


@pytest.mark.parametrize("scale", ["rate", "share"])
def test_an_interval_stays_within_its_bounds(scale):
    tops, words = np.array([0] * 9 + [1, 90]), np.full(11, 100)
    low, high = ratio_interval(tops, words, scale)
    assert 0 < low < 91 / 1100 < high < (1 if scale == "share" else math.inf)


@pytest.mark.parametrize(
    ("tops", "bottoms"),
    [
        ([2] * 9, [7] * 9),  # too few
        ([2] * 9 + [0] * 9, [7] * 9 + [0] * 9),  # nine that have anything to measure
        ([2] * 12, [7] * 12),  # all alike
        ([1] * 11 + [10**7], [1] * 11 + [10**9]),  # one outweighs all the others
    ],
)
def test_where_an_interval_would_say_nothing_there_is_none(tops, bottoms):
    for scale in ("rate", "share"):
        assert ratio_interval(np.array(tops), np.array(bottoms), scale) is None


def test_a_word_that_no_article_has_gets_the_rule_of_three():
    unused = {e.outlet: e for e in estimates_of(sample(15)) if "war" in e.measure.name}
    for e in unused.values():
        words = sum(n.numbers[1] for n in measured_of(e.outlet, 15))
        assert e.value == e.interval.low == 0
        assert e.interval.high == pytest.approx(3000 / words)
        assert e.p is None and not e.survives
    # Those who use it elsewhere use it four times: so may three articles of these.
    fifteen = np.full(15, 100)
    assert bound_of_none(fifteen, np.array([4, 4])) == (0, 12 / 1500)
    assert bound_of_none(fifteen[:9], np.array([4])) is None


def measured_of(outlet, each):
    return [measure(item, PLAN) for item in sample(each) if item.outlet == outlet]


def outlets_with(*tops):
    """Outlets with one measure: these tops, each article a hundred words long."""
    return [np.stack([np.array(t), np.full(len(t), 100)], -1)[:, None] for t in tops]


def test_the_p_of_a_page_is_that_of_all_deals():
    """Two outlets of five: there are 252 deals, and two of them part them as far."""
    ((first,), (second,)) = page_test(outlets_with(range(5), range(5, 10)))
    assert first.p == second.p == pytest.approx(2 / 252, abs=0.006)
    assert first.survives and first.gap == -second.gap == pytest.approx(-0.05)


def test_what_no_deal_can_take_far_enough_is_too_few_to_test():
    once, never = [1, 0, 0, 0, 0, 0], [0] * 6
    for row in page_test(outlets_with(once, never, never)):
        assert row[0].p is None and not row[0].survives and row[0].gap is not None


def test_what_is_too_few_to_test_costs_the_other_marks_nothing():
    rare = outlets_with([1] + [0] * 7, *[[0] * 8] * 3)
    far = outlets_with(*(range(at, at + 8) for at in (12, 1, 2, 1)))
    alone = [row[0] for row in page_test(far)]
    both = [np.concatenate(pair, axis=1) for pair in zip(far, rare, strict=True)]
    assert [row[0] for row in page_test(both)] == alone
    assert [mark.survives for mark in alone] == [True, False, False, False]


def test_a_mean_of_one_quotation_is_too_few_to_test():
    quoted = [np.array([[[5000, 1]]] + [[[0, 0]]] * 14)]
    many = [np.array([[[at * 100, 1]] for at in range(15)]) for _ in range(3)]
    tested = page_test(quoted + many)
    assert tested[0][0].p is None and tested[0][0].gap > 0


@pytest.mark.exhaustive
@pytest.mark.parametrize("each", SIZES)
def test_of_twenty_pages_on_outlets_that_do_not_differ_one_has_a_mark(each):
    assert marked_pages((each,) * 4, 1000) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / 1000)


@pytest.mark.exhaustive
@pytest.mark.parametrize("sizes", [(5, 15, 30, 100), (900, 900, 900, 30), (10,) * 12])
def test_nor_do_outlets_of_other_sizes_have_more(sizes):
    """The largest are more than are dealt: their distances are held against fewer."""
    assert marked_pages(sizes, 300) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / 300)


@pytest.mark.exhaustive
def test_outlets_that_differ_are_found():
    found = power(15, 50)
    assert found["Daily Lantern", "quoted"] == pytest.approx(1, abs=0.02)
    dark = power(100, 50)["Evening Quarter", "score, own words"]
    assert found["Evening Quarter", "score, own words"] < 0.3 < dark


@pytest.mark.exhaustive
@pytest.mark.parametrize("each", SIZES[1:])
def test_the_intervals_hold_the_truth_as_often_as_the_page_says(each):
    low, high = map(int, COVERED.split(" to "))
    for name, held in coverage(pool(0), each, 300).items():
        assert low / 100 - 0.015 <= held <= high / 100 + 0.015, name


# The chart ----------------------------------------------------------------------------


def test_the_chart_says_what_it_shows():
    found = estimates(sample_corpus(25).named, PLAN)
    chart = outlets_chart(found)
    assert "beyond luck" in chart.title and chart.title in chart.alt
    assert len(chart.table.rows) == len(found)
    assert chart.png().startswith(b"\x89PNG")


def test_many_outlets_and_strange_names_fit():
    plan = Plan(measures=("counts",))
    names = [*HOSTILE_NAMES, *(f"<b>{n}</b> " + "x" * n for n in range(24))]
    tallies = [
        Tallies(name, "a", f"{n:02x}" * 32, (1, 100 + n, 5))
        for n, name in enumerate(names)
    ]
    chart = outlets_chart(estimates_of(tallies, plan))
    assert "18 more outlets in the table" in chart.alt
    assert chart.png() and "<b>" not in chart.as_html()


# Running ------------------------------------------------------------------------------


def test_parts_are_named_by_what_they_hold():
    corpus = list(sample(each=30))
    one, two = list(parts(corpus, PLAN)), list(parts(corpus, PLAN))
    assert [p.key for p in one] == [p.key for p in two]
    assert sum(len(p.items) for p in one) == len(corpus)
    changed = [*corpus[:-1], Item("Evening Quarter", corpus[-1].name, "Another text.")]
    assert [p.key for p in parts(changed, PLAN)][:-1] == [p.key for p in one][:-1]
    assert list(parts(changed, PLAN))[-1].key != one[-1].key
    assert next(parts(corpus, Plan())).key != one[0].key


def test_a_second_run_measures_nothing_again(tmp_path, monkeypatch):
    monkeypatch.setattr("lessons.corpus.run.PART", 4)
    corpus = list(sample(each=2))  # of four outlets: two parts
    keys = run(corpus, PLAN, tmp_path)
    before = list(rows(tmp_path, keys))
    monkeypatch.setattr(
        "lessons.corpus.run.measure_all", lambda *a: pytest.fail("again")
    )
    told = []
    assert run(corpus, PLAN, tmp_path, done=told.append) == keys
    assert len(keys) == 2 and sum(told) == len(corpus)
    assert list(rows(tmp_path, keys)) == before


def test_a_run_that_was_stopped_goes_on_from_its_finished_parts(tmp_path, monkeypatch):
    monkeypatch.setattr("lessons.corpus.run.PART", 4)
    articles = list(sample(each=3))  # of four outlets: three parts
    measured = []

    def measure_two_parts(items, plan):
        if len(measured) == 2:
            raise KeyboardInterrupt
        measured.append(len(items))
        return [measure(item, plan) for item in items]

    monkeypatch.setattr("lessons.corpus.run.measure_all", measure_two_parts)
    with pytest.raises(KeyboardInterrupt):
        run(articles, PLAN, tmp_path)
    monkeypatch.setattr("lessons.corpus.run.measure_all", measure_all)
    first = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    keys = run(articles, PLAN, tmp_path)
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    names = [tallies.name for part in rows(tmp_path, keys) for tallies in part]
    assert (len(first), len(after)) == (2, 3) and first.items() < after.items()
    assert names == [article.name for article in articles]


@pytest.mark.exhaustive
def test_the_same_numbers_with_two_processes_and_on_a_scheduler(tmp_path):
    pytest.importorskip("distributed", reason="the extra for many articles")
    from distributed import LocalCluster

    corpus = list(sample(each=25))
    alone = run(corpus, PLAN, tmp_path / "alone")
    together = run(corpus, PLAN, tmp_path / "together", workers=2)
    with LocalCluster(
        n_workers=1,
        processes=False,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address=None,
    ) as cluster:
        there = run(
            corpus, PLAN, tmp_path / "there", scheduler=cluster.scheduler_address
        )
    assert alone == together == there
    measured = list(rows(tmp_path / "alone", alone))
    assert measured == list(rows(tmp_path / "together", together))
    assert measured == list(rows(tmp_path / "there", there))


def test_the_title_names_who_stands_apart_and_which_way():
    few = finding(estimates_of(sample(15), Plan()))
    assert few.startswith("Daily Lantern (quoted and attributed higher) and Evening")
    assert few.endswith("each stand apart from the others together, beyond luck")


@pytest.mark.exhaustive
def test_a_title_with_little_room_names_who_stands_apart():
    many = finding(estimates_of(sample(60), Plan()))
    assert "Daily Lantern" in many and "(" not in many and len(many) < 150
    assert "Harbour Post and Northern Wire each stand apart" in many  # as lesson 9 says


@pytest.mark.parametrize(
    ("value", "given"),
    [(2.5, "not 2.5"), ("9", "not '9'"), ([0.1] * 15, "not several")],
)
def test_what_is_no_whole_number_is_named_briefly(value, given):
    with pytest.raises(ValueError, match=f"whole number from 0 to 79 .*{given}"):
        whole_number(value, 79)


def test_read_measures_a_small_corpus_in_this_process():
    articles = list(sample(each=3))
    assert estimates(read(articles, PLAN).named, PLAN) == estimates_of(articles)


# The command --------------------------------------------------------------------------


def test_the_command_writes_a_report_and_names_what_it_left_out(tmp_path, capsys):
    folder = write_sample(tmp_path / "papers", 6)
    (folder / "Harbour Post" / "empty.txt").write_text("")
    (folder / "Harbour Post" / "=cmd.txt").write_bytes(b"\x00\x01\x02" * 99)
    out = tmp_path / "out"
    asked = ["corpus", str(folder), "--out", str(out), "--word", "harbour"]
    assert main(asked) == 0
    said = capsys.readouterr()
    assert said.out.strip() == str(out / "report.html")
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "empty.txt" in page and "2 articles left out" in page
    assert "http" not in page.replace("http-equiv", "")
    with (out / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        articles = list(csv.DictReader(file))
    assert len(articles) == 6 * len(RECIPES)
    assert all(int(row["words"]) > 0 for row in articles)
    with (out / "left-out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["article"] for row in csv.DictReader(file)} == {
            "empty.txt",
            "'=cmd.txt",
        }
    assert (out / "outlets.png").stat().st_size > 1000
    before = page
    assert main(asked) == 0
    assert (out / "report.html").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["nowhere"], "There is no"),
        ([".", "--workers", "0"], "--workers needs"),
    ],
)
def test_bad_input_is_one_sentence(tmp_path, capsys, monkeypatch, wrong, said):
    monkeypatch.chdir(tmp_path)
    assert main(["corpus", *wrong]) == 2
    error = capsys.readouterr().err.strip().splitlines()[-1]
    assert said in error


@pytest.mark.exhaustive
def test_the_command_on_a_scheduler_and_a_worker_of_their_own(tmp_path, capsys):
    pytest.importorskip("distributed", reason="the extra for many articles")
    folder = write_sample(tmp_path / "papers", 25)
    where = tmp_path / "scheduler.json"
    alike = ["--scheduler-file", str(where), "--host", "127.0.0.1", "--no-dashboard"]
    python = [sys.executable, "-m"]
    scheduler = [*python, "distributed.cli.dask_scheduler", "--port", "0", *alike]
    worker = [*python, "distributed.cli.dask_worker", "--no-nanny", *alike]
    aside = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    cluster = [subprocess.Popen(scheduler, **aside)]
    try:
        while not where.exists():
            assert cluster[0].poll() is None
            time.sleep(0.05)
        cluster.append(subprocess.Popen(worker, **aside))
        address = json.loads(where.read_text(encoding="utf-8"))["address"]
        there, here = tmp_path / "there", tmp_path / "here"
        asked = ["corpus", str(folder), "--out"]
        assert main([*asked, str(there), "--scheduler", address]) == 0
        assert main([*asked, str(here)]) == 0
    finally:
        for process in cluster:
            process.terminate()
            process.wait(timeout=30)
    for name in ("report.html", "articles.csv", "outlets.csv"):
        assert (there / name).read_bytes() == (here / name).read_bytes(), name


@pytest.mark.exhaustive
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "tcp://:x"])
def test_a_scheduler_that_does_not_answer_is_said(
    tmp_path, capsys, monkeypatch, address
):
    pytest.importorskip("distributed", reason="the extra for many articles")
    monkeypatch.setattr("lessons.corpus.run.PATIENCE", "1s")
    folder = write_sample(tmp_path / "papers", 1)
    asked = ["corpus", str(folder), "--out", str(tmp_path / "out")]
    assert main([*asked, "--scheduler", address]) == 2
    error = capsys.readouterr().err
    assert f"No scheduler answers at “{address}”" in error
    assert "Traceback" not in error
