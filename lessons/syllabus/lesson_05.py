"""Lesson 5, what a score measures: VADER by word, four ways, news and opinion."""

from __future__ import annotations

from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING

from lessons.exercises.check import sentence_ids
from lessons.exercises.model import (
    Choice,
    Evidence,
    Exercise,
    Labels,
    Mistake,
    Option,
    Order,
    Text,
)
from lessons.reading import sentiment
from lessons.reading.frames import tone_question
from lessons.syllabus import Lesson, Method, Objective
from lessons.syllabus.common import before, sentence

if TYPE_CHECKING:
    from lessons.desk import Desk


@cache
def scored(id_: str) -> sentiment.Score:
    """VADER's score of one sentence."""
    return sentiment.score(sentence(id_))


def compound_of(id_: str) -> float:
    """VADER's compound of one sentence."""
    return scored(id_).compound


def signed(value: float, digits: int = 1) -> str:
    """A number with its sign, as it is printed: "+1.7" or "−1.9"."""
    return f"{value:+.{digits}f}".replace("-", "−")


# You first ---------------------------------------------------------------------------

DOZEN = "A9 A13 A15 A16 A21 A22 A23 B2 B7 B8 B10 B11".split()

CODE_A_DOZEN = Exercise(
    id="scores.code-a-dozen",
    prompt=(
        f"{tone_question()}\n"
        "Code alone, before you have seen any score. Give each sentence a number from "
        "−2 to +2. There is no key."
    ),
    answer=Labels(
        lines=tuple(Option(id_, f"{id_} · {sentence(id_)}") for id_ in DOZEN),
        labels=(
            Option("-2", "−2 · very bad news"),
            Option("-1", "−1 · bad news"),
            Option("0", "0 · neither good nor bad news"),
            Option("1", "+1 · good news"),
            Option("2", "+2 · very good news"),
        ),
    ),
    objective="scores.code",
    prediction=True,
    outcome=lambda desk: (
        "VADER's compounds: "
        + ", ".join(f"{id_} {signed(compound_of(id_), 2)}" for id_ in DOZEN)
        + "."
    ),
    right=(
        "Kept, and not marked. Compare with a neighbour: where you differ, which word "
        "did each of you lean on?"
    ),
    hints=(
        "Score the news that the sentence tells, not how well it is written.",
        "Not sure? Ask who hopes for peace there, and what this would mean for them.",
    ),
)

PREDICT_ENDORSEMENT = Exercise(
    id="scores.predict-endorsement",
    prompt=(
        "A15 quotes Kim's promise: “full support and solidarity to the Russian "
        "government, army and people”. B2 reports it: “Kim vowed full support for "
        "Putin as he continues to wage war”. A machine scores each from −1 to +1. On "
        "which side of zero will they come out?"
    ),
    answer=Choice(
        (
            Option("both-above", "both above zero"),
            Option("a-above", "A15 above zero, B2 below"),
            Option("b-above", "A15 below zero, B2 above"),
            Option("both-below", "both below zero"),
        )
    ),
    objective="scores.predict",
    right="Kept. Run the next cell, and look at the sign of each compound.",
    prediction=True,
    outcome=lambda desk: (
        f"VADER's compound: A15 {signed(compound_of('A15'), 2)}, "
        f"B2 {signed(compound_of('B2'), 2)}."
    ),
)


# A name did it -----------------------------------------------------------------------

# Names in the articles, and the word of each that VADER takes for praise.
_NAMES = {
    "special military operation": "special",
    "United States": "united",
    "United Nations": "united",
    "Supreme Leader": "supreme",
    "honour guard": "honour",
}


def total_of(id_: str) -> float:
    """The sum of the values of one sentence's words."""
    return sum(word.value for word in scored(id_).charged)


def lift_of_names(id_: str) -> float:
    """What words out of names add to a sentence's sum."""
    words = {word for name, word in _NAMES.items() if name in sentence(id_)}
    return sum(word.value for word in scored(id_).charged if word.text.lower() in words)


def by_a_name(desk: Desk) -> list[str]:
    """The sentences above zero that are not so without a word out of a name."""
    return [
        id_
        for id_ in sentence_ids(desk, "AB")
        if compound_of(id_) > 0 and total_of(id_) - lift_of_names(id_) < 0.05
        if lift_of_names(id_) > 0
    ]


def above_by_more(desk: Desk) -> list[str]:
    """The sentences where a name adds, and other words alone would do."""
    return [
        id_
        for id_ in sentence_ids(desk, "AB")
        if lift_of_names(id_) > 0 and compound_of(id_) > 0
        if id_ not in by_a_name(desk)
    ]


