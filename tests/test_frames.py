"""Frames: labels in their voices, the ledger against the texts, order, agreement."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lessons.reading.framing import _first_places, _holm

from lessons.reading import frames
from lessons.reading.voices import VOICES, airtime, named_speakers
from lessons.reading.contrasts import BANDS, Side
from lessons.reading.documents import ArticleError
from lessons.reading.pair import load_pair
from lessons.reading.seeds import seeds

A, B = load_pair()
HEARD_A, HEARD_B = airtime(A), airtime(B)


# Agreement: the published worked examples -----------------------------------------


def answers(*coders):
    """Reliability data as it is printed: one string a coder, "." for no answer."""
    return [
        (str(coder), str(unit), int(value))
        for coder, row in enumerate(coders)
        for unit, value in enumerate(row)
        if value != "."
    ]


def test_krippendorffs_worked_example_with_three_observers():
    data = answers(
        ".....3412113" + "3.3",
        "1.21334" + "3" + ".......",
        "..21344.2113" + "3.4",
    )
    assert frames.agreement(data).alpha == pytest.approx(0.691, abs=0.0005)
    assert frames.agreement(data, "interval").alpha == pytest.approx(0.811, abs=0.0005)


def test_four_observers():
    data = answers("123321412...", "1233224125.3", ".33323422513"[:11] + ".")
    data += [("3", unit, value) for _, unit, value in answers("12332441251.")]
    found = frames.agreement(data)
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert frames.agreement(data, "interval").alpha == pytest.approx(0.849, abs=0.0005)
    assert found.interval.low < found.alpha < found.interval.high
    assert found.units == 11


def test_the_binary_example():
    data = answers("0100000010", "1110010000")
    assert frames.agreement(data).alpha == pytest.approx(0.095, abs=0.0005)
    assert frames.agreement(data).raw == pytest.approx(0.6)


def test_alpha_has_no_meaning_without_variation_or_company():
    same = frames.agreement(answers("1111", "1111"))
    assert same.alpha is None and same.interval is None and same.raw == 1
    alone = frames.agreement(answers("1212"))
    assert alone.alpha is None and alone.units == 0
    assert frames.agreement([]).alpha is None


def test_a_strange_scale_is_refused_in_one_sentence():
    with pytest.raises(ValueError, match="choose from nominal, interval"):
        frames.agreement([], "cosmic")


@given(
    st.lists(
        st.tuples(st.sampled_from("xyz"), st.sampled_from("123"), st.integers(0, 2)),
        max_size=12,
        unique_by=lambda answer: answer[:2],
    )
)
def test_any_answers_give_an_agreement(data):
    found = frames.agreement(data)
    assert found.alpha is None or found.alpha <= 1


# Coding ----------------------------------------------------------


def test_the_sample_readings_cover_every_sentence():
    codings = frames.sample_codings()
    ids = {
        f"{article.letter}{number:02d}"
        for article in (A, B)
        for number in range(1, len(article.sentences) + 1)
    }
    for reading in ("strict", "generous"):
        mine = [coding for coding in codings if coding.reading == reading]
        assert {coding.sentence for coding in mine} == ids and len(mine) == len(ids)
    names = [frame.name for frame in frames.generic_frames()]
    assert len(names) == 5
    assert all(list(coding.frames) == names for coding in codings)
    assert all(-2 <= coding.tone <= 2 for coding in codings)


HEADER = (
    "reading,sentence,responsibility,conflict,economic,human interest,morality,tone\n"
)


def test_an_empty_cell_is_not_a_no():
    (coding,) = frames.read_codings(HEADER + "me,A01,1,,0,,1,\n")
    assert coding.frames == {
        "responsibility": True,
        "economic": False,
        "morality": True,
    }
    assert coding.tone is None


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (HEADER + "me,A01,yes,0,0,0,0,1\n", "Line 2"),
        ("reading,sentence\nme,A01\n", "no column"),
    ],
)
def test_a_broken_table_of_codings_is_said_in_one_sentence(table, says):
    with pytest.raises(ArticleError, match=says):
        frames.read_codings(table)


def test_a_word_list_shows_what_it_matched():
    conflict = next(f for f in frames.generic_frames() if f.name == "conflict")
    assert conflict.suggested_by("The War and the sanctions") == ("War", "sanctions")
    assert conflict.suggested_by("a warm welcome") == ()


# The ledger ----------------------------------------------------------


def test_the_ledger_holds_against_both_texts():
    assert frames.check_ledger(frames.ledger(), (A, B)) == ()


def test_the_check_of_the_ledger_can_fail():
    false = frames.Fact("x", "x", {"A": "Putin flew home"}, looked_for=("Pyongyang",))
    problems = frames.check_ledger([false], (A, B))
    assert len(problems) == 2
    assert "not in A" in problems[0] and "does stand in B" in problems[1]
    unchecked = frames.Fact("y", "y", {"A": "Putin"})
    assert "looked for" in frames.check_ledger([unchecked], (A, B))[0]


def test_the_ledger_covers_what_learners_should_find():
    where = {fact.id: fact.where for fact in frames.ledger()}
    assert len(where) == len(frames.ledger())
    assert where["agreement"] == where["red-carpet"] == "both"
    for id_ in ("concern", "un-ban", "arms-denied", "xi", "limousine", "muted-china"):
        assert where[id_] == "only A"
    for id_ in ("rare-trip", "eu-sanctions", "oil-and-gas", "food", "labourers"):
        assert where[id_] == "only B"
    for id_ in ("ukrainian-voice", "expert", "ordinary-korean"):
        assert where[id_] == "neither"


# Labels, voices, order ----------------------------------------------------------


def uses(heard, label):
    return [use for use in frames.labels(heard) if use.label == label]


@pytest.mark.parametrize("heard", [HEARD_A, HEARD_B], ids="AB")
def test_labels_lead_back_to_the_text_and_never_overlap(heard):
    found = frames.labels(heard)
    for use in found:
        assert heard.article.text[use.start : use.end] == use.text
        assert use.voice in VOICES
    for subject in {use.subject for use in found}:
        mine = [use for use in found if use.subject == subject]
        assert all(one.end <= two.start for one, two in pairwise(mine))


def test_the_kremlins_name_is_in_no_outlets_own_voice():
    for heard, times in ((HEARD_A, 2), (HEARD_B, 1)):
        found = uses(heard, "special military operation")
        assert [use.voice for use in found] == ["quoted"] * times


def test_invasion_is_in_each_outlets_own_voice():
    for heard, text in (
        (HEARD_A, "full-scale invasion"),
        (HEARD_B, "unprovoked invasion"),
    ):
        assert [(use.text, use.voice) for use in uses(heard, "invasion")] == [
            (text, "own")
        ]
    assert [use.voice for use in uses(HEARD_B, "regime")] == ["own"]
    assert uses(HEARD_A, "regime") == []


@pytest.mark.parametrize("heard", [HEARD_A, HEARD_B], ids="AB")
def test_every_word_has_one_voice(heard):
    assert sum(heard.words_in(voice) for voice in VOICES) == len(heard.article.words)
    for voice in VOICES:
        assert sum(row[0] for row in heard.rows(voice)) == heard.words_in(voice)
    quoted = sum(heard.by_speaker.values())
    assert quoted == heard.words_in("quoted")


def test_who_is_quoted_at_length():
    assert next(iter(HEARD_A.by_speaker)) == "Mr Kim"
    assert HEARD_B.by_speaker == {"Kim": 28}


def test_a_pronoun_is_looked_back():
    from lessons.reading.voices import Quotation

    spoken = [Quotation(0, 1, "a", who, "said") for who in ("Mr Kim", "he", None)]
    assert named_speakers(spoken) == ("Mr Kim", "Mr Kim", "not named")


@pytest.mark.parametrize("article", [A, B], ids="AB")
def test_the_order_of_telling(article):
    entrances = frames.order_of_telling(article)
    firsts = [entrance.first for entrance in entrances if entrance.places]
    assert firsts == sorted(firsts)
    for entrance in entrances:
        assert all(0 <= place <= 1 for place in entrance.places)
        for match in entrance.matches:
            assert article.text[match.start : match.end] == match.text


def test_the_agreement_opens_one_article_and_closes_the_other():
    first = [
        {e.theme: e.first for e in frames.order_of_telling(article)}["the agreement"]
        for article in (A, B)
    ]
    assert first[0] < 0.05 and first[1] > 0.9


# Everything side by side ----------------------------------------------------------


def test_the_framing_has_a_row_in_every_band_and_is_the_same_every_time():
    framing = frame(A, B)
    assert tuple(dict.fromkeys(row.band for row in framing.rows)) == BANDS
    assert frame(A, B).rows == framing.rows
    for row in framing.rows:
        for side in (row.a, row.b):
            if side.low is not None:
                assert side.low <= side.value <= side.high
            if side.value is not None:
                assert row.scale[0] <= side.value <= row.scale[1]
        assert row.verdict


def test_an_article_against_itself_differs_in_nothing():
    framing = frame(A, A)
    assert framing.survivors == ()
    assert all(row.p is None or row.p > 0.9 for row in framing.rows)


def test_a_difference_that_is_there_survives():
    from dataclasses import replace

    from lessons.reading.articles import segment

    quoted = "\n".join(
        f"“We want peace and nothing else number {n},” Mr Kim said." for n in range(30)
    )
    plain = "\n".join(
        f"The train left the station at {n} in the rain." for n in range(30)
    )
    articles = [
        replace(A, text=text, segments=segment(text)) for text in (quoted, plain)
    ]
    names = [row.name for row in frame(*articles, facts=()).survivors]
    assert "words in quotation marks" in names and "words in its own voice" in names


def test_the_data_files_are_the_only_ones():
    names = {path.name for path in seeds().iterdir() if path.name[0] not in "._"}
    assert names == {
        A.file, B.file, "articles.toml", "codings.csv", "frames.toml", "ledger.toml",
    }  # fmt: skip


def test_ones_own_tones_stand_beside_the_sample_readings():
    mine = frames.tone_codings("me", {"A15": -2, "B2": 1})
    assert [(c.sentence, c.tone, c.frames) for c in mine] == [
        ("A15", -2, {}),
        ("B2", 1, {}),
    ]
    assert "good or bad news" in frames.tone_question()


def test_the_voices_of_a_sentence_add_up_to_its_words():
    for heard in (HEARD_A, HEARD_B):
        for at, sentence in enumerate(heard.article.sentences):
            words = [
                w
                for w in heard.article.tokens
                if sentence.start <= w.start < sentence.end
            ]
            assert heard.voices_of(at).total() == len(words)


def test_the_interval_of_alpha_is_nltks_alpha_of_each_resample():
    """The sums behind the interval give what nltk gives, resample by resample."""
    from lessons.reading.chance import quantile, resample

    data = answers("123321412", "1233224125"[:9], "1332234225"[:9])
    units = [[a for a in data if a[1] == str(unit)] for unit in range(9)]
    for scale in frames.DISTANCES:
        alphas = [
            frames._alpha([units[place] for place in row], scale)
            for row in resample(len(units))
        ]
        alphas = [1.0 if alpha is None else alpha for alpha in alphas]
        found = frames.agreement(data, scale).interval
        assert found.low == pytest.approx(quantile(alphas, 0.025))
        assert found.high == pytest.approx(quantile(alphas, 0.975))


# Many differences at once ------------------------------------------------------------


def rows_with(*ps):
    side = Side(1.0, "1")
    return [Row("band", str(p), side, side, (0, 2), p) for p in ps]


@pytest.mark.parametrize(
    ("ps", "survive"),
    [
        # Holm's steps for four: .0125, .0167, .025, .05
        ((0.01, 0.02, 0.03, 0.04), [True, False, False, False]),
        ((0.012, 0.016, 0.024, 0.049), [True, True, True, True]),
        ((0.04, 0.013, 0.5, 0.5), [False, False, False, False]),
        ((0.001, None, 0.024, 0.6), [True, False, True, False]),
    ],
)
def test_holms_steps_by_hand(ps, survive):
    found = [row.survives for row in _holm(rows_with(*ps))]
    assert found == survive


def test_a_first_mention_falls_where_the_shuffled_sentences_put_it():
    # A sentence of 4 words that mentions it after 1, and one of 6 that never does:
    # the mention stands after 1 of 10 words, or after 7.
    places = _first_places([(4, 1), (6, np.inf)], np.random.RandomState(1))
    assert set(places.round(6)) == {0.1, 0.7}
    assert abs((places < 0.5).mean() - 0.5) < 0.05


def test_the_ledger_is_of_its_own_pair_alone():
    from dataclasses import replace

    other = replace(B, letter="", label="", file="other.txt")
    bands = {row.band for row in frame(A, other).rows}
    assert "what is told" not in bands and "what is told" in BANDS


def test_an_article_without_a_body_is_said_in_one_sentence():
    from dataclasses import replace

    empty = replace(B, text="A heading", segments=())
    with pytest.raises(ValueError, match="no body"):
        frame(A, empty)


def test_a_scale_holds_every_interval():
    from dataclasses import replace

    from lessons.reading.articles import segment

    text = "A war is a war, and war on war is war."
    warlike = replace(B, letter="", text=text, segments=segment(text))
    wanted = [frames.Subject("the war", {"war": (r"\bwar\b",)})]
    rows = frame(A, warlike, subjects=wanted).rows
    assert "“war”" in [row.name for row in rows]
    for row in rows:
        for side in (row.a, row.b):
            assert side.high is None or side.high <= row.scale[1]


# Any other pair --------------------------------------------------------------------


def other(text):
    from dataclasses import replace

    from lessons.reading.articles import segment

    return replace(B, text=text, segments=segment(text), letter="", label="")


STORY = "The mayor spoke of a flood. The flood, she said, was Roe's. Roe's! A deluge."


def test_other_articles_are_read_for_no_names_that_the_kit_knows():
    heard = airtime(other(f"{STORY} Putin led the war."))
    assert frames.labels(heard) == ()
    assert frames.order_of_telling(heard.article) == ()
    bands = {row.band for row in frame(A, heard.article).rows}
    assert bands == {"who speaks", "how it scores"}


def test_other_articles_are_read_for_what_the_caller_names():
    plain = frames.plain_words
    subject = frames.Subject(
        "the flood", {"flood": plain("flood"), "her": plain("roe’s", "no one  at all")}
    )
    heard = airtime(other(STORY))
    assert [use.text for use in frames.labels(heard, [subject])] == [
        "flood", "flood", "Roe's", "Roe's",
    ]  # fmt: skip
    themes = [frames.Theme("water", plain("deluge")), frames.Theme("fire", ("fire",))]
    fact = frames.Fact("f", "A flood", {"A": "a flood"}, ("deluge",))
    rows = frame(A, heard.article, [fact], [subject], themes).rows
    names = [row.name for row in rows]
    assert {"“flood”", "“her”", "first word about water"} <= set(names)
    assert "first word about fire" not in names  # neither article comes to it
    assert "facts of the ledger told" in names


def test_words_of_a_caller_are_no_patterns():
    heard = airtime(other("Is it (a) or a+ or [b? It is a+."))
    subject = frames.Subject("x", {"x": frames.plain_words("a+", "[b?", "(", " ")})
    found = [use.text for use in frames.labels(heard, [subject])]
    assert found == ["(", "a+", "[b?", "a+"]
    assert frames.plain_words(" ") == ()


def test_the_longer_label_counts_however_many_there_are():
    subject = frames.Subject("x", {"b": ("b",), "a b": ("a b",)})
    found = frames.labels(airtime(other("A a b is b. " * 50)), [subject])
    assert [use.label for use in found] == ["a b", "b"] * 50
