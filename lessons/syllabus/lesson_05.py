"""Lesson 5, what a score measures: VADER by word, four ways, news and opinion."""

from __future__ import annotations

import re
from functools import cache
from math import sqrt
from statistics import fmean
from typing import TYPE_CHECKING

from lessons.exercises.check import read_number
from lessons.exercises.model import (
    Choice,
    Evidence,
    Exercise,
    Labels,
    Mistake,
    Number,
    Option,
    Order,
    Text,
)
from lessons.reading import sentiment
from lessons.reading.frames import tone_question
from lessons.syllabus import Lesson, Objective
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


def pressed(total: float) -> float:
    """A sum pressed between −1 and +1, as VADER does it."""
    return total / sqrt(total * total + 15)


def signed(value: float, digits: int = 1) -> str:
    """A number with its sign, as it is printed: "+1.7" or "−1.9"."""
    return f"{value:+.{digits}f}".replace("-", "−")


def close(answer: object, value: float, tolerance: float = 0.01) -> bool:
    """Whether what was typed is this number, up to fair rounding."""
    number = read_number(answer)
    return number is not None and abs(number - value) <= tolerance + 1e-9


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
    objective="scores.decide",
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


# By hand -----------------------------------------------------------------------------


def charged(id_: str) -> tuple[sentiment.Contribution, ...]:
    """The words of one sentence that move its score."""
    return scored(id_).charged


def total_of(id_: str) -> float:
    """The sum of the values of one sentence's words."""
    return sum(word.value for word in charged(id_))


def values_of(id_: str) -> str:
    """The words of one sentence that move its score, each with its value."""
    return " and ".join(f"{word.text} ({signed(word.value)})" for word in charged(id_))


def forgot_root(total: float) -> float:
    """The compound without its root."""
    return total / (total * total + 15)


def root_of_square_alone(total: float) -> float:
    """The compound with 15 left outside the root."""
    return total / (abs(total) + 15)


def lost_minus(total: float) -> float:
    """The compound when a calculator squares after the minus: −3.8² is −14.44."""
    return total / sqrt(15 - total * total)


BY_HAND = Exercise(
    id="scores.by-hand",
    prompt=(
        f"A22: “{sentence('A22')}” VADER knows two of its words: {values_of('A22')}. "
        "Add them up and compute the compound: x ÷ √(x² + 15). Two decimal places are "
        "enough."
    ),
    answer=Number(tolerance=0.01),
    solve=lambda desk: compound_of("A22"),
    objective="scores.compute",
    right=(
        "Yes: the sum is squared, 15 is added, the root is taken, and the sum is "
        "divided by it. A denial now stands far below zero, and nobody asked what was "
        "denied."
    ),
    mistakes=(
        Mistake(
            "raw-sum",
            sample=lambda desk: f"{total_of('A22'):.1f}",
            when=lambda answer, desk: (
                close(answer, total_of("A22")) or close(answer, -total_of("A22"))
            ),
            say=(
                "That is x, the sum of “denied” and “weapons”. You are half-way. The "
                "compound presses it between −1 and +1: divide it by √(x² + 15)."
            ),
        ),
        Mistake(
            "lost-the-sign",
            sample=lambda desk: f"{-compound_of('A22'):.2f}",
            when=lambda answer, desk: close(answer, -compound_of("A22")),
            say=(
                "The size is right. But both words, “denied” and “weapons”, lie below "
                "zero in the list, so their sum does too. What became of the minus?"
            ),
        ),
        Mistake(
            "forgot-the-root",
            sample=lambda desk: f"{forgot_root(total_of('A22')):.3f}",
            when=lambda answer, desk: close(answer, forgot_root(total_of("A22"))),
            say=(
                "You divided by x² + 15 and forgot the root. Take √ of it all first. "
                "“denied” and “weapons” are too strong for so small a number."
            ),
        ),
        Mistake(
            "fifteen-outside-the-root",
            sample=lambda desk: f"{root_of_square_alone(total_of('A22')):.3f}",
            when=lambda answer, desk: close(
                answer, root_of_square_alone(total_of("A22"))
            ),
            say=(
                "You took the root of x² alone and added 15 afterwards. For “denied” "
                "and “weapons” together: first x² + 15, then the root of all of it."
            ),
        ),
        Mistake(
            "squared-after-the-minus",
            sample=lambda desk: f"{lost_minus(total_of('A22')):.2f}",
            when=lambda answer, desk: close(answer, lost_minus(total_of("A22")), 0.05),
            say=(
                "Your calculator squared first and put the minus back afterwards. A "
                "negative number times itself is positive: for the sum of “denied” and "
                f"“weapons”, type ({signed(total_of('A22'))}) × "
                f"({signed(total_of('A22'))})."
            ),
        ),
        Mistake(
            "one-word-alone",
            sample=lambda desk: f"{pressed(charged('A22')[0].value):.2f}",
            when=lambda answer, desk: close(answer, pressed(charged("A22")[0].value)),
            say=(
                "That is the compound of one of the two words. “Moscow and Pyongyang "
                "have denied weapons transfers” has both: add their values first."
            ),
        ),
    ),
    hints=(
        "What is x, the sum of the two values?",
        "x times x, and add 15. Then take the root of that.",
        f"Divide x by the root, about {sqrt(total_of('A22') ** 2 + 15):.1f}. The sign "
        "of x stays.",
    ),
)


