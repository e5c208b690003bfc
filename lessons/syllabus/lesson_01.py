"""Lesson 1, meet the articles: what is body, who told whom, how far a text carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lessons.exercises.kinds import (
    Answer,
    Choice,
    Choices,
    Claim,
    Evidence,
    Labels,
    Number,
    Option,
    Text,
)
from lessons.exercises.model import Exercise, Mistake
from lessons.reading.pair import Pair
from lessons.syllabus import Lesson, Method, Objective
from lessons.syllabus.common import misbuilt, sentences_of

if TYPE_CHECKING:
    from lessons.reading.articles import Article


# The top of the file -------------------------------------------------------------

PREDICT_TOP = Exercise(
    id="origin.predict-top",
    prompt="What stands at the very top of the file of A? Guess.",
    answer=Choice(
        (
            Option("headline", "a headline"),
            Option("writer", "the name of the person who wrote it"),
            Option("date", "a date"),
            Option("sentence", "the first sentence of the report"),
        )
    ),
    objective="origin.sort",
    right="Kept. Run the box below, and read its first line from the left.",
    prediction=True,
    outcome=lambda pair: f"A's file begins “{pair[0].segments[0].text.strip()}”.",
)

SCRAPED_DATE = Exercise(
    id="origin.scraped-date",
    prompt=(
        "A's file says “date 2024-06-19”. Which sentence may you write on the strength "
        "of these words?"
    ),
    answer=Choice(
        (
            Option(
                "published",
                "A was published on 19 June 2024.",
                "Perhaps. But you read more into “date 2024-06-19” than stands there. "
                "It may be the day of the report, of the page, or of a copy of it.",
            ),
            Option(
                "wrote",
                "A reporter wrote A on 19 June 2024.",
                "You read a date as if a reporter had signed with it. No writer stands "
                "anywhere in the file, and “– Reuters” is an agency. Who put the date "
                "there?",
            ),
            Option(
                "stands",
                "A date stands there, 19 June 2024. Of what, and by whom, is not said.",
            ),
            Option(
                "arrived",
                "Putin arrived on 19 June 2024.",
                "You moved a date from the file to the event. Of the arrival A says "
                "“earlier in the day” and “at a predawn hour”: neither is a date.",
            ),
        )
    ),
    # What words allow one to say is a judgement, so it is stated.
    solve=lambda pair: "stands",
    objective="origin.separate",
    right=(
        "Yes. It claims no more than the words do. The 19th may well be the day of "
        "publication: the date suggests it, and does not prove it."
    ),
    hints=(
        "Do the words say who put them there: a reporter, a publisher, a program?",
        "Three of the sentences speak of a person or of the event. Do the words?",
    ),
)

# Body or boilerplate -------------------------------------------------------------

_LINES = {
    "heading": "Putin in Pyongyang",
    "car": "They later argued over who goes in the car first",
    "vowed": "Kim vowed full support for Putin",
    "top-image": "Top image via North Korea state media",
    "according": "According to AP News, Kim vowed:",
}
_LABEL_OF_ROLE = {
    "body": "body",
    "sub-heading": "heading",
    "embedded post": "post",
    "post attribution": "post",
    "image credit": "picture",
}


def role_of(pair: Pair, start: str) -> str:
    """The role of the part of B's file that starts with these words."""
    return next(
        part.role for part in pair[1].segments if part.text.strip().startswith(start)
    )


