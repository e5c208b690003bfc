"""Every exercise of every lesson: its model answer, each mistake, each wrong option."""

import ast
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import lesson_pages
from strategies import ANYTHING

from lessons import syllabus
from lessons.exercises.check import check
from lessons.exercises.kinds import Choice, Choices, Claim, Labels
from lessons.exercises.model import Exercise, pair_for
from lessons.exercises.progress import SYMBOLS, progress, standing
from lessons.exercises.record import Entry
from lessons.exercises.reveal import WHOLE, shown_parts
from lessons.notebook.kernel import as_plain
from lessons.reading.contrasts import contrast
from lessons.reading.pair import load_pair
from lessons.reading.voices import quotations
from lessons.syllabus.common import names_in
from lessons.teaching.sample import right, wrong

PAIR = load_pair()
EXERCISES = [e for n in syllabus.NUMBERS for e in syllabus.lesson(n).exercises]
MARKED = [exercise for exercise in EXERCISES if not exercise.recorded]
OF_EACH_KIND = list({type(exercise.kind): exercise for exercise in EXERCISES}.values())
MISTAKES = [(exercise, m) for exercise in EXERCISES for m in exercise.mistakes]


def named(value) -> str:
    """The id of an exercise or of a part of it, for the name of a test."""
    return getattr(value, "id", None) or getattr(value, "name", str(value))


every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=named)


def marked_as(kind: type) -> list[Exercise]:
    """The marked exercises with this kind of answer."""
    return [exercise for exercise in MARKED if isinstance(exercise.kind, kind)]


@every_exercise
def test_the_model_answer_is_right_and_says_why(exercise):
    result = check(exercise, right(exercise, PAIR), PAIR)
    expected = "recorded" if exercise.recorded else "correct"
    assert (result.status, result.message) == (expected, exercise.right)
    assert len(exercise.right.split()) >= 5


@pytest.mark.parametrize("exercise", MARKED, ids=named)
def test_a_reason_that_is_shown_greets_nobody(exercise):
    *_, why = shown_parts(exercise, PAIR, WHOLE)
    assert why.startswith("Why: ") and exercise.right.endswith(why[6:])
    first, *_ = why.removeprefix("Why: ").split()
    assert first.strip(".,:!") not in ("Yes", "Right", "Accepted", "And", "Exactly")
    assert not first[0].islower()


@pytest.mark.parametrize("exercise", MARKED, ids=named)
def test_a_marked_exercise_has_a_wrong_answer_and_hints_that_lead_on(exercise):
    assert check(exercise, wrong(exercise, PAIR), PAIR).status != "correct"
    assert len(exercise.hints) >= 2


@pytest.mark.parametrize(("exercise", "mistake"), MISTAKES, ids=named)
def test_each_mistake_draws_its_own_message(exercise, mistake):
    result = check(exercise, mistake.sample(PAIR), PAIR)
    assert (result.status, result.mistake) == ("mistaken", mistake.name)
    assert result.message == mistake.say
    assert [m.say for m in exercise.mistakes].count(mistake.say) == 1


@pytest.mark.parametrize("exercise", marked_as(Choice), ids=named)
def test_each_wrong_choice_has_its_own_message(exercise):
    options = exercise.kind.options
    results = {option.id: check(exercise, option.id, PAIR) for option in options}
    model = results.pop(exercise.solve(PAIR))
    assert model.status == "correct"
    assert {result.status for result in results.values()} == {"mistaken"}
    assert len({result.message for result in results.values()}) == len(options) - 1


@pytest.mark.parametrize("exercise", marked_as(Choices), ids=named)
def test_each_choice_that_is_missing_or_too_many_is_named(exercise):
    model = set(exercise.solve(PAIR))
    toggled = {o.id: sorted(model ^ {o.id}) for o in exercise.kind.options}
    # Without the only right option nothing is chosen: that is no mistake.
    nothing = [id for id, answer in toggled.items() if not answer]
    assert nothing == (list(model) if len(model) == 1 else [])
    for id in toggled.keys() - nothing:
        result = check(exercise, toggled[id], PAIR)
        assert (result.status, result.mistake) == ("mistaken", id)
    for id in nothing:
        assert check(exercise, toggled[id], PAIR).status == "unanswered"


