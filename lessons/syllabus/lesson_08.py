"""Lesson 8, your own story: two articles that a learner brings, read as the others.

What is marked is asked of the kit's two swan articles, which stand in until then.
"""

from __future__ import annotations

import re
from functools import cache

from lessons.exercises.kinds import Choice, Labels, Option, Text
from lessons.exercises.model import Exercise, Mistake
from lessons.reading.article import Article
from lessons.reading.chance import bootstrap
from lessons.reading.numerals import signed
from lessons.reading.pair import Pair
from lessons.reading.sentiment import compound
from lessons.reading.voices import Quotation, named_speakers
from lessons.story.model import LEVELS, StoryRecord
from lessons.story.reading import StoryReading
from lessons.syllabus import Lesson, Method, Objective


@cache
def swans() -> StoryReading:
    """The two swan articles as the kit reads them, before anybody corrects it."""
    return StoryReading(StoryRecord())


# Two that can be compared ------------------------------------------------------------

FAIR_PAIR = Exercise(
    id="own.fair-pair",
    prompt=(
        "Four pairs about the swans of Dunmere. Which two texts can be compared most "
        "fairly, if you ask how each tells the event?"
    ),
    answer=Choice(
        (
            Option(
                "comment",
                "a news report, and a comment with the heading “What we think”",
                "A comment may call six weeks “a small price for six swans” as its "
                "own verdict. In a news report a warden has to say it. You would "
                "compare two kinds of text, not two tellings.",
            ),
            Option(
                "later",
                "a report of the week when the landing was closed, and one of seven "
                "weeks later",
                "“Hollis expects to sail again in the second week of June”: in the "
                "later text he has sailed, or he has not. What differs may be what "
                "was known by then.",
            ),
            Option(
                "short",
                "a report of 200 words, and a notice of 30",
                "In 30 words there is no room for “I like swans, but I like my "
                "breakfast too”. What is missing there may have been cut for length, "
                "and for nothing else.",
            ),
            Option(
                "reports",
                "two news reports of one week, each of about 180 words",
            ),
        )
    ),
    # What makes a comparison fair is agreed among readers; no text can tell it.
    solve=lambda pair: "reports",
    objective="own.choose",
    right=(
        "Yes: one event, one week, one kind of text, much the same room. What still "
        "differs is then more likely to be a choice of words. Does your own pair "
        "pass all four?"
    ),
    hints=(
        "Ask four things: same event, same days, same kind of text, similar length?",
        "Each of the other three pairs fails one of these four.",
    ),
)


# What is body? -----------------------------------------------------------------------

# Six parts, where each stands, and the reply to whoever takes it for something else.
_PARTS = {
    "A1": (
        "the first line of A",
        "Look at “Swans stop the Dunmere ferry” once more: it comes first, it is "
        "short, it ends in no full stop. What stands on top of an article?",
    ),
    "A5": (
        "after the mayor's words, above “A long way round”",
        "Read “Two swans on their nest at the east landing.” aloud. It has a full "
        "stop, and nobody does anything in it. What stood above it on the page?",
    ),
    "A6": (
        "between two paragraphs",
        "“A long way round” has no full stop. Does it show a picture, tell what "
        "happened, or announce what comes next?",
    ),
    "B1": (
        "the first line of B",
        "“Dunmere makes room for two swans …” is long, and it reads like a sentence. "
        "But it is the first line, with no full stop. Which line may do that?",
    ),
    "B5": (
        "right before “Photograph: Jo Bell”",
        "Read one part further: “Photograph: Jo Bell”. Beside which words does a "
        "photographer's name stand?",
    ),
    "B11": (
        "the last paragraph of B",
        "“Visitors may look from the footbridge” has a footbridge in it, as the "
        "picture has. But no photographer follows, and the town asks for something.",
    ),
}
_TELLS = re.compile(r"\b(?:is|are|was|were|has|have|will|may|must|said|expects)\b")


def part(id_: str) -> tuple[int, str, str]:
    """A part of a swan article: its place, the role that the kit found, its words."""
    at = int(id_[1:]) - 1
    found = swans().article(id_[0]).segments[at]
    return at, found.role, found.text.strip()


def kit_roles(pair: Pair) -> dict[str, str]:
    """What the kit took each of the six for."""
    return {id_: part(id_)[1] for id_ in _PARTS}


def read_roles(pair: Pair) -> dict[str, str]:
    """What a reader takes them for: the kit's roles, and two rules that it lacks.

    A first line with no mark at its end is a headline. A line in which nothing is told,
    since it has no verb, stands under a picture.
    """
    roles = {}
    for id_ in _PARTS:
        at, role, text = part(id_)
        if at == 0 and text[-1] not in ".?!":
            role = "sub-heading"
        elif role == "body" and not _TELLS.search(text):
            role = "caption"
        roles[id_] = role
    return roles


