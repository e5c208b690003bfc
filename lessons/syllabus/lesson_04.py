"""Lesson 4, whose words: voices, reporting verbs, two renderings, who is missing."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from lessons.exercises.kinds import (
    Answer,
    Choice,
    Choices,
    Claim,
    Labels,
    Number,
    Option,
    Text,
)
from lessons.exercises.model import Exercise, Mistake
from lessons.reading.pair import Pair, load_pair
from lessons.reading.voices import NOT_NAMED, Airtime, airtime, quotations, stance
from lessons.syllabus import Lesson, Method, Objective
from lessons.syllabus.common import misbuilt, sentence


@cache
def heard(pair: Pair, letter: str) -> Airtime:
    """The voices of one article; hearing them takes a moment, so they are kept."""
    return airtime(pair["AB".index(letter)])


# Quotation or assertion? -------------------------------------------------------------

# Each line's words, and the reply to a wrong label. Sentences whose voice careful
# readers dispute (A2, A3, B2) are not asked about here.
_PASSAGES = {
    "A8": (
        "consistent and unwavering support",
        "These words stand inside the marks, and RIA “quoted Mr Putin as saying” them. "
        "Marks and a speaker: what does that make of them?",
    ),
    "A9": (
        "hegemonic, imperialist policy",
        "Put your finger on the beginning: “The Russian leader said”. So it is his "
        "claim. Do marks promise that these are his very words?",
    ),
    "A10": (
        "new high prosperity",
        "Three words, and marks round them: “new high prosperity”. The rest of the "
        "sentence is the writer's telling of what Mr Kim said. These three are not.",
    ),
    "A19": (
        "invincibility and durability",
        "Read on to the end: “North Korea’s state news agency KCNA said.” That is a "
        "source. Now look for marks round “invincibility”.",
    ),
    "A20": (
        "needle Washington",
        "Who says “needle Washington”? There is no “said” in that sentence, and there "
        "are no marks. Who is left?",
    ),
    "B11": (
        "help North Korea circumvent economic sanctions",
        "Look for a source in B's sentence. The United Nations “imposed” the "
        "sanctions. They do not say that “Russia can also help”.",
    ),
}


def voice_of(pair: Pair, line: str) -> str:
    """The voice of the words that are asked about in one sentence."""
    article = pair["AB".index(line[0])]
    span = article.sentences[int(line[1:]) - 1]
    at = article.text.index(_PASSAGES[line][0], span.start, span.end)
    return heard(pair, line[0]).voice_at(at)


QUOTED_OR_OWN = Exercise(
    id="voices.quoted-or-own",
    prompt=(
        "Whose voice is it? Each line gives a few words in [ ], and then the sentence "
        "of the article in which they stand. Give the words one label."
    ),
    answer=Labels(
        lines=tuple(
            Option(id_, f"[ {words} ] in {id_}: {sentence(id_)}", say)
            for id_, (words, say) in _PASSAGES.items()
        ),
        labels=(
            Option("quoted", "quoted: inside quotation marks"),
            Option("attributed", "attributed: somebody's claim, in the writer's words"),
            Option("own", "own: nobody but the writer says it"),
        ),
    ),
    solve=lambda pair: {line: voice_of(pair, line) for line in _PASSAGES},
    objective="voices.tell",
    right=(
        "Yes. Marks make a quotation. A source without marks makes an attribution. "
        "Where neither stands, the writer is speaking."
    ),
    hints=(
        "First look for marks. Then look for a source, at both ends of the sentence.",
        "A source can come last: “KCNA said”.",
        "Two are quoted, two are attributed, two are the writer's own.",
    ),
)

STRAIGHT, CURLY = r'"[^"]+"', "“[^”]+”"


def found(pair: Pair, pattern: str) -> int:
    """How many passages of A a pattern finds."""
    return len(re.findall(pattern, pair[0].text))


PREDICT_MARKS = Exercise(
    id="voices.predict-marks",
    prompt=(
        'The pattern looks for a mark ", then for words, then for a mark again. How '
        "many such passages will it find in A?"
    ),
    answer=Number(unit="passages", least=0),
    objective="voices.tell",
    right="Kept. Now run the pattern, and look closely at A's number.",
    prediction=True,
    outcome=lambda pair: (
        f"With straight marks the pattern found {found(pair, STRAIGHT)} passages in A. "
        f"A's marks are curly: with those it found {found(pair, CURLY)}."
    ),
)


# Who is speaking? --------------------------------------------------------------------

PREDICT_SPEAKER = Exercise(
    id="voices.predict-speaker",
    prompt="Whose words fill most of the quotations in A? Guess before you run it.",
    answer=Choice(
        (
            Option("kim", "Mr Kim's"),
            Option("putin", "Mr Putin's"),
            Option("agencies", "those of news agencies and state media"),
            Option("allies", "those of the United States and its allies"),
        )
    ),
    objective="voices.tell",
    right="Kept. Run the next cells, and count how many words each speaker has.",
    prediction=True,
    outcome=lambda pair: (
        "In A, words in marks: "
        + ", ".join(
            f"{name} {words}" for name, words in heard(pair, "A").by_speaker.items()
        )
        + "."
    ),
)


# The ladder of reporting verbs -------------------------------------------------------

_VERBS = {
    "said": (
        "A13: “Earlier, Mr Kim said the increasingly complicated security "
        "environment…”",
        "Put “spoke these words:” in its place. A13 then tells the same. Does “said” "
        "say anything of what the writer makes of them?",
    ),
    "vowed": (
        "B2: “Kim vowed full support for Putin…”",
        "You can say a thing and forget it. Can you vow “full support” and forget it? "
        "The verb ties Kim to what he says.",
    ),
    "denied": (
        "A22: “Moscow and Pyongyang have denied weapons transfers.”",
        "Read A22 as speech: “There were no weapons transfers.” What do the two "
        "capitals say of somebody else's claim?",
    ),
    "accused": (
        "A21: “…and have accused Pyongyang of providing ballistic missiles…”",
        "Whoever is “accused … of providing ballistic missiles” is said to have done "
        "something wrong. The verb points at somebody: at Pyongyang, here.",
    ),
    "claimed": (
        "in neither article. Put it into A13: “Earlier, Mr Kim claimed the "
        "increasingly complicated security environment…”",
        "Read A13 aloud with “said”, then with “claimed”. With which of them does the "
        "writer stand further away from Mr Kim's words?",
    ),
}

LADDER = Exercise(
    id="voices.ladder",
    prompt=(
        "A reporting verb can pass words on, or add something of its own. What does "
        "each of these do to what the speaker says?"
    ),
    answer=Labels(
        lines=tuple(
            Option(verb, f"{verb} · {where}", say)
            for verb, (where, say) in _VERBS.items()
        ),
        labels=(
            Option("neutral", "it passes the words on, and adds nothing"),
            Option("commissive", "it binds the speaker, like a promise"),
            Option("distancing", "it steps back: the writer does not vouch for it"),
            Option("denial", "it says that something is not so"),
            Option("judging", "it blames somebody"),
        ),
    ),
    solve=lambda pair: {verb: stance(verb) for verb in _VERBS},
    objective="voices.sort",
    right=("Yes, and linguists sort them so too. The verb is the writer's choice."),
    hints=(
        "Put “said” in place of each verb. What is lost?",
        "Which verb could you be held to later? Which one shrugs its shoulders?",
        "Each label has one verb.",
    ),
)


# Three voices ------------------------------------------------------------------------

PREDICT_OWN_SHARE = Exercise(
    id="voices.predict-own-share",
    prompt=(
        "A has marks all over. B has one long quotation, and ends by explaining. Which "
        "article gives the larger share of its words to the writer's own voice?"
    ),
    answer=Choice(
        (
            Option("a", "A, clearly"),
            Option("b", "B, clearly"),
            Option("chance", "too close to tell: chance alone could do it"),
        )
    ),
    objective="voices.tell",
    right="Kept. Look at both shares in the box below, and at the brackets too.",
    prediction=True,
    outcome=lambda pair: (
        "Share of words in its own voice: "
        + "; ".join(
            f"{letter} {share.estimate:.0%}, and {share.low:.0%} to {share.high:.0%} "
            "when its sentences are drawn again"
            for letter in "AB"
            for share in [heard(pair, letter).share("own")]
        )
        + "."
    ),
)


# One quotation, two renderings -------------------------------------------------------


@cache
def renderings(pair: Pair) -> tuple[list[str], list[str]]:
    """The words of the longest quotation of each article."""
    texts = (
        max((speech.text for speech in quotations(article.body)), key=len)
        for article in pair
    )
    first, second = (re.findall(r"\w+", text) for text in texts)
    return first, second


def differences(pair: Pair) -> list[tuple[str, str]]:
    """Where one rendering has other words than the other: A's words and B's."""
    a, b = renderings(pair)
    return [
        (" ".join(a[i:j]), " ".join(b[k:m]))
        for kind, i, j, k, m in SequenceMatcher(None, a, b).get_opcodes()
        if kind == "replace"
    ]


def longest_run(pair: Pair) -> int:
    """How many words in a row the two renderings share."""
    a, b = renderings(pair)
    return SequenceMatcher(None, a, b).find_longest_match(0, len(a), 0, len(b)).size


def typed(answer: str) -> str:
    """What was typed, in small letters and without marks."""
    return " ".join(re.findall(r"\w+", answer.lower()))


PREDICT_RUN = Exercise(
    id="voices.predict-run",
    prompt=(
        "Both articles quote one promise, in about thirty words. Guess, without "
        "counting: what is the longest run of words that the two share without a "
        "break?"
    ),
    answer=Number(unit="words in a row", least=0),
    objective="voices.compare",
    right="Kept. First compare the two by eye, then let difflib do it.",
    prediction=True,
    outcome=lambda pair: (
        f"The longest run that both share has {longest_run(pair)} words; the whole "
        f"quotation has {len(renderings(pair)[0])} in A and "
        f"{len(renderings(pair)[1])} in B."
    ),
)

TWO_RENDERINGS = Exercise(
    id="voices.two-renderings",
    prompt=(
        "B's Kim speaks of “the special military operation”. Read the same place in A. "
        "Type the word that stands there where B has “the”.\n"
        f"A15: {sentence('A15')}\n"
        f"B6: {sentence('B6')}"
    ),
    answer=Text(least=1, most=6),
    solve=lambda pair: tuple(
        differences(pair)[0][0] + more
        for more in ("", " special", " special military operation")
    ),
    objective="voices.compare",
    right=(
        "Yes: “a special military operation” in A, “the special military operation” in "
        "B, and both in quotation marks. If he said it once, they cannot both be word "
        "for word."
    ),
    mistakes=(
        Mistake(
            "bs-word",
            sample=lambda pair: differences(pair)[0][1],
            when=lambda answer, pair: (
                typed(answer).split()[:1] == [differences(pair)[0][1]]
            ),
            say=(
                "That is B's word: “in carrying out the special military operation”. "
                "Now find “in carrying out” in A, and read the word after it."
            ),
        ),
        Mistake(
            "another-place",
            sample=lambda pair: differences(pair)[1][0],
            when=lambda answer, pair: typed(answer) in differences(pair)[1],
            say=(
                "You found the other place where they part: “as well as territorial "
                "integrity” in A, “and territorial integrity” in B. We ask for the one "
                "before “special”."
            ),
        ),
        Mistake(
            "a-shared-word",
            sample=lambda pair: "special",
            when=lambda answer, pair: (
                bool(typed(answer))
                and set(typed(answer).split())
                <= set(" ".join(renderings(pair)[0]).lower().split())
            ),
            say=(
                "A has that, and B may have it too. Put your finger on “in carrying "
                "out” in A. One word stands between it and “special”."
            ),
        ),
    ),
    hints=(
        "In A it is sentence A15, near “in carrying out”.",
        "It is a very short word: one letter.",
    ),
)


# Who is not quoted? ------------------------------------------------------------------


def named(pair: Pair, letter: str) -> list[str]:
    """Everybody of whom an article has words in marks, by the name it gives."""
    return [name for name in heard(pair, letter).by_speaker if name != NOT_NAMED]


# Speakers to be looked up among those whose words stand in marks.
_LOOKED_UP = {"putin": "Putin", "kcna": "KCNA", "allies": "United States"}


def not_quoted(pair: Pair) -> list[str]:
    """Of the options below, those whose words stand in no marks in either article."""
    speakers = " · ".join(name for letter in "AB" for name in named(pair, letter))
    missing = [fact.id for fact in pair.facts if fact.where == "neither"]
    return missing + [id_ for id_, name in _LOOKED_UP.items() if name not in speakers]


NOT_QUOTED = Exercise(
    id="voices.not-quoted",
    prompt=(
        "Whose words stand in quotation marks in neither article? Choose all of them."
    ),
    answer=Choices(
        (
            Option(
                "ukrainian-voice",
                "anybody from Ukraine",
                "Both articles speak of Ukraine: “Mr Putin’s war with Ukraine”, “his "
                "neighbour Ukraine”. Being spoken of is not speaking. Find a Ukrainian "
                "with marks.",
            ),
            Option(
                "putin",
                "Mr Putin",
                "A8 has him: “We highly appreciate your consistent and unwavering "
                "support”. RIA passes it on, and the words stand in marks.",
            ),
            Option(
                "allies",
                "the United States and its allies",
                "A21 writes: “The United States and its allies say they fear”. "
                "Somebody's claim, yes. Now look for marks in that sentence.",
            ),
            Option(
                "kcna",
                "North Korea's state news agency KCNA",
                "A19 has it in marks: “engine for accelerating the building of a new "
                "multipolar world”. The sentence ends: “KCNA said.”",
            ),
            Option(
                "expert",
                "an independent expert by name",
                "Look through the speakers in the chart. “Mr Putin’s foreign policy "
                "aide” speaks for one side, without a name and without marks. Is there "
                "an expert?",
            ),
            Option(
                "ordinary-korean",
                "an ordinary North Korean",
                "“Cheering crowds” and “crowds of cheering children” are seen, and in "
                "no sentence are they heard. Whose marks did you find?",
            ),
        )
    ),
    solve=not_quoted,
    objective="voices.list",
    right=(
        "Yes. The crowds are seen and not heard. The allies are reported and not "
        "quoted. Two different ways of having no words of one's own."
    ),
    hints=(
        "The chart has a bar for everybody with words in marks.",
        "Reported is not quoted: look for the marks themselves.",
        "Four of the six have no words in marks.",
    ),
)

# A claim about who speaks -------------------------------------------------------------

CLAIM_PARTS = Claim(
    heads=("Who does what", "Whose words", "Where"),
    verbs=(
        Option("both", "both A and B quote"),
        Option("only-a", "only A quotes"),
        Option("neither", "neither A nor B quotes"),
        Option("silences", "both A and B silence"),
    ),
    measures=(
        Option("kim", "Mr Kim"),
        Option("allies", "the United States and its allies"),
        Option("ukraine", "anybody from Ukraine"),
    ),
    scopes=(
        Option("articles", "in these two articles"),
        Option("outlets", "at these two outlets"),
    ),
)

# How the sentences name those who are not quoted; and the words that come nearest to
# giving them a voice: reported for the allies, the writer's own for Ukraine.
_NAMED = {
    "allies": ("United States", "U.S.", "US-led", "Washington"),
    "ukraine": ("Ukrain", "invasion"),
}
_NEARLY = {
    "allies": ("say they fear", "expressed concern"),
    "ukraine": ("full-scale invasion", "unprovoked invasion"),
}
_TAG = 10  # words: an attribution that tells more than “Mr Kim told Mr Putin”


def naming(words: tuple[str, ...]) -> list[str]:
    """The sentences of both articles in which one of these words stands."""
    return [
        id_
        for id_, text in load_pair().sentences.items()
        if any(word in text for word in words)
    ]


@cache
def kims(pair: Pair, voice: str) -> list[str]:
    """The sentences that quote Kim, or tell without marks what he says."""
    places = []
    for article in pair:
        voices = heard(pair, article.letter)
        for span in article.sentences:
            words = sum(
                article.words_between(
                    max(part.start, span.start), min(part.end, span.end)
                )
                for part in voices.passages
                if part.voice == voice
                and part.start < span.end
                and part.end > span.start
                and re.search(r"Kim|\bhe\b", part.speaker or "")
            )
            if words >= (_TAG if voice == "attributed" else 1):
                places.append(span.id)
    return places


def carries(pair: Pair, verb: str, measure: str) -> list[str]:
    """The sentences that carry a claim of this verb and measure; none: it fails."""
    if (verb, measure) == ("both", "kim"):
        return kims(pair, "quoted")
    if verb == "neither" and measure != "kim":
        near = against(pair, measure)
        return [id_ for id_ in naming(_NAMED[measure]) if id_ not in near]
    return []


def against(pair: Pair, measure: str) -> list[str]:
    """The sentences that a doubter could hold against a claim on somebody's words."""
    if measure == "kim":
        return kims(pair, "attributed")
    return naming(_NEARLY[measure])