BODY_OR_BOILERPLATE = Exercise(
    id="origin.body-or-boilerplate",
    prompt=(
        "Five lines of B's file, each with the line that comes after it. Label the "
        "first of the two."
    ),
    answer=Labels(
        lines=(
            Option(
                "heading",
                "“Putin in Pyongyang” · after it: “Putin's first visit to North Korea "
                "in 24 years speaks to…”",
                "Three words, no verb and no full stop: “Putin in Pyongyang” tells "
                "nothing by itself. What does it do for the lines below it?",
            ),
            Option(
                "car",
                "“They later argued over who goes in the car first” · after it: “— The "
                "Wave (@_thewavetv) June 18, 2024”",
                "It reads like a report. But under it stands “— The Wave "
                "(@_thewavetv)”. Whose words are they?",
            ),
            Option(
                "vowed",
                "“Kim vowed full support for Putin as he continues to wage war "
                "against his neighbour Ukraine.” · after it: “Roll out the red "
                "carpet”",
                "A whole sentence that ends in a full stop, and no account and no "
                "picture is named: “Kim vowed full support for Putin…” is B's own "
                "telling.",
            ),
            Option(
                "top-image",
                "“Top image via North Korea state media” · after it: “If you like what "
                "you read, follow us…”",
                "“Top image via…” tells nothing of the summit. It says by which way "
                "something came. What was it?",
            ),
            Option(
                "according",
                "“According to AP News, Kim vowed:” · after it: “...full support and "
                "solidarity to the Russian government…”",
                "“According to AP News” names another outlet, so you gave the line "
                "away. But who says that Kim vowed, and where B has it from? B itself, "
                "in its report.",
            ),
        ),
        labels=(
            Option("body", "body: the report itself"),
            Option("heading", "a heading inside the report"),
            Option("post", "a post by somebody else"),
            Option("picture", "a picture's credit"),
        ),
    ),
    solve=lambda pair: {
        line: _LABEL_OF_ROLE[role_of(pair, start)] for line, start in _LINES.items()
    },
    objective="origin.sort",
    right=(
        "Yes. Two of the five are body. A file brings a good deal with it that is not "
        "the report."
    ),
    hints=(
        "Which lines would make no sense without something beside them?",
        "Look for a picture behind one of them, and for a stranger behind another.",
        "Two of the five are body: those that tell what somebody vowed.",
    ),
)

# How much of the file is not the report --------------------------------------------


