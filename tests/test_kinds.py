"""Each kind of answer by itself, on small invented exercises; and its renderer."""

import ast
import json
import math
import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from kernels import ROOT
from strategies import ANYTHING

from lessons.exercises.check import check, headline
from lessons.exercises.kinds import (
    NOTHING,
    SUM_AGAIN,
    TRY_AGAIN,
    Answer,
    Choice,
    Choices,
    Claim,
    Evidence,
    Kind,
    Labels,
    Number,
    Option,
    Order,
    Reply,
    Text,
    Value,
    read_number,
    same,
)
from lessons.exercises.model import Exercise
from lessons.exercises.reveal import WHOLE, next_shown, shown_parts
from lessons.reading.article import article_from_text
from lessons.reading.pair import Pair

PAIR = Pair(
    article_from_text(
        "The band played in the square on Friday.\n"
        "“We play until the last one goes home,” said Ida Moor.\n"
        "Rain fell all night, and nobody left the square.\n",
        letter="A",
        label="the Bugle",
    ),
    article_from_text(
        "A concert in the rain ended early, according to the police.\n"
        "Neighbours had called the police twice before midnight.\n",
        letter="B",
        label="the Post",
    ),
)
FRUIT = (
    Option("apple", "an apple"),
    Option("pear", "a pear", "A pear is narrow at the top: look at its shape again."),
    Option("plum", "a plum", "A plum holds a stone: cut it open and see for yourself."),
)
SHORT = (Option("rain", "It rained"), Option("music", "There was music"))


@dataclass(frozen=True)
class Case:
    """A kind with a model answer, answers that match it and answers that do not."""

    kind: Kind
    model: Answer
    matching: tuple[Answer, ...]
    wrong: tuple[Answer, ...]
    misfits: tuple[Answer, ...]


CASES = {
    "choice": Case(
        Choice(FRUIT), "apple", ("apple",), ("pear", "plum"), ("fig", ["apple"], 3)
    ),
    "choices": Case(
        Choices(FRUIT),
        ["apple"],
        (["apple"], ["apple", "apple"]),
        (["pear"], ["apple", "plum"]),
        ("apple", ["fig"], [["apple"]], {"apple": 1}),
    ),
    "number": Case(
        Number("words", tolerance=0.05, least=0, most=100),
        9.17,
        ("9.17", "9,2", "9.2 words", 9.2),
        ("9.3", "0", 100),
        ("three", "3 of 27", True, "-1", "100.1", "1e400", math.nan, math.inf),
    ),
    "text": Case(
        Text(least=2, most=4),
        ("the band", "a band of four"),
        ("The band", "the — BAND!", "a band of four"),
        ("the choir",),
        ("band", "a band of four players", 5, ["the band"]),
    ),
    "evidence": Case(
        Evidence(least=1, most=2),
        ["A2", "A3"],
        (["A2"], ["A3", "A2"]),
        (["A1"], ["A2", "B1"]),
        ("A1", ["A9"], ["A1", "A2", "A3"], [None], [{}]),
    ),
    "order": Case(
        Order(FRUIT),
        ["pear", "apple", "plum"],
        (["pear", "apple", "plum"],),
        (["apple", "pear", "plum"],),
        ("apple", ["apple"], ["apple", "apple", "plum"], [["pear"], "apple", "plum"]),
    ),
    "labels": Case(
        Labels(FRUIT[1:], SHORT),
        {"pear": "rain", "plum": "music"},
        ({"pear": "rain", "plum": "music"},),
        ({"pear": "music", "plum": "music"}, {"pear": "rain", "plum": "rain"}),
        ({"fig": "rain"}, {"pear": "snow"}, {"pear": ["rain"]}, ["rain"], "rain"),
    ),
    "claim": Case(
        Claim(FRUIT, SHORT, SHORT),
        {
            "verb": "apple", "measure": "rain", "scope": "music",
            "evidence": "A1", "counter": "B1",
        },
        (
            {
                "verb": "apple", "measure": "rain", "scope": "music",
                "evidence": "A1", "counter": "B1",
            },
        ),
        (
            {
                "verb": "pear", "measure": "rain", "scope": "music",
                "evidence": "A1", "counter": "B1",
            },
        ),
        (
            {"verb": "apple"},
            {"verb": ["apple"], "measure": "rain", "scope": "music"},
            {
                "verb": "apple", "measure": "rain", "scope": "music",
                "evidence": "A1", "counter": "A1",
            },
            {
                "verb": "apple", "measure": "rain", "scope": "music",
                "evidence": "A99", "counter": "B1",
            },
            ["apple"],
        ),
    ),
    "value": Case(
        Value("words_b", "number", before=0, tolerance=0.05),
        9.17,
        (9.17, 9.2),
        (9, 9.3, -1),
        ("9.17", "nine", True, [9, 17], {"other": "the article B itself"}, {"x": 1}),
    ),
}  # fmt: skip
BLANK = (None, "", "  \n", [], {}, {"pear": ""})

