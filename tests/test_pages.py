"""What becomes HTML on a disk: every word of a learner's is text, and nothing runs."""

import csv
import io
import re
from dataclasses import replace

import pytest
from hostile import HOSTILE_ANSWERS
from markup import Markup, harmless_markup

from lessons import syllabus
from lessons.__main__ import main
from lessons.exercises.kinds import Number
from lessons.exercises.model import Exercise, Result
from lessons.exercises.record import Record
from lessons.pages import html as page
from lessons.pages.answer_key import answer_key
from lessons.pages.hand_in_page import hand_in_page, write_hand_in
from lessons.pages.report_page import report_page
from lessons.reading.pair import load_pair
from lessons.syllabus.lesson_07 import CLAIM_TOLD
from lessons.teaching.class_report import as_csv, class_report
from lessons.teaching.hand_in import gather
from lessons.teaching.hand_ins import read_hand_ins
from lessons.teaching.sample import right, write_class
from lessons.teaching.tables import still

PAIR = load_pair()
EXERCISES = [e for n in syllabus.NUMBERS for e in syllabus.lesson(n).exercises]


def answered(folder, lesson, exercise, answer, status="recorded"):
    syllabus.check_number(lesson)  # no test goes on with a lesson that is left out
    Record(lesson, folder).save_check(exercise, answer, Result(status, "…"))


# The hand-in ------------------------------------------------------------------------


def test_the_page_holds_answers_and_the_record_and_needs_nothing_else(tmp_path):
    answered(tmp_path, "03", "counts.predict-war", "a")
    answered(tmp_path, "03", "counts.word-in-context", ["B2"], "correct")
    written = write_hand_in("Ada Lovelace", tmp_path).read_text(encoding="utf-8")
    markup = harmless_markup(written)
    assert "Ada Lovelace" in markup.text
    assert "A, the wire report" in markup.text
    assert "to wage war against his neighbour" in markup.text
    assert "http" not in written.replace("http-equiv", "")
    (one,) = read_hand_ins(tmp_path).submissions
    assert one.name == "Ada Lovelace"
    assert one.entries["counts.word-in-context"].answer == ["B2"]


def test_a_page_without_answers_says_so(tmp_path):
    assert "No answer is saved yet." in hand_in_page(gather("Ada", tmp_path))


@pytest.mark.parametrize("number", syllabus.NUMBERS)
def test_predictions_stand_beside_what_was_found(tmp_path, number):
    predicted = [e for e in syllabus.lesson(number).exercises if e.outcome]
    assert predicted, "no prediction of this lesson says what was found"
    for exercise in predicted:
        answered(tmp_path, number, exercise.id, right(exercise, PAIR))
    text = Markup(hand_in_page(gather("Ada", tmp_path))).text
    for exercise in predicted:
        assert f"What was found: {exercise.outcome(PAIR)}" in text


def test_the_brief_brings_its_chart_under_the_learners_own_words(tmp_path):
    answered(tmp_path, "07", "brief.choose-chart", "fact-ledger")
    answered(tmp_path, "07", "brief.alt-text", "A grid of <facts>, two columns.")
    made = hand_in_page(gather("Ben", tmp_path))
    assert 'alt="A grid of &lt;facts&gt;, two columns."' in made
    assert "data:image/png;base64," in made
    harmless_markup(made)


def test_the_brief_comes_first_and_each_of_its_parts_once(tmp_path):
    said = "Another article of the same day would change my mind about it."
    answered(tmp_path, "07", "brief.change-my-mind", said)
    answered(tmp_path, "07", CLAIM_TOLD.id, right(CLAIM_TOLD, PAIR), "correct")
    answered(tmp_path, "07", "brief.claim-named", {"verb": "prove"})
    answered(tmp_path, "03", "counts.obsessed", "It is a matter of length, my friend.")
    made = hand_in_page(gather("Ben", tmp_path))
    assert made.count(said) == 2  # once to read, once in the record
    assert made.index("my brief") < made.index("Counting fairly")
    assert "For it: " in made and f"{CLAIM_TOLD.kind.doubt}: " in made
    assert "Not printed: it is not checked yet, or it was turned back." in made
    assert '<div class="sheet">' in made
    harmless_markup(made)


