"""Lesson 6, charting the frame: coding, agreement, names and voices, a chart."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from lessons.exercises.model import (
    Choice,
    Choices,
    Evidence,
    Exercise,
    Labels,
    Mistake,
    Number,
    Option,
    Order,
    Text,
)
from lessons.reading.airtime import airtime
from lessons.reading.articles import Article
from lessons.reading.frames import (
    Label,
    agreement,
    generic_frames,
    labels,
    ledger,
    order_of_telling,
    sample_codings,
)
from lessons.reading.framing import frame
from lessons.syllabus import Lesson, Objective
from lessons.syllabus.common import before

if TYPE_CHECKING:
    from lessons.desk import Desk


# Problem, cause, judgement, remedy --------------------------------------------------

ENTMAN = Exercise(
    id="frames.problem-and-cause",
    prompt=(
        "The words below stand in A21, B8 and B9. What does each one give its "
        "article: a problem, a cause, a judgement or a remedy?\n"
        "For the remedy, ask: what is hoped to help the one who has the problem?"
    ),
    answer=Labels(
        lines=(
            Option(
                "fear",
                "A21 · “Russia could provide aid for North Korea’s missile and nuclear "
                "programmes”",
                "Read the words before these: “The United States and its allies say "
                "they fear”. What somebody fears is the problem, in their telling.",
            ),
            Option(
                "banned",
                "A21 · “banned by UN Security Council resolutions”",
                "“banned” says what is not allowed, and the sentence names who says "
                "so. That is a judgement with its judge.",
            ),
            Option(
                "need",
                "B8 · “a growing need for arms and ammunition”",
                "Who has this need? “the country”, and that is Russia. A need is what "
                "is wrong, for whoever has it: the problem.",
            ),
            Option(
                "due",
                "B8 · “Due to economic sanctions from the U.S. and the European Union”",
                "The first two words, “Due to”, tell what brought the need about. "
                "Whether you agree is another question.",
            ),
            Option(
                "unprovoked",
                "B8 · “unprovoked” in “its unprovoked invasion”",
                "Take the word out: the invasion is still there. “unprovoked” adds who "
                "was in the wrong, and no source is named for it.",
            ),
            Option(
                "hoping",
                "B9 · “Russia is hoping that North Korea can do the same”",
                "“can do the same” means supplying arms. For the one who has “a "
                "growing need for arms”, what would that be?",
            ),
        ),
        labels=(
            Option("problem", "problem"),
            Option("cause", "cause"),
            Option("judgement", "judgement"),
            Option("remedy", "remedy"),
        ),
    ),
    solve=lambda desk: {
        "fear": "problem",
        "banned": "judgement",
        "need": "problem",
        "due": "cause",
        "unprovoked": "judgement",
        "hoping": "remedy",
    },
    objective="frames.name",
    right=(
        "Yes, that is our reading too. In A the problem is what some countries say "
        "they fear. In B it is what Russia lacks, and a hope stands where the remedy "
        "goes. Both passages are about arms."
    ),
    hints=(
        "Ask of each: what is wrong, who brought it about, who judges, what would "
        "help?",
        "“Due to” points back to a cause. “can do the same” points forward to help.",
        "There are two problems, one cause, two judgements and one remedy.",
    ),
)


# Coding and agreement ----------------------------------------------------------------

CODED = {
    "A15": (
        "North Korea “expresses full support and solidarity to the Russian "
        "government, army and people in carrying out a special military operation in "
        "Ukraine to protect sovereignty, security interests, as well as territorial "
        "integrity”, he said."
    ),
    "A16": (
        "Russia was hit with US-led western sanctions after Mr Putin unleashed a "
        "full-scale invasion of neighbouring Ukraine in February 2022 in what Moscow "
        "called a “special military operation”."
    ),
    "A18": (
        "After Mr Kim welcomed him with an embrace, the two shared “pent-up inmost "
        "thoughts” on the ride to the state guest house, North Korean state media said."
    ),
    "B8": (
        "Due to economic sanctions from the U.S. and the European Union, and with "
        "China publicly saying it will not provide lethal aid to Russia, the country "
        "has a growing need for arms and ammunition if it wishes to continue its "
        "unprovoked invasion."
    ),
    "B10": (
        "In return, Russia, which is a giant exporter of oil and gas, can supply North "
        "Korea with the energy resources it needs to keep its isolated regime running."
    ),
    "B12": (
        "The Guardian also speculated that North Korea could send workers to Russia as "
        "labourers who will assist its war effort."
    ),
}


def samples_on(name: str) -> str:
    """What the two sample readings said of the coded sentences, in one line."""
    said = {
        reading: [
            f"{coding.sentence[0]}{int(coding.sentence[1:])}"
            for coding in sample_codings()
            if coding.reading == reading and coding.frames[name]
        ]
        for reading in ("strict", "generous")
    }
    return ", ".join(
        f"the {reading} one said yes to "
        f"{' and '.join(place for place in yes if place in CODED) or 'none of them'}"
        for reading, yes in said.items()
    )


CODE_MORALITY = Exercise(
    id="frames.code-morality",
    prompt=(
        "Code alone, without looking at your partner's. Does the sentence carry a "
        "moral judgement, or a word that judges right and wrong?\n"
        "There is no key. Some of these sentences tell of a war: leave out any that "
        "you would rather not look at closely."
    ),
    answer=Labels(
        lines=tuple(Option(id_, f"{id_} · {text}") for id_, text in CODED.items()),
        labels=(
            Option("yes", "yes"),
            Option("no", "no"),
            Option("left-out", "I leave this one out"),
        ),
    ),
    objective="frames.code",
    right=(
        f"Kept, and not marked. Of two sample readings, {samples_on('morality')}. They "
        "are made to be disagreed with. Where you differ, which word did you lean on?"
    ),
    hints=(
        "Underline the word that judges, if there is one. No word, no yes?",
        "Ask whose judgement it is: the article's, or a speaker's. Do you count both?",
    ),
)


def least_agreed(desk: Desk) -> str:
    """The question on which the sample readings agree least, with its α."""
    alphas = {
        question.name: agreement(
            (coding.reading, coding.sentence, coding.frames[question.name])
            for coding in sample_codings()
        ).alpha
        for question in generic_frames()
    }
    name = min(alphas, key=lambda name: alphas[name] or 0.0)
    return f"The two sample readings agreed least on {name}: α = {alphas[name]:.2f}."


PREDICT_LEAST = Exercise(
    id="frames.predict-least-agreed",
    prompt=(
        "Two sample readings, one strict and one generous, coded all the sentences by "
        "five questions. On which question will they agree least?"
    ),
    answer=Choice(
        tuple(
            Option(
                question.name.replace(" ", "-"), f"{question.name}: {question.question}"
            )
            for question in generic_frames()
        )
    ),
    objective="frames.code",
    right="Kept. Run the next cells, and look for the lowest α.",
    prediction=True,
    outcome=least_agreed,
)

ALPHA = Exercise(
    id="frames.what-alpha-says",
    prompt=(
        "Look at the line for morality above. Nearly all answers are the same, and "
        "still α is far below 1. What does that α say?"
    ),
    answer=Choice(
        (
            Option(
                "percentage",
                "On about half of the sentences, both gave the same answer.",
                "That reads α as a percentage of agreement. The percentage stands "
                "beside it, after “the same”, and is far higher. α takes away what "
                "luck alone would give two readers who nearly always say no, even to "
                "“isolated regime”.",
            ),
            Option(
                "half-right",
                "About half of the answers are right.",
                "α has no key to hold answers against. Both readings said no to "
                "“isolated regime”. They agree there, and you may still judge it "
                "otherwise.",
            ),
            Option(
                "beyond-luck",
                "Once luck is allowed for, the two readers are about half way from "
                "luck to perfect agreement.",
            ),
            Option(
                "half-moral",
                "About half of the sentences carry a moral judgement.",
                "That would be a count of yeses, and there are few. α compares two "
                "readers; “unprovoked invasion” is no more moral when they agree on "
                "it.",
            ),
        )
    ),
    solve=lambda desk: "beyond-luck",
    objective="frames.code",
    right=(
        "Yes. Two readers who nearly always say no agree often by luck alone. α counts "
        "only what they manage beyond that."
    ),
    hints=(
        "How often would two people agree who answer no without reading?",
        "α is 0 for what luck gives, and 1 for perfect agreement.",
    ),
)


# Names and their voices --------------------------------------------------------------

NAMES = {
    "A8": (
        "“Ukrainian direction”",
        "including in the Ukrainian direction,” Russian state news agency RIA quoted "
        "Mr Putin as saying",
    ),
    "A16-invasion": (
        "“full-scale invasion”",
        "after Mr Putin unleashed a full-scale invasion of neighbouring Ukraine",
    ),
    "A16-operation": (
        "“special military operation”",
        "in what Moscow called a “special military operation”",
    ),
    "B8": (
        "“unprovoked invasion”",
        "if it wishes to continue its unprovoked invasion",
    ),
    "B10": (
        "“isolated regime”",
        "the energy resources it needs to keep its isolated regime running",
    ),
    "B12": (
        "“war effort”",
        "The Guardian also speculated that North Korea could send workers to Russia as "
        "labourers who will assist its war effort",
    ),
}
_VOICE_SAYS = {
    "A8": (
        "The marks close after “direction,” and RIA “quoted Mr Putin as saying” it. "
        "These words are inside the marks."
    ),
    "A16-invasion": (
        "No source says “full-scale invasion” here, and no marks stand round it. "
        "Moscow comes later in the sentence, with another name."
    ),
    "A16-operation": (
        "A wrote “what Moscow called” and put marks round the name. Two signs say: not "
        "ours."
    ),
    "B8": (
        "China is the one “publicly saying” something in this sentence, and what it "
        "says ends before “the country has a growing need”. Who is left to say "
        "“unprovoked invasion”?"
    ),
    "B10": (
        "Look for a “said” or for marks in that sentence: there is none. Nobody but "
        "the article says “isolated regime”."
    ),
    "B12": (
        "No marks, but a source: “The Guardian also speculated that”. What follows is "
        "reported, in B's wording."
    ),
}


@cache
def names_in(article: Article) -> tuple[Label, ...]:
    """What an article calls whom and what, each use with its voice."""
    return labels(airtime(article))


def voice_of(desk: Desk, line: str) -> str:
    """The voice in which the name of one line stands in its article."""
    article = desk.pair["AB".index(line[0])]
    context = NAMES[line][1]
    start = article.text.index(context)
    return next(
        label.voice
        for label in names_in(article)
        if start <= label.start < start + len(context)
        and label.subject in ("the war", "North Korea's government")
    )


LABEL_VOICE = Exercise(
    id="frames.label-in-its-voice",
    prompt=(
        "Put each name back in its voice. Who is speaking when these words are used?\n"
        "Read on both sides of the name before you decide."
    ),
    answer=Labels(
        lines=tuple(
            Option(
                id_,
                f"{name} in {id_.split('-')[0]}: …{context}…",
                _VOICE_SAYS[id_],
            )
            for id_, (name, context) in NAMES.items()
        ),
        labels=(
            Option("own", "the article's own voice"),
            Option("attributed", "reported from a source, without marks"),
            Option("quoted", "inside quotation marks"),
        ),
    ),
    solve=lambda desk: {line: voice_of(desk, line) for line in NAMES},
    objective="frames.trace",
    right=(
        "Yes. A names the invasion in its own voice, and hands the other name to "
        "Moscow, in one and the same sentence. A name without a source is the "
        "article's own choice of word."
    ),
    hints=(
        "First look for quotation marks, then for a source: said, called, speculated.",
        "No marks and no source? Then the article itself is speaking.",
        "Three are the article's own, two are inside marks, one is reported.",
    ),
)


def wars_in(desk: Desk, wanted: Callable[[str, str], bool]) -> list[str]:
    """The sentences that name the war by a label and in a voice that are wanted."""
    return [
        f"{article.letter}{number}"
        for article in desk.pair
        for number, sentence in enumerate(article.sentences, start=1)
        if any(
            sentence.start <= use.start < sentence.end and wanted(use.label, use.voice)
            for use in names_in(article)
            if use.subject == "the war"
        )
    ]


def reported_wars(desk: Desk) -> list[str]:
    """The sentences whose “war” the program gives to a source, without marks."""
    return wars_in(desk, lambda label, voice: (label, voice) == ("war", "attributed"))


def quoted_wars(desk: Desk) -> list[str]:
    """The sentences with a name of the war inside quotation marks."""
    return wars_in(desk, lambda label, voice: voice == "quoted")


def own_wars(desk: Desk) -> list[str]:
    """The sentences that name the war in the article's own voice, and in no other."""
    others = {*quoted_wars(desk), *reported_wars(desk)}
    return [
        place
        for place in wars_in(desk, lambda label, voice: voice == "own")
        if place not in others
    ]


