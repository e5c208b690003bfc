"""Whose words: quotations with their speakers, and a text divided by voice.

**What counts as a quotation.** Words in quotation marks that somebody said or wrote.
One or two words in marks count only when their sentence says who used them; three or
more count when they end like speech or when the sentence names a document; eight or
more always count. Titles, signs and banners do not: “Welcome Putin” on a giant message
is no speech. A name that a source gives (“what Moscow called a “special military
operation””) is counted as that source's words, because the sentence says whose it is.

**What a voice is.** "quoted" is what stands inside the marks of a quotation.
"attributed" is the rest of any sentence that gives what it tells to a source: a
reporting verb with its subject, or "according to". "own" is all else, the outlet's own
voice; a source that only gives a thing its name ("in what Moscow called") leaves the
rest of the sentence to the outlet. The unit is the sentence. So a sentence half
attributed and half the outlet's own counts as attributed, and a paraphrase that runs on
into a next sentence without naming its source again counts as the outlet's own.

**How speakers are found.** By rules over words and punctuation, after Krestel and
others (2008), O'Keefe and others (2012) and Pareti (2015); the wording of the speaker
follows the annotation of PolNeAR (Newell and others 2018): the noun phrase as written,
with its apposition, without a clause in "who", and a pronoun where the text has one.

Times are linear in the length of the text, and no text raises an error.

**The way of a sentence**, a file a step: where the marks are (`marks`), words and marks
as units (`units`, told by `lexicon` and `verbs` what each is), noun phrases (`phrases`,
`subjects`), attributions (`clauses`), the sentence with what belongs to it
(`sentences`), who speaks (`speakers`), what is speech (`speech`), the text from
sentence to sentence (`statements`); and then `quotations`, `passages`, and whose words
fill an article (`shares`). Each file imports only those before it.
"""

from lessons.reading.voices.lexicon import REPORTING_VERBS
from lessons.reading.voices.passages import Passage, voices
from lessons.reading.voices.quotations import Quotation, quotations
from lessons.reading.voices.shares import (
    NOT_NAMED,
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
    "Airtime",
    "Passage",
    "Quotation",
    "airtime",
    "compare_shares",
    "named_speakers",
    "quotations",
    "stance",
    "voices",
]
