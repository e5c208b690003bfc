"""Lesson 6, charting the frame: coding, agreement, names and voices, a chart."""

from __future__ import annotations

import re

from nltk.metrics.agreement import AnnotationTask

from lessons.exercises.kinds import Answer, Choice, Claim, Labels, Number, Option
from lessons.exercises.model import Exercise, Mistake
from lessons.reading.contrasts import contrast
from lessons.reading.pair import Pair, load_pair
from lessons.reading.voices import airtime
from lessons.syllabus import Lesson, Method, Objective
from lessons.syllabus.common import misbuilt, names_in, sentences_of

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
                "A21 · “The United States and its allies say they fear Russia could "
                "provide aid for North Korea’s missile and nuclear programmes”",
                "A21: read its verb, “say they fear”. What somebody fears is the "
                "problem, in their telling.",
            ),
            Option(
                "need",
                "B8 · “a growing need for arms and ammunition”",
                "B8, “a growing need”: who has it? “the country”, which is Russia. A "
                "need is what is wrong, for whoever has it: the problem.",
            ),
            Option(
                "due",
                "B8 · “Due to economic sanctions from the U.S. and the European Union”",
                "B8, “Due to”: these two words tell what brought the need about. "
                "Whether you agree is another question.",
            ),
            Option(
                "unprovoked",
                "B8 · “unprovoked” in “its unprovoked invasion”",
                "B8: take “unprovoked” out, and the invasion is still there. The word "
                "adds who was in the wrong, and no source is named for it.",
            ),
            Option(
                "hoping",
                "B9 · “Russia is hoping that North Korea can do the same”",
                "B9: “can do the same” means supplying arms. For the one who has “a "
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
    solve=lambda pair: {
        "fear": "problem",
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
        "There are two problems, one cause, one judgement and one remedy.",
    ),
)


# Coding and agreement ----------------------------------------------------------------