every_kind = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def asked(case: Case, **more) -> Exercise:
    """An invented exercise of this kind, with the model answer of its case."""
    return Exercise(
        id="x.y",
        prompt="What do you see?",
        answer=case.kind,
        right="Yes, that is what there is to see.",
        objective="x.o",
        solve=lambda pair: case.model,
        **more,
    )


def test_there_is_a_case_for_every_kind_and_it_goes_by_its_name():
    kinds = {kind.__name__.lower() for kind in Kind.__subclasses__()}
    assert set(CASES) == kinds
    assert {name: case.kind.name for name, case in CASES.items()} == {
        name: name for name in kinds
    }


def test_every_kind_has_a_renderer_in_the_view_and_every_renderer_a_kind():
    script = ROOT / "lessons" / "notebook" / "scripts" / "kinds.js"
    kinds = re.search(
        r"^const KINDS = \{\n(.*?)^\};", script.read_text("utf-8"), re.M | re.S
    )
    assert sorted(re.findall(r"^  (\w+)\(", kinds[1], re.M)) == sorted(CASES)


def asks_for_a_kind(node: ast.AST) -> bool:
    """Whether a piece of code tells one kind of answer from another."""
    if isinstance(node, ast.Call):
        callee, named = getattr(node.func, "id", ""), node.args[1:]
        asks = callee in ("isinstance", "issubclass")
    elif isinstance(node, ast.Compare):
        asks, named = True, [node.left, *node.comparators]
    else:
        asks = isinstance(node, ast.MatchClass)
        named = [node.cls] if asks else []
    kinds = {kind.__name__ for kind in Kind.__subclasses__()}
    names = {
        getattr(part, "id", None) or getattr(part, "attr", None)
        for each in named
        for part in ast.walk(each)
    }
    return asks and bool(names & kinds)


def test_code_that_asks_for_a_kind_is_recognised():
    for asking in (
        "isinstance(exercise.kind, Choice | Choices)",
        "isinstance(kind, (int, kinds.Labels))",
        "type(kind) is Text",
        "match kind:\n    case Order(): pass",
    ):
        assert any(map(asks_for_a_kind, ast.walk(ast.parse(asking)))), asking
    for other in ("isinstance(answer, str)", "kind = Choice(options)"):
        assert not any(map(asks_for_a_kind, ast.walk(ast.parse(other)))), other


def test_a_new_kind_is_one_class_and_one_renderer():
    """No other room asks which kind of answer it has: the kind itself is asked."""
    own = ROOT / "lessons" / "exercises" / "kinds"
    for path in sorted((ROOT / "lessons").rglob("*.py")):
        source = path.read_text("utf-8")
        # Charts and forms have classes of the same names: only who imports a kind asks.
        imports = re.search(r"lessons\.exercises(\.kinds| import .*\bkinds)\b", source)
        if own in path.parents or not imports:
            continue
        for node in ast.walk(ast.parse(source)):
            assert not asks_for_a_kind(node), f"{path.relative_to(ROOT)}, {node.lineno}"


# What every kind can tell ---------------------------------------------------------