DISPUTED = Exercise(
    id="frames.doubt-the-voice",
    prompt=(
        "Doubt the machine, and go back to the sentences. Choose one in which it gives "
        "the word “war” to a source, although no marks show that the source used "
        "that word."
    ),
    answer=Evidence(articles="AB"),
    solve=reported_wars,
    objective="frames.trace",
    right=(
        "Yes. The machine found a source and handed it a stretch of words. Whether "
        "that source said “war”, or the writer did, the file cannot settle. Say so in "
        "your brief."
    ),
    mistakes=(
        Mistake(
            "inside-marks",
            sample=lambda desk: quoted_wars(desk)[:1],
            when=lambda answer, desk: bool(set(answer) & set(quoted_wars(desk))),
            say=(
                "A name for the war does stand there inside marks, such as “special "
                "military operation”. Marks promise the speaker's very words. Look for "
                "“war” outside them."
            ),
        ),
        Mistake(
            "its-own-voice",
            sample=lambda desk: own_wars(desk)[:1],
            when=lambda answer, desk: bool(set(answer) & set(own_wars(desk))),
            say=(
                "The machine heard the article's own voice there, and so may you: no "
                "source is named near “two years of war with Ukraine” or “unprovoked "
                "invasion”. Look for a “vowed” or a “say”."
            ),
        ),
        Mistake(
            "no-war",
            sample=lambda desk: ["A7"],
            when=lambda answer, desk: (
                not set(answer)
                & {*reported_wars(desk), *quoted_wars(desk), *own_wars(desk)}
            ),
            say=(
                "The war is not named in that sentence. “…for Mr Putin’s war with "
                "Ukraine…” is one place to begin: who says “war” there?"
            ),
        ),
    ),
    hints=(
        "In the list above, look for “war (attributed)”. It says which article.",
        "In B2, Kim “vowed full support”. Did he also say “wage war”?",
    ),
)


