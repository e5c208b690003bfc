"""Handing in, and the class at a glance: nothing lost, nothing silently dropped."""

import csv
import io
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernels import ROOT

from lessons import syllabus
from lessons.__main__ import main
from lessons.charts.class_and_machine import class_and_machine
from lessons.exercises.model import Result
from lessons.exercises.record import Entry, Record
from lessons.pages.hand_in_page import hand_in_page, write_hand_in
from lessons.pages.report_page import report_page
from lessons.reading.agreement import agreement
from lessons.reading.pair import load_pair
from lessons.syllabus.lesson_07 import CLAIM_TOLD
from lessons.syllabus.plans import plan_notes
from lessons.teaching.brief import DRAW, chosen_chart, is_redrawn, missing
from lessons.teaching.class_report import as_csv, class_report, harmless
from lessons.teaching.codings import ClassCoding, agreement_in_words
from lessons.teaching.difficulties import Fault, faults_in
from lessons.teaching.hand_in import HandIn, as_json, file_name, gather
from lessons.teaching.hand_ins import HandIns, Submission, read_hand_ins
from lessons.teaching.sample import DAY, TAUGHT, right, sample_class, write_class
from lessons.teaching.tables import (
    coding_table,
    difficulties_table,
    mended,
    standing_table,
    still,
    whole_table,
)

PAIR = load_pair()


def answered(folder, lesson, exercise, answer, status="recorded"):
    syllabus.check_number(lesson)  # no test goes on with a lesson that is left out
    Record(lesson, folder).save_check(exercise, answer, Result(status, "…"))


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    write_class(folder, 12)
    return folder


@pytest.fixture(scope="module")
def report(class_folder):
    return class_report(read_hand_ins(class_folder))


# Handing in ------------------------------------------------------------------------


def test_everything_that_is_kept_is_gathered_under_the_learners_name(tmp_path):
    answered(tmp_path, "03", "counts.predict-war", "a")
    answered(tmp_path, "05", "scores.predict-killed", "same")
    Record(syllabus.lesson("04").number, tmp_path).path.write_bytes(b"[1")
    handed = gather("  Ada \n Lovelace ", tmp_path)
    assert handed.name == "Ada Lovelace"
    assert {number: list(kept) for number, kept in handed.lessons.items()} == {
        "03": ["counts.predict-war"],
        "05": ["scores.predict-killed"],
    }
    (note,) = handed.notes
    assert "could not be read" in note


@pytest.mark.parametrize("name", ["", "  \n "])
def test_a_name_is_asked_for(tmp_path, name):
    with pytest.raises(ValueError, match="name"):
        gather(name, tmp_path)


@given(st.text(max_size=60))
def test_no_name_leads_to_another_folder(name):
    made = file_name(name)
    assert made.startswith("hand-in-") and made.endswith(".html")
    assert not set(made) & set('/\\:*?"<>|\x00') and ".." not in made
    assert len(made) < 60


def test_names_that_look_alike_keep_apart():
    names = ["Zoë", "Zoe", "zoe", "Zoe ", "", "../../etc/passwd", "etc passwd"]
    assert len({file_name(name) for name in names}) == len(names)
    assert file_name("Zoë").startswith("hand-in-zoe-")
    assert file_name("../../etc/passwd").startswith("hand-in-etc-passwd-")


# The brief -------------------------------------------------------------------------


def test_a_brief_that_was_begun_says_what_it_lacks():
    def entry(answer, status="recorded", saved="1"):
        return Entry(answer, status, last_saved=saved)

    assert missing({}) == []
    refused = {"brief.claim-told": entry({"verb": "prove"}, "mistaken")}
    assert missing(refused) == []  # nothing of it would be printed yet
    begun = {"brief.choose-chart": entry("fact-ledger"), **refused}
    assert missing(begun)[:2] == ["its alt text", "first claim"]
    claim = {"brief.claim-told": entry(right(CLAIM_TOLD, PAIR), "correct")}
    assert "first claim" not in missing(begun | claim)


def test_a_chart_that_was_kept_after_its_words_is_asked_about(tmp_path):
    answered(tmp_path, "07", "brief.choose-chart", "fact-ledger")
    answered(tmp_path, "07", "brief.alt-text", "A grid of facts in two columns.")
    assert not is_redrawn(Record("07", tmp_path).entries())
    time.sleep(0.01)
    answered(tmp_path, "07", "brief.choose-chart", "labels")
    assert is_redrawn(Record("07", tmp_path).entries())