WHAT_IS_BODY = Exercise(
    id="own.what-is-body",
    prompt=(
        "Six parts of the two swan articles (not of your own texts). What was each, on "
        "its page?"
    ),
    answer=Labels(
        lines=tuple(
            Option(id_, f"{id_[0]}, part {id_[1:]} · {part(id_)[2]} ({where})", say)
            for id_, (where, say) in _PARTS.items()
        ),
        labels=(
            Option("body", "the story itself: body"),
            Option("sub-heading", "a headline or a heading"),
            Option("caption", "the words under a picture"),
        ),
    ),
    solve=read_roles,
    objective="own.correct",
    right=(
        "Yes. The kit took two of the six for the story: the words under A's picture, "
        "since no photographer is named, and B's headline, since it is long. It reads "
        "line by line. You read a page."
    ),
    mistakes=(
        Mistake(
            "as-the-kit",
            sample=kit_roles,
            when=lambda answer, pair: all(
                answer[id_] == role == "body"
                for id_, role in kit_roles(pair).items()
                if role != read_roles(pair)[id_]
            ),
            say=(
                "The kit says the same, and has called two parts body that are none. "
                "It goes by full stops and by length: “Two swans on their nest at the "
                "east landing.” has the one, the first line of B has the other. Go by "
                "what the words do."
            ),
        ),
    ),
    hints=(
        "Read each part aloud with what stands around it. Does it carry the story on?",
        "Cover the full stops. Which line tells of something that happened, or will?",
        "One is body, two stand under a picture, three are headlines or headings.",
    ),
)


# Proved, suggested, unknown ----------------------------------------------------------

# A claim with its article's words; a pattern of words that would say it, and one of
# words that would only point to it; the reply to whoever is wrong about it.
_CLUES = {
    "A-baker": (
        "A baker speaks in A. “…said Lena Marsh, a baker who crosses at five …”",
        r"said Lena Marsh, a baker",
        r"\bbaker",
        "“said Lena Marsh, a baker” stands there, behind her own words in marks. Is "
        "anything left to guess?",
    ),
    "A-readers": (
        "A was written for people who cross the river. “A long way round”",
        r"\b(?:for|to) (?:our )?(?:readers|passengers|people) who cross",
        r"A long way round",
        "“A long way round” is long for those who cross: a sign, then. But does any "
        "word say for whom A was written?",
    ),
    "A-writer": (
        "Who wrote A. Its first words: “Swans stop the Dunmere ferry”. Its last: “…in "
        "the second week of June.”",
        r"\b(?:By|by|From) [A-Z]\w+ [A-Z]\w+",
        r"\b(?:I|our reporter|our correspondent) (?:saw|was|went|spoke)\b",
        "No name stands above “Swans stop the Dunmere ferry” and none below “second "
        "week of June”. Who is quoted in a text has not written it.",
    ),
    "B-bell": (
        "B names Jo Bell for its picture. “Photograph: Jo Bell”",
        r"Photograph: Jo Bell",
        r"Jo Bell",
        "The claim is modest: B names somebody. “Photograph: Jo Bell” does that, in so "
        "many words.",
    ),
    "B-bridge": (
        "Jo Bell stood on the footbridge. “The nest is seen from the footbridge in "
        "Dunmere. Photograph: Jo Bell”",
        r"Jo Bell (?:stood|was|went|waited)",
        r"seen from the footbridge",
        "“The nest is seen from the footbridge” is a sign, and more than nothing. Does "
        "it say where the photographer stood?",
    ),
    "B-date": (
        "On which date B appeared. “…put up a low fence on Monday.”",
        r"\b\d{1,2}(?:st|nd|rd|th)? (?:April|May|June)|(?:April|May|June) \d|\b\d{4}\b",
        r"\b(?:yesterday|today|this morning|tomorrow)\b",
        "“on Monday” names a day of the week, and a year has some fifty of them. Is "
        "there a date, or a sign of one?",
    ),
}


def levels(pair: Pair) -> dict[str, str]:
    """How sure each claim is: its words say it, something points to it, or nothing."""
    found = {}
    for id_, (_, says, points, _) in _CLUES.items():
        text = swans().article(id_[0]).text
        sure = 0 if re.search(says, text) else 1 if re.search(points, text) else 2
        found[id_] = LEVELS[sure]
    return found