# Who tells what, and when ------------------------------------------------------------

_FACTS = {fact.id: fact for fact in ledger()}
_FACT_SAYS = {
    "agreement": (
        "A: “signed an agreement”. B: “are expected to sign an agreement”. They differ "
        "in what has happened; both tell of one."
    ),
    "arms-denied": (
        "“Moscow and Pyongyang have denied weapons transfers” is a whole sentence of "
        "A. Read B8 to B12 for another: you will find hopes there, and no denial."
    ),
    "lethal-aid": (
        "B has China “publicly saying it will not provide lethal aid”. A has China "
        "too, but there its reaction “has been muted”."
    ),
    "late": (
        "A: “delayed by hours”. B: “Putin landed in Pyongyang on Jun. 18”, on no hour "
        "and no delay."
    ),
    "food": (
        "“badly-needed food and financial aid” stands in one of the articles, near its "
        "end. The other speaks of “economic support and trade”, and not of food."
    ),
    "ukrainian-voice": (
        "Ukraine is named in both. To be named is not to speak: look for somebody from "
        "Ukraine who says something."
    ),
}

LEDGER = Exercise(
    id="frames.who-tells-it",
    prompt=(
        "Sort these before the ledger is opened. Where is each of them told: in both "
        "articles, in one, or in neither?"
    ),
    answer=Labels(
        lines=tuple(
            Option(id_, _FACTS[id_].fact, say) for id_, say in _FACT_SAYS.items()
        ),
        labels=(
            Option("both", "in both"),
            Option("only A", "only in A"),
            Option("only B", "only in B"),
            Option("neither", "in neither"),
        ),
    ),
    solve=lambda desk: {
        fact.id: fact.where for fact in ledger() if fact.id in _FACT_SAYS
    },
    objective="frames.trace",
    right=(
        "Yes. Each article tells what the other does not, and nobody from Ukraine "
        "speaks in either. The ledger below shows the words for each."
    ),
    hints=(
        "Look for words, not for what you know: which sentence tells it?",
        "For the last line, ask who speaks, not who is spoken of.",
        "One is in both, one in neither, and each article has two for itself.",
    ),
)