A_NAME_DID_IT = Exercise(
    id="scores.a-name-did-it",
    prompt=(
        "Some sentences stand above zero for one reason: a word out of a name (of a "
        "country, a title, an operation, a guard). Without it they would be at zero or "
        "below.\n"
        "Find two. Try sentences in the box above: is the word that lifts them praise, "
        "or part of a name?"
    ),
    answer=Evidence(articles="AB", least=2, most=3),
    solve=by_a_name,
    objective="scores.predict",
    right=(
        "Yes. Such a word names somebody or something, and praises nobody. VADER "
        "cannot tell the one from the other, so a name did the work."
    ),
    mistakes=(
        Mistake(
            "other-words-too",
            sample=lambda desk: above_by_more(desk)[:2],
            when=lambda answer, desk: bool(set(answer) & set(above_by_more(desk))),
            say=(
                "A name helps in one of those, and it is not alone: “full support and "
                "solidarity” would keep that sentence up without it. Look for a "
                "sentence with a single bar to the right, or with one that tips it."
            ),
        ),
        Mistake(
            "not-above-zero",
            sample=lambda desk: ["A21", "A22"],
            when=lambda answer, desk: any(compound_of(id_) <= 0 for id_ in answer),
            say=(
                "One of those does not stand above zero. “Moscow and Pyongyang have "
                "denied weapons transfers” ends far below it. Look for a plus at the "
                "end of the chart's title."
            ),
        ),
        Mistake(
            "no-name",
            sample=lambda desk: ["A1", "A8"],
            when=lambda answer, desk: True,
            say=(
                "In one of those, ordinary words do the work, as in “Cheering crowds”: "
                "a reader may well take them for good. Look for a word that would not "
                "be praise if the thing had another name."
            ),
        ),
    ),
    hints=(
        "One of them tells of an invasion, and Moscow's own name for it.",
        "Which country and which organisation have a cheerful word in their names?",
        "Try the sentences with “special”, “United”, “Supreme” and “honour guards”.",
    ),
)

_KILLED = ("No one was killed.", "Five people were killed.")

PREDICT_KILLED = Exercise(
    id="scores.predict-killed",
    prompt="Two short sentences. Which of them will VADER score lower?",
    answer=Choice(
        (
            Option("no-one", f"“{_KILLED[0]}”"),
            Option("five", f"“{_KILLED[1]}”"),
            Option("same", "both the same"),
        )
    ),
    objective="scores.predict",
    right="Kept. Run the next cell, and look at each word and its value.",
    prediction=True,
    outcome=lambda desk: "; ".join(
        f"“{text}” {signed(sentiment.score(text).compound, 2)}" for text in _KILLED
    ),
)


# Four ways ---------------------------------------------------------------------------


REPAIR = Exercise(
    id="scores.repair-the-pipeline",
    prompt=(
        "Somebody dropped the recipe, and the five steps got mixed up. You want one "
        "number for an article: the mean score of its sentences, and of nothing but "
        "its own text. Put the steps in order."
    ),
    answer=Order(
        (
            Option("mean", "take the mean of all the compounds"),
            Option("press", "press each sum between −1 and +1: the compound"),
            Option("body", "set captions, posts and credits aside"),
            Option("add", "add up the values of the words in each piece"),
            Option("cut", "cut the text into sentences: the pieces"),
        )
    ),
    # How VADER adds and presses is no fact of the articles, so it is stated.
    solve=lambda desk: ["body", "cut", "add", "press", "mean"],
    objective="scores.compare",
    right=(
        "Yes. Clean, cut, add, press, take the mean. Each step is a choice, and "
        "another choice would give another number."
    ),
    mistakes=(
        Mistake(
            "cleaned-too-late",
            sample=lambda desk: ["cut", "add", "press", "mean", "body"],
            when=lambda answer, desk: before(answer, "mean", "body"),
            say=(
                "Captions and posts are set aside after the mean was taken. By then "
                "“If you like what you read, follow us” has long been scored. Clean "
                "first."
            ),
        ),
        Mistake(
            "added-before-cutting",
            sample=lambda desk: ["body", "add", "cut", "press", "mean"],
            when=lambda answer, desk: before(answer, "add", "cut"),
            say=(
                "You add before you cut. Then there is only one piece, the whole "
                "article, and its sum runs far out. “Cheering crowds” and "
                "“invasion” end up in one heap, beside +1."
            ),
        ),
        Mistake(
            "pressed-before-adding",
            sample=lambda desk: ["body", "cut", "press", "add", "mean"],
            when=lambda answer, desk: before(answer, "press", "add"),
            say=(
                "You press before there is a sum. In “Moscow and Pyongyang have denied "
                "weapons transfers”, add “denied” and “weapons” first: only their sum "
                "is pressed."
            ),
        ),
        Mistake(
            "mean-too-early",
            sample=lambda desk: ["body", "cut", "add", "mean", "press"],
            when=lambda answer, desk: before(answer, "mean", "press"),
            say=(
                "You take the mean while there are no compounds yet. One long, sunny "
                "promise such as “full support and solidarity” would then outweigh "
                "many short sentences. Press each sum first."
            ),
        ),
        Mistake(
            "cut-before-cleaning",
            sample=lambda desk: ["cut", "body", "add", "press", "mean"],
            when=lambda answer, desk: before(answer, "cut", "body"),
            say=(
                "You cut before you clean. The post “They later argued over who goes "
                "in the car first” has no full stop at its end: cut now, and it may "
                "grow together with what follows. Clean first."
            ),
        ),
    ),
    hints=(
        "What must be gone before anything is cut or counted?",
        "A compound needs a sum, and a mean needs compounds.",
        "Clean, cut, add … which two are left?",
    ),
)