@every_kind
def test_nothing_is_blank_and_is_asked_for_in_a_sentence(case):
    for blank in BLANK:
        assert case.kind.is_blank(blank)
        result = check(asked(case), blank, PAIR)
        said = case.kind.asks(blank)
        assert (result.status, result.message) == ("unanswered", said)
        assert result.message.endswith(".")


@every_kind
def test_what_matches_is_right(case):
    for answer in (*case.matching, case.kind.as_given(case.model)):
        assert not case.kind.is_blank(answer)
        assert case.kind.misfit(answer, PAIR) == ""
        assert case.kind.matches(answer, case.model), answer
        assert check(asked(case), answer, PAIR).status == "correct"


@every_kind
def test_what_fits_and_does_not_match_gets_a_reply(case):
    for answer in case.wrong:
        assert case.kind.misfit(answer, PAIR) == ""
        assert not case.kind.matches(answer, case.model), answer
        reply = case.kind.reply(answer, case.model)
        expected = "mistaken" if reply.mistake else "incorrect"
        result = check(asked(case), answer, PAIR)
        assert (result.status, result.message) == (expected, reply.message)


@every_kind
def test_what_does_not_fit_is_told_what_would(case):
    for answer in case.misfits:
        complaint = case.kind.misfit(answer, PAIR)
        assert complaint.endswith((".", "?")), answer
        result = check(asked(case), answer, PAIR)
        assert (result.status, result.message) == ("incorrect", complaint)


@every_kind
def test_the_sample_and_every_guess_fit_the_question(case):
    guesses = [case.kind.sample(PAIR), *case.kind.guesses(PAIR)]
    for guess in guesses:
        assert not case.kind.is_blank(guess)
        assert case.kind.misfit(guess, PAIR) == ""
    assert any(not case.kind.matches(guess, case.model) for guess in guesses)


@every_kind
def test_the_question_is_plain_data_and_gives_no_answer_away(case):
    question = case.kind.question(PAIR)
    assert json.loads(json.dumps(question)) == question
    for say in case.kind.replies().values():
        assert say not in json.dumps(question)


@every_kind
def test_every_reply_belongs_to_a_line_that_the_view_draws(case):
    lines = case.kind.reply_lines()
    assert [say for _, say in lines] == list(case.kind.replies().values())
    drawn = json.dumps(case.kind.question(PAIR))
    assert all(text in drawn for text, _ in lines)


def test_who_has_replies_lines_to_code_and_prose():
    kinds = {name: case.kind for name, case in CASES.items()}
    replying = {name for name, kind in kinds.items() if kind.reply_lines()}
    assert replying == {"choice", "choices", "labels"}
    coded = {name for name, kind in kinds.items() if kind.lines_to_code()}
    assert coded == {name for name, kind in kinds.items() if kind.codes()} == {"labels"}
    assert {name for name, kind in kinds.items() if kind.is_prose} == {"text"}


def test_the_lines_and_codes_of_labels():
    assert CASES["labels"].kind.lines_to_code() == ("pear", "plum")
    assert CASES["labels"].kind.codes() == ("rain", "music")
    assert CASES["labels"].kind.reply_lines()[0] == (FRUIT[1].text, FRUIT[1].say)


def test_a_sample_claim_cites_the_first_sentence_of_each_article():
    sample = CASES["claim"].kind.sample(PAIR)
    assert (sample["evidence"], sample["counter"]) == ("A1", "B1")


@every_kind
def test_an_answer_in_words_reads_as_text(case):
    for answer in (*case.matching, *case.wrong):
        lines = case.kind.in_words(answer, PAIR)
        assert lines and all(line.strip() for line in lines)
        assert "no longer offered" not in " ".join(lines)
    assert asked(case).in_words(None, PAIR) == (NOTHING,)


@every_kind
@given(answer=ANYTHING)
def test_whatever_is_stored_is_checked_and_shown_without_an_error(case, answer):
    result = check(asked(case), answer, PAIR)
    assert result.message.strip()
    lines = asked(case).in_words(answer, PAIR)
    assert all(isinstance(line, str) for line in lines)