_THEMES = {
    "the agreement": "the agreement",
    "ceremony": "ceremony and welcome",
    "sanctions": "sanctions",
    "the war": "the war",
}


def order_in_b(desk: Desk) -> list[str]:
    """The four themes as they enter B."""
    return [
        entrance.theme
        for entrance in order_of_telling(desk.pair[1])
        if entrance.theme in _THEMES
    ]


def order_in_a(desk: Desk) -> list[str]:
    """The four themes as they enter A."""
    return [
        entrance.theme
        for entrance in order_of_telling(desk.pair[0])
        if entrance.theme in _THEMES
    ]


ORDER = Exercise(
    id="frames.order-of-telling",
    prompt=(
        "Some readers stop early. Leaf through B and put these in the order in which "
        "their first word enters it."
    ),
    answer=Order(tuple(Option(id_, text) for id_, text in _THEMES.items())),
    solve=order_in_b,
    objective="frames.trace",
    right=(
        "Yes. In B the war comes in with its second sentence, and the agreement with "
        "its last. A reader of B who stops half way meets no agreement."
    ),
    mistakes=(
        Mistake(
            "as-in-a",
            sample=order_in_a,
            when=lambda answer, desk: before(answer, "the agreement", "the war"),
            say=(
                "That is A's order, or near it: A opens with “signed an agreement”. "
                "In B the word stands in “are expected to sign an agreement”. How far "
                "down is that?"
            ),
        ),
        Mistake(
            "carpet-first",
            sample=lambda desk: ["ceremony", "the war", "sanctions", "the agreement"],
            when=lambda answer, desk: before(answer, "ceremony", "the war"),
            say=(
                "The “literal red carpet welcome” comes early. One sentence comes "
                "earlier: “…as he continues to wage war against his neighbour "
                "Ukraine.”"
            ),
        ),
        Mistake(
            "sanctions-early",
            sample=lambda desk: ["the war", "sanctions", "ceremony", "the agreement"],
            when=lambda answer, desk: before(answer, "sanctions", "ceremony"),
            say=(
                "B's first sanctions are in “Due to economic sanctions from the U.S. "
                "and the European Union”. By then the children have waved their flags."
            ),
        ),
        Mistake(
            "agreement-early",
            sample=lambda desk: ["the war", "ceremony", "the agreement", "sanctions"],
            when=lambda answer, desk: before(answer, "the agreement", "sanctions"),
            say=(
                "A leader signs, a reader expects it at the top. Look at the last "
                "sentence of B: “The two leaders are expected to sign an agreement”."
            ),
        ),
    ),
    hints=(
        "Go by the first word of each theme, not by its weight.",
        "Look at B2, B3, B8 and B13.",
    ),
)