@pytest.mark.parametrize("nasty", HOSTILE_ANSWERS, ids=range(len(HOSTILE_ANSWERS)))
def test_what_a_learner_wrote_is_shown_as_text_everywhere(tmp_path, nasty):
    answered(tmp_path, "03", "counts.obsessed", nasty)
    answered(tmp_path, "03", "counts.length-trap", nasty, "incorrect")
    written = write_hand_in(nasty, tmp_path).read_text(encoding="utf-8")
    markup = harmless_markup(written)
    assert nasty[:40].replace("\x1b", "�") in markup.text
    report = class_report(read_hand_ins(tmp_path))
    (one,) = report.submissions
    assert one.entries["counts.obsessed"].answer == nasty
    reported = report_page(report)
    harmless_markup(reported)
    assert "\x1b" not in written + reported, "a terminal would obey it"
    for row in csv.reader(io.StringIO(as_csv(report))):
        assert not any(cell[:1] in ("=", "+", "-", "@") for cell in row)


def test_a_full_or_locked_folder_is_said_in_one_sentence(tmp_path):
    (tmp_path / "work").write_text("a file")
    with pytest.raises(OSError, match=r"NOT (SAVED|WRITTEN)"):
        write_hand_in("Ada", tmp_path / "work")


# The class report --------------------------------------------------------------------


def test_the_report_opens_with_tomorrow_then_lessons_then_the_whole(tmp_path):
    write_class(tmp_path, 8)
    report = class_report(read_hand_ins(tmp_path))
    made = report_page(report)
    headings = re.findall(r"<h2>([^<]+)</h2>", made)
    assert headings[0] == "Tomorrow: three things to talk about again"
    assert headings[1:-1] == [
        page.text(f"Lesson {int(x.number)} · {x.title}").replace("&#x27;", "'")
        for x in report.lessons
    ]
    assert headings[-1] == "The whole"
    first = Markup(made[: made.index("<nav>")]).text
    for one in report.tomorrow:
        assert one.exercise.question[:60] in first and one.plan.ask in first
        assert still(one, one.faults[0]) in first
        assert one.faults[0].say in first
        place = one.lesson.exercises.index(one.exercise) + 1
        assert f"Lesson {int(one.lesson.number)}, question {place}" in first


def test_steps_in_a_wrong_order_are_quoted_to_the_last(tmp_path):
    (steps,) = (e for e in EXERCISES if e.id == "scores.repair-the-pipeline")
    wrong = ["mean", "body", "cut", "add", "press"]
    for name in ("Ada", "Ben"):
        answered(tmp_path / name, "05", steps.id, wrong, "mistaken")
        write_hand_in(name, tmp_path / name)
    made = report_page(class_report(read_hand_ins(tmp_path)))
    tomorrow = Markup(made[: made.index("<nav>")]).text
    assert steps.in_words(wrong, load_pair())[-1] in tomorrow


def test_a_page_says_who_handed_in_nothing(tmp_path):
    answered(tmp_path / "Ada", "03", "counts.predict-war", "a")
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("Ada", "Finn"):
        made = write_hand_in(name, tmp_path / name)
        made.rename(pages / made.name)
    text = Markup(report_page(class_report(read_hand_ins(pages)))).text
    assert "2 learners. Nothing answered: Finn." in text


def test_no_code_name_is_shown_to_a_teacher(tmp_path):
    write_class(tmp_path, 8)
    report = class_report(read_hand_ins(tmp_path))
    text = harmless_markup(report_page(report)).text
    names = [e.id for e in EXERCISES]
    names += [m.name for e in EXERCISES for m in e.mistakes if "-" in m.name]
    assert [name for name in names if re.search(rf"\b{name}\b", text)] == []
    assert all(submission.name in text for submission in report.submissions)