def test_every_chart_that_can_be_chosen_is_drawn_under_the_learners_words():
    (choose,) = (
        e for e in syllabus.lesson("07").exercises if e.id == "brief.choose-chart"
    )
    assert {option.id for option in choose.kind.options} == set(DRAW)
    words = {"brief.alt-text": Entry("My own words.")}
    for chosen in DRAW:
        entries = {"brief.choose-chart": Entry(chosen)}
        chart, alt = chosen_chart(entries, PAIR)
        assert alt == chart.alt and len(alt.split()) > 10
        assert chosen_chart(entries | words, PAIR)[1] == "My own words."


@pytest.mark.parametrize("answer", [None, "", "zebra", ["labels"], {"a": 1}])
def test_no_chart_is_drawn_for_an_answer_that_names_none(answer):
    assert chosen_chart({"brief.choose-chart": Entry(answer)}, PAIR) is None


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


def test_two_hand_ins_of_one_learner_are_put_together(tmp_path):
    old = HandIn("Ada", DAY, {"03": {"counts.predict-war": Entry("a", "recorded")}})
    new = HandIn(" ada ", DAY.replace("09:", "10:"), {"03": {}})
    (tmp_path / "1.html").write_text(hand_in_page(new), encoding="utf-8")
    (tmp_path / "2.html").write_text(hand_in_page(old), encoding="utf-8")
    found = read_hand_ins(tmp_path)
    (kept,) = found.submissions
    assert kept.file == "1.html"
    (note,) = found.left_out
    assert note.startswith("2.html") and "later one counts" in note


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(ValueError, match="no folder"):
        read_hand_ins(tmp_path / "nowhere")


# The report -----------------------------------------------------------------------


def test_the_report_covers_every_lesson_that_was_begun(report):
    exercises = sum(len(syllabus.lesson(n).exercises) for n in TAUGHT)
    assert len(report.exercises) == exercises
    assert len(report.not_begun) == len(syllabus.NUMBERS) - len(TAUGHT)
    assert len(report.submissions) == 12 and report.left_out == ()


def test_a_lesson_that_nobody_began_has_no_rows_and_is_named(tmp_path):
    answered(tmp_path, "03", "counts.predict-war", "a")
    write_hand_in("Ada", tmp_path)
    measured = class_report(read_hand_ins(tmp_path))
    assert {e.id.split(".")[0] for e in measured.exercises} == {"counts"}
    assert "0 Start here" in measured.not_begun
    assert len(measured.not_begun) == len(syllabus.NUMBERS) - 1


def exercise_of(id_):
    return next(
        e for n in syllabus.NUMBERS for e in syllabus.lesson(n).exercises if e.id == id_
    )


def learners(id_, *entries):
    """A class of as many learners as there are entries for one exercise."""
    found = tuple(
        Submission(f"L{at}", DAY, f"{at}.html", {id_: entry})
        for at, entry in enumerate(entries)
    )
    return class_report(HandIns(found, ()))


def test_what_most_do_not_have_yet_comes_first(report):
    not_yet = [one.open for one in report.difficulties]
    assert not_yet == sorted(not_yet, reverse=True) and not_yet[0] > 1
    first = report.difficulties[0]
    by_hand = sum(
        s.entries.get(first.exercise.id, Entry()).status in ("mistaken", "incorrect")
        for s in report.submissions
    )
    assert first.open == by_hand
    assert report.tomorrow == report.difficulties[:3]


def test_a_difficulty_tells_who_still_has_it_and_who_has_mended_it():
    trap = "counts.length-trap"
    raw = {"counted-raw": 1}
    report = learners(
        trap,
        Entry("3", "mistaken", 1, mistakes=raw),
        Entry(" 3 ", "mistaken", 1, mistakes=raw),
        Entry("500", "incorrect", 1),
        Entry(right(exercise_of(trap), PAIR), "correct", 2, mistakes=raw),
        Entry(right(exercise_of(trap), PAIR), "correct", 3, mistakes=raw, shown=2),
        Entry(right(exercise_of(trap), PAIR), "correct", 1),
    )
    (hard,) = report.tomorrow
    assert (hard.answered, hard.open) == (6, 3)
    worst = hard.faults[0]
    assert (worst.still, worst.mended, worst.shown) == (2, 1, 1)
    assert worst.words.startswith("3") and worst.say.startswith(
        "That is the raw count."
    )
    assert (
        still(hard, worst) == "3 of 6 who answered have it wrong, 2 of them like this."
    )
    assert mended(worst) == (
        "1 has mended it without the answer. 1 had the answer shown first."
    )
    assert hard.plan.ask in plan_text("03").replace("*", "")


