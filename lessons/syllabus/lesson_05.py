"""Lesson 5, what a score measures: VADER by word, four ways, news and opinion."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from statistics import fmean

from lessons.exercises.kinds import (
    Answer,
    Choice,
    Choices,
    Evidence,
    Labels,
    Option,
    Order,
    Text,
)
from lessons.exercises.model import EarlierAnswer, Exercise, Mistake
from lessons.reading import sentiment
from lessons.reading.frames import tone_codings, tone_question
from lessons.reading.numerals import signed
from lessons.reading.pair import Pair, load_pair
from lessons.syllabus import Lesson, Method, Objective
from lessons.syllabus.common import misordered, sentence


@cache
def scored(id_: str) -> sentiment.Score:
    """VADER's score of one sentence."""
    return sentiment.score(sentence(id_))


def compound_of(id_: str) -> float:
    """VADER's compound of one sentence."""
    return scored(id_).compound


# You first ---------------------------------------------------------------------------

DOZEN = "A9 A13 A15 A16 A21 A22 A23 B2 B7 B8 B10 B11".split()

CODE_A_DOZEN = Exercise(
    id="scores.code-a-dozen",
    prompt=(
        f"{tone_question()}\n"
        "Score alone, before you have seen the machine's. Give each sentence a number "
        "from −2 to +2. Any may stay open. There is no right answer to compare with."
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
    outcome=lambda pair: (
        "VADER's compounds: "
        + ", ".join(f"{id_} {signed(compound_of(id_))}" for id_ in DOZEN)
        + "."
    ),
    right=(
        "Kept, and not marked; what you left open stays open. Section 7 reads your "
        "numbers from here. Which word did you lean on most?"
    ),
    hints=(
        "Score the news that the sentence tells, not how well it is written.",
        "Not sure? Ask who hopes for peace there, and what this would mean for them.",
    ),
)


_OWN = "you"


def own_tones(answer: Answer) -> dict[str, int]:
    """The numbers that a learner gave the twelve; what was left open is not there."""
    if not isinstance(answer, dict):
        return {}
    tones = {str(tone): tone for tone in range(-2, 3)}
    return {
        id_: tones[answer[id_]]
        for id_ in DOZEN
        if isinstance(answer.get(id_), str) and answer[id_] in tones
    }


def with_own_tones(pair: Pair, answer: Answer) -> Pair:
    """The pair with the learner's own numbers among its codings."""
    own = tone_codings(_OWN, own_tones(answer))
    return replace(pair, codings=(*pair.codings, *own))


PREDICT_ENDORSEMENT = Exercise(
    id="scores.predict-endorsement",
    prompt=(
        "A15 quotes Kim's promise: “full support and solidarity to the Russian "
        "government, army and people”. B2 reports it: “Kim vowed full support for "
        "Putin as he continues to wage war”. A machine scores each from −1 (bad) to +1 "
        "(good). On which side of zero will they come out?"
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
    right="Kept. Run the box below, and look at the sign of each compound.",
    prediction=True,
    outcome=lambda pair: (
        f"VADER's compound: A15 {signed(compound_of('A15'))}, "
        f"B2 {signed(compound_of('B2'))}."
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

# Six to try, and the reply to whoever is wrong about one of them.
_HUNTED = {
    "A5": (
        "An honour guard, including mounted soldiers, and a large crowd …",
        "Look at A5 once more: “honour” comes out of a name, yes. But “grand” and "
        "“welcome” lift it too. Would it still stand above zero without the guard?",
    ),
    "A9": (
        "The Russian leader said Moscow was fighting the hegemonic, imperialist …",
        "Look at A9 once more: “fighting” pulls down. Which one word pulls up, and is "
        "it praise there, or part of a name?",
    ),
    "A18": (
        "After Mr Kim welcomed him with an embrace, the two shared …",
        "Look at A18 once more: “welcomed”, “embrace”, “shared”. Which of them is part "
        "of anybody's name?",
    ),
    "A26": (
        "Wednesday’s agenda includes a gala concert, state reception, …",
        "Look at A26 once more: there is one bar in it. Do “honour guards” honour "
        "anybody there, or are they called so?",
    ),
    "B1": (
        "Russia's President Vladimir Putin has taken a rare trip …",
        "Look at B1 once more: there is one bar in it. “Supreme Leader” is a title. "
        "Does B praise anybody with it?",
    ),
    "B9": (
        "With European countries and the U.S. supplying Ukraine with armaments, …",
        "Look at B9 once more: the word is “hoping”. What Russia hopes for may be "
        "anything. But is the word part of a name?",
    ),
}


def total_of(id_: str) -> float:
    """The sum of the values of one sentence's words."""
    return sum(word.value for word in scored(id_).charged)


def lift_of_names(id_: str) -> float:
    """What words out of names add to a sentence's sum."""
    words = {word for name, word in _NAMES.items() if name in sentence(id_)}
    return sum(word.value for word in scored(id_).charged if word.text.lower() in words)


def by_a_name(pair: Pair) -> list[str]:
    """Of the six, those above zero that are not so without a word out of a name."""
    return [
        id_
        for id_ in _HUNTED
        if compound_of(id_) > 0 and total_of(id_) - lift_of_names(id_) < 0.05
        if lift_of_names(id_) > 0
    ]


A_NAME_DID_IT = Exercise(
    id="scores.a-name-did-it",
    prompt=(
        "All six stand above zero. Some for one reason: a word out of a name (of a "
        "country, a title, a guard). Without it they would be at zero or below.\n"
        "Try the six in the box above, then choose all that only a name holds up."
    ),
    answer=Choices(
        tuple(
            Option(id_, f"{id_} · {text}", say) for id_, (text, say) in _HUNTED.items()
        )
    ),
    solve=by_a_name,
    objective="scores.predict",
    right=(
        "Yes. Such a word names somebody or something, and praises nobody. VADER "
        "cannot tell the one from the other, so a name did the work."
    ),
    hints=(
        "Is the word that lifts it praise, or part of a name?",
        "If it is a name: strike it out. Would another bar still point to the right?",
        "Three of the six.",
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
    right="Kept. Run the box below, and look at each word and its value.",
    prediction=True,
    outcome=lambda pair: "; ".join(
        f"“{text}” {signed(sentiment.score(text).compound)}" for text in _KILLED
    ),
)


# Four ways ---------------------------------------------------------------------------


# How VADER adds and presses is no fact of the articles, so it is stated.
_STEPS = ("body", "cut", "add", "press", "mean")

REPAIR = Exercise(
    id="scores.repair-the-pipeline",
    prompt=(
        "Here is one way to score an article, with its five steps mixed up. You want "
        "one number: the mean score of its sentences, and of nothing but its body. Put "
        "the steps in order."
    ),
    answer=Order(
        (
            Option("mean", "take the mean of all the compounds"),
            Option("press", "press each sum between −1 and +1: the compound"),
            Option("body", "set captions, posts and credits aside"),
            Option("add", "add up the values of the words in each piece"),
            Option("cut", "cut the body into sentences: the pieces"),
        )
    ),
    solve=lambda pair: list(_STEPS),
    objective="scores.compare",
    right=(
        "Yes. Clean, cut, add, press, take the mean. Each step is a choice, and "
        "another choice would give another number."
    ),
    mistakes=(
        misordered(
            "cleaned-too-late",
            _STEPS,
            "mean",
            "body",
            say=(
                "Captions and posts are set aside after the mean was taken. By then "
                "“If you like what you read, follow us” has long been scored. Clean "
                "first."
            ),
        ),
        misordered(
            "added-before-cutting",
            _STEPS,
            "add",
            "cut",
            say=(
                "You add before you cut. Then there is only one piece, the whole "
                "article, and its sum grows and grows. “Cheering crowds” and “war” end "
                "up in one heap, pressed close to +1 or −1."
            ),
        ),
        misordered(
            "pressed-before-adding",
            _STEPS,
            "press",
            "add",
            say=(
                "You press before there is a sum. In “Moscow and Pyongyang have denied "
                "weapons transfers”, add “denied” and “weapons” first: only their sum "
                "is pressed."
            ),
        ),
        misordered(
            "mean-too-early",
            _STEPS,
            "mean",
            "press",
            say=(
                "You take the mean while there are no compounds yet. One long, sunny "
                "promise such as “full support and solidarity” would then outweigh "
                "many short sentences. Press each sum first."
            ),
        ),
        misordered(
            "cut-before-cleaning",
            _STEPS,
            "cut",
            "body",
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
    right=(
        "Kept. Run the box below. Its first lines part the words in marks from the "
        "rest: which of them are sunnier? The chart has all four ways."
    ),
    prediction=True,
    outcome=lambda pair: (
        "The higher mean, way by way: "
        + ", ".join(
            f"{way.name} {letter}"
            for way, letter in zip(sentiment.PIPELINES, higher(pair), strict=True)
        )
        + "."
    ),
)


@cache
def higher(pair: Pair) -> str:
    """The article with the higher mean in each of the four ways: such as "BAAB"."""
    means = (
        [fmean(map(way.score, way.read(article))) for article in pair]
        for way in sentiment.PIPELINES
    )
    return "".join("A" if a >= b else "B" for a, b in means)


INTERVAL = Exercise(
    id="scores.what-the-interval-lets-you-say",
    prompt=(
        "Look at the way “body only”: one dot lies a little higher, and the thin lines "
        "of A and B overlap. (A thin line holds 95 of 100 means, when sentences are "
        "drawn again at random.) Which sentence does that let you say?"
    ),
    answer=Choice(
        (
            Option(
                "more-positive",
                "The article with the higher dot is more positive about the summit.",
                "Draw the sentences again, with “Cheering crowds” left out once or B's "
                "“worrying conditions” left out, and the order may turn. And a score "
                "is about nothing: it never heard of a summit.",
            ),
            Option(
                "equal",
                "The two articles are equally positive.",
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
                "One of them is sunnier: it leads in more than one of the ways.",
                "The ways are no voters. They score the same sentences, “Cheering "
                "crowds” and all, and in each the lines overlap. Four unsure answers "
                "do not add up to a sure one.",
            ),
        )
    ),
    solve=lambda pair: "cannot-part",
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


def sides(pair: Pair) -> dict[str, float]:
    """For each of the twelve: below zero where reader and VADER stand on opposite
    sides of zero, above it where they stand on one, and 0 where one of them is at 0.

    A sample reading stands in where a learner gave no number, and for all twelve where
    the learner's own numbers leave nothing to choose.
    """
    given = {one.sentence: one.tone for one in pair.codings if one.reading == _OWN}
    samples = {id_: _sample_tones()[id_] for id_ in DOZEN}
    own = _beside_vader({**samples, **given})
    decided = min(own.values()) < 0 < max(own.values())
    return own if decided else _beside_vader(samples)


def _beside_vader(tones: dict[str, float]) -> dict[str, float]:
    return {id_: tone * compound_of(id_) for id_, tone in tones.items()}


@cache
def _sample_tones() -> dict[str, float]:
    tones: dict[str, list[int]] = {}
    for one in load_pair().codings:
        if one.tone is not None:
            tones.setdefault(one.sentence, []).append(one.tone)
    return {id_: fmean(given) for id_, given in tones.items()}


def one_of_each(answer: list[str], pair: Pair) -> bool:
    """Whether reader and VADER differ in one sentence and agree in another."""
    side = sides(pair)
    if not set(answer) <= side.keys():
        return False
    return min(side[id_] for id_ in answer) < 0 < max(side[id_] for id_ in answer)


PARTING = Exercise(
    id="scores.parting-company",
    prompt=(
        "Claim: “A score and a reader can part company.” Choose two of the twelve "
        "sentences in your table in section 7: one where reader and VADER stand on "
        "opposite sides of zero and, to be fair, one where they stand on one side.\n"
        f"The twelve: {', '.join(DOZEN)}."
    ),
    answer=Evidence(articles="AB", least=2, most=2),
    solve=lambda pair: ["A15", "A21"],
    accepts=one_of_each,
    earlier=EarlierAnswer(CODE_A_DOZEN.id, with_own_tones),
    objective="scores.code",
    right=(
        "Yes: opposite sides in one, one side in the other. (Where your own numbers do "
        "not decide, a sample reading does.) They can serve you in lesson 7, against a "
        "score and against throwing all scores away. Which word led the machine "
        "astray, or the reader?"
    ),
    mistakes=(
        Mistake(
            "outside-the-table",
            sample=lambda pair: ["A1", "A21"],
            when=lambda answer, pair: not set(answer) <= set(DOZEN),
            say=(
                "At least one of your two was not among the twelve, so nobody gave it "
                "a number in section 1. Stay with those in your table: it begins with "
                "A9, “The Russian leader said”."
            ),
        ),
        Mistake(
            "at-zero",
            sample=lambda pair: ["A15", "A22"],
            when=lambda answer, pair: any(sides(pair)[id_] == 0 for id_ in answer),
            say=(
                "In one of your two the reader's number is 0, as for many in “have "
                "denied weapons transfers”. 0 is on neither side: choose another. "
                "(Without a number of yours, a sample reading stands in.)"
            ),
        ),
        Mistake(
            "both-agree",
            sample=lambda pair: ["A21", "B2"],
            when=lambda answer, pair: all(sides(pair)[id_] > 0 for id_ in answer),
            say=(
                "In both, reader and machine stand on one side of zero, as in “two "
                "years of war” for most. (Without a number of yours, a sample reading "
                "stands in.) Exchange one for a sentence with opposite signs."
            ),
        ),
        Mistake(
            "both-differ",
            sample=lambda pair: ["A15", "A16"],
            when=lambda answer, pair: True,
            say=(
                "In both, reader and machine stand on opposite sides, as in “full "
                "support and solidarity” for many. (Without a number of yours, a "
                "sample reading stands in.) Now be fair: exchange one for a sentence "
                "where they stand on one side."
            ),
        ),
    ),
    hints=(
        "For the first, take one from a shaded corner of the chart.",
        "For the second, take one from a corner without shade, or one that says “war”.",
    ),
)

_OPINIONS = {
    "A9": (
        "“The Russian leader said Moscow was fighting the hegemonic, imperialist "
        "policy of the United States and its allies…”",
        "Two words judge here: “hegemonic, imperialist”. The sentence begins with “The "
        "Russian leader said”, so whose are they, and whom do they judge?",
    ),
    "A21": (
        "“The United States and its allies say they fear … and have accused Pyongyang "
        "of providing ballistic missiles…”",
        "“accused” needs somebody who does it. Go back to the beginning of the "
        "sentence: “The United States and its allies say they fear”.",
    ),
    "A23": (
        "“After Mr Putin’s arrival in Pyongyang was delayed by hours, he emerged from "
        "his plane at a predawn hour…”",
        "A plane came late, “delayed by hours”. Does anybody in the sentence say that "
        "somebody did wrong?",
    ),
    "B7": (
        "“…the increasingly worrying conditions Russia finds itself in, after two "
        "years of war with Ukraine.”",
        "“worrying” is the writer's word, yes: it calls the conditions bad, for "
        "Russia. Does it say that Russia, or anybody, did wrong?",
    ),
    "B8": (
        "“…the country has a growing need for arms and ammunition if it wishes to "
        "continue its unprovoked invasion.”",
        "Take “unprovoked” out: the invasion is still there. The word judges. No "
        "source is named for it, so who is speaking?",
    ),
}

NEWS_OR_OPINION = Exercise(
    id="scores.news-or-opinion",
    prompt=(
        "Bad news, or a bad opinion? If somebody judges or accuses: who, and whom? The "
        "marks hold the articles' own words; an … stands where we cut."
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
    solve=lambda pair: {
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
        "Is there a word that judges somebody, and not only what happened? If not, no "
        "opinion.",
        "Then look for the source, at the beginning of the sentence.",
        "Two are news; each other label has one line.",
    ),
)

LEAVE = Exercise(
    id="scores.before-you-leave",
    prompt=(
        "A headline reads: “Computer finds explainer more hostile to Moscow than wire "
        "report.” Write what you would say instead, and what you would not say. Name a "
        "way of scoring, and quote a few words of one sentence."
    ),
    answer=Text(least=15, most=100),
    objective="scores.compare",
    right=(
        "Kept. Read it once more. Does it name a way of scoring, and quote a few "
        "words? Then you are done. If not, put them in now, and press Keep again."
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
            "Score a dozen sentences by hand, and hold your numbers against a "
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
        NEWS_OR_OPINION,
        PARTING,
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
            plain="tones[name] * compound < 0",
            helper='desk.explore("my-codes")',
        ),
    ),
)