@pytest.mark.parametrize("exercise", marked_as(Labels), ids=named)
def test_each_line_with_another_label_is_named(exercise):
    model = exercise.solve(PAIR)
    for line in exercise.kind.lines:
        other = next(o.id for o in exercise.kind.labels if o.id != model[line.id])
        result = check(exercise, model | {line.id: other}, PAIR)
        assert result.status == "mistaken" and result.mistake, line.id


def test_nothing_is_unanswered_and_not_wrong():
    for exercise in EXERCISES:
        for blank in (None, "", "  \n", [], {}, {"a": ""}):
            result = check(exercise, blank, PAIR)
            assert result.status == "unanswered", (exercise.id, blank)
            assert result.message.endswith(".")


def check_wild_answer(exercise: Exercise, data: st.DataObject) -> None:
    """Check an answer that somebody may have typed, stored or sent."""
    sane = exercise.kind.sample(PAIR)
    answer = data.draw(ANYTHING)
    if isinstance(sane, dict) and data.draw(st.booleans()):
        answer = sane | {data.draw(st.sampled_from(sorted(sane))): answer}
    if isinstance(sane, list) and data.draw(st.booleans()):
        answer = [*sane, answer]
    result = check(exercise, answer, PAIR)
    assert result.message.strip()
    assert result.status in SYMBOLS


@settings(max_examples=60)
@given(exercise=st.sampled_from(OF_EACH_KIND), data=st.data())
def test_a_wild_answer_draws_a_message_and_never_an_exception(exercise, data):
    check_wild_answer(exercise, data)


@pytest.mark.exhaustive
@every_exercise
@given(data=st.data())
def test_a_wild_answer_to_any_exercise_draws_a_message(exercise, data):
    check_wild_answer(exercise, data)


def test_every_id_is_its_own_and_starts_with_its_lessons_topic():
    ids = [exercise.id for exercise in EXERCISES]
    assert len(set(ids)) == len(ids) >= 40
    topics = [
        {exercise.id.split(".")[0] for exercise in syllabus.lesson(number).exercises}
        for number in syllabus.NUMBERS
    ]
    assert [len(of_lesson) for of_lesson in topics] == [1] * len(topics)
    assert len(set().union(*topics)) == len(topics)


VALUES = [
    (page, exercise)
    for page in lesson_pages()
    for exercise in page.lesson.exercises
    if exercise.kind.reads
]


@pytest.mark.parametrize(
    ("page", "exercise"), VALUES, ids=[exercise.id for _, exercise in VALUES]
)
def test_a_value_to_change_stands_in_its_page_as_the_exercise_says(page, exercise):
    kind, asked = exercise.kind, page.asked_in(exercise.id)
    lines = [
        line.partition("#")[0]
        for cell in page.code
        if cell.number < asked
        for line in cell.source.splitlines()
        if re.match(rf"{kind.reads}\s*=[^=]", line)
    ]
    assert lines, f"{exercise.id}: no cell above it gives “{kind.reads}” a value"
    if kind.before is not None:
        stands = as_plain(ast.literal_eval(lines[-1].partition("=")[2].strip()))
        assert kind.is_blank(stands), f"{exercise.id}: {lines[-1]}"


@pytest.mark.parametrize(
    ("id_", "beyond"),
    [
        ("frames.predict-ledger", len(PAIR.facts) + 1),
        ("frames.predict-order", 101),
        ("frames.predict-rows", len(contrast(PAIR).tested) + 1),
    ],
)
def test_a_guess_that_cannot_be_is_sent_back_and_not_locked(id_, beyond):
    (exercise,) = (exercise for exercise in EXERCISES if exercise.id == id_)
    for guess, told in ((beyond, "cannot be more"), (-1, "cannot be less")):
        result = check(exercise, str(guess), PAIR)
        assert result.status == "incorrect" and told in result.message
    assert check(exercise, str(beyond - 1), PAIR).status == "recorded"