# Each by itself -------------------------------------------------------------------


def test_a_wrong_choice_is_answered_with_its_own_words():
    kind = Choice(FRUIT)
    assert kind.reply("pear", "apple") == Reply(FRUIT[1].say, "pear")
    assert kind.replies() == {"pear": FRUIT[1].say, "plum": FRUIT[2].say}
    assert kind.in_words("fig", PAIR) == ("fig (no longer offered)",)


def test_of_several_choices_the_first_that_went_wrong_is_spoken_of():
    kind = Choices(FRUIT)
    assert kind.reply(["apple", "plum"], ["apple"]).mistake == "plum"
    assert kind.reply(["apple"], ["apple", "pear"]).mistake == "pear"  # left out
    assert kind.reply(["plum"], ["pear"]).mistake == "plum"  # chosen, before left out
    assert kind.reply([], ["apple"]) == Reply(TRY_AGAIN)  # which has no words


def test_an_option_that_stands_alone_is_kept_alone():
    kind = Choices(FRUIT, alone="plum")
    assert kind.misfit(["plum"], PAIR) == kind.misfit(["apple", "pear"], PAIR) == ""
    assert f"“{FRUIT[2].text}” cannot stand" in kind.misfit(["apple", "plum"], PAIR)


def test_a_number_has_fair_limits_and_a_fair_tolerance():
    kind = Number("words", tolerance=0.05, least=0, most=100)
    assert kind.misfit("-1", PAIR) == "It cannot be less than 0. What did you mean?"
    assert kind.misfit("101", PAIR) == "It cannot be more than 100. What did you mean?"
    assert kind.matches("9.25", 9.2) and not kind.matches("9.26", 9.2)
    assert kind.reply("9.26", 9.2) == Reply(SUM_AGAIN)
    assert kind.in_words("9.2", PAIR) == kind.in_words("9,2 words", PAIR)
    assert kind.in_words("9.2", PAIR) == ("9.2 words",)
    assert kind.in_words("nine", PAIR) == ("nine",)
    assert (kind.as_given(9.174), Number().as_given(12.0)) == ("9.17", "12")


def test_what_is_counted_whole_has_no_fraction():
    kind = Number("words", whole=True)
    assert (
        kind.misfit("8,5", PAIR)
        == "Read as 8.5 words. Write a whole number, such as 3."
    )
    assert kind.now("nine") == "Not read as a number yet: write digits, such as 3."
    assert kind.misfit("nine", PAIR).endswith("a number in digits, such as 3.")
    assert kind.misfit("8.0", PAIR) == kind.misfit("1,021", PAIR) == ""


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("9.2", 9.2), ("9,2", 9.2), ("1,021", 1021), ("9.174", 9.174), ("1 021", 1021),
        ("14 %", 14), ("about 14", 14), ("−0.3", -0.3), ("+.5", 0.5), ("0.129", 0.129),
        ("0,129", 0.129), ("12.", 12), ("3 of 27", None), ("three", None), ("", None),
        (True, None), ("1,234,567", 1234567), ("nan", None), (3, 3), ("9" * 400, None),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(typed, number):
    assert read_number(typed) == number


def test_a_text_is_counted_in_words():
    kind = Text(least=2, most=4)
    assert "2 words or more. You have 1." in kind.misfit("one", PAIR)
    assert "4 words at most, and you have 5" in kind.misfit("a b c d e", PAIR)
    assert kind.in_words("one\ntwo", PAIR) == ("one", "two")


def test_evidence_is_chosen_from_the_articles_that_are_named():
    only_b = Evidence(articles="B", least=2, most=2)
    assert only_b.misfit(["A1"], PAIR) == "Choose sentences of the articles."
    assert only_b.misfit(["B1"], PAIR).startswith("Choose 2 sentences; you")
    at_least = Evidence(least=2, most=3).misfit(["B1"], PAIR)
    assert at_least.startswith("Choose 2 sentences or more")
    assert only_b.misfit(["B1", "B1"], PAIR).endswith("you have 1.")
    assert [article["name"] for article in only_b.question(PAIR)["articles"]] == [
        PAIR.b.name
    ]
    assert Evidence().in_words(["A1", "A2"], PAIR) == (
        "A1: “The band played in the square on Friday.”",
        f"A2: {PAIR.sentence('A2')}",  # it begins with a mark of its own
    )


