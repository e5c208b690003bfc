"""Charts of voices say whose words were found, and whose most."""

from __future__ import annotations

import pytest
from chart_tools import heard, rows, words_of

from lessons.charts import share_difference, shares, speakers, voice_strip
from lessons.charts.wording import FEW_WORDS
from lessons.reading.pair import load_pair
from lessons.reading.voices import VOICES, airtime, compare_shares
from lessons.reading.voices.errors import with_errors

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
            f"A quotes more than B: 12 % against 0 %. {FEW_WORDS}",
        ),
    ],
)
def test_strip_title_names_the_widest_gap_and_says_where_words_are_few(a, b, title):
    assert voice_strip(a, b).title == title


def test_strip_title_allows_for_three_voices_compared(strip):
    least = min(compare_shares(*AIRTIMES.values(), voice).p for voice in VOICES)
    within = least * len(VOICES) >= 0.05
    assert strip.title.endswith(FEW_WORDS) == within


# Who is quoted ------------------------------------------------------------------------


@pytest.mark.parametrize("letter", AIRTIMES)
def test_speakers_table_is_the_measurement(letter):
    air = AIRTIMES[letter]
    found = rows(speakers(*AIRTIMES.values()))
    for name, words in air.by_speaker.items():
        assert found[f"{letter}: {name}"][0] == words


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


def test_many_speakers_share_a_last_row():
    chart = speakers(CROWD, TELLING)
    assert "4 others" in words_of(chart)
    assert len(chart.table.rows) == 9


# How sure -----------------------------------------------------------------------------


def ranges_drawn(chart):
    """The ends of each level line of a picture, from the first that was drawn."""
    (ax,) = chart.figure.axes
    lines = [line for line in ax.lines if len(line.get_xdata()) == 2]
    return [tuple(line.get_xdata()) for line in lines if len({*line.get_ydata()}) == 1]


def test_shares_are_drawn_with_both_ranges():
    expected = [
        ends
        for voice in reversed(VOICES)
        for share in (air.share(voice) for air in AIRTIMES.values())
        for found in (with_errors(share, voice), share)
        for ends in [(found.low, found.high)]
    ]
    assert ranges_drawn(shares(*AIRTIMES.values())) == expected


@pytest.mark.parametrize("letter", AIRTIMES)
@pytest.mark.parametrize("voice", VOICES)
def test_shares_table_is_the_measurement(letter, voice):
    air, found = AIRTIMES[letter], rows(shares(*AIRTIMES.values()))
    words, share, *_ = found[f"{letter}: {voice}"]
    assert words == air.words_in(voice)
    assert share == f"{100 * words / len(air.article.words):.0f} %"


@pytest.mark.parametrize("voice", VOICES)
def test_a_difference_is_drawn_with_the_range_of_the_comparison(voice):
    found = compare_shares(*AIRTIMES.values(), voice).interval
    outer, inner = ranges_drawn(share_difference(*AIRTIMES.values(), voice))
    # A less B was compared, and B's more is drawn to the right.
    assert inner == pytest.approx((-100 * found.high, -100 * found.low))
    assert outer[0] < inner[0] and inner[1] < outer[1]


@pytest.mark.parametrize(
    ("a", "b", "begins"),
    [
        (QUOTING, TELLING, "Quoted words: A has 100 points more here. With other"),
        (TELLING, QUOTING, "Quoted words: B has 100 points more here. With other"),
        (TELLING, TELLING, "Quoted words: no difference here. With other sentences: "),
    ],
)
def test_a_difference_says_who_has_more(a, b, begins):
    assert share_difference(a, b, "quoted").title.startswith(begins)


def test_a_voice_that_is_none_is_said_in_one_sentence():
    with pytest.raises(ValueError, match='write "quoted", "attributed" or "own"'):
        share_difference(QUOTING, TELLING, "owns")
