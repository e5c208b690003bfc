"""Lesson 3, counting fairly: rates, small words, words in context, chance."""

from __future__ import annotations

from functools import cache

from lessons.exercises.kinds import (
    Answer,
    Choice,
    Choices,
    Claim,
    Evidence,
    Number,
    Option,
    Text,
    read_number,
)
from lessons.exercises.model import Exercise, Mistake
from lessons.reading.article import Article
from lessons.reading.counts import (
    Keyness,
    concordance,
    dispersion,
    frequencies,
    keyness,
    rate,
)
from lessons.reading.pair import Pair
from lessons.syllabus import Lesson, Method, Objective
from lessons.syllabus.common import misbuilt, sentences_of


def close(answer: object, value: float, tolerance: float = 0.06) -> bool:
    """Whether what was typed is this number, up to fair rounding."""
    number = read_number(answer)
    return number is not None and abs(number - value) <= tolerance


@cache
def dealt(pair: Pair) -> Keyness:
    """The keyness of both articles; dealt once, since it takes a moment."""
    return keyness(*pair)


# The length trap -----------------------------------------------------------------


def rate_of_war(pair: Pair) -> float:
    """Uses of “war” in every 1,000 words of B."""
    return rate(pair[1], "war").per_thousand


def count_of_war(pair: Pair) -> float:
    """Uses of “war” in B."""
    return rate(pair[1], "war").count


def rate_by_the_wrong_length(pair: Pair) -> float:
    """B's uses of “war” in every 1,000 words, had B the length of A."""
    a, b = pair
    return 1000 * rate(b, "war").count / len(a.words)


LENGTH_TRAP = Exercise(
    id="counts.length-trap",
    prompt=(
        "B says “war” 3 times and has 327 words. How often is that in every 1,000 "
        "words?\nOne decimal place is enough. (The line for A above shows the sum.)"
    ),
    answer=Number(unit="per 1,000 words", tolerance=0.06),
    solve=rate_of_war,
    objective="counts.compare",
    right=(
        "Yes: 1,000 × 3 ÷ 327. Now the two articles can stand side by side, although "
        "one is twice as long."
    ),
    mistakes=(
        Mistake(
            "counted-raw",
            sample=lambda pair: str(count_of_war(pair)),
            when=lambda answer, pair: close(answer, count_of_war(pair)),
            say=(
                "That is the raw count. It answers “how many times?”, and a longer "
                "text has room for more of everything. Divide it by B's length, then "
                "take 1,000 of it."
            ),
        ),
        Mistake(
            "divided-by-the-other",
            sample=lambda pair: f"{rate_by_the_wrong_length(pair):.1f}",
            when=lambda answer, pair: close(answer, rate_by_the_wrong_length(pair)),
            say=(
                "You divided by 694, the length of A. “…as he continues to wage war "
                "against his neighbour Ukraine” stands in B: use B's 327 words."
            ),
        ),
        Mistake(
            "rate-of-kim",
            sample=lambda pair: f"{rate(pair[1], 'kim').per_thousand:.1f}",
            when=lambda answer, pair: close(answer, rate(pair[1], "kim").per_thousand),
            say=(
                "That is B's rate of “Kim”, from the box above. Take the same sum with "
                "the 3 uses of “war”."
            ),
        ),
        Mistake(
            "a-share-of-one",
            sample=lambda pair: f"{rate_of_war(pair) / 1000:.4f}",
            when=lambda answer, pair: close(answer, rate_of_war(pair) / 1000, 0.0006),
            say=(
                "That is the share of one word: 3 ÷ 327. You are nearly there. The "
                "question is how many in 1,000."
            ),
        ),
        Mistake(
            "per-hundred",
            sample=lambda pair: f"{rate_of_war(pair) / 10:.2f}",
            when=lambda answer, pair: close(answer, rate_of_war(pair) / 10, 0.02),
            say="That is per 100 words, a percentage. Take ten times as many words.",
        ),
        Mistake(
            "upside-down",
            sample=lambda pair: "109",
            when=lambda answer, pair: close(answer, 327 / 3, 0.5),
            say=(
                "You divided the words by the uses: one “war” in every 109 words. That "
                "is a true sentence, turned over. How many uses in 1,000 words?"
            ),
        ),
        Mistake(
            "rounded-off",
            sample=lambda pair: str(round(rate_of_war(pair))),
            when=lambda answer, pair: close(answer, rate_of_war(pair) - 0.1, 0.1),
            say=(
                "Nearly: your sum is right, and its end is cut off. Work it out to two "
                "decimal places, then round to one."
            ),
        ),
    ),
    hints=(
        "In how many words did the 3 uses stand?",
        "3 in 327 is the same share as how many in 1,000?",
        "Work out 3 ÷ 327, then multiply by 1,000.",
    ),
)