def share_outside_the_body(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    b = pair[1]
    whole = len(b.text.split())
    outside = whole - len(b.body.split())
    share = 100 * outside / whole
    return f"{outside} of B's {whole} words: {share:.0f} of every 100."


PREDICT_SHARE = Exercise(
    id="origin.predict-share",
    prompt=(
        "Guess before you count. Of every 100 words in the file of B, how many are not "
        "body?"
    ),
    answer=Number(unit="of 100 words", least=0, most=100),
    objective="origin.sort",
    right="Kept. Run the two boxes below, and see how near you were.",
    prediction=True,
    outcome=share_outside_the_body,
)

# How far a text carries ----------------------------------------------------------

# For each claim, its article and words that its line of the provenance card holds.
_CLAIMS = {
    "agency": ("A", "– Reuters"),
    "day": ("A", "date 2024-06-19"),
    "there": ("A", "where they were"),
    "to-come": ("B", "are expected to sign an agreement"),
    "readers": ("B", "follow us on Facebook"),
    "argued": ("B", "They later argued over who goes in the car first"),
}


def level(article: Article, needle: str) -> str:
    """How far the article's card says that the claim with these words carries."""
    return next(
        name
        for name in ("proves", "suggests", "unknown")
        for finding in getattr(article.card, name)
        if any(needle in text for text in (finding.claim, *finding.words))
    )


def levels(pair: Pair) -> dict[str, str]:
    """The level of each claim on the two provenance cards."""
    articles = {article.letter: article for article in pair}
    return {
        claim: level(articles[letter], needle)
        for claim, (letter, needle) in _CLAIMS.items()
    }


def how_sure_of_the_publisher(pair: Pair) -> str:
    """In which row of A's card the name of its publisher stands."""
    row = level(pair[0], "Which newspaper or website published it")
    return f"On the card of A its publisher's name stands in the row “{row}”."


PREDICT_PUBLISHER = Exercise(
    id="origin.predict-publisher",
    prompt=(
        "The last line of A's file says “– Reuters”. In section 6 you will see a card "
        "of what A's text proves, what it only suggests, and what stays unknown. In "
        "which row will the name of the outlet that published A stand?"
    ),
    answer=Choice(
        (
            Option("proves", "the text proves it"),
            Option("suggests", "the text suggests it"),
            Option("unknown", "unknown"),
        )
    ),
    objective="origin.separate",
    right="Kept. Look for clues in the box below. The card in section 6 answers.",
    prediction=True,
    outcome=how_sure_of_the_publisher,
)


def mislabelled(line: str, label: str, say: str) -> Mistake:
    """The mistake of giving one of the six claims this label."""
    return Mistake(
        f"{line}-{label}",
        sample=lambda pair: {**levels(pair), line: label},
        when=lambda answer, pair: answer[line] == label,
        say=say,
    )


PROVE_SUGGEST_UNKNOWN = Exercise(
    id="origin.prove-suggest-unknown",
    prompt=(
        "How far do the words of the two articles carry? Label each claim, with your "
        "finger on the words that it rests on."
    ),
    answer=Labels(
        lines=(
            Option(
                "agency",
                "A credits a news agency.",
                "A's last line ends in “– Reuters”. That A credits an agency, nobody "
                "can doubt who has the text. (That every word is the agency's would "
                "be another claim.)",
            ),
            Option(
                "day",
                "A was published on 19 June 2024.",
                "There is a clue, “date 2024-06-19”, and so it is not quite unknown.",
            ),
            Option(
                "there",
                "A's writer was in Pyongyang.",
                "Put your finger on the words. “Russian media reported”, “North Korean "
                "state media said”: A could be written there or far away. Nothing in "
                "it tells.",
            ),
            Option(
                "to-come",
                "For the agreement to come, B names its source.",
                "Read “are expected to sign an agreement”, and how that sentence ends: "
                "“AP News reported”. The name stands there, and nobody can doubt it "
                "who has the text. (Whether AP News was right is another claim.)",
            ),
            Option(
                "readers",
                "B was written for readers on social media.",
                "“follow us on Facebook, Instagram, Twitter and Telegram” makes it a "
                "fair guess, so it is not quite unknown.",
            ),
            Option(
                "argued",
                "The two leaders argued over who goes in the car first.",
                "That B shows a post which says so, the text proves. Whether “They "
                "later argued over who goes in the car first” is true is another "
                "question. Who checked it?",
            ),
        ),
        labels=(
            Option("proves", "the text proves it"),
            Option("suggests", "the text suggests it"),
            Option("unknown", "unknown"),
        ),
    ),
    solve=levels,
    objective="origin.separate",
    right=(
        "Yes. Two are proved, two suggested, two unknown. In section 6 you meet all "
        "six again, with the words that there are."
    ),
    mistakes=(
        mislabelled(
            "day",
            "proves",
            say=(
                "“date 2024-06-19” does not say what it is the date of: a program may "
                "have left it when it copied the page. So it can be doubted."
            ),
        ),
        mislabelled(
            "readers",
            "proves",
            say=(
                "“follow us on Facebook…” does not say who reads B, and a newspaper "
                "could write so too. So it can be doubted."
            ),
        ),
        mislabelled(
            "argued",
            "suggests",
            say=(
                "One post says so, “They later argued…”, and nobody checked it. A "
                "stranger's word that nobody checked stays unknown."
            ),
        ),
    ),
    hints=(
        "Could somebody who has only these words still doubt the claim?",
        "“Suggests” needs a clue. For one of the claims there is none, and for one "
        "only a stranger's word.",
        "Each label is right for two of the six.",
    ),
)

# Who told whom? ------------------------------------------------------------------


def names_an_outlet(pair: Pair) -> list[str]:
    """B's sentences in which it says from which outlet it has something."""
    named = next(
        finding.words
        for finding in pair[1].card.proves
        if any("AP News" in words for words in finding.words)
    )
    return [
        id_
        for id_, text in sentences_of(pair, "B").items()
        if any(words in text for words in named)
    ]


def quotation_alone(pair: Pair) -> list[str]:
    """B's sentences that are a quotation from end to end."""
    return [
        id_ for id_, text in sentences_of(pair, "B").items() if text.startswith('"')
    ]


def somebody_speaks(pair: Pair) -> list[str]:
    """B's sentences in which somebody speaks, and no outlet is named."""
    return [
        id_
        for id_, text in sentences_of(pair, "B").items()
        if re.search(r"\b(?:vowed|saying)\b", text) and id_ not in names_an_outlet(pair)
    ]


SECOND_HAND = Exercise(
    id="origin.second-hand",
    prompt=(
        "B passes on what others reported. Choose a sentence in which it names the "
        "news outlet that it has something from.\n"
        "B has 13 sentences: scroll down in the list."
    ),
    answer=Evidence(articles="B"),
    solve=names_an_outlet,
    objective="origin.quote",
    right=(
        "Yes: the outlet stands there by name, so a reader can go and ask it. There "
        "are others: fill the gap in the box below to see them."
    ),
    mistakes=(
        Mistake(
            "the-words-themselves",
            sample=quotation_alone,
            when=lambda answer, pair: bool(set(answer) & set(quotation_alone(pair))),
            say=(
                "Those are Kim's words in English, “full support and solidarity”. Who "
                "passed them on stands in the line above them."
            ),
        ),
        Mistake(
            "a-speaker-is-no-outlet",
            sample=lambda pair: somebody_speaks(pair)[:1],
            when=lambda answer, pair: bool(set(answer) & set(somebody_speaks(pair))),
            say=(
                "Somebody speaks there: “Kim vowed full support”, “China publicly "
                "saying”. But who heard it and told B? No outlet is named."
            ),
        ),
        Mistake(
            "no-source",
            sample=lambda pair: ["B1"],
            when=lambda answer, pair: (
                not set(answer)
                & {
                    *names_an_outlet(pair),
                    *quotation_alone(pair),
                    *somebody_speaks(pair),
                }
            ),
            say=(
                "That sentence names no source. It may be B's own finding, or "
                "somebody's with the name left out, as in “a rare trip”: who calls it "
                "rare? Look for the name of an agency or a newspaper."
            ),
        ),
    ),
    hints=(
        "Look for the name of an agency or a newspaper, not of a person.",
        "One begins with “According to”; one ends with “reported”.",
    ),
)

# Signed, or expected to sign? ----------------------------------------------------


def having(pair: Pair, letter: str, words: str) -> list[str]:
    """The sentences of one article that have these words (a pattern), by id."""
    return [
        id_
        for id_, text in sentences_of(pair, letter).items()
        if re.search(words, text)
    ]


def carrying(pair: Pair, scope: str) -> list[str]:
    """The sentences that carry a claim about the hour of an article."""
    if scope == "A":
        return having(pair, "A", r"\bsigned\b|\bthe pact\b")
    return having(pair, "B", r"\bexpected to sign\b")


def doubting(pair: Pair, scope: str) -> list[str]:
    """The sentences of an article that make a claim about its hour doubtful."""
    if scope == "A":
        return having(pair, "A", r"\bdocument signings\b")
    return having(pair, "B", r"\bJun\. 19\b")


def doubts_nothing(answer: Answer, pair: Pair, scope: str) -> bool:
    """Whether a claim about this article has a sentence that does not doubt it."""
    return answer["scope"] == scope and answer["counter"] not in doubting(pair, scope)


def crossed(answer: Answer) -> bool:
    """Whether a claim puts “before” to A or “after” to B."""
    return (answer["measure"], answer["scope"]) in (("before", "A"), ("after", "B"))


def claim_about_the_hour(pair: Pair) -> dict[str, str]:
    """One claim that the words carry, with what speaks against it."""
    return {
        "verb": "suggest",
        "measure": "before",
        "scope": "B",
        "evidence": carrying(pair, "B")[0],
        "counter": doubting(pair, "B")[0],
    }


def holds(answer: Answer, pair: Pair) -> bool:
    """Whether a claim says no more than its sentence carries, and doubts itself."""
    return (
        answer["verb"] == "suggest"
        and answer["measure"] in ("before", "after")
        and answer["scope"] in ("A", "B")
        and not crossed(answer)
        and answer["evidence"] in carrying(pair, answer["scope"])
        and answer["counter"] in doubting(pair, answer["scope"])
    )


CLAIM = Exercise(
    id="origin.claim",
    prompt=(
        "Build one claim about the hour at which an article was written. Read your "
        "three choices as one sentence: it should say no more than the words carry.\n"
        "Then choose the sentence that carries it, and a sentence of the same article "
        "that makes it doubtful."
    ),
    answer=Claim(
        verbs=(
            Option("prove", "The words prove that"),
            Option("suggest", "The words suggest that"),
        ),
        measures=(
            Option("before", "it was finished before its writer knew of a signing"),
            Option("after", "most of it was written after the signing"),
            Option("side", "its outlet takes a side on the agreement"),
        ),
        scopes=(
            Option("A", "(“it” is article A)"),
            Option("B", "(“it” is article B)"),
            Option("outlet", "(“it” is whatever B's outlet prints)"),
        ),
        heads=("How strongly", "What happened when", "Which text"),
    ),
    solve=claim_about_the_hour,
    accepts=holds,
    objective="origin.quote",
    right=(
        "Yes. It says no more than the words do, and brings what speaks against it: "
        "A26 still waits for signings, B4 tells of the 19th already. Such a claim is "
        "hard to knock down."
    ),
    mistakes=(
        misbuilt(
            "side",
            claim_about_the_hour,
            "measure",
            "side",
            say=(
                "You read a stance out of a verb. “signed” and “are expected to sign” "
                "may be two times of day. Safer: claim something about the hour, and "
                "with “The words suggest that…”"
            ),
        ),
        misbuilt(
            "outlet",
            claim_about_the_hour,
            "scope",
            "outlet",
            say=(
                "You go from one article to all that its outlet prints. We have one, "
                "and “follow us” does not even name the outlet. Two articles, not two "
                "outlets."
            ),
        ),
        Mistake(
            "crossed",
            sample=lambda pair: claim_about_the_hour(pair) | {"scope": "A"},
            when=lambda answer, pair: crossed(answer),
            say=(
                "Read both once more: A1 “signed an agreement”, B13 “are expected to "
                "sign an agreement”. Which of the two goes with “before”, and which "
                "with “after”?"
            ),
        ),
        misbuilt(
            "prove",
            claim_about_the_hour,
            "verb",
            "prove",
            say=(
                "No hour stands in either text. “are expected to sign” may have been "
                "copied from AP News long after, and “signed” may top an old report. "
                "Safer: “The words suggest that…”"
            ),
        ),
        Mistake(
            "evidence",
            sample=lambda pair: claim_about_the_hour(pair) | {"evidence": "B1"},
            when=lambda answer, pair: (
                answer["evidence"] not in carrying(pair, answer["scope"])
            ),
            say=(
                "Your claim is sound, but the sentence does not carry it. Put your "
                "finger on words about signing, in the article of which you speak: "
                "“signed”, or “expected to sign”."
            ),
        ),
        Mistake(
            "other-article",
            sample=lambda pair: claim_about_the_hour(pair) | {"counter": "A1"},
            when=lambda answer, pair: answer["counter"][0] != answer["scope"],
            say=(
                "You let one article speak against the other: “signed” and “expected "
                "to sign” may be two hours. Stay in the article that you chose: what "
                "in it makes your claim doubtful?"
            ),
        ),
        Mistake(
            "counter-in-A",
            sample=lambda pair: (
                claim_about_the_hour(pair)
                | {"measure": "after", "scope": "A", "counter": "A3"}
                | {"evidence": carrying(pair, "A")[0]}
            ),
            when=lambda answer, pair: doubts_nothing(answer, pair, "A"),
            say=(
                "It is the right article, but that sentence does not speak against "
                "your claim. In which one does A still wait for something that A1 says "
                "was done?"
            ),
        ),
        Mistake(
            "counter-in-B",
            sample=lambda pair: claim_about_the_hour(pair) | {"counter": "B1"},
            when=lambda answer, pair: doubts_nothing(answer, pair, "B"),
            say=(
                "It is the right article, but that sentence does not speak against "
                "your claim. How late a day does B already tell of? Look for its "
                "“welcome ceremony”."
            ),
        ),
    ),
    hints=(
        "Is there an hour in either text? Then how strong may the verb be?",
        "The box above prints every sentence that you need.",
        "What makes it doubtful: in A the last sentence, in B the one with a later "
        "date.",
    ),
)

HOW_TO_TELL = Exercise(
    id="origin.how-to-tell",
    prompt=(
        "A says “signed”, B says “are expected to sign”. Is it a difference of "
        "opinion, or only of the hour? Choose every step that would help you to tell."
    ),
    answer=Choices(
        (
            Option(
                "time",
                "look for the time that is printed on each page",
                "You left out the time on the page. If B's page is older than the "
                "signing, “are expected to sign” needs no other explanation.",
            ),
            Option(
                "count",
                "count how often each article says “agreement”",
                "You let a count answer a question about time. “signed an agreement” "
                "and “expected to sign an agreement” both count as one.",
            ),
            Option(
                "archive",
                "look up a copy of each page that an archive kept, with its hour",
                "You left out the archive. A page can be changed after it appears; a "
                "copy with its hour shows what stood there when, “signed” or “are "
                "expected to sign”.",
            ),
            Option(
                "friendly",
                "find out which of the outlets is friendlier to Moscow",
                "You look for a stance before you have looked at the clock. Two "
                "friends of one mind could write “are expected to sign” at noon and "
                "“signed” at night.",
            ),
            Option(
                "source",
                "read the report that B names: “AP News reported”",
                "You left out B's own source. If “AP News reported” that they were "
                "expected to sign, B may have passed on AP's hour.",
            ),
        )
    ),
    # Which step helps is a judgement, so it is stated.
    solve=lambda pair: ["time", "archive", "source"],
    objective="origin.hour",
    right=(
        "Yes. All three ask when the words were written. Look for the hour before you "
        "look for a stance."
    ),
    hints=(
        "Ask of each step: would I then know when the words were written?",
        "Three steps lead to an hour; two lead elsewhere.",
    ),
)

EXIT = Exercise(
    id="origin.british-site",
    prompt=(
        "Before you leave. Somebody shares B with the words: “British site says no "
        "deal was signed.” What are two things in that message that the text does not "
        "prove? Quote the words of B."
    ),
    answer=Text(least=8, most=90),
    objective="origin.separate",
    right=(
        "Kept. Compare: “neighbour” and “labourers” are a spelling, and that is no "
        "passport. “are expected to sign” means not yet, and not no. (And one article "
        "is not a whole site.) Did you quote words for each of your two?"
    ),
    hints=(
        "What did section 4 say of “labourers” and other spellings? And does “are "
        "expected to sign” say that nobody signed?",
    ),
)

LESSON = Lesson(
    number="01",
    title="Meet the articles",
    minutes=55,
    question="Who made these, and how do we know?",
    summary=(
        "We open two news articles as plain files, find out which lines are really "
        "the article, and sort what the text proves from what it only suggests."
    ),
    needs="this page, a pencil and paper. Lesson 0 helps",
    objectives=(
        Objective(
            "origin.sort",
            "Sort the lines of a file into the report and what stands around it.",
        ),
        Objective(
            "origin.quote",
            "Quote the words that a claim about an article's origin rests on.",
        ),
        Objective(
            "origin.separate",
            "Separate what a text proves, what it suggests, and what stays unknown.",
        ),
        Objective(
            "origin.hour",
            "List ways to find out whether two reports differ in opinion or only in "
            "the hour.",
        ),
    ),
    exercises=(
        SECOND_HAND,
        PREDICT_TOP,
        SCRAPED_DATE,
        BODY_OR_BOILERPLATE,
        PREDICT_SHARE,
        PREDICT_PUBLISHER,
        PROVE_SUGGEST_UNKNOWN,
        CLAIM,
        HOW_TO_TELL,
        EXIT,
    ),
    methods=(
        Method(
            "a file as lines",
            prediction="origin.predict-top",
            plain="a.text.splitlines()",
        ),
        Method(
            "the role of each part of a file",
            prediction="origin.predict-share",
            plain="if len(line.split()) <= most",
            helper="b.segments",
        ),
        Method(
            "a provenance card: each claim with its words",
            prediction="origin.predict-publisher",
            plain="clue in a.text",
            helper="charts.card(",
        ),
    ),
)