# The chart that shows everything -----------------------------------------------------


def rows_beyond_chance(desk: Desk) -> str:
    """How many rows of the frame chart chance could hardly give."""
    framing = frame(*desk.pair)
    tested = sum(row.p is not None for row in framing.rows)
    return f"Rows that say “hardly”: {len(framing.survivors)} of {tested} tested."


PREDICT_ROWS = Exercise(
    id="frames.predict-rows",
    prompt=(
        "The next chart asks of each row: could chance part the two articles as far? "
        "How many rows will say “hardly”?"
    ),
    answer=Number(unit="rows"),
    objective="frames.criticise",
    right="Kept. Draw the chart, and count the rows that say “hardly”.",
    prediction=True,
    outcome=rows_beyond_chance,
)

CANNOT_TELL = Exercise(
    id="frames.chart-cannot-tell",
    prompt=(
        "You have looked at the frame chart as long as you like. Which of these can it "
        "not tell you?"
    ),
    answer=Choices(
        (
            Option(
                "same",
                "whether the two articles are the same in a grey row",
                "Grey means: chance could part them as far. With thirteen sentences, "
                "B could differ a good deal and stay grey. So the chart cannot tell "
                "this.",
            ),
            Option(
                "larger-share",
                "which article gives more of its words to its own voice, as the "
                "machine hears it",
                "This it does tell: sentences such as “The two leaders then rode to "
                "the Kumsusan Palace” are counted, and both shares are printed.",
            ),
            Option(
                "on-purpose",
                "whether B told of the agreement last on purpose",
                "“are expected to sign” may only mean that B was finished early. A "
                "purpose is in no row: the chart cannot tell it.",
            ),
            Option(
                "chance",
                "whether chance could part the articles as far in a row that was "
                "tested",
                "This it does tell, in the last column: for “signed an agreement” "
                "early in A and “are expected to sign” late in B, too.",
            ),
            Option(
                "other-days",
                "how either outlet reports on other days",
                "Each article is one day of one outlet: “on Wednesday”, writes A. Two "
                "articles are not two outlets, so the chart cannot tell this.",
            ),
        )
    ),
    solve=lambda desk: ["same", "on-purpose", "other-days"],
    objective="frames.criticise",
    right=(
        "Yes. The chart tells what was counted here, and whether chance could do it. "
        "Sameness, purpose and other days are beyond it."
    ),
    hints=(
        "Look for each of them in a row or in the last column. Is it there?",
        "Three of the five are in no row and in no column.",
    ),
)