# The other questions -------------------------------------------------------------

PREDICT_WAR = Exercise(
    id="counts.predict-war",
    prompt=(
        "Guess before you count. Which article says “war” more times: A, with 694 "
        "words, or B, with 327?"
    ),
    answer=Choice(
        (
            Option("a", "A, the wire report"),
            Option("b", "B, the explainer"),
            Option("same", "both the same number of times"),
        )
    ),
    objective="counts.compare",
    right="Kept. Count in the next cell, and see how near you were.",
    prediction=True,
    outcome=lambda pair: "A says it {} times, B {}.".format(
        *(rate(article, "war").count for article in pair)
    ),
)


def rates_of(pair: Pair, word: str) -> str:
    """How often each article uses a word: count, length and rate."""
    measured = [(article, rate(article, word)) for article in pair]
    return ", ".join(
        f"{article.letter} {found.count} in {found.length} words "
        f"({found.per_thousand:.1f} per 1,000)"
        for article, found in measured
    )


PREDICT_RATE = Exercise(
    id="counts.predict-rate",
    prompt=(
        "“Kim”: 8 times in the 694 words of A, 5 times in the 327 of B. Guess without "
        "working it out: which article says it more often in every 1,000 words?"
    ),
    answer=Choice(
        (
            Option("a", "A, the wire report"),
            Option("b", "B, the explainer"),
            Option("same", "both as often"),
        )
    ),
    objective="counts.compare",
    right="Kept. The next box works it out for A; you fill the gap for B.",
    prediction=True,
    outcome=lambda pair: f"“Kim”: {rates_of(pair, 'kim')}.",
)

PREDICT_SMALL = Exercise(
    id="counts.predict-small",
    prompt=(
        "Of the eight most frequent words in A, how many will help a stranger to guess "
        "what A is about?"
    ),
    answer=Choice(
        (
            Option("most", "most of them"),
            Option("half", "about half"),
            Option("few", "one or two"),
            Option("none", "none"),
        )
    ),
    objective="counts.choose",
    right="Kept. Run the next box, and judge the first list by your own eye.",
    prediction=True,
    outcome=lambda pair: "A's eight most frequent words: {}.".format(
        ", ".join(word for word, _ in frequencies(pair[0]).most_common(8))
    ),
)

TURNING = Exercise(
    id="counts.turning-words",
    prompt=(
        "You may drop small words before you count. Which of these would you keep, "
        "because without them the phrase says something else?"
    ),
    answer=Choices(
        (
            Option(
                "the",
                "the, in “the capital city”",
                "“capital city” says the same without its “the”. Choose only words "
                "whose loss would turn the meaning.",
            ),
            Option(
                "against",
                "against, in “to wage war against his neighbour”",
                "Without “against”, B's sentence no longer says on whom the war is "
                "waged. Would you drop that?",
            ),
            Option(
                "of",
                "of, in “the capital city of Pyongyang”",
                "“capital city Pyongyang” is clumsy, and its meaning stays. Look for a "
                "word that turns a meaning round.",
            ),
            Option(
                "not",
                "not, in “will not provide lethal aid”",
                "B says of China: “it will not provide lethal aid”. Take “not” out and "
                "read it aloud.",
            ),
            Option(
                "and",
                "and, in “oil and gas”",
                "“oil gas” is hard to read, but it names the same two goods. Look for "
                "a word that turns a meaning round.",
            ),
        )
    ),
    solve=lambda pair: ["against", "not"],
    objective="counts.choose",
    right=(
        "Yes. Most lists of stop words drop “not” and “against” all the same. Look "
        "inside a list before you trust it."
    ),
    hints=(
        "Read each phrase aloud without the word.",
        "Two of the five phrases then say something untrue of the article.",
    ),
)


