"""Lesson 2, what is a word: tokens, types, and where a sentence ends."""

from __future__ import annotations

import re
from functools import cache

from lessons.exercises.kinds import Choice, Choices, Evidence, Number, Option, Text
from lessons.exercises.model import Exercise, Mistake
from lessons.reading.pair import Pair
from lessons.reading.words import (
    SPLITTERS,
    TOKENISERS,
    Slip,
    split_slips,
    torn,
    word_keys,
)
from lessons.syllabus import Lesson, Method, Objective
from lessons.syllabus.common import sentences_of

# Cutting into words --------------------------------------------------------------


def counts_of_that_sentence(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    text = next(s.text for s in pair[1].sentences if "armaments" in s.text)
    found = ", ".join(f"{name} {len(cut(text))}" for name, cut in TOKENISERS.items())
    return f"Pieces of that sentence: {found}."


def types_at_one_length(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    a, b = (word_keys(article.body) for article in pair)
    length = len(b)
    return (
        f"In {length} words each, A has {len(set(a[:length]))} different words and "
        f"B {len(set(b))}."
    )


PREDICT_COUNT = Exercise(
    id="words.predict-count",
    prompt=(
        "“With European countries and the U.S. supplying Ukraine with armaments, "
        "Russia is hoping that North Korea can do the same.”\n"
        "Count the words on paper, by a rule of your own. Type your number."
    ),
    answer=Number(unit="words"),
    objective="words.count",
    right="Kept. Keep your rule in mind too: what did you do with “U.S.”?",
    prediction=True,
    outcome=counts_of_that_sentence,
)

_TOOLS = {
    "spaces": "white space",
    "english": "NLTK word",
    "posts": "NLTK tweet",
    "letters": r"letters, digits, \w+",
}


def counts_by_tool(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    text = sentences_of(pair, "B")["B9"]
    counts = [len(TOKENISERS[name](text)) for name in _TOOLS.values()]
    found = ", ".join(str(count) for count in counts)
    return f"Four cuts gave {found} pieces: {len(set(counts))} different counts."


PREDICT_TOOLS = Exercise(
    id="words.predict-tools",
    prompt=(
        "The same sentence, cut in four ways: at white space, and by three tools of "
        "NLTK. How many different counts will come out?"
    ),
    answer=Choice(
        (
            Option("one", "one: a word is a word"),
            Option("two", "two"),
            Option("three", "three"),
            Option("four", "four: no two will agree"),
        )
    ),
    objective="words.torn",
    right="Kept. Run the next box, and put its three counts beside the one above.",
    prediction=True,
    outcome=counts_by_tool,
)


def keeps_us_whole(pair: Pair) -> list[str]:
    """The tools that leave “U.S.” in one piece in the sentence that was counted."""
    b = pair[1]
    sentence = next(s.text for s in b.sentences if "supplying Ukraine" in s.text)
    return [
        tool
        for tool, name in _TOOLS.items()
        if not torn(sentence, ["U.S."], TOKENISERS[name])
    ]


US_WHOLE = Exercise(
    id="words.us-whole",
    prompt=(
        "Four ways to cut the sentence with “the U.S. supplying Ukraine”. Which of "
        "them keep “U.S.” in one piece? Choose all that do."
    ),
    answer=Choices(
        (
            Option(
                "spaces",
                "the cut at the spaces",
                "You expected white space to tear “U.S.”. But there is no space "
                "inside: “the U.S. supplying” has its spaces before and after.",
            ),
            Option(
                "english",
                "NLTKWordTokenizer, made for written English",
                "You expected NLTKWordTokenizer to take the full stops off. Inside a "
                "sentence it leaves them: in “the U.S. supplying Ukraine” no sentence "
                "ends.",
            ),
            Option(
                "posts",
                "TweetTokenizer, made for short posts",
                "You took TweetTokenizer for the careful one. In “the U.S. supplying "
                "Ukraine” it finds a letter, a full stop, a letter, a full stop: run "
                "the box and look.",
            ),
            Option(
                "letters",
                "RegexpTokenizer, runs of letters and digits only",
                "RegexpTokenizer throws away all that is neither letter nor digit. "
                "Cross the full stops out of “the U.S. supplying”: what is left, and "
                "in how many pieces?",
            ),
        )
    ),
    solve=keeps_us_whole,
    objective="words.torn",
    right=(
        "Yes. Two of the four. A tool for posts tears it, and a tool for letters "
        "loses its full stops as well."
    ),
    hints=(
        "What does each tool do with a full stop that has a letter on both sides?",
        "Run the box and look for “U.S.” between two bars.",
        "It is two of the four.",
    ),
)

# A token leads back --------------------------------------------------------------


def us_sentences(pair: Pair, *, supplying: bool) -> list[str]:
    """B's sentences in which the word after “U.S.” is “supplying”, or is not."""
    b = pair[1]
    starts = [
        word.start
        for word, after in zip(b.tokens, b.tokens[1:], strict=False)
        if word.text == "U.S." and (after.text == "supplying") == supplying
    ]
    return [
        sentence.id
        for sentence in b.sentences
        if any(sentence.start <= start < sentence.end for start in starts)
    ]


def other_spellings(pair: Pair) -> list[str]:
    """The sentences that name the same state in another spelling."""
    return [
        id_
        for id_, text in pair.sentences.items()
        if re.search(r"\bUnited States\b|\bUS\b", text)
    ]


US_COMPANY = Exercise(
    id="words.us-company",
    prompt=(
        "A count says that “U.S.” stands twice in B. Follow it back to the sentences. "
        "In which of them does the U.S. supply somebody with something?"
    ),
    answer=Evidence(articles="AB"),
    solve=lambda pair: us_sentences(pair, supplying=True),
    objective="words.trace",
    right=(
        "Yes: “the U.S. supplying Ukraine with armaments”. The other “U.S.” stands "
        "with those who impose sanctions. The count made them one number."
    ),
    mistakes=(
        Mistake(
            "the-other-use",
            sample=lambda pair: us_sentences(pair, supplying=False),
            when=lambda answer, pair: bool(
                set(answer) & set(us_sentences(pair, supplying=False))
            ),
            say=(
                "“U.S.” does stand there, among those who punish: “economic sanctions "
                "from the U.S. and the European Union”. Where does it give something?"
            ),
        ),
        Mistake(
            "another-spelling",
            sample=lambda pair: other_spellings(pair)[:1],
            when=lambda answer, pair: bool(set(answer) & set(other_spellings(pair))),
            say=(
                "The same state in other letters: A writes “the United States and its "
                "allies” and “US-led”. A count of “U.S.” never finds those. A good "
                "catch; now look in B."
            ),
        ),
        Mistake(
            "no-us",
            sample=lambda pair: ["B2"],
            when=lambda answer, pair: (
                not set(answer)
                & {
                    *us_sentences(pair, supplying=True),
                    *us_sentences(pair, supplying=False),
                    *other_spellings(pair),
                }
            ),
            say=(
                "There is no “U.S.” in that sentence. Fill the gap in the box above "
                "with U.S. and run it: it prints both sentences and their numbers."
            ),
        ),
    ),
    hints=(
        "With the gap filled, the box above prints each sentence with “U.S.”.",
        "Both stand in the second half of B.",
        "It is the sentence that you counted at the beginning.",
    ),
)

# Types ---------------------------------------------------------------------------


PREDICT_TYPES = Exercise(
    id="words.predict-types",
    prompt=(
        "We cut A to the length of B and count the different words of each. Will one "
        "be ahead?"
    ),
    answer=Choice(
        (
            Option("a", "yes: A, the wire report"),
            Option("b", "yes: B, the explainer"),
            Option("same", "no: both will have the same number"),
        )
    ),
    objective="words.count",
    right="Kept. The box below gives both the same length: see whether you were right.",
    prediction=True,
    outcome=types_at_one_length,
)

# Cutting into sentences ----------------------------------------------------------

_FIRST_RULE = SPLITTERS["at every full stop"]


@cache
def slips(pair: Pair, kind: str) -> list[Slip]:
    """What the first rule gets wrong in the file of B: "split" or "joined"."""
    text = pair[1].text
    return [slip for slip in split_slips(text, _FIRST_RULE) if slip.kind == kind]


@cache
def cut_sentences(pair: Pair) -> list[str]:
    """The sentences of B that the first rule cuts in the middle."""
    b = pair[1]
    return [
        sentence.id
        for sentence in b.sentences
        if any(sentence.start < s.at < sentence.end for s in slips(pair, "split"))
    ]


def joined_sentences(pair: Pair) -> list[str]:
    """The sentences of B that it leaves in one piece with what stands beside them."""
    b = pair[1]
    return [
        sentence.id
        for sentence in b.sentences
        if sentence.id not in cut_sentences(pair)
        and any(
            s.at == sentence.end
            or (s.at < sentence.start and not b.text[s.at : sentence.start].strip())
            for s in slips(pair, "joined")
        )
    ]


def opening_in_dots(pair: Pair) -> list[str]:
    """The sentence of B that opens with three dots."""
    texts = sentences_of(pair, "B")
    return [id_ for id_, text in texts.items() if text.startswith('"...')]


def more_joined(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    split, joined = (len(slips(pair, kind)) for kind in ("split", "joined"))
    return (
        f"In B's file the first rule cut {split} times inside a sentence, and let two "
        f"pieces run together {joined} times."
    )


PREDICT_ENDS = Exercise(
    id="words.predict-ends",
    prompt=(
        "Cut the whole file of B after each full stop that has a space or a new line "
        "behind it. Which mistake will this rule make more often?"
    ),
    answer=Choice(
        (
            Option("split", "it will cut inside a sentence, as after “on Jun.”"),
            Option(
                "joined",
                "it will run two pieces together, as a heading and the line below it",
            ),
            Option("same", "both about as often"),
            Option("none", "it will make no mistake: a full stop ends a sentence"),
        )
    ),
    objective="words.ends",
    right="Kept. The next two boxes try the rule, on one line and on the whole file.",
    prediction=True,
    outcome=more_joined,
)

TORN_SENTENCE = Exercise(
    id="words.torn-sentence",
    prompt=(
        "Make this claim, and support it: “A full stop with a space behind it does not "
        "always end a sentence.” Choose a sentence of B that carries it. The one with "
        "“Jun. 18” is taken."
    ),
    answer=Evidence(articles="B"),
    solve=lambda pair: cut_sentences(pair)[1:],
    objective="words.ends",
    right=(
        "Yes: a stop, a space, and the sentence goes on. The rule sees the mark and "
        "not the meaning. Most of B's stops do end a sentence: “not always” is as far "
        "as the claim goes."
    ),
    mistakes=(
        Mistake(
            "taken",
            sample=lambda pair: cut_sentences(pair)[:1],
            when=lambda answer, pair: bool(set(answer) & set(cut_sentences(pair)[:1])),
            say=(
                "“on Jun. 18” does carry the claim, and it is our example above. A "
                "second case makes it stronger: find another."
            ),
        ),
        Mistake(
            "dots-and-marks",
            sample=opening_in_dots,
            when=lambda answer, pair: bool(set(answer) & set(opening_in_dots(pair))),
            say=(
                "Its three dots have no space behind them, and its last stop has a "
                'quotation mark: “integrity."”. The rule cuts at none of these. Your '
                "claim needs a stop and a space, where nothing ends."
            ),
        ),
        Mistake(
            "joined-not-cut",
            sample=lambda pair: joined_sentences(pair)[:1],
            when=lambda answer, pair: bool(set(answer) & set(joined_sentences(pair))),
            say=(
                "The rule fails there in the other way: two pieces run together, "
                "because the first, such as “Kim vowed:”, ends in no full stop. Your "
                "claim needs a stop where nothing ends."
            ),
        ),
        Mistake(
            "one-stop-at-the-end",
            sample=lambda pair: ["B2"],
            when=lambda answer, pair: (
                not set(answer) & {*cut_sentences(pair), *joined_sentences(pair)}
            ),
            say=(
                "That sentence has one full stop, at its end, as in “his neighbour "
                "Ukraine.” It speaks against the claim, if anything. Look for a full "
                "stop half-way."
            ),
        ),
    ),
    hints=(
        "Which words of B carry a full stop, although no sentence ends there?",
        "Look for another date, and for the name of a state in two letters.",
        "There are three: one with “Jun. 19”, two with “U.S.”.",
    ),
)

WRONG_COMPANY = Exercise(
    id="words.wrong-company",
    prompt=(
        "Read the long piece above aloud. In lesson 5 a machine gives every “sentence” "
        "one score of feeling, from its words. If it gets this piece as one sentence, "
        "what would the score stand for?"
    ),
    answer=Choice(
        (
            Option(
                "kim",
                "Kim's feeling, because he is quoted in it",
                "“full support and solidarity” is Kim's, by way of AP. But "
                "“increasingly worrying conditions” stands in the same piece, and Kim "
                "did not say that.",
            ),
            Option(
                "b",
                "B's feeling, because it stands in B's file",
                "“increasingly worrying conditions” is B's own voice. But “full "
                "support and solidarity” is Kim's promise, which B passes on from AP.",
            ),
            Option(
                "unchanged",
                "the same as two scores, one for each voice: the words are the same",
                "The words are the same, their neighbours are not. “full support” and "
                "“worrying conditions” would be weighed against each other in one "
                "number; as two sentences each had its own.",
            ),
            Option(
                "nobody",
                "nobody's feeling: it would mix the words of several voices",
            ),
        )
    ),
    # What a mixture of voices stands for is a judgement, so it is stated.
    solve=lambda pair: "nobody",
    objective="words.ends",
    right=(
        "Yes. The machine would print a number all the same, and nothing in the number "
        "would warn you. Look at the cut before you trust the score."
    ),
    hints=(
        "Who says “full support and solidarity”, and who says “increasingly worrying "
        "conditions”?",
        "Can one number belong to two speakers?",
    ),
)

EXIT = Exercise(
    id="words.two-programs",
    prompt=(
        "Before you leave. A friend counted “With European countries and the U.S. …” "
        "and says: “My program found 25 words in it, yours found 20. One of them is "
        "broken.” What do you ask before you agree?"
    ),
    answer=Text(least=5, most=80),
    objective="words.count",
    right=(
        "Kept. 20 was the cut at white space; 25 was the tool for posts, which took "
        "“U.S.” for four. Neither is broken. Did you ask for the rule?"
    ),
    hints=("Which of our tools found 25, and what did it do with “U.S.”?",),
)

LESSON = Lesson(
    number="02",
    title="What is a word?",
    minutes=45,
    question="What does the computer count?",
    summary=(
        "Before a computer counts words, somebody decides where a word begins and "
        "ends. We compare several ways to cut, and look at what each one tears."
    ),
    needs="this page, a pencil and paper. Lessons 0 and 1 help",
    objectives=(
        Objective(
            "words.count",
            "Count the words of one sentence in several ways, and say which rule "
            "gives which count.",
        ),
        Objective(
            "words.torn", "Point to the words that a tool for cutting tears apart."
        ),
        Objective("words.trace", "Trace a counted word back to its place in the file."),
        Objective(
            "words.ends",
            "Find false sentence ends, and say what a later count would get wrong.",
        ),
    ),
    exercises=(
        PREDICT_COUNT,
        PREDICT_TOOLS,
        US_WHOLE,
        US_COMPANY,
        PREDICT_TYPES,
        PREDICT_ENDS,
        TORN_SENTENCE,
        WRONG_COMPANY,
        EXIT,
    ),
    methods=(
        Method("cutting a sentence into words", "words.predict-count", ".split()"),
        Method(
            "comparing tokenisers",
            "words.predict-tools",
            "tool.tokenize(sentence)",
            "charts.token_ribbon(",
        ),
        Method("counting types", "words.predict-types", "len(set(keys))"),
        Method(
            "cutting into sentences",
            "words.predict-ends",
            'line.split(". ")',
            "words.SPLITTERS",
        ),
    ),
)