def plan_text(number):
    return (ROOT / "lessons" / "syllabus" / f"lesson_{number}.md").read_text("utf-8")


def test_those_who_only_copied_the_answer_have_not_mended_it_alone():
    said = mended(Fault("3", "", still=2, mended=0, shown=3))
    assert said == (
        "Nobody has mended it without the answer. 3 had the answer shown first."
    )
    assert mended(Fault("3", "", 2, 0, 0)) == "Nobody has mended it yet."


def test_a_wrong_sentence_is_counted_by_the_mistake_that_the_kit_names():
    evidence = exercise_of("counts.word-in-context")
    named = {"another-war": 1}
    report = learners(
        evidence.id,
        Entry(["A2"], "mistaken", 1, mistakes=named),
        Entry(["A21"], "mistaken", 1, mistakes=named),
        Entry(right(evidence, PAIR), "correct", 2, mistakes=named),
        Entry(right(evidence, PAIR), "correct", 3, mistakes=named, shown=2),
    )
    (hard,) = report.difficulties
    (worst,) = hard.faults
    assert (worst.still, worst.mended, worst.shown, worst.forms) == (2, 1, 1, 2)
    assert worst.say.startswith("The word “war” does stand there.")
    assert still(hard, worst) == "2 of 4 who answered still have this or one like it."


def test_nobody_is_said_to_have_mended_what_no_record_follows():
    trap = "counts.length-trap"
    entries = [Entry("500", "incorrect", 1)] * 2
    (hard,) = learners(trap, *entries).tomorrow
    assert mended(hard.faults[0]) == ""
    assert "mended" not in report_page(learners(trap, *entries))


def test_the_right_answer_is_rounded_and_each_question_has_its_number():
    report = learners("counts.length-trap", *[Entry("3", "mistaken", 1)] * 2)
    (hard,) = report.tomorrow
    assert hard.right == "9.17 per 1,000 words"
    assert report_page(report).count(">5. B says “war” 3 times") == 3


def test_who_handed_in_nothing_is_named():
    report = learners("counts.length-trap", Entry("3", "mistaken", 1), Entry())
    assert report.blank == ("L1",)


def test_each_wrong_line_of_an_answer_is_counted():
    labels = exercise_of("start.parts-of-a-cell")
    model = labels.solve(PAIR)
    both = model | {"print": "output", "words": "code"}
    one = model | {"words": "code"}
    report = learners(
        labels.id,
        Entry(both, "mistaken", 1, mistakes={"print": 1}),
        Entry(one, "mistaken", 1, mistakes={"words": 1}),
    )
    worst, other = report.difficulties[0].faults
    assert (worst.still, other.still) == (2, 1)
    (line,) = (line.text for line in labels.kind.lines if line.id == "words")
    (given,) = (label.text for label in labels.kind.labels if label.id == "code")
    assert worst.words == f"“{given}” for: {line}"


def test_a_wrong_tick_and_a_missing_one_are_told_apart():
    limits = exercise_of("brief.limits")
    model = limits.solve(PAIR)
    faults = faults_in(limits, [*model[1:], "kept-back"], PAIR)
    assert faults[model[0]].startswith("left open: ")
    assert faults["kept-back"].startswith("ticked: ")


def test_an_answer_that_is_not_finished_is_no_difficulty():
    labels = exercise_of("start.parts-of-a-cell")
    (half,) = learners(labels.id, Entry({"print": "code"}, "incorrect", 1)).submissions
    assert faults_in(labels, half.entries[labels.id].answer, PAIR) == {}


def test_one_learners_slip_is_not_taught_again_to_a_class():
    trap = "counts.length-trap"
    fine = Entry(right(exercise_of(trap), PAIR), "correct", 1)
    report = learners(trap, Entry("3", "mistaken", 1), fine, fine)
    assert report.tomorrow == () and len(report.difficulties) == 1


@pytest.mark.parametrize("number", syllabus.NUMBERS)
def test_a_plan_says_what_to_ask_of_every_question_that_is_marked(number):
    notes = plan_notes(number)
    marked = [e for e in syllabus.lesson(number).exercises if not e.recorded]
    assert [e.id for e in marked if not notes[e.id].ask] == []
    for note in notes.values():
        assert "Ask" not in note.likely and "`" not in note.ask + note.likely


def test_a_report_can_be_of_one_lesson(class_folder):
    found = class_report(read_hand_ins(class_folder), ["03"])
    assert [lesson.number for lesson in found.lessons] == ["03"]
    assert {one.lesson.number for one in found.difficulties} == {"03"}
    with pytest.raises(ValueError, match="no lesson “33”"):
        class_report(read_hand_ins(class_folder), ["33"])