def war_against(pair: Pair) -> list[str]:
    """The sentences in which “against” follows “war” at once."""
    return [
        f"{article.letter}{line.sentence + 1}"
        for article in pair
        for line in concordance(article, "war")
        if line.right.split()[:1] == ["against"]
    ]


def other_wars(pair: Pair) -> list[str]:
    """The sentences that say “war” and not “war against”."""
    return [
        f"{article.letter}{line.sentence + 1}"
        for article in pair
        for line in concordance(article, "war")
        if f"{article.letter}{line.sentence + 1}" not in war_against(pair)
    ]


IN_CONTEXT = Exercise(
    id="counts.word-in-context",
    prompt=(
        "Go back to the sentences. In one of the five, “against” is the word right "
        "after “war”. Choose that sentence."
    ),
    answer=Evidence(articles="AB"),
    solve=war_against,
    objective="counts.read",
    right=(
        "Yes: “to wage war against his neighbour Ukraine”. The count gave all five "
        "uses one weight; only the sentence says who does what to whom."
    ),
    mistakes=(
        Mistake(
            "another-war",
            sample=lambda pair: other_wars(pair)[:1],
            when=lambda answer, pair: bool(set(answer) & set(other_wars(pair))),
            say=(
                "The word “war” does stand there. Read the word after it: is it "
                "“against”?"
            ),
        ),
        Mistake(
            "no-war",
            sample=lambda pair: ["A7"],
            when=lambda answer, pair: (
                not set(answer) & {*other_wars(pair), *war_against(pair)}
            ),
            say=(
                "The word “war” is not in that sentence. Run the concordance above: "
                "it lists the five sentences that have it."
            ),
        ),
    ),
    hints=(
        "The concordance above shows the words to the right of each “war”.",
        "It is in B, near the beginning.",
    ),
)