def test_steps_must_each_be_used_once():
    kind = Order(FRUIT)
    assert kind.misfit(["apple", "apple", "plum"], PAIR) == "Use each step once."
    assert kind.in_words(["plum", "apple"], PAIR) == ("1. a plum", "2. an apple")
    assert kind.sample(PAIR) == ["plum", "pear", "apple"]


def test_labels_are_marked_when_every_line_has_one():
    kind, exercise = CASES["labels"].kind, asked(CASES["labels"])
    result = check(exercise, {"pear": "rain"}, PAIR)
    assert (result.status, result.message) == (
        "incorrect",
        "Label every line; 1 still to do.",
    )
    assert check(exercise, {"pear": "music", "plum": "music"}, PAIR).mistake == "pear"
    assert kind.in_words({"pear": "rain"}, PAIR) == ("a pear: It rained",)


def test_labels_that_are_only_kept_may_stay_open():
    case = CASES["labels"]
    kept = Exercise("x.y", "?", case.kind, "Kept, and not marked.", "x.o")
    assert check(kept, {"pear": "rain"}, PAIR).status == "recorded"


def test_a_claim_says_which_part_is_missing():
    kind, model = CASES["claim"].kind, CASES["claim"].model
    for part, wanted in (
        ("verb", "How strongly"),
        ("measure", "What you claim"),
        ("scope", "About what"),
        ("evidence", "a sentence that carries it"),
        ("counter", "under “A sentence that speaks against it”"),
    ):
        assert wanted in kind.misfit({**model, part: ""}, PAIR)
    assert "in both places" in kind.misfit({**model, "counter": "A1"}, PAIR)
    doubted = replace(kind, doubt="The doubter's sentence")
    missing = doubted.misfit({**model, "counter": ""}, PAIR)
    assert "under “The doubter's sentence”" in missing and "against" not in missing
    assert kind.in_words(model, PAIR) == (
        "There was music an apple It rained",
        "For it: A1: “The band played in the square on Friday.”",
        f"A sentence that speaks against it: B1: “{PAIR.sentence('B1')}”",
    )


# The check ------------------------------------------------------------------------


def test_a_rule_accepts_what_the_model_answer_is_one_case_of():
    exercise = Exercise(
        "x.rule", "?", Number(), "Any even number will do.", "x.o",
        solve=lambda pair: 2,
        accepts=lambda answer, pair: read_number(answer) % 2 == 0,
    )  # fmt: skip
    assert check(exercise, "4", PAIR) == check(exercise, "2", PAIR)
    statuses = {given: check(exercise, given, PAIR).status for given in "43"}
    assert statuses == {"4": "correct", "3": "incorrect"}
    assert check(exercise, "three", PAIR).status == "incorrect"
    assert check(exercise, " ", PAIR).status == "unanswered"


# The value of a name --------------------------------------------------------------

LONGER = Value("longer", "text", before="?")
FIRST_RUN = "first run the cell above that says"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, f"“longer” has no value yet: {FIRST_RUN} “longer = …”."),
        ("?", '“longer” is "?": still as it was.'),
        ("...", "“longer” is ...: still as it was."),
        ("B", '“longer” is a text: "B".'),
        (3, "“longer” is 3."),
        ([8, 5], "“longer” is [8, 5]."),
        ({"other": "the article B itself"}, "“longer” is the article B itself."),
        ({"x": 1}, "“longer” is something else."),
    ],
)
def test_what_a_name_holds_is_said(answer, said):
    assert LONGER.now(answer) == said


