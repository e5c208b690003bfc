"""Lesson 6, charting the frame: coding, agreement, names and voices, a chart."""

from __future__ import annotations

from lessons.charts.wording import listed
from lessons.exercises.kinds import Answer, Choice, Claim, Labels, Number, Value
from lessons.exercises.model import Mistake
from lessons.reading.contrasts import contrast
from lessons.reading.frames import coder_pair, list_finds
from lessons.reading.numerals import percent
from lessons.reading.order import first_place
from lessons.reading.pair import Pair, load_pair
from lessons.reading.voices import airtime
from lessons.syllabus.common import (
    any_of,
    misbuilt,
    misclaimed,
    names_in,
    sentences_matching,
    words_of_fact,
)
from lessons.syllabus.words import lesson_words

WORDS = lesson_words("06")

# An earlier idea ----------------------------------------------------------------------

WHOSE_FEELING = WORDS.exercise(
    "frames.whose-feeling",
    Choice,
    objective="frames.name",
    # What a score measures is the finding of lesson 5, so it is stated.
    solve=lambda pair: "nobody",
)

# Problem, cause, judgement, remedy ----------------------------------------------------

ENTMAN = WORDS.exercise(
    "frames.problem-and-cause",
    Labels,
    objective="frames.name",
    # It is a judgement which of the four a passage gives, so it is stated.
    solve=lambda pair: {
        "fear": "problem",
        "need": "problem",
        "due": "cause",
        "unprovoked": "judgement",
        "hoping": "remedy",
    },
)

# Coding and agreement -----------------------------------------------------------------


def found_together(sentence: str) -> str:
    """The frames that both sample readings find in one sentence, as the labels say."""
    readings = [one.frames for one in load_pair().codings if one.sentence == sentence]
    both = [name for name in readings[0] if all(one[name] for one in readings)]
    labels = WORDS.texts("frames.code-five", "labels")
    return listed([labels[name[0].upper()].partition(" · ")[2] for name in both])


CODE_FIVE = WORDS.exercise(
    "frames.code-five",
    Labels,
    objective="frames.code",
    fill={"frames": found_together("B8")},
)

_MADE_UP = ("EEECEE", "EEEEEE")  # what two made-up coders wrote