def places_of_can(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    b = pair[1]
    shares = ", ".join(f"{100 * at:.0f}" for at in dispersion(b, "can").places)
    return f"The uses of “can” in B stand {shares} % of the way through its body."


PREDICT_PLACES = Exercise(
    id="counts.predict-places",
    prompt="B says “can” three times. Where in its body will they stand?",
    answer=Choice(
        (
            Option("first", "together, in the first third (0 to 33 %)"),
            Option("middle", "together, in the middle third (33 to 67 %)"),
            Option("last", "together, in the last third (67 to 100 %)"),
            Option("all", "all through it"),
        )
    ),
    objective="counts.read",
    right="Kept. The next box looks for the three, and draws the line.",
    prediction=True,
    outcome=places_of_can,
)


def as_far_by_luck(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    result = dealt(pair)
    said = result["said"]
    times = sum(best >= said.g2 for best in result.maxima)
    return (
        f"“said” stands {said.count_a} times in A, {said.count_b} in B: G² "
        f"{said.g2:.1f}. In {times} of {len(result.maxima):,} deals by luck, some word "
        f"was split as surprisingly."
    )


PREDICT_CHANCE = Exercise(
    id="counts.predict-chance",
    prompt=(
        "“said”, 7 to 0, has a G² of 5.4. Luck deals out all the cards six times. In "
        "how many of the six deals will some word, whichever, be split as surprisingly "
        "as that, or more?"
    ),
    answer=Choice(
        (
            Option("never", "none or one: 7 to 0 is more than luck does"),
            Option("half", "two, three or four"),
            Option("often", "five or six: luck does as much to some word or other"),
        )
    ),
    objective="counts.decide",
    right="Kept. Deal the cards in the next box, and count.",
    prediction=True,
    outcome=as_far_by_luck,
)

BEYOND_LUCK = Exercise(
    id="counts.beyond-luck",
    prompt=(
        "In 950 of the 1,000 deals (95 of 100), even the most surprising word stayed "
        "inside the dashed lines. How many of the 428 different words of A and B go "
        "beyond them?"
    ),
    answer=Number(unit="words"),
    solve=lambda pair: len(dealt(pair).survivors),
    objective="counts.decide",
    right=(
        "Yes, one: “mr”, 18 to 0. It may tell of a publisher's manners. It does not "
        "tell whose side anybody is on."
    ),
    mistakes=(
        Mistake(
            "counted-all-bars",
            sample=lambda pair: "8",
            when=lambda answer, pair: close(answer, 8),
            say=(
                "That is every bar in the chart. Count only those that pass the dashed "
                "line: the largest that luck gave."
            ),
        ),
        Mistake(
            "almost-there",
            sample=lambda pair: "2",
            when=lambda answer, pair: close(answer, 2),
            say=(
                "Did you count “it” too? Its bar comes near the line. Compare the "
                "number at its end with the number of the dashed line."
            ),
        ),
        Mistake(
            "tops-of-the-table",
            sample=lambda pair: "6",
            when=lambda answer, pair: close(answer, 6),
            say=(
                "So many stand in the table, and we chose those. “kim”, 8 to 5, has "
                "hardly any G². Which bars of the chart pass the dashed line?"
            ),
        ),
        Mistake(
            "one-sided-words",
            sample=lambda pair: str(
                sum(not (w.count_a and w.count_b) for w in dealt(pair).words)
            ),
            when=lambda answer, pair: close(
                answer,
                sum(not (w.count_a and w.count_b) for w in dealt(pair).words),
            ),
            say=(
                "So many words stand in one article alone, and most of them once. "
                "“limousine”, 1 to 0, is no news. Which pass the dashed line?"
            ),
        ),
        Mistake(
            "none",
            sample=lambda pair: "0",
            when=lambda answer, pair: close(answer, 0),
            say="Nearly. Look at the longest bar again: “mr”, 18 in A and 0 in B.",
        ),
    ),
    hints=(
        "The chart above marks luck's largest with dashed lines.",
        "In the chart, grey bars stay inside the dashed lines.",
    ),
)

# A claim -------------------------------------------------------------------------

CLAIM_PARTS = Claim(
    verbs=(
        Option("a-more", "A uses, at a higher rate than B,"),
        Option("b-more", "B uses, at a higher rate than A,"),
        Option("beyond", "B uses, more than A and beyond luck,"),
        Option("cares", "B cares more than A about"),
    ),
    measures=(
        Option("war", "the word “war”"),
        Option("kim", "the word “Kim”"),
        Option("support", "the word “support”"),
    ),
    scopes=(
        Option("articles", "in these two articles"),
        Option("outlets", "in all that these two outlets write"),
    ),
    heads=("Who does what", "Which word", "Where"),
    doubt="The doubter's sentence",
)
# The same thing in other words: what a count of the word does not find.
OTHERWISE = {
    "war": ("invasion", "military operation", "Ukrainian direction"),
    "kim": ("two leaders", "two men", "The pair", "he said"),
    "support": ("supply", "help", "assist", "boost"),
}


def saying(article: Article, word: str) -> list[str]:
    """The sentences of an article that use a word."""
    lines = concordance(article, word)
    return [f"{article.letter}{line.sentence + 1}" for line in lines]


@cache
def higher_first(pair: Pair, word: str) -> tuple[Article, Article]:
    """Both articles, the one that uses a word at the higher rate first."""
    one, other = sorted(pair, key=lambda article: -rate(article, word).per_thousand)
    return one, other


def turned_round(answer: Answer, pair: Pair) -> bool:
    """Whether a claim gives the higher rate to the article that has the lower."""
    higher, _ = higher_first(pair, answer["measure"])
    return answer["verb"] != f"{higher.letter.lower()}-more"


def squares(pair: Pair) -> list[str]:
    """The sentences that name the square, and not the man."""
    return [id_ for id_, text in pair.sentences.items() if "Kim Il Sung Square" in text]


def carries(pair: Pair, word: str) -> list[str]:
    """The sentences that carry a claim on a word; a square is not a man."""
    out = squares(pair) if word == "kim" else []
    higher, _ = higher_first(pair, word)
    return [place for place in saying(higher, word) if place not in out]


def doubts(pair: Pair, word: str) -> list[str]:
    """The sentences of the other article that tell of it, by this word or another."""
    _, lower = higher_first(pair, word)
    otherwise = [
        id_
        for id_, text in sentences_of(pair, lower.letter).items()
        if any(phrase in text for phrase in OTHERWISE[word])
    ]
    out = squares(pair) if word == "kim" else []
    return [place for place in saying(lower, word) if place not in out] + otherwise


def claim_fits(answer: Answer, pair: Pair) -> bool:
    """Whether the parts of a claim bear each other out."""
    word = answer["measure"]
    return (
        answer["scope"] == "articles"
        and not turned_round(answer, pair)
        and answer["evidence"] in carries(pair, word)
        and answer["counter"] in doubts(pair, word)
    )


def model_claim(pair: Pair, word: str = "war") -> Answer:
    """One claim that holds, on a word."""
    higher, _ = higher_first(pair, word)
    return {
        "verb": f"{higher.letter.lower()}-more",
        "measure": word,
        "scope": "articles",
        "evidence": carries(pair, word)[0],
        "counter": doubts(pair, word)[0],
    }


def turned(word: str, verb: str, say: str) -> Mistake:
    """The mistake of a claim on `word` that gives the higher rate to the lower."""
    return Mistake(
        f"turned-round-{word}",
        sample=lambda pair: {**model_claim(pair, word), "verb": verb},
        when=lambda answer, pair: (
            answer["measure"] == word and turned_round(answer, pair)
        ),
        say=say,
    )


def uncarried(word: str, sentence: str, say: str) -> Mistake:
    """The mistake of a claim on `word` whose evidence does not carry it."""
    return Mistake(
        f"evidence-elsewhere-{word}",
        sample=lambda pair: {**model_claim(pair, word), "evidence": sentence},
        when=lambda answer, pair: (
            answer["measure"] == word and answer["evidence"] not in carries(pair, word)
        ),
        say=f"The sentence that should carry your claim does not. {say}",
    )


def undoubted(word: str, sentence: str, say: str) -> Mistake:
    """The mistake of a claim on `word` with no sentence from the other article."""
    return Mistake(
        f"no-counter-example-{word}",
        sample=lambda pair: {**model_claim(pair, word), "counter": sentence},
        when=lambda answer, pair: (
            answer["measure"] == word and answer["counter"] not in doubts(pair, word)
        ),
        say=f"Your claim holds. The doubter's sentence is not there yet. {say}",
    )


CLAIM = Exercise(
    id="counts.claim",
    prompt=(
        "Build a claim on one word, by the table of section 6. Choose a sentence that "
        "carries it.\n"
        "The doubter's sentence stands in the other article and tells of the same "
        "thing, with your word or without. (Empty “Only sentences with” before you "
        "look for it.)"
    ),
    answer=CLAIM_PARTS,
    solve=model_claim,
    accepts=claim_fits,
    objective="counts.read",
    right=(
        "Accepted: it says what was counted, and where, and it stands up to the "
        "doubter. In print, add both counts and both lengths, and that luck does as "
        "much."
    ),
    mistakes=(
        misbuilt(
            "beyond-luck",
            model_claim,
            "verb",
            "beyond",
            say=(
                "None of these three words passed the dashed line. “wage war against "
                "his neighbour” is strong, and three uses are few. Safer: “at a higher "
                "rate”, and no more."
            ),
        ),
        misbuilt(
            "cares",
            model_claim,
            "verb",
            "cares",
            say=(
                "A count of words sees no cares. “assist its war effort” shows which "
                "word B uses, not what B feels. Safer: “at a higher rate”."
            ),
        ),
        misbuilt(
            "two-outlets",
            model_claim,
            "scope",
            "outlets",
            say=(
                "Two articles are not two outlets. A's “on Wednesday” is one day, and "
                "B's outlet is not even named. Safer: “in these two articles”."
            ),
        ),
        turned(
            "kim",
            "a-more",
            "8 is more than 5, and A has twice the words: “Mr Kim said” had more room. "
            "Look in the table at the rates, in brackets.",
        ),
        turned(
            "war",
            "a-more",
            "B has more of “war” both ways: more uses, as in “wage war against his "
            "neighbour”, and fewer words. Look in the table at the rates, in brackets.",
        ),
        turned(
            "support",
            "b-more",
            "“Kim vowed full support” is one of two uses in B; A has six, and the "
            "higher rate too. Look in the table at the rates, in brackets.",
        ),
        Mistake(
            "the-square",
            sample=lambda pair: {**model_claim(pair, "kim"), "evidence": "B4"},
            when=lambda answer, pair: (
                answer["measure"] == "kim"
                and bool({answer["evidence"], answer["counter"]} & {*squares(pair)})
            ),
            say=(
                "“Kim Il Sung Square” is a place, named after another man. The count "
                "took it in, and no argument should rest on it. Choose a sentence "
                "with the Kim you mean."
            ),
        ),
        uncarried(
            "war",
            "A7",
            "It must have the word “war”, and stand in B, which has the higher rate, "
            "as “wage war against his neighbour” does.",
        ),
        uncarried(
            "kim",
            "A4",
            "It must name Kim, and stand in B, which has the higher rate, as “Kim "
            "vowed full support” does.",
        ),
        uncarried(
            "support",
            "B1",
            "It must have the word “support”, and stand in A, which has the higher "
            "rate: as “consistent and unwavering support” does.",
        ),
        Mistake(
            "fighting-a-policy",
            sample=lambda pair: {**model_claim(pair), "counter": "A9"},
            when=lambda answer, pair: (
                answer["measure"] == "war" and answer["counter"] == "A9"
            ),
            say=(
                "Your claim holds. And A9 does say “fighting”, but what Moscow fights "
                "there is a “policy of the United States”. Which sentence of A tells "
                "of the war that B means?"
            ),
        ),
        undoubted(
            "war",
            "A7",
            "It stands in A and tells of the same war: A's “full-scale invasion” would "
            "do, though it lacks the word.",
        ),
        undoubted(
            "kim",
            "A4",
            "It stands in A and tells of the same Kim: A's “the two men signed” would "
            "do, though it lacks the name.",
        ),
        undoubted(
            "support",
            "B1",
            "It stands in B and tells of support: B's “can also help North Korea” "
            "would do, though it lacks the word.",
        ),
    ),
    hints=(
        "A higher rate is not a higher count: look at the numbers in brackets.",
        "Which choice says only what a count can show?",
        "The doubter wants to say: “See, the other article tells of it too.”",
    ),
)

# Before you leave ----------------------------------------------------------------

OBSESSED = Exercise(
    id="counts.obsessed",
    prompt=(
        "A friend says: “B says Russia more than twice as often per 1,000 words, so B "
        "is obsessed with Russia.” Answer in two or three sentences."
    ),
    answer=Text(least=8, most=80),
    objective="counts.decide",
    right=(
        "Kept. “russia”: 5 in A's 694 words, 6 in B's 327; in every one of the 1,000 "
        "deals luck did as much to some word. Did you ask for the counts, the lengths "
        "and the sentences?"
    ),
    hints=(
        "How many times is it, in how many words? In section 6, put “russia” into the "
        "list of the table: what would luck do?",
    ),
)

LESSON = Lesson(
    number="03",
    title="Counting fairly",
    minutes=55,
    question="Does more often mean more important?",
    summary=(
        "We count words in two news articles on one event, learn why a raw count can "
        "mislead, and ask what luck alone would do."
    ),
    needs="this page, and paper or a calculator. Lesson 2 helps",
    objectives=(
        Objective(
            "counts.compare",
            "Compare two texts of different length with a rate per 1,000 words.",
        ),
        Objective(
            "counts.choose",
            "Choose which small words to leave out, and say what that changed.",
        ),
        Objective(
            "counts.read",
            "Quote the sentences of a word before you say what its count means.",
        ),
        Objective(
            "counts.decide",
            "Decide whether a difference is larger than luck alone gives.",
        ),
    ),
    exercises=(
        PREDICT_WAR,
        PREDICT_RATE,
        LENGTH_TRAP,
        PREDICT_SMALL,
        TURNING,
        IN_CONTEXT,
        PREDICT_PLACES,
        PREDICT_CHANCE,
        BEYOND_LUCK,
        CLAIM,
        OBSESSED,
    ),
    methods=(
        Method("counting a word", "counts.predict-war", "FreqDist("),
        Method(
            "a rate per 1,000 words",
            "counts.predict-rate",
            "1000 * kim_a / 694",
        ),
        Method("leaving out small words", "counts.predict-small", "not in dropped"),
        Method(
            "where a word stands",
            "counts.predict-places",
            "enumerate(keys",
            "charts.dispersion(",
        ),
        Method(
            "keyness against luck",
            "counts.predict-chance",
            ".sample(bag, len(bag))",
            "counts.keyness(",
        ),
    ),
)