def test_a_value_that_is_still_as_it_was_is_no_answer():
    words = Value("words_b", "number", before=0)
    for blank in (0, 0.0, "...", None):
        assert words.is_blank(blank)
    assert not words.is_blank(False) and not words.is_blank(327)
    assert words.asks(0).startswith("“words_b” is 0: still as it was. Change it")
    assert FIRST_RUN in words.asks(None)
    assert LONGER.asks("").startswith('“longer” is a text: "". Change it in its cell')


def test_a_value_that_is_only_kept_is_kept_once_it_is_changed():
    kept = Exercise("x.y", "?", LONGER, "Kept, and not marked.", "x.o")
    statuses = {answer: check(kept, answer, PAIR).status for answer in ("?", "A", 3)}
    assert statuses == {"?": "unanswered", "A": "recorded", 3: "incorrect"}


def test_capitals_make_a_difference_to_an_exact_text_alone():
    looked_up = Value("he", "text", exact=True)
    typed = ("Ida Moor", "ida moor", "Ida Moor ")
    assert [looked_up.matches(one, "Ida Moor") for one in typed] == [True, False, False]
    assert all(Value("he", "text").matches(one, "Ida Moor") for one in typed)


@pytest.mark.parametrize(
    ("kind", "answer", "hint"),
    [
        (LONGER, {"other": "the article B itself"}, 'marks, such as "B".'),
        (Value("n", "number"), "8.5", "digits, without quotation marks"),
        (
            Value("n", "text", among=("A", "B")),
            "C",
            "Write A or B between the marks. Then run",
        ),
        (Value("n", "number", among=(0, 1, 2)), 7, "“n” is 7. Write 0, 1 or 2."),
        (Value("n", "number", among=(0, 1, 2)), 1.5, "“n” is 1.5. Write 0, 1 or 2."),
        (Value("n", "number", among=(0, 1)), [0, 5], "Write 0 or 1, in digits alone."),
        (Value("n", "number", among=(0, 1)), "1", "Write 0 or 1, in digits alone."),
        (Value("n", "number"), [8, 5], "write 8.5, not 8,5"),
        (Value("n", "truth"), "True", "without quotation marks"),
        (Value("n", "list"), "war", "square brackets"),
    ],
)
def test_a_value_of_another_type_is_told_how_to_write_it(kind, answer, hint):
    complaint = kind.misfit(answer, PAIR)
    assert complaint.startswith(kind.now(answer)) and hint in complaint


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("b", " B ", True), ("A", "B", False), (True, 1, False), (1, 1.0, True),
        ([1, "a"], [1.0, "A"], True), ([1], [1, 2], False), ([[1]], [[1]], False),
        (10**400, 10**400, False), (math.nan, math.nan, False), (True, True, True),
    ],
)  # fmt: skip
def test_when_two_values_are_one(one, other, are_same):
    assert same(one, other) is are_same


# How each line stands, and what of an answer is shown -----------------------------


@pytest.mark.parametrize(
    ("name", "answer", "headline_said", "marks"),
    [
        ("labels", {"pear": "rain", "plum": "rain"}, "Not yet · 1 of 2 right",
         {"pear": "right", "plum": "wrong"}),
        ("choices", ["pear"], "Not yet · 0 of 1 found, 1 wrong",
         {"pear": "wrong", "apple": "left-out"}),
        ("evidence", ["A2", "B1"], "Not yet · 1 of 2 right",
         {"A2": "right", "B1": "wrong"}),
        ("choice", "pear", "Not yet", {}),
        ("number", "5", "Not yet", {}),
    ],
)  # fmt: skip
def test_a_wrong_answer_says_how_each_line_stands(name, answer, headline_said, marks):
    exercise = asked(CASES[name])
    result = check(exercise, answer, PAIR)
    assert (headline(exercise, result), dict(result.marks)) == (headline_said, marks)


@every_kind
def test_a_right_answer_has_no_marks_and_a_headline_of_its_own(case):
    result = check(asked(case), case.kind.as_given(case.model), PAIR)
    assert (headline(asked(case), result), dict(result.marks)) == ("Right", {})
    blank = check(asked(case), None, PAIR)
    assert headline(asked(case), blank) == "No answer yet"