def made_up_agreement(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    both = coder_pair(*_MADE_UP)
    return (
        f"{both.same} of {len(both.coded)} letters are the same, and luck alone gives "
        f"about {both.by_luck:.1f}."
    )


PREDICT_ALPHA = WORDS.exercise(
    "frames.predict-alpha",
    Choice,
    objective="frames.code",
    fill={"one": _MADE_UP[0], "other": _MADE_UP[1]},
    outcome=made_up_agreement,
)

PARTNER_LETTERS = WORDS.exercise(
    "frames.partner-letters",
    Value,
    variable="partner",
    holds="text",
    objective="frames.code",
)

_MORAL_WORDS = ("unprovoked", "imperialist", "regime", "solidarity", "sovereignty")


def found_by_the_list(pair: Pair) -> str:
    """How many finds of the word list stand in a leader's or a source's words."""
    found = [
        find for article in pair for find in list_finds(airtime(article), _MORAL_WORDS)
    ]
    handed = sum(find.voice != "own" for find in found)
    return (
        f"The list finds {len(found)} words; {handed} of them are quoted or reported "
        f"from a source, {len(found) - handed} the article's own."
    )


PREDICT_LIST = WORDS.exercise(
    "frames.predict-list",
    Choice,
    objective="frames.code",
    fill={"words": ", ".join(_MORAL_WORDS)},
    outcome=found_by_the_list,
)

MY_LIST = WORDS.exercise(
    "frames.my-list",
    Value,
    variable="my_list",
    holds="list",
    before=["war", "denied"],
    objective="frames.code",
)

# Names and their voices ---------------------------------------------------------------


def never_own(pair: Pair) -> str:
    """The names of the war, among the options, that stand in no article's own voice."""
    own = {
        f"“{use.label}”"
        for article in pair
        for use in names_in(pair, article)
        if use.voice == "own"
    }
    options = WORDS.texts("frames.predict-labels")
    never = [text for id, text in options.items() if id != "none" and text not in own]
    return f"Never in an article's own voice: {', '.join(never)}."


PREDICT_LABELS = WORDS.exercise(
    "frames.predict-labels", Choice, objective="frames.trace", outcome=never_own
)


def voices_of_the_names(pair: Pair) -> dict[str, str]:
    """The voice in which the name of each line stands in the words that follow it."""
    voices = {}
    for line, text in WORDS.texts("frames.label-in-its-voice", "lines").items():
        sentence = line.partition("-")[0]  # A16 has two names, and a line for each
        article = pair.article_of(sentence)
        context = text.partition(": ")[2]
        start = article.text.index(context)
        end = start + len(context)
        voices[line] = next(
            use.voice
            for use in names_in(pair, article)
            if start <= use.start < end and use.subject == "the war"
        )
    return voices


LABEL_VOICE = WORDS.exercise(
    "frames.label-in-its-voice",
    Labels,
    objective="frames.trace",
    solve=voices_of_the_names,
)

MY_NAME = WORDS.exercise(
    "frames.my-name",
    Value,
    variable="name",
    holds="text",
    before="invasion",
    objective="frames.trace",
)

# Who tells what, and when -------------------------------------------------------------


def told_by_both(pair: Pair) -> str:
    """How many facts of the ledger stand in both articles."""
    both = sum(fact.where == "both" for fact in pair.facts)
    return f"Of {len(pair.facts)} facts, {both} are told by both articles."


PREDICT_LEDGER = WORDS.exercise(
    "frames.predict-ledger",
    Number,
    least=0,
    most=len(load_pair().facts),
    whole=True,
    objective="frames.trace",
    fill={"facts": str(len(load_pair().facts))},
    outcome=told_by_both,
)


def where_told(pair: Pair) -> dict[str, str]:
    """Where each of the six facts is told, by the ledger."""
    six = WORDS.texts("frames.who-tells-it", "lines")
    return {fact.id: fact.where for fact in pair.facts if fact.id in six}


LEDGER = WORDS.exercise(
    "frames.who-tells-it",
    Labels,
    objective="frames.trace",
    fill={fact.id: fact.fact for fact in load_pair().facts},
    solve=where_told,
)


def words_of_the_denial(pair: Pair) -> str:
    """A's words in the ledger for the denial."""
    return words_of_fact(pair.a, pair, "arms-denied")


def tells_the_denial(answer: Answer, pair: Pair) -> bool:
    """Whether two words or more of A's sentence were copied, “denied” among them."""
    (told,) = sentences_matching(pair, any_of([words_of_the_denial(pair)]))
    copied = str(answer).strip()
    tells = len(copied.split()) > 1 and "denied" in copied.split()
    return tells and copied in pair.sentence(told)


DENIAL = WORDS.exercise(
    "frames.denial",
    Value,
    variable="denial",
    holds="text",
    before="A's words",
    objective="frames.trace",
    solve=words_of_the_denial,
    accepts=tells_the_denial,
    mistakes=(
        Mistake(
            "one-word",
            sample=lambda pair: "denied",
            when=lambda answer, pair: answer.strip().lower() == "denied",
        ),
        Mistake(
            "not-in-a",
            sample=lambda pair: "Moscow denied everything",
            when=lambda answer, pair: answer.strip() not in pair.a.body,
        ),
        Mistake(
            "elsewhere",
            sample=lambda pair: "have accused Pyongyang",
            when=lambda answer, pair: answer.strip() in pair.a.body,
        ),
    ),
)


def agreement_enters(pair: Pair) -> str:
    """How much of each article is read before its first “agreement”."""
    a, b = (percent(first_place(article, "agreement") or 0.0) for article in pair)
    return f"Before “agreement” one reads {a} of A's words and {b} of B's."


PREDICT_ORDER = WORDS.exercise(
    "frames.predict-order",
    Number,
    least=0,
    most=100,
    objective="frames.trace",
    outcome=agreement_enters,
)

MY_WORD = WORDS.exercise(
    "frames.my-word",
    Value,
    variable="my_word",
    holds="text",
    before="sanctions",
    objective="frames.trace",
)

# The chart that shows everything ------------------------------------------------------


def tested(pair: Pair) -> int:
    """How many differences are held against chance."""
    return len(contrast(pair).tested)


def rows_beyond_chance(pair: Pair) -> str:
    """How many of the differences that are tested stand beyond chance."""
    survivors = len(contrast(pair).survivors)
    return f"Too large for luck: {survivors} of {tested(pair)} differences."


PREDICT_ROWS = WORDS.exercise(
    "frames.predict-rows",
    Number,
    least=0,
    most=tested(load_pair()),
    whole=True,
    objective="frames.criticise",
    fill={"tested": str(tested(load_pair()))},
    outcome=rows_beyond_chance,
)

HONEST = WORDS.exercise(
    "frames.honest-chart",
    Choice,
    objective="frames.criticise",
    # What makes a chart honest is a convention among readers, so it is stated.
    solve=lambda pair: "share-range",
)

FLOOR = WORDS.exercise(
    "frames.floor",
    Value,
    variable="floor",
    holds="number",
    before=200,
    objective="frames.criticise",
    solve=lambda pair: 0,
    mistakes=(
        Mistake(
            "still-cut",
            sample=lambda pair: 100,
            when=lambda answer, pair: answer > 0,
        ),
        Mistake(
            "below-none",
            sample=lambda pair: -100,
            when=lambda answer, pair: answer < 0,
        ),
    ),
)

# A claim ------------------------------------------------------------------------------

# For each of the four tellings, the words that show it in a sentence.
_TELLINGS = {
    "show": r"ceremon|carpet|crowd|portraits|embrace|gala",
    "promise": r"support|vowed|solidarity|partnership|pact|agreement",
    "accusation": r"accused|denied|say they fear",
    "need": r"\bneeds?\b|-needed|hoping|supply|promises of economic",
}
# Words that tell something other than the four, and words that contradict one of them.
_OTHER_MATTER = (
    r"isolation|concern|muted|hegemonic|prosperity|security environment|invasion|"
    r"worrying|rare trip|speculated"
)
_CONTRADICTS = {"show": r"without the grand ceremony"}


def tells(pair: Pair, letter: str, measure: str) -> list[str]:
    """The sentences of an article with words of one of the four tellings."""
    return sentences_matching(pair, _TELLINGS[measure], letter)


def tells_else(pair: Pair, letter: str, measure: str) -> list[str]:
    """The sentences of an article that tell something else, or contradict this."""
    others = [words for name, words in _TELLINGS.items() if name != measure]
    other = sentences_matching(pair, "|".join([*others, _OTHER_MATTER]), letter)
    against = sentences_matching(pair, _CONTRADICTS.get(measure, "(?!)"), letter)
    same = tells(pair, letter, measure)
    return [
        id for id in pair.sentences if id in against or (id in other and id not in same)
    ]


def teller(answer: Answer) -> str:
    """The letter of the article that a claim speaks of."""
    return answer["verb"][0].upper()


def told_in(sentence: str, pair: Pair) -> str:
    """The letter of the article in which a sentence stands, by its id."""
    return pair.article_of(sentence).letter


def carried(answer: Answer, pair: Pair) -> bool:
    """Whether the sentence is of the claim's article and tells what the claim says."""
    return answer["evidence"] in tells(pair, teller(answer), answer["measure"])


def opposed(answer: Answer, pair: Pair) -> bool:
    """Whether the second sentence is of the same article and tells something else."""
    return answer["counter"] in tells_else(pair, teller(answer), answer["measure"])


def a_also_a_show(pair: Pair) -> Answer:
    """One claim that holds: A tells the summit also as a show."""
    return {
        "verb": "a-also",
        "measure": "show",
        "scope": "article",
        "evidence": tells(pair, "A", "show")[0],
        "counter": tells_else(pair, "A", "show")[0],
    }


def accepted(answer: Answer, pair: Pair) -> bool:
    """Whether a claim says no more than its two sentences can carry."""
    return (
        answer["verb"].endswith("also")
        and answer["scope"] == "article"
        and carried(answer, pair)
        and opposed(answer, pair)
    )


def the_same_again(measure: str, verb: str) -> Mistake:
    """The mistake of a second sentence that belongs to the telling of the claim."""

    def sample(pair: Pair) -> Answer:
        carries, again, *_ = tells(pair, verb[0].upper(), measure)
        parts = {"verb": verb, "measure": measure}
        return {**a_also_a_show(pair), **parts, "evidence": carries, "counter": again}

    return Mistake(
        f"the-same-{measure}",
        sample=sample,
        when=lambda answer, pair: (
            answer["measure"] == measure
            and answer["counter"] in tells(pair, teller(answer), measure)
        ),
    )


LEAVE = WORDS.exercise(
    "frames.before-you-leave",
    Claim,
    objective="frames.name",
    solve=a_also_a_show,
    accepts=accepted,
    mistakes=(
        misbuilt("outlet", a_also_a_show, "scope", "outlet"),
        misbuilt("media", a_also_a_show, "scope", "media"),
        misclaimed(
            "mostly",
            a_also_a_show,
            lambda answer, pair: answer["verb"].endswith("mostly"),
            verb="a-mostly",
        ),
        misclaimed(
            "no-quarrel",
            a_also_a_show,
            lambda answer, pair: not tells(pair, teller(answer), answer["measure"]),
            verb="b-also",
            measure="accusation",
        ),
        misclaimed(
            "evidence-of-the-other-article",
            a_also_a_show,
            lambda answer, pair: told_in(answer["evidence"], pair) != teller(answer),
            evidence="B4",
        ),
        misclaimed(
            "evidence-of-another-matter",
            a_also_a_show,
            lambda answer, pair: not carried(answer, pair),
            evidence="A7",
        ),
        misclaimed(
            "against-it-the-other-article",
            a_also_a_show,
            lambda answer, pair: told_in(answer["counter"], pair) != teller(answer),
            counter="B8",
        ),
        the_same_again("show", "a-also"),
        the_same_again("promise", "a-also"),
        the_same_again("accusation", "a-also"),
        the_same_again("need", "b-also"),
        misclaimed(
            "nothing-against",
            a_also_a_show,
            lambda answer, pair: not opposed(answer, pair),
            counter="A7",
        ),
    ),
)

LESSON = WORDS.lesson(
    WHOSE_FEELING,
    ENTMAN,
    CODE_FIVE,
    PREDICT_ALPHA,
    PARTNER_LETTERS,
    PREDICT_LEDGER,
    LEDGER,
    DENIAL,
    PREDICT_ORDER,
    MY_WORD,
    PREDICT_ROWS,
    PREDICT_LIST,
    MY_LIST,
    PREDICT_LABELS,
    LABEL_VOICE,
    MY_NAME,
    FLOOR,
    HONEST,
    LEAVE,
)