def test_codings_are_compared_among_the_class_and_with_vader(report):
    by_id = {coded.exercise.id: coded for coded in report.codings}
    tones = by_id["scores.code-a-dozen"]
    assert tones.with_machine is not None and tones.coders > 5
    assert tones.among.alpha < 0.3  # the sample class codes at random
    lines = {line.id for line in tones.exercise.kind.lines}
    assert tones.machine_differs and set(tones.machine_differs) <= lines
    frames = by_id["frames.code-five"]
    assert frames.with_machine is None and frames.tones == ()
    for coding, beside in ((tones, "VADER: "), (frames, "strict: ")):
        table = coding_table(coding)
        assert all(row[3].startswith(beside) for row in table.rows)
        assert all(row[1] == PAIR.sentence(row[0]) for row in table.rows)


def test_the_class_and_the_chart_part_in_the_same_sentences(report):
    (tones,) = (c for c in report.codings if c.exercise.id == "scores.code-a-dozen")
    chart = class_and_machine(tones.tones, PAIR)
    assert f"({', '.join(tones.machine_differs)})" in chart.alt


def test_no_number_of_agreement_stands_without_its_sentence(report):
    for coding in report.codings:
        said = agreement_in_words(coding)
        assert "times in 100" in said and "0 is what luck gives" in said


def test_a_class_of_one_mind_agrees():
    exercise = next(
        e for e in syllabus.lesson("05").exercises if e.id == "scores.code-a-dozen"
    )
    lines = [line.id for line in exercise.kind.lines]
    coded = {line: "-1" if at % 2 else "1" for at, line in enumerate(lines)}
    same = tuple(
        Submission(name, DAY, name, {exercise.id: Entry(coded, "recorded")})
        for name in "abc"
    )
    (found,) = class_report(HandIns(same, ())).codings
    assert found.among.alpha == 1.0


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\n=1", "|x", "%x"]
)
def test_no_cell_can_become_a_formula(cell):
    shown = harmless(cell)
    assert shown == "'" + " ".join(cell.split("\n")).replace("\t", " ")


@pytest.mark.parametrize("cell", ["", "A15", "two = 2", "'=1", 3, -3])
def test_a_cell_that_is_no_formula_stays_as_it_is(cell):
    assert harmless(cell) == cell


def test_the_csv_has_a_row_a_learner_and_exercise(report):
    rows = list(csv.DictReader(io.StringIO(as_csv(report))))
    assert len(rows) == len(report.submissions) * len(report.exercises)
    assert {row["name"] for row in rows} == {s.name for s in report.submissions}
    assert [row["exercise"] for row in rows[: len(report.exercises)]] == [
        exercise.id for exercise in report.exercises
    ]


def test_the_tables_tell_what_the_report_measured(report):
    for lesson in report.lessons:
        standing = standing_table(report, lesson)
        assert standing.columns[2:] == tuple(s.name for s in report.submissions)
        assert len(standing.rows) == len(lesson.exercises)
        for row in standing.rows:
            done = sum(mark in ("✓", "◎", "●") for mark in row[2:])
            assert row[1] == f"{done} of {len(report.submissions)}"
    hard = difficulties_table(report.tomorrow)
    for row, one in zip(hard.rows, report.tomorrow, strict=True):
        assert one.exercise.question.startswith(row[0].removesuffix(" …"))
    whole = whole_table(report)
    assert len(whole.columns) == 1 + len(report.lessons)
    assert [row[0] for row in whole.rows] == [s.name for s in report.submissions]


def test_an_agreement_that_is_not_defined_is_said():
    exercise = exercise_of("scores.code-a-dozen")
    alone = ClassCoding(exercise, 1, agreement([("Ada", "A1", 1)], "interval"), ())
    assert "nothing can be compared" in agreement_in_words(alone)
    same = agreement([("Ada", "A1", 1), ("Ben", "A1", 1)], "interval")
    assert "Everything got one code" in agreement_in_words(
        ClassCoding(exercise, 2, same, ())
    )


def test_the_command_writes_page_and_csv(class_folder, tmp_path, capsys):
    page, table = tmp_path / "class.html", tmp_path / "class.csv"
    code = main(["report", str(class_folder), "--html", str(page), "--csv", str(table)])
    assert code == 0 and "12 learners" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert table.read_text(encoding="utf-8").startswith("\ufeffname,lesson,question")


def test_the_command_says_what_is_wrong(tmp_path, capsys):
    assert main(["report", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err.startswith("There is no folder")