@pytest.mark.parametrize(
    "id_",
    ["voices.predict-marks", "voices.predict-run", "frames.predict-ledger",
     "frames.predict-rows", "many.predict-pairs"],
)  # fmt: skip
def test_a_guess_at_a_count_is_a_whole_number(id_):
    (exercise,) = (exercise for exercise in EXERCISES if exercise.id == id_)
    result = check(exercise, "3,5", PAIR)
    assert result.status == "incorrect" and "Write a whole number" in result.message
    assert check(exercise, "3", PAIR).status == "recorded"


def test_the_frames_of_the_sample_readings_are_called_as_their_labels_are():
    (coding,) = (one for one in EXERCISES if one.id == "frames.code-five")
    labels = [label.text.partition(" · ")[2] for label in coding.kind.labels]
    said = re.search("both of them found (.+) in B8", coding.right)[1]
    assert {*re.split(", | and ", said)} <= {*labels}


def test_lines_without_a_label_are_counted_where_an_answer_is_only_kept():
    (coding,) = (one for one in EXERCISES if one.id == "frames.code-five")
    whole = right(coding, PAIR)
    first, *others = whole
    kept = check(coding, {id_: whole[id_] for id_ in others}, PAIR)
    assert kept.status == "recorded"
    assert kept.message == f"{coding.right} 1 of {len(whole)} has no label yet."
    assert check(coding, {first: whole[first]}, PAIR).message.endswith(
        "have no label yet."
    )


def test_a_lesson_that_there_is_not():
    with pytest.raises(ValueError, match="the lessons are"):
        syllabus.lesson("99")


def test_a_claim_is_accepted_when_its_parts_fit_and_never_when_it_says_too_much():
    told, named = (
        next(exercise for exercise in EXERCISES if exercise.id == id_)
        for id_ in ("brief.claim-told", "brief.claim-named")
    )
    parts = ("verb", "measure", "scope", "evidence", "counter")
    for exercise, fitting in (
        (told, ("b-tells", "need", "articles", "B8", "A21")),
        (told, ("b-suggests", "goods", "articles", "B10", "A20")),
        (told, ("b-more", "war", "articles", "B7", "A2")),
        (named, ("b-own", "regime", "articles", "B10", "A20")),
        (named, ("a-passes", "operation", "articles", "A15", "B6")),
    ):
        claim = dict(zip(parts, fitting, strict=True))
        assert check(exercise, claim, PAIR).status == "correct", claim
        for scope in ("outlets", "media"):
            assert check(exercise, claim | {"scope": scope}, PAIR).mistake
    for exercise in (told, named):
        model = exercise.solve(PAIR)
        for verb in exercise.kind.verbs:
            for measure in exercise.kind.measures:
                claim = model | {"verb": verb.id, "measure": measure.id}
                result = check(exercise, claim, PAIR)
                assert result.status in ("correct", "mistaken"), claim
                if verb.id in ("proves", "biased", "hides", "wants"):
                    assert result.mistake == verb.id and "Stronger:" in result.message


@pytest.mark.parametrize("exercise", marked_as(Claim), ids=named)
def test_the_parts_of_a_claim_read_as_one_sentence(exercise):
    kind = exercise.kind
    for options in (kind.verbs, kind.measures, kind.scopes):
        for option in options:
            # A scope comes first, and no other part begins a sentence of its own.
            assert re.match(r"(?!The |In |Of )[\w“]", option.text), option.text


@pytest.mark.parametrize(
    ("typed", "mistake"),
    [
        ("Mr Kim", None), ("mr kim", "other-letters"), ("Mr. Kim", "other-letters"),
        (" Mr Kim", "other-letters"), ("Kim", "without-mr"),
        ("Kim Jong Un", "full-name"), ("mr putin", "the-guest"),
        ("Moscow", "somebody-else"),
    ],
)  # fmt: skip
def test_a_name_is_right_if_the_notebooks_list_has_it_letter_for_letter(typed, mistake):
    exercise = next(one for one in EXERCISES if one.id == "voices.gap-he")
    result = check(exercise, typed, PAIR)
    assert result.mistake == mistake
    # The next cell of the notebook looks the name up among the speakers.
    speakers = {speech.speaker for speech in quotations(PAIR.a.body)}
    if result.status == "correct":
        assert typed in speakers