PROVE_OR_SUGGEST = Exercise(
    id="own.prove-or-suggest",
    prompt=(
        "Six lines for the cards of the two swan articles, each with what the article "
        "has to say of it. Does the text prove it, only suggest it, or leave it "
        "unknown?"
    ),
    answer=Labels(
        lines=tuple(
            Option(id_, f"{id_[0]} · {claim}", say)
            for id_, (claim, _, _, say) in _CLUES.items()
        ),
        labels=tuple(Option(level, level) for level in LEVELS),
    ),
    solve=levels,
    objective="own.support",
    right=(
        "Yes. Words prove what they say and not a step more: a name beside a picture "
        "is proved, the place where somebody stood is guessed. Are your own cards as "
        "strict?"
    ),
    mistakes=(
        Mistake(
            "quoted-is-proved",
            sample=lambda pair: {
                id_: LEVELS[0] if level == LEVELS[1] else level
                for id_, level in levels(pair).items()
            },
            when=lambda answer, pair: all(
                answer[id_] == LEVELS[0]
                for id_, level in levels(pair).items()
                if level == LEVELS[1]
            ),
            say=(
                "You let every quoted word count as a proof. “A long way round” proves "
                "that A says so. For whom it says so is your guess, if a good one. Go "
                "through them again: does the text say it, or do you?"
            ),
        ),
    ),
    hints=(
        "Cover the claim, and read the words in marks. Do they say the claim?",
        "Two lines of each kind.",
    ),
)


# Whose words? ------------------------------------------------------------------------


def shares_in_marks(pair: Pair) -> str:
    """How much of each swan article stands in quotation marks, as the kit counts."""
    parts = "; ".join(
        f"{heard.article.letter} {heard.words_in('quoted')} of "
        f"{len(heard.article.words)} words "
        f"({100 * heard.share('quoted').estimate:.0f} %)"
        for heard in swans().heard
    )
    return f"In the swan example, in quotation marks: {parts}."


PREDICT_QUOTED = Exercise(
    id="own.predict-quoted",
    prompt=(
        "Which of your two texts gives more of its words to people in quotation marks? "
        "(With no texts of your own: which of the two swan articles?)"
    ),
    answer=Choice(
        (
            Option("a", "A does"),
            Option("b", "B does"),
            Option("alike", "both about alike"),
        )
    ),
    objective="own.chart",
    right=(
        "Kept. Run the next box: first a rule of one line, then the kit's reading, in "
        "the lane “quoted”."
    ),
    prediction=True,
    outcome=shares_in_marks,
)

_PEOPLE = {
    "renn": ("Renn", "Mayor Ada Renn"),
    "hollis": ("Hollis", "Captain Tom Hollis"),
    "nair": ("Nair", "Priya Nair, the warden"),
    "marsh": ("Marsh", "Lena Marsh, the baker"),
}
# What stands before, and the reply to whoever gives the words to somebody else.
_PRONOUNS = {
    "A": (
        "…said Mayor Ada Renn. … ",
        "“Nobody has told me who pays for that,” he said: who was named last, and "
        "who loses “a third of his summer income”?",
    ),
    "B": (
        "…Mayor Renn said. … ",
        'In B, "They came back because the water is clean again," she said: who '
        "was named last, and who counts birds?",
    ),
}


@cache
def by_a_pronoun() -> dict[str, tuple[Article, Quotation, str]]:
    """The quotations given to a "he" or "she", and whom the kit counts each for."""
    return {
        heard.article.letter: (heard.article, quotation, name)
        for heard in swans().heard
        for quotation, name in zip(
            heard.quotations, named_speakers(heard.quotations), strict=True
        )
        if quotation.speaker in ("he", "she")
    }


def passage(letter: str) -> str:
    """The sentence of such a quotation, after the one before it."""
    article, quotation, _ = by_a_pronoun()[letter]
    at = article.sentences.index(article.sentence_at(quotation.start))
    return " ".join(sentence.text for sentence in article.sentences[at - 1 : at + 1])


def named_last(pair: Pair) -> dict[str, str]:
    """Whose words they are: "he" and "she" mean whoever was named last before them."""
    return {
        letter: max(
            _PEOPLE, key=lambda id_: article.text.rfind(_PEOPLE[id_][0], 0, said.start)
        )
        for letter, (article, said, _) in by_a_pronoun().items()
    }


def as_the_kit_counts(pair: Pair) -> dict[str, str]:
    """For whom the kit counts them."""
    return {
        letter: next(id_ for id_, (name, _) in _PEOPLE.items() if name in counted)
        for letter, (_, _, counted) in by_a_pronoun().items()
    }