# The name, and the word that did it --------------------------------------------------


def said_words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return re.findall(r"\w+", text.lower())


def deciding(id_: str) -> tuple[str, ...]:
    """The words that move a sentence's score, in small letters."""
    return tuple(word.text.lower() for word in charged(id_))


def holds(answer: str, wanted: set[str]) -> bool:
    """Whether one of the typed words is among those that are wanted."""
    return bool(set(said_words(answer)) & wanted)


WHICH_WORD = Exercise(
    id="scores.which-word",
    prompt=(
        f"A16: “{sentence('A16')}”\n"
        "VADER puts it above zero, and a single word did it. Which? Type that word."
    ),
    answer=Text(least=1, most=8),
    solve=lambda desk: deciding("A16"),
    objective="scores.predict",
    right=(
        "Yes: “special”, out of the name that Moscow gave the invasion. “unleashed” "
        "and “invasion” are not in the list, so nothing spoke against it."
    ),
    mistakes=(
        Mistake(
            "the-whole-name",
            sample=lambda desk: "special military operation",
            when=lambda answer, desk: holds(answer, set(deciding("A16"))),
            say=(
                "You are at the right place: “special military operation”. VADER reads "
                "word by word, and only one word counted. Type that one alone."
            ),
        ),
        Mistake(
            "not-in-the-list",
            sample=lambda desk: "invasion",
            when=lambda answer, desk: holds(answer, set(said_words(sentence("A16")))),
            say=(
                "That word stands in A16, and VADER's list has no entry for it. Nor "
                "has it for “invasion” or “sanctions”. Look for a word that sounds "
                "like praise when it stands alone."
            ),
        ),
        Mistake(
            "not-in-the-sentence",
            sample=lambda desk: "war",
            when=lambda answer, desk: True,
            say=(
                "Look again: that word is not in A16. The sentence says “invasion”, "
                "and never “war”. A score can only come from words that stand there."
            ),
        ),
    ),
    hints=(
        "VADER does not read the sentence. It reads words, one by one.",
        "Which word would you be glad to hear of yourself?",
        "It stands between quotation marks, near the end.",
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
        "Back to the sentences. Choose one where the score and your own reading part "
        "company. Tell a neighbour in ten words which word led the machine astray, or "
        "you.\n"
        "Any honest choice is kept."
    ),
    answer=Evidence(articles="AB"),
    objective="scores.predict",
    right=(
        "Kept. It can serve you in lesson 7, as a sentence that speaks against a score."
    ),
    hints=(
        "Take one from a shaded corner of the chart, or one that surprised you.",
        "Look for a name such as “United”, or for a hard word that the list lacks.",
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
    needs="this page and a calculator. Lesson 4 helps",
    objectives=(
        Objective(
            "scores.predict",
            "Predict the sign of a sentence's score, and name the word that decided "
            "it.",
        ),
        Objective(
            "scores.compute",
            "Compute a score by hand from the values of its words.",
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
        BY_HAND,
        WHICH_WORD,
        PREDICT_KILLED,
        REPAIR,
        PREDICT_HIGHER,
        INTERVAL,
        PARTING,
        NEWS_OR_OPINION,
        LEAVE,
    ),
)