@pytest.mark.parametrize("bell", ["the text proves", "unknown"])
def test_only_who_lets_every_quoted_word_prove_is_told_so(bell):
    exercise = next(one for one in EXERCISES if one.id == "own.prove-or-suggest")
    (mistake,) = exercise.mistakes
    result = check(exercise, mistake.sample(PAIR) | {"B-bell": bell}, PAIR)
    assert (result.mistake == mistake.name) == (bell == "the text proves")


@pytest.mark.parametrize("verb", ["both", "only-a", "neither"])
@pytest.mark.parametrize("measure", ["kim", "allies", "ukraine"])
def test_a_claim_that_the_articles_deny_is_answered_about_those_it_names(verb, measure):
    exercise = next(one for one in EXERCISES if one.id == "voices.claim-who-speaks")
    claim = exercise.solve(PAIR) | {"verb": verb, "measure": measure}
    holds = (verb == "both") == (measure == "kim") and verb != "only-a"
    denied = check(exercise, claim, PAIR).mistake == f"the-articles-deny-{measure}"
    assert denied is not holds


@pytest.mark.parametrize(
    ("claim", "mistake"),
    [
        (("a-tells", "denial", "articles", "A22", "A21"), "same-article"),
        (("b-more", "war", "articles", "B7", "B2"), "same-article"),
        (("b-tells", "need", "articles", "B8", "A7"), "no-arms"),
        (("b-tells", "goods", "articles", "B11", "A21"), "no-goods"),
        (("b-more", "war", "articles", "B7", "A16"), "no-war"),
        (("b-own", "regime", "articles", "B10", "A16"), "names-something-else"),
        (("a-passes", "operation", "articles", "A16", "A15"), "the-same-again"),
    ],
)
def test_a_counter_example_that_is_none_is_told_why(claim, mistake):
    parts = dict(
        zip(("verb", "measure", "scope", "evidence", "counter"), claim, strict=True)
    )
    named = parts["verb"] in ("b-own", "a-passes")
    builder = exercise_of("brief.claim-named" if named else "brief.claim-told")
    result = check(builder, parts, PAIR)
    assert (result.status, result.mistake) == ("mistaken", mistake)


def test_the_measure_of_a_name_counts_it_in_every_voice():
    times = ("never", "once", "twice", "three times")
    for measure in exercise_of("brief.claim-named").kind.measures:
        (name,) = re.findall("“(.+)”", measure.text)
        a, b = (
            times[sum(use.label == name for use in names_in(PAIR, article))]
            for article in PAIR
        )
        assert f"(in any voice: A {a}, B {b})" in measure.text


@pytest.mark.parametrize(
    ("claim", "mistake"),
    [
        (("b-own", "invasion", "B8", "A16"), None),
        (("b-own", "invasion", "A16", "B8"), "evidence-elsewhere"),
        (("b-passes", "war", "B7", "B2"), "in-dispute"),
        (("a-own", "regime", "A20", "B10"), "never-used"),
        (("a-passes", "regime", "A20", "B10"), "never-used"),
        (("b-passes", "regime", "B10", "A20"), "another-voice"),
    ],
)
def test_a_name_is_carried_by_the_article_and_the_voice_of_its_claim(claim, mistake):
    parts = dict(zip(("verb", "measure", "evidence", "counter"), claim, strict=True))
    built = check(exercise_of("brief.claim-named"), parts | {"scope": "articles"}, PAIR)
    assert built.mistake == mistake


@pytest.mark.parametrize(
    ("evidence", "mistake"),
    [("B7", None), ("B2", "in-dispute"), ("B8", "evidence-elsewhere")],
)
def test_a_war_beside_a_source_is_called_disputed_and_not_another_voice(
    evidence, mistake
):
    claim = {"verb": "b-own", "measure": "war", "scope": "articles", "counter": "A2"}
    built = check(
        exercise_of("brief.claim-named"), claim | {"evidence": evidence}, PAIR
    )
    assert built.mistake == mistake


