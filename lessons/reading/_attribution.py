"""English word lists for finding who is speaking in news prose.

Data and the small functions that read it, nothing else: `voices` and `_speakers`
decide what to do with them.  The stances follow the usual teaching order of
reporting verbs (Thompson and Ye 1991; Hyland 1999), from a bare *said* to a verb
that passes judgement on the speaker.
"""

from __future__ import annotations

REPORTING_VERBS: dict[str, tuple[str, ...]] = {
    "neutral": (
        "say",
        "tell",
        "add",
        "state",
        "write",
        "ask",
        "reply",
        "respond",
        "answer",
        "continue",
        "conclude",
        "note",
        "remark",
        "comment",
        "report",
        "tweet",
        "post",
        "announce",
        "describe",
        "call",
        "mention",
        "observe",
        "read",
        "quote",
        "speak",
        "explain",
        "recall",
        "testify",
        "email",
        "text",
        "put",
        "question",
        "inquire",
        "cite",
        "recount",
        "begin",
        "pronounce",
        "express",
        "reiterate",
        "repeat",
        "label",
        "dub",
        "term",
        "refer",
        "portray",
        "characterize",
        "characterise",
    ),
    "assertive": (
        "argue",
        "insist",
        "stress",
        "declare",
        "maintain",
        "assert",
        "emphasize",
        "emphasise",
        "affirm",
        "reaffirm",
        "contend",
        "warn",
        "predict",
        "proclaim",
        "believe",
        "think",
        "suggest",
        "hold",
        "counter",
        "underline",
        "caution",
        "urge",
        "demand",
        "reason",
        "hope",
        "fear",
        "point",
        "underscore",
        "speculate",
        "estimate",
        "interject",
        "boast",
        "tout",
        "decide",
        "rule",
        "find",
        "recommend",
        "propose",
        "advise",
        "seek",
    ),
    "commissive": (
        "vow",
        "promise",
        "pledge",
        "swear",
        "guarantee",
        "threaten",
        "offer",
        "agree",
        "undertake",
        "commit",
    ),
    "conceding": (
        "acknowledge",
        "admit",
        "concede",
        "confirm",
        "confess",
        "reveal",
        "recognize",
        "recognise",
        "disclose",
        "indicate",
        "grant",
    ),
    "distancing": ("claim", "allege", "purport", "imply", "hint", "insinuate"),
    "denial": (
        "deny",
        "dispute",
        "refute",
        "reject",
        "rebut",
        "dismiss",
        "disavow",
        "decline",
        "refuse",
        "protest",
        "object",
        "disagree",
    ),
    "judging": (
        "accuse",
        "blame",
        "blast",
        "slam",
        "condemn",
        "criticize",
        "criticise",
        "mock",
        "praise",
        "hail",
        "denounce",
        "decry",
        "complain",
        "lament",
        "bemoan",
        "joke",
        "quip",
        "scoff",
        "rail",
        "lash",
        "taunt",
        "tease",
        "laugh",
        "attack",
        "ridicule",
        "deride",
        "defend",
        "credit",
        "commend",
        "applaud",
        "welcome",
        "endorse",
        "rant",
        "gush",
        "muse",
        "riff",
    ),
    "manner": (
        "shout",
        "whisper",
        "mutter",
        "exclaim",
        "cry",
        "yell",
        "chant",
        "murmur",
        "thunder",
        "snap",
        "sigh",
        "retort",
        "fire",
        "shoot",
    ),
}
"""Reporting verbs by stance: stance -> base forms, each verb under one stance.

neutral adds no judgement; assertive shows how firmly a thing is held; commissive binds
the speaker; conceding and denial take a claim as somebody else's; distancing leaves
the truth to the speaker; judging tells the speaker's attitude; manner tells the sound.
"""

_IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "read": ("reads", "read", "read", "reading"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "put": ("puts", "put", "put", "putting"),
    "begin": ("begins", "began", "begun", "beginning"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "hold": ("holds", "held", "held", "holding"),
    "find": ("finds", "found", "found", "finding"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "shoot": ("shoots", "shot", "shot", "shooting"),
}
_DOUBLING = {"quip", "dub", "snap", "admit", "refer", "commit", "rebut", "slam"}
_VOWELS = "aeiou"


def _forms(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and -ing form of a base form."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    stem = verb
    if verb in _DOUBLING:
        stem = verb + verb[-1]
    elif verb.endswith("e"):
        stem = verb[:-1]
    third, past = verb + "s", stem + "ed"
    if verb.endswith(("s", "sh", "ch", "x")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    return third, past, past, stem + "ing"


VERB_STANCE: dict[str, str] = {
    verb: stance for stance, verbs in REPORTING_VERBS.items() for verb in verbs
}
BASE = frozenset(VERB_STANCE)
THIRD = frozenset(_forms(verb)[0] for verb in BASE)
PAST = frozenset(form for verb in BASE for form in _forms(verb)[1:3])
ING = frozenset(_forms(verb)[3] for verb in BASE)
LEMMA: dict[str, str] = {
    form: verb for verb in sorted(BASE) for form in (verb, *_forms(verb))
}

# Verbs that report so seldom that they count only beside quotation marks.
ONLY_BESIDE_MARKS = frozenset(
    "add read put begin hold find seek continue post text fire shoot point grant call"
    " question quote term speak answer offer attack reason repeat commit decide credit"
    " welcome object refer defend laugh cry mention lash label text decline refuse"
    " recall cite hail rule propose tout dismiss praise mock endorse reject".split()
)
