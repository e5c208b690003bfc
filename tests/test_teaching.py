"""Handing in, and the class at a glance: nothing lost, nothing run, nobody shown."""

import csv
import io
import json
import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import syllabus
from lessons.__main__ import main
from lessons.exercises.kinds import Number
from lessons.exercises.model import Exercise, Result
from lessons.exercises.record import Entry, Record
from lessons.notebook.desk import Desk, open_lesson
from lessons.notebook.hand_in_form import form
from lessons.pages import answer_key as key
from lessons.pages import page
from lessons.pages.report_page import report_page
from lessons.syllabus.lesson_07 import CLAIM_TOLD
from lessons.teaching.hand_ins import read_hand_ins
from lessons.teaching.hand_in import (
    HandIn,
    as_json,
    as_page,
    file_name,
    gather,
    hand_in,
)
from lessons.teaching.class_report import as_csv, harmless, report
from lessons.teaching.sample import DAY, TAUGHT, right, sample_class, write_class

NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "**bold** [link](https://example.org)",
    "\x1b[31mred\x1b[0m",
    '"><svg/onload=alert(1)>',
    "=HYPERLINK(1)",
    "x" * 10_000,
]


class Seen(HTMLParser):
    """What a browser would build: tags, attributes, and the text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data):
        self.text += data


def check_harmless(page):
    seen = Seen(page)
    assert not {"script", "svg", "iframe", "object", "link"} & set(seen.tags)
    assert not [name for name in seen.attributes if name.startswith("on")]
    assert "\x1b" not in page
    return seen


def answered(folder, lesson, exercise, answer, status="recorded"):
    Record(lesson, folder).save_check(exercise, answer, Result(status, "…"))


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    write_class(folder, 12)
    return folder


@pytest.fixture(scope="module")
def measured(class_folder):
    return report(read_hand_ins(class_folder))


# Handing in ------------------------------------------------------------------------


def test_the_page_holds_answers_and_the_record_and_needs_nothing_else(tmp_path):
    answered(tmp_path, "03", "counts.predict-war", "a")
    answered(tmp_path, "03", "counts.word-in-context", ["B2"], "correct")
    path = hand_in("Ada Lovelace", tmp_path)
    page = path.read_text(encoding="utf-8")
    seen = check_harmless(page)
    assert "Ada Lovelace" in seen.text
    assert "A, the wire report" in seen.text
    assert "to wage war against his neighbour" in seen.text
    assert "http" not in page.replace("http-equiv", "")
    (one,) = read_hand_ins(tmp_path).submissions
    assert one.name == "Ada Lovelace"
    assert one.entries["counts.word-in-context"].answer == ["B2"]


def test_predictions_stand_beside_what_was_found(tmp_path):
    shown = [
        e
        for number in syllabus.NUMBERS
        for e in syllabus.lesson(number).exercises
        if e.outcome
    ]
    assert shown, "no prediction says what was found"
    for number in syllabus.NUMBERS:
        for exercise in syllabus.lesson(number).exercises:
            if exercise.outcome:
                assert exercise.outcome(Desk(number)).strip()


def test_the_brief_brings_its_chart_under_the_learners_own_words(tmp_path):
    answered(tmp_path, "07", "brief.choose-chart", "fact-ledger")
    answered(tmp_path, "07", "brief.alt-text", "A grid of <facts>, two columns.")
    page = as_page(gather("Ben", tmp_path))
    assert 'alt="A grid of &lt;facts&gt;, two columns."' in page
    assert "data:image/png;base64," in page
    check_harmless(page)


def test_the_brief_comes_first_and_each_of_its_parts_once(tmp_path):
    desk = Desk("07")
    said = "Another article of the same day would change my mind about it."
    answered(tmp_path, "07", "brief.change-my-mind", said)
    Record("07", tmp_path).save_check(
        "brief.claim-told", right(CLAIM_TOLD, desk), Result("correct", "Yes.")
    )
    answered(tmp_path, "07", "brief.claim-named", {"verb": "prove"})
    answered(tmp_path, "03", "counts.obsessed", "It is a matter of length, my friend.")
    page = as_page(gather("Ben", tmp_path))
    assert page.count(said) == 2  # once to read, once in the record
    assert page.index("my brief") < page.index("Counting fairly")
    assert "For it: " in page and "Against it: " in page
    assert "Not printed: it is not checked yet, or it was turned back." in page
    assert '<div class="sheet">' in page
    check_harmless(page)


def test_a_brief_that_was_begun_says_what_it_lacks(tmp_path):
    def said():
        _, button, line = form(tmp_path, "Ben").view.children
        button.click()
        return line.value

    answered(tmp_path, "03", "counts.obsessed", "It is a matter of length.")
    assert "Not in your brief" not in said()
    answered(tmp_path, "07", "brief.choose-chart", "fact-ledger")
    answered(tmp_path, "07", "brief.claim-told", {"verb": "prove"}, "mistaken")
    (lacks,) = re.findall(r"Not in your brief yet: ([^.]+)", said())
    assert "its alt text" in lacks and "first claim" in lacks
    assert "the chart" not in lacks
    answered(tmp_path, "07", "brief.alt-text", "A grid of facts in two columns.")
    assert "do the words still fit it?" not in said()
    time.sleep(0.01)
    answered(tmp_path, "07", "brief.choose-chart", "labels")
    assert "do the words still fit it?" in said()


@pytest.mark.parametrize("name", ["", "  \n "])
def test_a_name_is_asked_for(tmp_path, name):
    with pytest.raises(ValueError, match="name"):
        hand_in(name, tmp_path)


@given(st.text(max_size=60))
def test_no_name_leads_to_another_folder(name):
    made = file_name(name)
    assert made.startswith("hand-in-") and made.endswith(".html")
    assert not set(made) & set('/\\:*?"<>|\x00') and ".." not in made
    assert len(made) < 60


def test_names_that_look_alike_keep_apart():
    assert file_name("Zoë") != file_name("Zoe")
    assert file_name("../../etc/passwd") == file_name("../../etc/passwd")


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_what_a_learner_wrote_is_shown_as_text_everywhere(tmp_path, nasty):
    answered(tmp_path, "03", "counts.obsessed", nasty)
    answered(tmp_path, "03", "counts.length-trap", nasty, "incorrect")
    page = hand_in(nasty, tmp_path).read_text(encoding="utf-8")
    seen = check_harmless(page)
    assert nasty[:40].replace("\x1b", "�") in seen.text
    measured = report(read_hand_ins(tmp_path))
    (one,) = measured.submissions
    assert one.entries["counts.obsessed"].answer == nasty
    check_harmless(report_page(measured))
    for row in csv.reader(io.StringIO(as_csv(measured))):
        assert not any(cell[:1] in ("=", "+", "-", "@") for cell in row)


def test_a_full_or_locked_folder_is_said_in_one_sentence(tmp_path):
    (tmp_path / "work").write_text("a file")
    with pytest.raises(OSError, match=r"NOT (SAVED|WRITTEN)"):
        hand_in("Ada", tmp_path / "work")


def test_the_form_says_what_it_did(tmp_path, monkeypatch):
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    form = open_lesson("00").hand_in()
    field, button, said = form.view.children
    button.click()
    assert "Write the name" in said.value
    field.value = "<b>Ada</b>"
    button.click()
    assert "hand-in-b-ada-b-" in said.value and "<b>" not in said.value
    bundle = form._repr_mimebundle_()
    assert bundle["text/plain"] == "<hand in>"


# Collecting -----------------------------------------------------------------------


def test_no_file_is_silently_dropped(tmp_path):
    write_class(tmp_path, 2)
    (tmp_path / "notes.txt").write_text("shopping")
    (tmp_path / "page.html").write_text("<p>another page</p>")
    (tmp_path / "broken.json").write_text('{"kind": "two-front')
    (tmp_path / "list.json").write_text("[1, 2]")
    (tmp_path / "binary.html").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "deep.json").write_text("[" * 100_000)
    whole = as_json(sample_class(1)[0])
    for name, change in {
        "future.json": {"schema": 99},
        "nameless.json": {"name": " "},
        "odd.json": {"lessons": {"03": {"x": {"attempts": "many"}}}},
        "flat.json": {"lessons": ["03"]},
    }.items():
        (tmp_path / name).write_text(json.dumps(whole | change))
    found = read_hand_ins(tmp_path)
    assert len(found.submissions) == 2
    named = {note.split(":")[0] for note in found.left_out}
    assert named == {
        "notes.txt", "page.html", "broken.json", "list.json", "binary.html",
        "deep.json", "future.json", "nameless.json", "odd.json", "flat.json",
    }  # fmt: skip
    assert all(note.endswith(".") for note in found.left_out)


def test_of_two_hand_ins_under_one_name_the_later_counts(tmp_path):
    old = HandIn("Ada", DAY, {"03": {"counts.predict-war": Entry("a", "recorded")}})
    new = HandIn(" ada ", DAY.replace("09:", "10:"), {"03": {}})
    (tmp_path / "1.html").write_text(as_page(new), encoding="utf-8")
    (tmp_path / "2.html").write_text(as_page(old), encoding="utf-8")
    found = read_hand_ins(tmp_path)
    (kept,) = found.submissions
    assert kept.file == "1.html"
    (note,) = found.left_out
    assert note.startswith("2.html") and "later one counts" in note


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(ValueError, match="no folder"):
        read_hand_ins(tmp_path / "nowhere")


# The report -----------------------------------------------------------------------


def test_the_grid_has_a_row_an_exercise_and_a_column_a_learner(measured):
    page = report_page(measured)
    seen = check_harmless(page)
    exercises = sum(len(syllabus.lesson(n).exercises) for n in TAUGHT)
    assert len(measured.exercises) == exercises
    for exercise in measured.exercises:
        assert exercise.id in seen.text
    for submission in measured.submissions:
        assert submission.name in seen.text


def test_a_lesson_that_nobody_began_has_no_rows_and_is_named(tmp_path):
    answered(tmp_path, "03", "counts.predict-war", "a")
    hand_in("Ada", tmp_path)
    measured = report(read_hand_ins(tmp_path))
    assert {e.id.split(".")[0] for e in measured.exercises} == {"counts"}
    seen = check_harmless(report_page(measured))
    assert "Nobody has begun “0 Start here”" in seen.text
    assert "Counting fairly" not in seen.text


def test_mistakes_are_counted_and_the_commonest_comes_first(measured):
    counts = [met.learners for met in measured.mistakes]
    assert counts == sorted(counts, reverse=True) and counts[0] > 1
    first = measured.mistakes[0]
    by_hand = sum(
        first.mistake in s.entries.get(first.exercise.id, Entry()).mistakes
        for s in measured.submissions
    )
    assert first.learners == by_hand
    assert all(met.say for met in measured.mistakes)


def test_codings_are_compared_among_the_class_and_with_vader(measured):
    by_id = {coded.exercise.id: coded for coded in measured.codings}
    tones = by_id["scores.code-a-dozen"]
    assert tones.with_machine is not None and tones.coders > 5
    assert tones.among.alpha < 0.3  # the sample class codes at random
    assert set(tones.machine_differs) <= {
        line.id for line in tones.exercise.answer.lines
    }


def test_a_class_of_one_mind_agrees():
    from lessons.teaching.hand_ins import HandIns, Submission

    exercise = next(
        e for e in syllabus.lesson("05").exercises if e.id == "scores.code-a-dozen"
    )
    lines = [line.id for line in exercise.answer.lines]
    coded = {line: "-1" if at % 2 else "1" for at, line in enumerate(lines)}
    same = tuple(
        Submission(name, DAY, name, {exercise.id: Entry(coded, "recorded")})
        for name in "abc"
    )
    (found,) = report(HandIns(same, ())).codings
    assert found.among.alpha == 1.0


def test_nobodys_words_stand_beside_their_name(tmp_path):
    answered(tmp_path / "one", "03", "counts.obsessed", "I would ask for the counts.")
    hand_in("Ada", tmp_path / "one")
    page = report_page(report(read_hand_ins(tmp_path)))
    text = Seen(page).text
    assert "I would ask for the counts." in text
    around = text[text.index("I would ask") - 200 : text.index("I would ask") + 200]
    assert "Ada" not in around


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\n=1", "|x", "%x", "''=1"]
)
def test_no_cell_can_become_a_formula(cell):
    shown = harmless(cell)
    assert shown[:1] not in tuple("=+-@|%\t\n ") or shown.lstrip()[:1] == "'"


def test_the_csv_has_a_row_a_learner_and_exercise(measured):
    rows = list(csv.DictReader(io.StringIO(as_csv(measured))))
    assert len(rows) == len(measured.submissions) * len(measured.exercises)
    assert {row["name"] for row in rows} == {s.name for s in measured.submissions}


def test_the_command_writes_page_and_csv(class_folder, tmp_path, capsys):
    page, table = tmp_path / "class.html", tmp_path / "class.csv"
    code = main(["report", str(class_folder), "--html", str(page), "--csv", str(table)])
    assert code == 0 and "12 hand-ins" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert table.read_text(encoding="utf-8").startswith("name,exercise")


def test_the_command_says_what_is_wrong(tmp_path, capsys):
    assert main(["report", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err.startswith("There is no folder")


# The answer key -----------------------------------------------------------------------


def test_the_key_answers_every_exercise_and_gives_none_to_what_is_only_kept(tmp_path):
    page_file = tmp_path / "key.html"
    assert main(["key", "--html", str(page_file)]) == 0
    written = page_file.read_text(encoding="utf-8")
    sections = dict(re.findall(r"<h3>([^<]+)</h3>(.*?)</section>", written, re.S))
    exercises = [e for n in syllabus.NUMBERS for e in syllabus.lesson(n).exercises]
    assert list(sections) == [exercise.id for exercise in exercises]
    for exercise in exercises:
        kept = "never marked" in sections[exercise.id]
        assert kept == exercise.recorded, exercise.id
        assert kept or page.text(exercise.right) in sections[exercise.id]


def test_the_key_follows_the_articles_and_not_a_typed_answer():
    exercise = Exercise(
        id="t.length",
        prompt="How many?",
        answer=Number("words"),
        right="Counted.",
        objective="t",
        solve=lambda desk: len(desk.pair[0].words),
    )
    (answer,) = re.findall(
        r"<blockquote>(.*?)</blockquote>", key._exercise(exercise, Desk("03"))
    )
    assert answer == f"{len(Desk('03').pair[0].words)} words"


def test_a_lesson_that_there_is_not_has_no_key(tmp_path, capsys):
    assert main(["key", "19", "--html", str(tmp_path / "key.html")]) == 2
    assert "There is no lesson “19”" in capsys.readouterr().err
