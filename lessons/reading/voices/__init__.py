"""Whose words: quotations with their speakers, and a text divided by voice.

**What counts as a quotation.** Words in quotation marks that somebody said or wrote.
One or two words in marks count only when their sentence says who used them; three or
more count when they end like speech or when the sentence names a document; eight or
more always count. Titles, signs and banners do not: “Welcome Putin” on a giant message
is no speech. A name that a source gives (“what Moscow called a “special military
operation””) is counted as that source's words, because the sentence says whose it is.

**What a voice is.** "quoted" is what stands inside the marks of a quotation.
"attributed" is what a sentence gives to a source besides: its words reported without
marks, and its stated view or wish. "own" is all else, the outlet's own voice.

**What is given to a source.** A verb that reports ("warned", "is warning", "did not
say"), a view or a wish ("fears", "expects", "wants", "supports", "sees it as"), what
one calls a thing ("called the bill a power grab"), what a poll or a report shows, a
noun or an adjective that says as much ("Roe's claim that", "is angry about"),
"according to", a name and a colon. So PolNeAR's annotators have it, who count attitudes
with words. Three things they count are left to the outlet here: its own hedges
("seems", "it is unclear"), what a law or a picture does ("requires", "shows"), and its
own "I" and "we". A passive tells a view of nobody named ("is expected to"), but not who
did what ("was first reported by"); and a source that only gives a thing its name ("in
what Moscow called", "described as") leaves the sentence to the outlet.

**How far it goes.** The unit is the sentence, with one limit: the outlet keeps a clause
of its own that stands before the source ("The mill has shut, and Roe said …"), and what
a side clause hangs on ("Holm bought the mill, which Roe wants too"). A sentence
half attributed and half the outlet's own still counts as attributed from its source on,
and a paraphrase that runs on into a next sentence without naming its source again
counts as the outlet's own.

**How speakers are found.** By rules over words and punctuation, after Krestel and
others (2008), O'Keefe and others (2012) and Pareti (2015); the wording of the speaker
follows the annotation of PolNeAR (Newell and others 2018): the noun phrase as written,
with its apposition, without a clause in "who", and a pronoun where the text has one.
One person under several forms of name is one speaker where speakers are counted
(`named_speakers`). How often all this errs on news that people annotated is measured by
`tests/benchmarks/voices_on_annotated_news.py`.

Times are linear in the length of the text, and no text raises an error.

**The way of a sentence**, a file a step: where the marks are (`marks`), and the turns
of a transcript (`transcripts`); words and marks as units (`units`, told by `lexicon`
and `verbs` what each is), noun phrases (`phrases`, `subjects`), attributions beside
marks (`clauses`) and without (`telling`, `indirect`), the sentence with what belongs to
it (`sentences`), who speaks (`speakers`), what is speech (`speech`), the text from
sentence to sentence (`statements`); and then `quotations`, `passages`, one person under
several names (`people`), and whose words fill an article (`shares`). Each file imports
only those before it.
"""

from lessons.reading.voices.lexicon import REPORTING_VERBS
from lessons.reading.voices.passages import Passage, voices
from lessons.reading.voices.people import People, may_be_one
from lessons.reading.voices.quotations import Quotation, quotations
from lessons.reading.voices.shares import (
    NOT_NAMED,
    VOICE_NAMES,
    VOICES,
    Airtime,
    airtime,
    compare_shares,
    named_speakers,
)
from lessons.reading.voices.verbs import stance

__all__ = [
    "NOT_NAMED",
    "REPORTING_VERBS",
    "VOICES",
    "VOICE_NAMES",
    "Airtime",
    "Passage",
    "People",
    "Quotation",
    "airtime",
    "compare_shares",
    "may_be_one",
    "named_speakers",
    "quotations",
    "stance",
    "voices",
]