HONEST = Exercise(
    id="frames.honest-chart",
    prompt=(
        "All four charts below use correct numbers. Which of them answers honestly: "
        "“Which article speaks more in its own voice?”"
    ),
    answer=Choice(
        (
            Option(
                "cut-axis",
                "two bars of words, on an axis that starts a little below the shorter",
                "The cut axis makes a small bar of B. All of its words in its own "
                "voice, from “has taken a rare trip” on, shrink to a stump. Bars are "
                "read by their length: start at 0.",
            ),
            Option(
                "raw",
                "two bars of words, on an axis from 0",
                "Better, and still unfair: A has twice as many words to give. A "
                "sentence like “The two leaders then rode to the Kumsusan Palace” adds "
                "to A's bar whatever the rest does. Which share is it?",
            ),
            Option(
                "share-range",
                "two dots for the shares of each article's words, from 0 to 100 %, "
                "with ranges and lengths",
            ),
            Option(
                "winner",
                "two bars of shares from 0 to 100 %, with the higher one marked “sure”",
                "The shares are fair. “sure” is not: draw the sentences again, with "
                "“Russia is hoping” twice or not at all, and each share moves. A "
                "range shows how far.",
            ),
        )
    ),
    solve=lambda desk: "share-range",
    objective="frames.criticise",
    right=(
        "Yes. A share allows for length, an axis from 0 to 100 keeps the proportions, "
        "and a range admits how little two short texts can show."
    ),
    hints=(
        "Ask of each: where does the axis start, what is it a part of, how sure is it?",
        "Only one of them shows lengths and ranges as well.",
    ),
)

LEAVE = Exercise(
    id="frames.before-you-leave",
    prompt=(
        "Finish these with quoted words from both articles: “In these two articles the "
        "summit is told as … in A and as … in B. I am least sure about …”"
    ),
    answer=Text(least=12, most=100),
    objective="frames.name",
    right=(
        "Kept. Read it once more: is each word in your marks in the article, and does "
        "your doubt name what you would need?"
    ),
    hints=("Choose one name and one fact from each article, letter for letter.",),
)

LESSON = Lesson(
    number="06",
    title="Charting the frame",
    minutes=60,
    question="How does each article frame the summit?",
    summary=(
        "We read for the frame by hand, measure how far two readers agree, trace each"
        " name to a voice, and then take one large chart apart."
    ),
    needs="this page, and a partner if you have one. Lessons 4 and 5 help",
    objectives=(
        Objective(
            "frames.name",
            "Name the problem, cause, judgement and remedy in a passage.",
        ),
        Objective(
            "frames.code",
            "Code sentences by five questions, and measure how far two readers agree.",
        ),
        Objective(
            "frames.trace",
            "Trace a name or a fact back to the voice that gives it.",
        ),
        Objective(
            "frames.criticise",
            "Criticise a chart: what it counted, what it left grey, who chose its "
            "rows.",
        ),
    ),
    exercises=(
        ENTMAN,
        CODE_MORALITY,
        PREDICT_LEAST,
        ALPHA,
        LABEL_VOICE,
        DISPUTED,
        LEDGER,
        ORDER,
        PREDICT_ROWS,
        CANNOT_TELL,
        HONEST,
        LEAVE,
    ),
)