CODED = {
    "A16": (
        "Russia was hit with US-led western sanctions after Mr Putin unleashed a "
        "full-scale invasion of neighbouring Ukraine in February 2022 in what Moscow "
        "called a “special military operation”."
    ),
    "A18": (
        "After Mr Kim welcomed him with an embrace, the two shared “pent-up inmost "
        "thoughts” on the ride to the state guest house, North Korean state media said."
    ),
    "A20": (
        "Russia has used its warming ties with North Korea to needle Washington, while "
        "heavily sanctioned North Korea has won political backing and promises of "
        "economic support and trade from Moscow."
    ),
    "B4": (
        "For his welcome ceremony in the Kim Il Sung Square in Pyongyang on Jun. 19, "
        "the two leaders inspected ranks of soldiers, walked past more soldiers on "
        "grey horses wearing ceremonial uniforms, and were greeted by crowds of "
        "cheering children, waving flags."
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
}


def found_together(place: str) -> str:
    """The frames that both sample readings find in one sentence, in words."""
    said = [coding.frames for coding in load_pair().codings if coding.sentence == place]
    *most, last = [name for name in said[0] if all(found[name] for found in said)]
    return f"{', '.join(most)} and {last}"


CODE_FIVE = Exercise(
    id="frames.code-five",
    prompt=(
        "Code alone, without looking at your partner's screen: which frame comes "
        "through most in each sentence?\n"
        "There is no key. Two of these sentences tell of a war: leave out any that you "
        "would rather not look at closely."
    ),
    answer=Labels(
        lines=tuple(Option(id_, f"{id_} · {text}") for id_, text in CODED.items()),
        labels=(
            Option("R", "R · responsibility"),
            Option("C", "C · conflict"),
            Option("E", "E · economic consequences"),
            Option("H", "H · human interest"),
            Option("M", "M · morality"),
            Option("N", "N · none of them"),
            Option("left-out", "I leave this one out"),
        ),
    ),
    objective="frames.code",
    right=(
        "Kept, and not marked. Write your letters down in this order, and a dash for a "
        "sentence that you left out. Was one frame not enough? "
        f"In B8 two sample readings both found {found_together('B8')}. They are made "
        "to be disagreed with."
    ),
    hints=(
        "Underline the words that decide it. No words, no frame: then it is N.",
        "Two frames in one sentence? Ask which one would be missed more.",
    ),
)

MADE_UP = ("EEECEE", "EEEEEE")


def made_up_alpha(pair: Pair) -> str:
    """The α of the two made-up coders."""
    answers = [
        (coder, place, letter)
        for coder, letters in enumerate(MADE_UP)
        for place, letter in enumerate(letters)
    ]
    same = sum(one == other for one, other in zip(*MADE_UP, strict=True))
    alpha = AnnotationTask(data=answers).alpha()
    return f"{same} of {len(MADE_UP[0])} answers are the same, and α = {alpha:.2f}."


PREDICT_ALPHA = Exercise(
    id="frames.predict-alpha",
    prompt=(
        f"Two made-up coders wrote one letter for each of six sentences: {MADE_UP[0]} "
        f"and {MADE_UP[1]}. Krippendorff's α (alpha) is 1 for perfect agreement and 0 "
        "for what luck alone gives. What will it be here?"
    ),
    answer=Choice(
        (
            Option("high", "about .8: five of six are the same"),
            Option("middle", "about .5"),
            Option("luck", "about 0, like luck"),
            Option("below", "far below 0, worse than luck"),
        )
    ),
    objective="frames.code",
    right=(
        "Kept. Run the next cell. Then ask: how often would two agree who write E "
        "without reading? α takes that luck away."
    ),
    prediction=True,
    outcome=made_up_alpha,
)

FIVE = ("unprovoked", "imperialist", "regime", "solidarity", "sovereignty")


def found_by_the_list(pair: Pair) -> str:
    """How many finds of the word list stand in a leader's or a source's words."""
    voices = [
        airtime(article).voice_at(sentence.start + found.start())
        for article in pair
        for sentence in article.sentences
        for found in re.finditer("|".join(FIVE), sentence.text.lower())
    ]
    handed = sum(voice != "own" for voice in voices)
    return (
        f"The list finds {len(voices)} words; {handed} of them are quoted or reported "
        f"from a source, {len(voices) - handed} the article's own."
    )


PREDICT_LIST = Exercise(
    id="frames.predict-list",
    prompt=(
        "Now a word list, in place of a reader, looks for morality. It holds five "
        f"words: {', '.join(FIVE)}. How many of its finds will be words of Kim or of "
        "Moscow, and not the article's own judgement?"
    ),
    answer=Choice(
        (
            Option("none", "none or nearly none"),
            Option("third", "about a third"),
            Option("more-than-half", "more than half"),
            Option("all", "all of them"),
        )
    ),
    objective="frames.code",
    right=(
        "Kept. Run the next cell, and count the lines that do not end in “own”: "
        "“solidarity” (A15, B6) is Kim's word, “imperialist” (A9) Moscow's."
    ),
    prediction=True,
    outcome=found_by_the_list,
)


# Names and their voices --------------------------------------------------------------

NAMES = {
    "A8": (
        "Ukrainian direction",
        "“We highly appreciate your consistent and unwavering support for Russian "
        "policy, including in the Ukrainian direction,” Russian state news agency RIA "
        "quoted Mr Putin as saying",
    ),
    "A16-invasion": (
        "full-scale invasion",
        "after Mr Putin unleashed a full-scale invasion of neighbouring Ukraine",
    ),
    "A16-operation": (
        "special military operation",
        "in what Moscow called a “special military operation”",
    ),
    "B8": (
        "unprovoked invasion",
        "if it wishes to continue its unprovoked invasion",
    ),
    "B12": (
        "war effort",
        "The Guardian also speculated that North Korea could send workers to Russia as "
        "labourers who will assist its war effort",
    ),
}
_VOICE_SAYS = {
    "A8": (
        "A8: the marks close after “direction,” and RIA “quoted Mr Putin as saying” "
        "it. These words are inside the marks."
    ),
    "A16-invasion": (
        "A16: no source says “full-scale invasion” here, and no marks stand round it. "
        "Moscow comes later in the sentence, with another name."
    ),
    "A16-operation": (
        "A16: A wrote “what Moscow called” and put marks round the name. Two signs "
        "say: not ours."
    ),
    "B8": (
        "B8: China is the one “publicly saying” something, and what it says ends "
        "before “the country has a growing need”. Who is left to say “unprovoked "
        "invasion”?"
    ),
    "B12": (
        "B12: no marks, but a source: “The Guardian also speculated that”. What "
        "follows is reported, in B's wording."
    ),
}


def voice_of(pair: Pair, line: str) -> str:
    """The voice in which the name of one line stands in its article."""
    article = pair["AB".index(line[0])]
    context = NAMES[line][1]
    start = article.text.index(context)
    return next(
        label.voice
        for label in names_in(pair, article)
        if start <= label.start < start + len(context) and label.subject == "the war"
    )


WAR_NAMES = ("war", "invasion", "special military operation")


def never_own(pair: Pair) -> str:
    """The names of the war that stand in no article's own voice."""
    own = {
        use.label
        for article in pair
        for use in names_in(pair, article)
        if use.voice == "own"
    }
    never = [f"“{name}”" for name in WAR_NAMES if name not in own]
    return f"Never in an article's own voice: {', '.join(never)}."


PREDICT_LABELS = Exercise(
    id="frames.predict-labels",
    prompt=(
        "Both articles name the war by these three names. Which of them stands in "
        "neither article's own voice: always in marks, or given to a source?"
    ),
    answer=Choice(
        (
            *(Option(name.replace(" ", "-"), f"“{name}”") for name in WAR_NAMES),
            Option("none", "none: each is somewhere in an article's own voice"),
        )
    ),
    objective="frames.trace",
    right="Kept. First decide five names by eye, then let the machine look.",
    prediction=True,
    outcome=never_own,
)

LABEL_VOICE = Exercise(
    id="frames.label-in-its-voice",
    prompt=(
        "Put each name back in its voice. Who is speaking when these words are used?\n"
        "Here no marks are ours: those you see stand in the article."
    ),
    answer=Labels(
        lines=tuple(
            Option(
                id_,
                f"{id_.split('-')[0]}, the name {name}: {context}",
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
    solve=lambda pair: {line: voice_of(pair, line) for line in NAMES},
    objective="frames.trace",
    right=(
        "Yes. A names the invasion in its own voice, and hands the other name to "
        "Moscow, in one and the same sentence. A name without a source is the "
        "article's own choice of word."
    ),
    hints=(
        "First look for quotation marks, then for a source: said, called, speculated.",
        "No marks and no source? Then the article itself is speaking.",
        "Two are the article's own, two are inside marks, one is reported.",
    ),
)


# Who tells what, and when ------------------------------------------------------------

_FACTS = {fact.id: fact for fact in load_pair().facts}
_FACT_SAYS = {
    "agreement": (
        "The agreement: A has “signed an agreement”, B “are expected to sign an "
        "agreement”. They differ in what has happened; both tell of one."
    ),
    "red-carpet": (
        "The carpet: A has “on the red carpet alone, without the grand ceremony”, B “a "
        "literal red carpet welcome”. It lies in both; its meaning differs."
    ),
    "arms-denied": (
        "The denials: “Moscow and Pyongyang have denied weapons transfers” is a whole "
        "sentence of A. Read B8 to B12: you will find hopes there, and no denial."
    ),
    "arms-hoped": (
        "The hope for arms: B has “Russia is hoping that North Korea can do the same”. "
        "Where A speaks of arms, somebody accuses and somebody denies; nobody hopes."
    ),
    "lethal-aid": (
        "China: B has it “publicly saying it will not provide lethal aid”. A has China "
        "too, but there its reaction “has been muted”."
    ),
    "ukrainian-voice": (
        "Anyone from Ukraine: the country is named in both. To be named is not to "
        "speak: look for somebody from there who says something."
    ),
}


def told_by_both(pair: Pair) -> str:
    """How many facts of the ledger stand in both articles."""
    facts = pair.facts
    both = sum(fact.where == "both" for fact in facts)
    return f"Of {len(facts)} facts, {both} are told by both articles."


PREDICT_LEDGER = Exercise(
    id="frames.predict-ledger",
    prompt=(
        f"The kit's ledger lists {len(_FACTS)} facts that one could tell of this "
        f"visit. How many of them, 0 to {len(_FACTS)}, will both articles tell?"
    ),
    answer=Number(unit="facts"),
    objective="frames.trace",
    right=(
        "Kept. Now build a small ledger of your own. Ours comes after it, and the "
        "title of its chart has the number."
    ),
    prediction=True,
    outcome=told_by_both,
)

LEDGER = Exercise(
    id="frames.who-tells-it",
    prompt=(
        "Build a ledger of six facts. Where is each told: in both articles, in one, "
        "or in neither? Look for its words in both articles."
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
    solve=lambda pair: {
        fact.id: fact.where for fact in pair.facts if fact.id in _FACT_SAYS
    },
    objective="frames.trace",
    right=(
        "Yes. Each article tells what the other does not, and nobody from Ukraine "
        "speaks in either. Our ledger, in the next cell, shows the words for each."
    ),
    hints=(
        "Look for words, not for what you know: which sentence tells it?",
        "For the last line, ask who speaks, not who is spoken of.",
        "Two are in both, one in neither; A has one for itself, and B two.",
    ),
)


def agreement_enters(pair: Pair) -> str:
    """How much of each article is read before its first “agreement”."""
    read = {}
    for article in pair:
        keys = article.words
        read[article.letter] = keys.index("agreement") / len(keys)
    return (
        f"Before “agreement” one reads {read['A']:.0%} of A's words and "
        f"{read['B']:.0%} of B's."
    )


PREDICT_ORDER = Exercise(
    id="frames.predict-order",
    prompt=(
        "In A the word “agreement” stands in the first sentence. How much of B must "
        "one read to meet it? 0 is B's first word, 100 its last."
    ),
    answer=Number(unit="%"),
    objective="frames.trace",
    right="Kept. Run the next cell, and think of a reader who stops half way.",
    prediction=True,
    outcome=agreement_enters,
)


# The chart that shows everything -----------------------------------------------------


def rows_beyond_chance(pair: Pair) -> str:
    """How many rows of the frame chart chance could hardly give."""
    found = contrast(pair)
    tested = sum(row.p is not None for row in found.rows)
    return f"Rows that say “hardly”: {len(found.survivors)} of {tested} tested."


PREDICT_ROWS = Exercise(
    id="frames.predict-rows",
    prompt=(
        "The next chart asks of each row: could chance part the two articles as far? "
        "It answers yes, perhaps or hardly. How many rows will say “hardly”?"
    ),
    answer=Number(unit="rows"),
    objective="frames.criticise",
    right="Kept. Draw the chart, and count them in its last column.",
    prediction=True,
    outcome=rows_beyond_chance,
)

HONEST = Exercise(
    id="frames.honest-chart",
    prompt=(
        "All four of these charts use correct numbers. Which answers honestly: "
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
    solve=lambda pair: "share-range",
    objective="frames.criticise",
    right=(
        "Yes. A share allows for length, an axis from 0 to 100 keeps the proportions, "
        "and a range admits how little two short texts can show. The bars above cut "
        "the axis, counted instead of taking shares, and shouted in the title."
    ),
    hints=(
        "Ask of each: where does the axis start, what is it a part of, how sure is it?",
        "Only one of them shows lengths and ranges as well.",
    ),
)

# the words by which a sentence tells of each
TELLINGS = {
    "show": r"ceremon|carpet|crowd|portraits|embrace|gala",
    "promise": r"support|vowed|solidarity|partnership|pact|agreement",
    "accusation": r"accused|denied|say they fear",
    "need": r"\bneeds?\b|-needed|hoping|supply|promises of economic",
}
# other matter that keeps any of the four small, and words that contradict one outright
OTHER_MATTER = (
    r"isolation|concern|muted|hegemonic|prosperity|security environment|invasion|"
    r"worrying|rare trip|speculated"
)
CONTRADICTS = {"show": r"without the grand ceremony"}
CLAIM_PARTS = Claim(
    heads=("Who tells it", "As what", "How far"),
    verbs=(
        Option("a-also", "A tells the summit also as"),
        Option("b-also", "B tells the summit also as"),
        Option("a-mostly", "A tells the summit mostly as"),
        Option("b-mostly", "B tells the summit mostly as"),
    ),
    measures=(
        Option("show", "a show, with crowds, carpet and ceremony"),
        Option("promise", "a promise of support between two leaders"),
        Option("accusation", "a quarrel over arms, with accusations and denials"),
        Option("need", "a need that the other country could meet"),
    ),
    scopes=(
        Option("article", "in this one article"),
        Option("outlet", "as its outlet always does,"),
        Option("media", "as all the media do,"),
    ),
)


def tells(pair: Pair, letter: str, measure: str) -> list[str]:
    """The sentences of an article with words of one of the four tellings."""
    return [
        id_
        for id_, text in sentences_of(pair, letter).items()
        if re.search(TELLINGS[measure], text)
    ]


def tells_else(pair: Pair, letter: str, measure: str) -> list[str]:
    """The sentences of an article that tell something else, or contradict this."""
    others = [words for name, words in TELLINGS.items() if name != measure]
    other = "|".join([*others, OTHER_MATTER])
    against = CONTRADICTS.get(measure, r"(?!)")
    return [
        id_
        for id_, text in sentences_of(pair, letter).items()
        if re.search(against, text)
        or (re.search(other, text) and not re.search(TELLINGS[measure], text))
    ]


def teller(answer: Answer) -> str:
    """The letter of the article that a claim speaks of."""
    return answer["verb"][0].upper()


def carried(answer: Answer, pair: Pair) -> bool:
    """Whether the sentence stands in the claim's article and tells of its matter."""
    return answer["evidence"] in tells(pair, teller(answer), answer["measure"])


def opposed(answer: Answer, pair: Pair) -> bool:
    """Whether the second sentence shows the same article telling something else."""
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


def the_same_again(measure: str, verb: str, say: str) -> Mistake:
    """The mistake of a second sentence that belongs to the telling of the claim."""

    def sample(pair: Pair) -> Answer:
        carries, again, *_ = tells(pair, verb[0].upper(), measure)
        return {
            **a_also_a_show(pair),
            "verb": verb,
            "measure": measure,
            "evidence": carries,
            "counter": again,
        }

    return Mistake(
        f"the-same-{measure}",
        sample=sample,
        when=lambda answer, pair: (
            answer["measure"] == measure
            and answer["counter"] in tells(pair, teller(answer), measure)
        ),
        say=say,
    )


LEAVE = Exercise(
    id="frames.before-you-leave",
    prompt=(
        "How does one of the articles frame the summit? Build the claim that you would "
        "sign, with a sentence that carries it.\n"
        "“Speaks against it” is here a sentence in which the same article tells "
        "something else: it keeps your claim small."
    ),
    answer=CLAIM_PARTS,
    solve=a_also_a_show,
    accepts=lambda answer, pair: (
        answer["verb"].endswith("also")
        and answer["scope"] == "article"
        and carried(answer, pair)
        and opposed(answer, pair)
    ),
    objective="frames.name",
    right=(
        "Accepted: the words stand in that sentence, and the other one shows why you "
        "wrote “also”. That it is a frame remains your reading."
    ),
    mistakes=(
        misbuilt(
            "outlet",
            a_also_a_show,
            "scope",
            "outlet",
            say=(
                "You have read one article of it: A's “on Wednesday” is one day. "
                "Stronger: “in this one article”."
            ),
        ),
        misbuilt(
            "media",
            a_also_a_show,
            "scope",
            "media",
            say=(
                "Two articles are not the media: the other of your two tells it in "
                "another way. Stronger: “in this one article”."
            ),
        ),
        Mistake(
            "mostly",
            sample=lambda pair: {**a_also_a_show(pair), "verb": "a-mostly"},
            when=lambda answer, pair: answer["verb"].endswith("mostly"),
            say=(
                "“mostly” weighs every sentence, and you have shown one. Who would "
                "weigh “Cheering crowds” against “have denied weapons transfers”? "
                "Stronger: “also”."
            ),
        ),
        Mistake(
            "no-quarrel",
            sample=lambda pair: {
                **a_also_a_show(pair),
                "verb": "b-also",
                "measure": "accusation",
            },
            when=lambda answer, pair: (
                not tells(pair, teller(answer), answer["measure"])
            ),
            say=(
                "Look for the words of a quarrel in B: “growing need for arms” and "
                "“Russia is hoping”. Nobody there accuses and nobody denies. Take "
                "another telling, or the other article."
            ),
        ),
        Mistake(
            "evidence-of-the-other-article",
            sample=lambda pair: {**a_also_a_show(pair), "evidence": "B4"},
            when=lambda answer, pair: answer["evidence"][0] != teller(answer),
            say=(
                "The sentence that carries your claim stands in the other article. "
                "For example, “Cheering crowds” (A1) carries a show in A, “crowds of "
                "cheering children” (B4) one in B. Which words carry yours?"
            ),
        ),
        Mistake(
            "evidence-of-another-matter",
            sample=lambda pair: {**a_also_a_show(pair), "evidence": "A7"},
            when=lambda answer, pair: not carried(answer, pair),
            say=(
                "The sentence that should carry your claim tells of another matter. "
                "For example, “Cheering crowds” (A1) carries a show, “a growing need” "
                "(B8) a need. Which words carry yours?"
            ),
        ),
        Mistake(
            "against-it-the-other-article",
            sample=lambda pair: {**a_also_a_show(pair), "counter": "B8"},
            when=lambda answer, pair: answer["counter"][0] != teller(answer),
            say=(
                "The claim stands. But the sentence against it is the other "
                "article's, and yours speaks of one. Take one of the same article: "
                "“have denied weapons transfers” in A, or “Russia is hoping” in B."
            ),
        ),
        the_same_again(
            "show",
            "a-also",
            "The claim stands. But crowds, a carpet or portraits in the sentence "
            "against it are the same show again. Take one that tells something else, "
            "such as “have denied weapons transfers” (A22) or “Russia is hoping” (B9).",
        ),
        the_same_again(
            "promise",
            "a-also",
            "The claim stands. But support, a vow or a pact in the sentence against it "
            "is the same promise again. Take one that tells something else, such as "
            "“The scene included children” (A6) or “red carpet welcome” (B3).",
        ),
        the_same_again(
            "accusation",
            "a-also",
            "The claim stands. But “have accused” and “have denied” are two sides of "
            "one quarrel, and your claim names both. Take one that tells something "
            "else, such as “Cheering crowds” (A1).",
        ),
        the_same_again(
            "need",
            "b-also",
            "The claim stands. But who needs, hopes or can supply in the sentence "
            "against it is the same need again. Take one that tells something else, "
            "such as “Cheering crowds” (A1) or “red carpet welcome” (B3).",
        ),
        Mistake(
            "nothing-against",
            sample=lambda pair: {**a_also_a_show(pair), "counter": "A7"},
            when=lambda answer, pair: not opposed(answer, pair),
            say=(
                "The claim stands. But a ride or an arrival sets no other story beside "
                "it. Take a sentence of the same article that does: “have denied "
                "weapons transfers” (A22), “the increasingly worrying conditions” (B7)."
            ),
        ),
    ),
    hints=(
        "“mostly” needs more than one sentence. “also” is the more careful verb.",
        "For example: A tells the summit also as a show (A1). A22 tells another thing.",
    ),
)

LESSON = Lesson(
    number="06",
    title="Charting the frame",
    minutes=60,
    question="How does each article frame the summit?",
    summary=(
        "We read for the frame by hand, measure how far two readers agree, build a "
        "ledger of facts, and take one chart apart."
    ),
    needs=(
        "both articles, on paper or in lesson 1; a partner, if you can. Lessons 4 "
        "and 5 help"
    ),
    objectives=(
        Objective(
            "frames.name",
            "Name the problem, cause, judgement and remedy in a passage.",
        ),
        Objective(
            "frames.code",
            "Code sentences by five frames, and measure how far two readers agree.",
        ),
        Objective(
            "frames.trace",
            "Trace a name or a fact back to the words and the voice that give it.",
        ),
        Objective(
            "frames.criticise",
            "Criticise a chart: its axis, its lengths, its intervals, its rows.",
        ),
    ),
    exercises=(
        ENTMAN,
        CODE_FIVE,
        PREDICT_ALPHA,
        PREDICT_LIST,
        PREDICT_LABELS,
        LABEL_VOICE,
        PREDICT_LEDGER,
        LEDGER,
        PREDICT_ORDER,
        PREDICT_ROWS,
        HONEST,
        LEAVE,
    ),
    methods=(
        Method(
            "coding by hand, and Krippendorff's α with its interval",
            "frames.predict-alpha",
            "AnnotationTask(data=answers).alpha()",
            "frames.agreement(answers)",
        ),
        Method(
            "a word list that suggests a frame",
            "frames.predict-list",
            "if w in s.text.lower()",
        ),
        Method(
            "names by voice",
            "frames.predict-labels",
            "pieces[1::2]",
            'desk.explore("labels")',
        ),
        Method(
            "the fact ledger",
            "frames.predict-ledger",
            "words in a.body",
            "charts.fact_ledger(",
        ),
        Method(
            "order of telling",
            "frames.predict-order",
            "keys.index(word)",
        ),
        Method(
            "the frame chart, and what chance could do",
            "frames.predict-rows",
            "luck.sample(cards, 327)",
            "charts.frame_chart(",
        ),
    ),
)
