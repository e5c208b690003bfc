"""Charts of voices say whose words were found, and whose most."""

from __future__ import annotations

import pytest
from chart_tools import heard, rows, words_of

from lessons.charts import speakers, voice_strip
from lessons.reading.pair import load_pair
from lessons.reading.voices import VOICES, airtime, compare_shares

pytestmark = pytest.mark.filterwarnings("error")

AIRTIMES = {article.letter: airtime(article) for article in load_pair()}
QUOTING = heard(*[("We will never give in today.", "quoted", "Ann")] * 8)
TELLING = heard(*[("The wind blew over the hills.", "own", None)] * 8)
ONE_OF_EIGHT = heard(
    *[("The wind blew over the hills.", "own", None)] * 7,
    ("We love rain and love wind.", "quoted", "Bo"),
)
MIXED = heard(
    ("The wind blew over the hills all day.", "own", None),
    ("Rain was expected by the ministry.", "attributed", "the ministry"),
    ("We love rain and we love wind.", "quoted", "Bo"),
    ("Not me.", "quoted", None),
)
NAMELESS = heard(("Not me.", "quoted", None))
TIED = heard(("Yes.", "quoted", "Ann"), ("No.", "quoted", "Bo"))
CROWD = heard(*[(f"Number {n}.", "quoted", f"Speaker {n}") for n in range(9)])


# The strip ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def strip():
    return voice_strip(*AIRTIMES.values())


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("letter", AIRTIMES)
def test_strip_table_is_the_measurement(strip, letter, voice):
    found, air, column = rows(strip), AIRTIMES[letter], 1 + VOICES.index(voice)
    assert found[f"{letter}, all"][column] == air.words_in(voice)
    assert f"{100 * air.share(voice).estimate:.0f} %" in strip.alt
    sentences = [found[sentence.id] for sentence in air.article.sentences]
    assert [(row[column], row[0]) for row in sentences] == list(air.rows(voice))


@pytest.mark.parametrize(
    ("a", "b", "title"),
    [
        (QUOTING, TELLING, "A quotes more than B: 100 % against 0 %"),
        (TELLING, QUOTING, "B quotes more than A: 100 % against 0 %"),
        (TELLING, TELLING, "A and B divide their words among the voices alike"),
        (
            ONE_OF_EIGHT,
            TELLING,
            "A quotes more than B: 12 % against 0 %, no more than chance could do",
        ),
    ],
)
def test_strip_title_names_the_widest_gap_and_its_chance(a, b, title):
    assert voice_strip(a, b).title == title


def test_strip_title_allows_for_three_voices_compared(strip):
    least = min(compare_shares(*AIRTIMES.values(), voice).p for voice in VOICES)
    within = least * len(VOICES) >= 0.05
    assert strip.title.endswith(", no more than chance could do") == within


# Who is quoted ------------------------------------------------------------------------


@pytest.mark.parametrize("letter", AIRTIMES)
def test_speakers_table_is_the_measurement(letter):
    air = AIRTIMES[letter]
    found = rows(speakers(*AIRTIMES.values()))
    for voice in VOICES:
        assert found[f"{letter}: {voice}"][0] == air.words_in(voice)
    for name, words in air.by_speaker.items():
        assert found[f"{letter}: quoted, {name}"][0] == words


@pytest.mark.parametrize(
    ("a", "b", "title"),
    [
        (QUOTING, TELLING, "A quotes Ann alone (48 words); B quotes nobody"),
        (TELLING, TELLING, "Neither article quotes anybody"),
        (
            MIXED,
            TELLING,
            "A quotes Bo most (7 of 9 quoted words); B quotes nobody",
        ),
        (
            NAMELESS,
            TELLING,
            "A names no speaker for 2 of 2 quoted words; B quotes nobody",
        ),
        (
            TIED,
            TELLING,
            "A quotes 2 speakers most, alike in length; B quotes nobody",
        ),
    ],
)
def test_speakers_title_says_who_has_most_of_the_quoted_words(a, b, title):
    assert speakers(a, b).title == title


def test_shares_are_drawn_with_their_intervals():
    above, _ = speakers(*AIRTIMES.values()).figure.axes
    ranges = [tuple(line.get_xdata()) for line in above.lines[::2]]
    expected = [
        (share.low, share.high)
        for voice in reversed(VOICES)
        for share in (air.share(voice) for air in AIRTIMES.values())
    ]
    assert ranges == expected


def test_many_speakers_share_a_last_row():
    chart = speakers(CROWD, TELLING)
    assert "4 others" in words_of(chart)
    assert len(chart.table.rows) == 3 + 9 + 3