@pytest.mark.parametrize(
    ("quote", "mistake"),
    [
        ("have accused pyongyang of providing", "other-capitals"),
        ("Russia is hoping that North Korea can", "from-b"),
        ("North Korea's missile and nuclear programmes", "elsewhere"),
        ("have accused Seoul of providing", "not-in-a"),
        ("have accused", "too-short"),
        ("providing ballistic missiles and artillery shells", "elsewhere"),
        ("have accused Pyongyang of providing ballistic missiles", None),
    ],
)
def test_a_quotation_that_is_none_is_told_why(quote, mistake):
    assert check(exercise_of("brief.quote"), quote, PAIR).mistake == mistake


def test_a_scope_of_one_article_is_too_small_and_of_the_media_too_large():
    scope = exercise_of("brief.scope")
    for said, mistake in (
        ("In article A", "one-article"),
        ("in B", "one-article"),
        ("In these two outlets", "outlets"),
        ("In all newspapers", "too-far"),
        ("in both articles", None),
        ("In these articles", None),
        ("In one of these articles", "one-article"),
        ("In the first of these two articles", "one-article"),
        ("In most of these articles", "too-far"),
        ("In all articles like these texts", "too-far"),
    ):
        assert check(scope, said, PAIR).mistake == mistake, said


def exercise_of(id_: str) -> Exercise:
    return next(exercise for exercise in EXERCISES if exercise.id == id_)


# An exercise that reads an earlier answer -----------------------------------------

CODED, PARTING = (
    next(exercise for exercise in EXERCISES if exercise.id == id_)
    for id_ in ("scores.code-a-dozen", "scores.parting-company")
)


def test_the_one_exercise_with_an_earlier_answer_names_it():
    reading = [exercise for exercise in EXERCISES if exercise.earlier]
    assert reading == [PARTING] and PARTING.earlier.exercise == CODED.id


def test_without_numbers_of_ones_own_the_sample_readings_decide():
    pair = pair_for(PARTING, PAIR, {})
    assert check(PARTING, ["A15", "A21"], pair).status == "correct"
    assert check(PARTING, ["A21", "B2"], pair).mistake == "both-agree"


def test_with_numbers_of_ones_own_these_decide():
    agrees = pair_for(PARTING, PAIR, {CODED.id: {"A21": "-2", "B2": "2"}})
    assert check(PARTING, ["A21", "B2"], agrees).status == "correct"
    swapped = pair_for(PARTING, PAIR, {CODED.id: {"A15": "2", "A21": "-2"}})
    assert check(PARTING, ["A15", "A21"], swapped).mistake == "both-agree"
    zero = pair_for(PARTING, PAIR, {CODED.id: {"A15": "0"}})
    assert check(PARTING, ["A15", "A21"], zero).mistake == "at-zero"


@pytest.mark.parametrize("answer", [None, [], "A15", {"A15": 2}, {"A15": "9"}, 3])
def test_an_earlier_answer_that_holds_no_numbers_is_no_answer(answer):
    pair = pair_for(PARTING, PAIR, {CODED.id: answer})
    assert check(PARTING, ["A15", "A21"], pair).status == "correct"


def test_other_exercises_are_asked_about_the_pair_as_it_is():
    assert pair_for(CODED, PAIR, {CODED.id: {"A15": "2"}}) is PAIR


# Where a learner stands -----------------------------------------------------------


def test_progress_counts_what_is_right_or_kept():
    kept, marked = EXERCISES[1], EXERCISES[0]
    assert kept.recorded and not marked.recorded
    entries = {
        marked.id: Entry("x", "mistaken", attempts=2, hints=1, last_saved="now"),
        kept.id: Entry("x", "recorded", attempts=1, last_saved="now"),
    }
    table = progress("Start here", [marked, kept, EXERCISES[2]], entries)
    assert table.caption == "Start here: 1 of 3 done"
    assert [row[1:] for row in table.rows] == [
        ("↻ try again", 2, 1),
        ("● kept", 1, 0),
        ("○ not yet answered", 0, 0),
    ]
    assert standing(Entry("x", last_saved="now")) == "◐ kept, not checked"