PREDICT_HIGHER = Exercise(
    id="scores.predict-higher",
    prompt=(
        "Four people score both articles, each in a way of their own: one of them is "
        "careless, three have good reasons. Which article will come out more positive?"
    ),
    answer=Choice(
        (
            Option("a", "A, in all four ways"),
            Option("b", "B, in all four ways"),
            Option("depends", "it depends on the way"),
        )
    ),
    objective="scores.compare",
    right="Kept. Run all four ways in the next cell, and compare.",
    prediction=True,
    outcome=lambda desk: (
        "The higher mean, way by way: "
        + ", ".join(
            f"{way.name} {letter}"
            for way, letter in zip(sentiment.PIPELINES, higher(desk), strict=True)
        )
        + "."
    ),
)


@cache
def higher(desk: Desk) -> str:
    """The article with the higher mean in each of the four ways: such as "BAAB"."""
    means = (
        [fmean(map(way.score, way.read(article))) for article in desk.pair]
        for way in sentiment.PIPELINES
    )
    return "".join("A" if a >= b else "B" for a, b in means)


INTERVAL = Exercise(
    id="scores.what-the-interval-lets-you-say",
    prompt=(
        "Look at the way “body only”. A's mean is a little higher than B's, and the "
        "thin lines of A and B overlap. Which sentence do they let you say?"
    ),
    answer=Choice(
        (
            Option(
                "more-positive",
                "A is more positive than B about the summit.",
                "Draw the sentences again, with “Cheering crowds” left out once or B's "
                "“worrying conditions” left out, and the order may turn. And a score "
                "is about nothing: it never heard of a summit.",
            ),
            Option(
                "equal",
                "A and B are equally positive.",
                "An overlap does not show that two things are equal. B has few "
                "sentences, from “a rare trip” to “two-day visit”: its mean could lie "
                "far from A's, and we would not see it.",
            ),
            Option(
                "cannot-part",
                "Scored in this way, two texts this short cannot be told apart.",
            ),
            Option(
                "majority",
                "A is the sunnier one, for it leads in more than one of the ways.",
                "The ways are no voters. They score the same sentences, “Cheering "
                "crowds” and all, and in each the lines overlap. Four unsure answers "
                "do not add up to a sure one.",
            ),
        )
    ),
    solve=lambda desk: "cannot-part",
    objective="scores.compare",
    right=(
        "Yes. It names the way, it speaks of these two texts, and it leaves open "
        "whether there is a difference."
    ),
    hints=(
        "What would the means be, had the sentences been drawn a little differently?",
        "Not being able to see a difference is not seeing that there is none.",
    ),
)


# Whose mood, and whose opinion? ------------------------------------------------------


PARTING = Exercise(
    id="scores.parting-company",
    prompt=(
        "Claim: “A score and a reader can part company.” Support it with a sentence "
        "where VADER and your own reading differ. And be fair: choose also one where "
        "they agree.\n"
        "Any two honest choices are kept. Tell a neighbour in ten words which word led "
        "the machine astray, or you."
    ),
    answer=Evidence(articles="AB", least=2, most=2),
    objective="scores.code",
    right=(
        "Kept. They can serve you in lesson 7: one speaks against a score, and the "
        "other against throwing all scores away."
    ),
    hints=(
        "For the first, take one from a shaded corner of the chart.",
        "For the second, take one from a corner without shade, such as “two years of "
        "war”.",
    ),
)