def solve_claim(pair: Pair) -> Answer:
    """A claim that a sentence carries: that nobody from Ukraine is quoted."""
    parts = {"verb": "neither", "measure": "ukraine", "scope": "articles"}
    evidence = carries(pair, "neither", "ukraine")[0]
    return parts | {"evidence": evidence, "counter": against(pair, "ukraine")[0]}


def claim_on_kim(pair: Pair) -> Answer:
    """Another: that both articles quote him."""
    return {
        "verb": "both",
        "measure": "kim",
        "scope": "articles",
        "evidence": carries(pair, "both", "kim")[-1],
        "counter": against(pair, "kim")[-1],
    }


def held_by(answer: Answer, pair: Pair) -> bool:
    """Whether the sentence carries the claim."""
    return answer["evidence"] in carries(pair, answer["verb"], answer["measure"])


def fits(answer: Answer, pair: Pair) -> bool:
    """Whether scope, sentence and counter-example all fit the claim."""
    return (
        answer["scope"] == "articles"
        and held_by(answer, pair)
        and answer["counter"] in against(pair, answer["measure"])
    )


def best_against(measure: str, say: str) -> Mistake:
    """The mistake of having a claim carried by what is best held against it."""
    return Mistake(
        f"best-against-{measure}",
        sample=lambda pair: {
            **solve_claim(pair),
            "measure": measure,
            "evidence": against(pair, measure)[-1],
        },
        when=lambda answer, pair: (
            answer["measure"] == measure
            and answer["evidence"] in against(pair, measure)
        ),
        say=say,
    )