def test_no_alpha_stands_without_its_sentence(tmp_path):
    write_class(tmp_path, 8)
    text = Markup(report_page(class_report(read_hand_ins(tmp_path)))).text
    assert text.count("α, 95 %") == 2
    assert text.count("0 is what luck gives and 1 is all alike") == 2


def test_a_lesson_that_nobody_began_is_named_and_not_listed(tmp_path):
    answered(tmp_path, "04", "voices.predict-share", "a")
    write_hand_in("Ada", tmp_path)
    text = harmless_markup(report_page(class_report(read_hand_ins(tmp_path)))).text
    assert "Nobody has begun “0 Start here”" in text
    assert "Lesson 3" not in text


def test_nobodys_words_stand_beside_their_name(tmp_path):
    answered(tmp_path, "03", "counts.obsessed", "I would ask for the counts.")
    write_hand_in("Ada", tmp_path)
    made = report_page(class_report(read_hand_ins(tmp_path)))
    (section,) = (
        one for one in made.split("<section>") if "I would ask for the counts." in one
    )
    assert section.startswith("<h3>In the class's own words".replace("'", "&#x27;"))
    assert "Ada" not in section[: section.index("</section>")]


# The answer key -----------------------------------------------------------------------


def test_the_key_answers_every_exercise_and_gives_none_to_what_is_only_kept(tmp_path):
    page_file = tmp_path / "key.html"
    assert main(["key", "--html", str(page_file)]) == 0
    written = page_file.read_text(encoding="utf-8")
    sections = dict(re.findall(r"<h3>([^<]+)</h3>(.*?)</section>", written, re.S))
    assert list(sections) == [exercise.id for exercise in EXERCISES]
    for exercise in EXERCISES:
        kept = "never marked" in sections[exercise.id]
        assert kept == exercise.recorded, exercise.id
        assert kept or page.text(exercise.right) in sections[exercise.id]
        assert all(page.text(m.say) in sections[exercise.id] for m in exercise.mistakes)


def test_the_key_prints_every_reply_to_an_option_or_a_line():
    key = answer_key(syllabus.NUMBERS)
    said = [say for e in EXERCISES for _, say in e.kind.reply_lines()]
    assert len(said) > 100
    assert [say for say in said if page.text(say) not in key] == []


def test_the_key_follows_the_articles_and_not_a_typed_answer(monkeypatch):
    exercise = Exercise(
        id="t.length",
        prompt="How many?",
        answer=Number("words"),
        right="Counted.",
        objective="t",
        solve=lambda pair: len(pair.a.words),
    )
    invented = replace(syllabus.lesson("03"), exercises=(exercise,))
    monkeypatch.setattr("lessons.pages.answer_key.lesson", lambda number: invented)
    answers = re.findall(r"<blockquote>(.*?)</blockquote>", answer_key(["03"]))
    assert answers == [f"{len(PAIR.a.words)} words"]


def test_a_lesson_that_there_is_not_has_no_key(tmp_path, capsys):
    assert main(["key", "19", "--html", str(tmp_path / "key.html")]) == 2
    assert "There is no lesson “19”" in capsys.readouterr().err


# HTML ---------------------------------------------------------------------------------


def test_everything_on_a_page_is_escaped():
    made = page.page(
        "<b>", page.table("<i>", ("<u>",), [("<s>", None, 3)]), page.quotes(["a\n<q>"])
    )
    markup = harmless_markup(made)
    assert not {"b", "i", "u", "s", "q"} & set(markup.tags)
    for shown in ("<b>", "<i>", "<u>", "<s>", "<q>"):
        assert shown in markup.text
    assert '<td class="number">3</td>' in made and "<td></td>" in made


def test_a_control_character_is_shown_and_obeyed_by_no_terminal():
    assert page.text("\x1b[31m\x00 a\tb\nc") == "�[31m� a\tb\nc"