_OPINIONS = {
    "A9": (
        "“the hegemonic, imperialist policy of the United States and its allies”",
        "Two words judge here: “hegemonic, imperialist”. The sentence begins with “The "
        "Russian leader said”, so whose are they, and whom do they judge?",
    ),
    "A21": (
        "“have accused Pyongyang of providing ballistic missiles”",
        "“accused” needs somebody who does it. Go back to the beginning of the "
        "sentence: “The United States and its allies say they fear”.",
    ),
    "A23": (
        "“Mr Putin’s arrival in Pyongyang was delayed by hours”",
        "A plane came late, “delayed by hours”. Does anybody in the sentence say that "
        "somebody did wrong?",
    ),
    "B7": (
        "“after two years of war with Ukraine”",
        "“two years of war” is bad news, and it tells a time. In these words, does "
        "anybody judge who did wrong?",
    ),
    "B8": (
        "“if it wishes to continue its unprovoked invasion”",
        "Take “unprovoked” out: the invasion is still there. The word judges. No "
        "source is named for it, so who is speaking?",
    ),
}

NEWS_OR_OPINION = Exercise(
    id="scores.news-or-opinion",
    prompt=(
        "Bad news, or a bad opinion? If somebody judges or accuses: who, and whom? "
        "Look at the words in the marks, and read their sentence for the speaker."
    ),
    answer=Labels(
        lines=tuple(
            Option(id_, f"{id_} · {words}", say)
            for id_, (words, say) in _OPINIONS.items()
        ),
        labels=(
            Option("news", "bad news: nobody is judged or accused"),
            Option("moscow", "Moscow judges the United States and its allies"),
            Option("allies", "the United States and its allies accuse Pyongyang"),
            Option("article", "the article itself judges Russia"),
        ),
    ),
    # Who judges whom is a judgement of meaning that no program here can make.
    solve=lambda desk: {
        "A9": "moscow",
        "A21": "allies",
        "A23": "news",
        "B7": "news",
        "B8": "article",
    },
    objective="scores.decide",
    right=(
        "Yes, that is our reading too. An opinion has a speaker and a target. A score "
        "has neither: for VADER a late plane lies below zero, and “unprovoked” is not "
        "in the list."
    ),
    hints=(
        "Is there a word that judges? No judging word, no opinion.",
        "Then look for the source, at the beginning of the sentence.",
        "Two are news; each other label has one line.",
    ),
)

LEAVE = Exercise(
    id="scores.before-you-leave",
    prompt=(
        "A headline reads: “Computer finds explainer more hostile to Moscow than wire "
        "report.” Write what you would say instead, and what you would not say. Quote "
        "one sentence that your words rest on, and one that speaks against them."
    ),
    answer=Text(least=15, most=120),
    objective="scores.compare",
    right=(
        "Kept. Read it once more: which way of scoring did you name, and whose words "
        "did you quote?"
    ),
    hints=(
        "“Scored in the way …, these two articles …”",
        "“Hostile” has a target. What does a score know of targets?",
    ),
)

LESSON = Lesson(
    number="05",
    title="What a score measures",
    minutes=60,
    question="Does negative mean against?",
    summary=(
        "A machine scores sentences from −1 to +1. We take its scores apart, and find"
        " what they are good for."
    ),
    needs="this page and a neighbour, if you can. Lesson 4 helps",
    objectives=(
        Objective(
            "scores.code",
            "Code a dozen sentences by hand, and hold your numbers against a "
            "machine's.",
        ),
        Objective(
            "scores.predict",
            "Predict the sign of a sentence's score, and find the word that decided "
            "it.",
        ),
        Objective(
            "scores.compare",
            "Compare four ways to score the same two articles.",
        ),
        Objective(
            "scores.decide",
            "Decide whether a negative sentence is bad news or a bad opinion, and "
            "about whom.",
        ),
    ),
    exercises=(
        CODE_A_DOZEN,
        PREDICT_ENDORSEMENT,
        A_NAME_DID_IT,
        PREDICT_KILLED,
        REPAIR,
        PREDICT_HIGHER,
        INTERVAL,
        PARTING,
        NEWS_OR_OPINION,
        LEAVE,
    ),
    methods=(
        Method(
            "Scoring a sentence by a list of words",
            prediction="scores.predict-endorsement",
            plain='vader.polarity_scores(sentence.text)["compound"]',
            helper="sentiment.score(",
        ),
        Method(
            "Scoring an article by the mean of its sentences",
            prediction="scores.predict-higher",
            plain="fmean(",
            helper="sentiment.run(",
        ),
        Method(
            "Holding readers against the machine",
            prediction="scores.code-a-dozen",
            plain="mine[k] * scores[k] < 0",
            helper="charts.class_and_machine(",
        ),
    ),
)