CLAIM = Exercise(
    id="voices.claim-who-speaks",
    prompt=(
        "Build a claim about who speaks: three parts that make one sentence. Then a "
        "sentence that carries it, and one that a doubter would hold against it.\n"
        "No single sentence can show that somebody is missing. For such a claim choose "
        "one that speaks of them and gives none of their view; against it, the one "
        "that comes nearest to giving their view."
    ),
    answer=CLAIM_PARTS,
    solve=solve_claim,
    accepts=fits,
    objective="voices.list",
    right=(
        "Accepted: a reader can put a finger on each part. Marks show who is quoted. "
        "Who is missing, only the whole article shows; why they are, it does not. That "
        "is a question to the editor."
    ),
    mistakes=(
        misbuilt(
            "silences",
            solve_claim,
            "verb",
            "silences",
            say=(
                "“Silence” says that somebody shut a mouth. The text shows who is "
                "there: “Mr Kim told Mr Putin”. It does not show who was asked. "
                "Absence is not suppression. Stronger: “neither A nor B quotes …”."
            ),
        ),
        misbuilt(
            "outlets",
            solve_claim,
            "scope",
            "outlets",
            say=(
                "You have read one article of each, from one summit in June 2024. B's "
                "“According to AP News” tells nothing of its other days. Stronger: "
                "“in these two articles”."
            ),
        ),
        Mistake(
            "the-articles-say-otherwise",
            sample=lambda pair: {
                **solve_claim(pair),
                "verb": "both",
                "measure": "allies",
            },
            when=lambda answer, pair: (
                not carries(pair, answer["verb"], answer["measure"])
            ),
            say=(
                "The articles say otherwise. Kim's words stand in marks in both. “The "
                "United States and its allies say they fear” stands in A, and in no "
                "marks. Of Ukraine both speak, and nobody from there does. Turn the "
                "claim round."
            ),
        ),
        Mistake(
            "no-marks-of-kim",
            sample=lambda pair: {**claim_on_kim(pair), "evidence": "B3"},
            when=lambda answer, pair: (
                answer["measure"] == "kim" and not held_by(answer, pair)
            ),
            say=(
                "Your claim holds, and that sentence does not carry it: no words of "
                "Kim's stand in marks there. “…support all of Russia’s policies,” Mr "
                "Kim told Mr Putin has both, the marks and the speaker."
            ),
        ),
        best_against(
            "allies",
            say=(
                "Your claim holds, and “say they fear” or “expressed concern” all but "
                "gives the allies' view. So that is the best sentence against your "
                "claim: move it down, and put one here that only names them, as “to "
                "needle Washington” does."
            ),
        ),
        best_against(
            "ukraine",
            say=(
                "Your claim holds, and “full-scale” or “unprovoked” is nearly what a "
                "Ukrainian would say. So that is the best sentence against your claim: "
                "move it down, and put one here that only names the country, as “his "
                "neighbour Ukraine” does."
            ),
        ),
        Mistake(
            "not-spoken-of",
            sample=lambda pair: {**solve_claim(pair), "evidence": "B3"},
            when=lambda answer, pair: not held_by(answer, pair),
            say=(
                "Your claim holds, and that sentence does not speak of them. Take one "
                "that names them and gives none of their view, as “his neighbour "
                "Ukraine” or “to needle Washington” do."
            ),
        ),
        Mistake(
            "nothing-against-a-quotation",
            sample=lambda pair: {**claim_on_kim(pair), "counter": "B3"},
            when=lambda answer, pair: answer["measure"] == "kim",
            say=(
                "The claim stands. What would a doubter point to? Words of Kim's that "
                "are told and not quoted, as in “Mr Kim said the increasingly "
                "complicated security environment”. Choose such a one."
            ),
        ),
        Mistake(
            "nothing-near-a-voice",
            sample=lambda pair: {**solve_claim(pair), "counter": "B3"},
            when=lambda answer, pair: True,
            say=(
                "The claim stands. What would a doubter point to? A sentence that all "
                "but gives their view: for the allies “say they fear” or “expressed "
                "concern”, for Ukraine a word such as “unprovoked” or “full-scale” "
                "beside “invasion”."
            ),
        ),
    ),
    hints=(
        "Begin with the chart: who has a bar in both articles? Who has none?",
        "Take a verb that a reader can check with a finger on the page.",
        "For example: neither A nor B quotes anybody from Ukraine, and B2 names it.",
    ),
)