def test_where_a_rule_decides_no_line_is_marked():
    exercise = asked(CASES["evidence"], accepts=lambda answer, pair: False)
    assert check(exercise, ["A2", "B1"], PAIR).marks == {}


@every_kind
def test_a_part_of_the_answer_is_not_all_of_it(case):
    part = "\n".join(shown_parts(asked(case), PAIR, 1))
    whole = "\n".join(shown_parts(asked(case), PAIR, WHOLE))
    lines = asked(case).in_words(case.kind.as_given(case.model), PAIR)
    assert all(line in whole for line in lines) and whole.endswith(
        "Why: That is what there is to see."
    )
    assert not all(line in part for line in lines) and "Why" not in part
    assert list(shown_parts(asked(case), PAIR, 0)) == []
    if case.kind.part_of(case.model, PAIR):
        assert next_shown(asked(case), PAIR, 0) == 1
    else:
        assert next_shown(asked(case), PAIR, 0) == WHOLE


def test_parts_of_answers():
    parts = {n: case.kind.part_of(case.model, PAIR) for n, case in CASES.items()}
    assert parts["choice"] == "It is not “a pear”."
    assert parts["number"] == "It begins with 9, and a point follows."
    assert parts["text"] == "It begins with “th…”."
    assert parts["evidence"].endswith("in its second half.")
    assert parts["order"] == "1. a pear"
    assert parts["labels"] == "a pear: It rained"
    assert parts["choices"] == ""  # one of one would be all of it


def test_a_text_that_is_only_kept_is_told_which_words_it_holds():
    kind = Text(names=("war", "his neighbour"))
    kept = Exercise("x.y", "?", kind, "Kept, and not marked.", "x.o")
    said = check(kept, "The wars of HIS neighbour’s", PAIR).message
    assert "You wrote “his neighbour”, as the question asks." in said
    assert said.endswith("Not in your words yet: “war”.")
    said = check(kept, "war, his neighbour!", PAIR).message
    assert said.endswith("You wrote “war”, “his neighbour”, as the question asks.")


def test_a_claim_is_read_as_a_sentence_while_it_is_built():
    kind = CASES["claim"].kind
    assert kind.now({"verb": "apple"}) == "Your claim: “… an apple …”"
    assert kind.now(None) == kind.now({"verb": ""}) == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9,2", "Read as 9.2 words."), ("1,021", "Read as 1021 words."), ("", ""),
        ("nine", "Not read as a number yet: write digits, such as 12 or 3.5."),
        ("0.00001", "Read as 0.00001 words."),
    ],
)  # fmt: skip
def test_a_number_says_what_it_understood(typed, said):
    assert Number("words").now(typed) == said


@pytest.mark.parametrize("kind", [Evidence(offered=lambda pair: ["A2", "B1"])])
def test_only_the_sentences_that_are_offered_can_be_chosen(kind):
    listed = [s["id"] for a in kind.question(PAIR)["articles"] for s in a["sentences"]]
    assert listed == ["A2", "B1"] and kind.sample(PAIR) == ["A2"]
    assert kind.misfit(["A2"], PAIR) == ""
    assert kind.misfit(["A1"], PAIR) == "Choose sentences of the articles."


def test_a_claim_offers_the_sentences_that_its_exercise_names():
    case = CASES["claim"]
    kind = Claim(FRUIT, SHORT, SHORT, offered=lambda pair: ["A2", "B2"])
    sample = kind.sample(PAIR)
    assert (sample["evidence"], sample["counter"]) == ("A2", "B2")
    assert kind.misfit(sample, PAIR) == ""
    assert "choose your evidence" in kind.misfit(case.model, PAIR)


def test_a_unit_has_another_form_beside_a_one():
    counted = Number(unit="words", unit_of_one="word")
    assert counted.now("1") == "Read as 1 word."
    assert counted.now("2 words") == "Read as 2 words."
    assert Number(unit="%").now("1 %") == "Read as 1 %."
