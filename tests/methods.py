"""The methods that each lesson brings in, and the code of its notebook for each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Method:
    """A way to measure that a lesson brings in, and how it is brought in.

    `prediction` is the id of the exercise in which learners commit themselves first.
    `plain` is the code, as it stands in a cell, that shows the method with Python, NLTK
    or matplotlib alone; `helper` the code of ours that wraps it, "" where none does.
    """

    name: str
    prediction: str
    plain: str
    helper: str = ""


# By the number of the lesson.
METHODS: dict[str, tuple[Method, ...]] = {
    "00": (
        Method("a value under a name, and a sum", "start.predict-year", "2024 - years"),
    ),
    "01": (
        Method("a file as lines", "origin.predict-top", "a.text.splitlines()"),
        Method(
            "the role of each part of a file",
            "origin.predict-share",
            "if len(line.split()) <= most",
            "charts.parts(b)",
        ),
        Method(
            "a provenance card: each claim with its words",
            "origin.predict-publisher",
            '"– Reuters" in a.text',
            "charts.card(",
        ),
    ),
    "02": (
        Method("cutting a sentence into words", "words.predict-count", ".split()"),
        Method(
            "comparing tokenisers",
            "words.predict-tools",
            "NLTKWordTokenizer().tokenize(sentence)",
            "charts.token_table(",
        ),
        Method(
            "counting types",
            "words.predict-types",
            "len(set(start_of_a))",
            "charts.types_at(",
        ),
        Method(
            "cutting into sentences",
            "words.predict-ends",
            'line.split(". ")',
            "charts.splitters(",
        ),
    ),
    "03": (
        Method("counting a word", "counts.predict-war", "FreqDist(a.words)"),
        Method(
            "a rate per 1,000 words",
            "counts.predict-rate",
            "1000 * uses_a / words_a",
            "charts.word_rates(",
        ),
        Method(
            "leaving out small words",
            "counts.predict-small",
            "del kept_a[word]",
            "counts.frequencies(",
        ),
        Method(
            "where a word stands",
            "counts.predict-places",
            "before / len(b.words)",
            "charts.dispersion(",
        ),
        Method(
            "words against luck",
            "counts.predict-chance",
            "luck.sample(bag, many)",
            "counts.keyness(",
        ),
        Method("an article against itself", "counts.predict-halves", "halves(a)"),
    ),
    "04": (
        Method(
            "Finding words in quotation marks",
            "voices.predict-marks",
            "straight.tokenize(",
            "voices.quotations(",
        ),
        Method(
            "Counting quoted words by speaker",
            "voices.predict-speaker",
            "spoken = FreqDist()",
            "charts.speakers(",
        ),
        Method(
            "Shares of an article by voice",
            "voices.predict-own-share",
            "in_marks += len(words)",
            "voices.airtime(",
        ),
        Method(
            "Laying two renderings side by side",
            "voices.predict-run",
            "SequenceMatcher(None, in_a, in_b)",
            "charts.renderings(",
        ),
    ),
    "05": (
        Method(
            "Scoring a sentence by a list of words",
            "scores.predict-endorsement",
            "vader.polarity_scores(kim_in_a)",
            "sentiment.score(",
        ),
        Method(
            "A second machine for the same words",
            "scores.predict-two-machines",
            "makers.polarity_scores(port)",
        ),
        Method(
            "Scoring an article by the mean of its sentences",
            "scores.predict-higher",
            "fmean(scores_a)",
            "sentiment.four_ways(",
        ),
        Method(
            "Holding readers against the machine",
            "scores.code-a-dozen",
            "reader < 0 < machine",
            'desk.explore("my-codes")',
        ),
    ),
    "06": (
        Method(
            "how far two coders agree, beyond lucky matches",
            "frames.predict-alpha",
            "if left == right",
            "charts.coders(",
        ),
        Method(
            "the fact ledger",
            "frames.predict-ledger",
            "denial in a.body",
            "charts.fact_ledger(",
        ),
        Method(
            "how soon a word comes",
            "frames.predict-order",
            'a.words.index("agreement")',
            "charts.first_places(",
        ),
        Method(
            "two front pages, and what luck could do",
            "frames.predict-rows",
            "luck.shuffle(cards)",
            "charts.front_pages(",
        ),
        Method(
            "a list of words that suggests a frame",
            "frames.predict-list",
            "if word in sentence.lower()",
            "charts.list_finds(",
        ),
        Method(
            "names by voice",
            "frames.predict-labels",
            'a.body.count("special military operation")',
            'desk.explore("labels")',
        ),
    ),
    "07": (
        Method(
            "a quotation checked letter for letter",
            "brief.predict-quotation",
            "promise in a.body",
            "charts.claim_parts(",
        ),
        Method(
            "every difference beside what luck does",
            "brief.predict-measure",
            'FreqDist(a.words)["war"]',
            "charts.differences(",
        ),
    ),
    "08": (
        Method(
            "Measuring what stands in quotation marks",
            "own.predict-quoted",
            "marks.tokenize(",
            "story.voices()",
        ),
    ),
    "09": (
        Method(
            "one article of each, scored sentence by sentence",
            "many.predict-pairs",
            "first_post - first_wire",
            "charts.ten_pairs(",
        ),
        Method(
            "drawing again, to see what luck does",
            "many.predict-spread",
            "luck.choices(post, k=20)",
            "charts.luck_of_tries(",
        ),
        Method(
            "a range whose unit is the article",
            "many.predict-unit",
            "newsrooms.two_ranges()",
        ),
        Method(
            "four outlets on one page",
            "many.predict-apart",
            "newsrooms.four_papers(each)",
            "charts.corpus_chart(corpus)",
        ),
    ),
}