LEAVE = Exercise(
    id="voices.before-you-leave",
    prompt=(
        "A friend says: “A has more words of Kim in marks than B, so A is on Kim's "
        "side.” Answer in two or three sentences. Use the word “voice”, and some words "
        "of one of these sentences of A.\n"
        f"A10: {sentence('A10')}\n"
        f"A14: {sentence('A14')}\n"
        f"A20: {sentence('A20')}"
    ),
    answer=Text(least=10, most=90),
    objective="voices.tell",
    right=(
        "Kept. Read it once more: which voice is your sentence, and does your answer "
        "part quoting from agreeing? And more words is not a larger share: Kim has 62 "
        "of 694 words in A and 28 of 327 in B, 9 % in both."
    ),
    hints=("Does a reporter who quotes a promise make that promise?",),
)

LESSON = Lesson(
    number="04",
    title="Whose words?",
    minutes=55,
    question="Who gets to speak, and in whose words?",
    summary=(
        "We find every quotation in two news articles, ask who is speaking, and "
        "colour each article by voice: quoted, attributed, own."
    ),
    needs="this page and a neighbour, if you can. Lesson 3 helps",
    objectives=(
        Objective(
            "voices.tell",
            "Tell a quotation from a paraphrase, and both from a writer's own words.",
        ),
        Objective(
            "voices.sort",
            "Sort reporting verbs by what each does to a speaker's claim.",
        ),
        Objective(
            "voices.compare",
            "Compare two renderings of one sentence, word by word.",
        ),
        Objective(
            "voices.list",
            "List who is not quoted, and say what that absence shows and what it does "
            "not.",
        ),
    ),
    exercises=(
        QUOTED_OR_OWN,
        PREDICT_MARKS,
        PREDICT_SPEAKER,
        LADDER,
        PREDICT_OWN_SHARE,
        PREDICT_RUN,
        TWO_RENDERINGS,
        NOT_QUOTED,
        CLAIM,
        LEAVE,
    ),
    methods=(
        Method(
            "Finding words in quotation marks",
            prediction="voices.predict-marks",
            plain='RegexpTokenizer(r\'"[^"]+"\')',
            helper="voices.quotations(",
        ),
        Method(
            "Counting quoted words by speaker",
            prediction="voices.predict-speaker",
            plain="spoken = FreqDist()",
            helper="charts.speakers(",
        ),
        Method(
            "Shares of an article by voice",
            prediction="voices.predict-own-share",
            plain="sum(len(text.split()) for text in inside)",
            helper="voices.airtime(",
        ),
        Method(
            "Laying two renderings side by side",
            prediction="voices.predict-run",
            plain="SequenceMatcher(None, kim_a, kim_b)",
        ),
    ),
)