WHO_SAID_IT = Exercise(
    id="own.who-said-it",
    prompt=(
        "The swan articles once more: whose are the words in marks?\n"
        "Decide by reading, whatever a table says."
    ),
    answer=Labels(
        lines=tuple(
            Option(letter, f"{letter} · {before}{passage(letter)}", say)
            for letter, (before, say) in _PRONOUNS.items()
        ),
        labels=tuple(Option(id_, name) for id_, (_, name) in _PEOPLE.items()),
    ),
    solve=named_last,
    objective="own.correct",
    right=(
        "Yes. The kit counts both for the mayor. It looks back to the last person "
        "whose words stood in marks; you looked back to the last who was named. A "
        "share of voice by speaker is as good as this rule."
    ),
    mistakes=(
        Mistake(
            "as-the-kit",
            sample=as_the_kit_counts,
            when=lambda answer, pair: answer == as_the_kit_counts(pair),
            say=(
                "So the kit counts them, too: the mayor was the last whom it heard. "
                "But between her words and “he said” stands “Captain Tom Hollis, who "
                "has run the ferry”. Look back to the last person named."
            ),
        ),
    ),
    hints=(
        "Put a finger on “he” or “she”, and go back until you meet a name.",
        "The mayor is “she”. Could a “he” be the mayor?",
    ),
)


# Scores and chance -------------------------------------------------------------------


def mean_scores(pair: Pair) -> str:
    """The mean score of each swan article's sentences, with its interval."""
    means = [
        bootstrap([compound(sentence.text) for sentence in article.sentences])
        for article in swans().pair
    ]
    each = "; ".join(
        f"{letter} {signed(mean.estimate)} ({signed(mean.low)} to {signed(mean.high)})"
        for letter, mean in zip("AB", means, strict=True)
    )
    apart = max(mean.low for mean in means) > min(mean.high for mean in means)
    overlap = "do not overlap" if apart else "overlap"
    return f"In the swan example, mean scores: {each}. The intervals {overlap}."


PREDICT_SCORES = Exercise(
    id="own.predict-scores",
    prompt=(
        "Which of your two texts will have the higher mean score, and how clearly? "
        "(With no texts of your own: which of the two swan articles?)"
    ),
    answer=Choice(
        (
            Option("a", "A, clearly: the intervals do not overlap"),
            Option("b", "B, clearly: the intervals do not overlap"),
            Option("overlap", "one of them, but the intervals overlap"),
        )
    ),
    objective="own.chart",
    right="Kept. In the next box, hold the two intervals against each other.",
    prediction=True,
    outcome=mean_scores,
)


def rows_beyond_chance(pair: Pair) -> str:
    """How many rows of the swans' frame chart stand beyond chance."""
    found = swans().comparison.contrasts
    tested = sum(row.p is not None for row in found.rows)
    return (
        f"In the swan example: {tested} rows held against chance, "
        f"{len(found.survivors) or 'none'} beyond it."
    )


PREDICT_ROWS = Exercise(
    id="own.predict-rows",
    prompt=(
        "The next chart puts everything that was measured into rows, and holds them "
        "against chance where it can. In how many will your two texts (or the swan "
        "articles) differ by more than chance gives?"
    ),
    answer=Choice(
        (
            Option("none", "in none"),
            Option("few", "in one or two"),
            Option("more", "in more than two"),
        )
    ),
    objective="own.chart",
    right=(
        "Kept. Run the next box, and count the rows that say “hardly” under “by "
        "chance?”. Black rows, “counted, not sampled”, were never tested."
    ),
    prediction=True,
    outcome=rows_beyond_chance,
)

LEAVE = Exercise(
    id="own.before-you-leave",
    prompt=(
        "What had the kit got wrong (a part, a speaker, a name)? Quote its words. "
        "Would you have noticed it in a chart?"
    ),
    answer=Text(least=12, most=100),
    objective="own.correct",
    right=(
        "Kept. Whoever reads your chart will never see that mistake, and cannot ask. "
        "So a chart by you should say what you corrected, what you could not, and what "
        "you did not check."
    ),
    hints=(
        "Nothing wrong? Then name one guess of the kit that you checked, and how.",
        "A word too many in the body moves which rows of the chart?",
    ),
)

LESSON = Lesson(
    number="08",
    title="Your own story",
    minutes=60,
    question="What can two texts of your own choosing show, and what can they not?",
    summary="You bring two articles, the kit reads them, and you check the kit.",
    needs=("two English articles on one event, 150 words or more each. Lesson 4 helps"),
    texts="yours; until then, two invented ones about swans",
    objectives=(
        Objective("own.choose", "Choose two texts that can fairly be compared."),
        Objective(
            "own.correct",
            "Correct what the kit took for the body, and find a speaker it has wrong.",
        ),
        Objective(
            "own.support", "Support a card, and a claim, with words of the texts."
        ),
        Objective("own.chart", "Chart how two articles of your own frame one event."),
    ),
    exercises=(
        FAIR_PAIR,
        WHAT_IS_BODY,
        PROVE_OR_SUGGEST,
        PREDICT_QUOTED,
        WHO_SAID_IT,
        PREDICT_SCORES,
        PREDICT_ROWS,
        LEAVE,
    ),
    methods=(
        Method(
            "Measuring what stands in quotation marks",
            prediction="own.predict-quoted",
            plain="marks.tokenize(",
            helper="story.voices()",
        ),
    ),
)
