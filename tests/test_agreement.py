"""Agreement of coders: the published worked examples, and answers of any kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.agreement import DISTANCES, Agreement, _alpha, agreement
from lessons.reading.chance import quantile, resample


def answers(*coders):
    """Reliability data as it is printed: one string a coder, "." for no answer."""
    return [
        (str(coder), str(unit), int(value))
        for coder, row in enumerate(coders)
        for unit, value in enumerate(row)
        if value != "."
    ]


THREE_OBSERVERS = answers(".....34121133.3", "1.213343.......", "..21344.21133.4")
FOUR_OBSERVERS = answers("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
TWO_OBSERVERS = answers("0100000010", "1110010000")


@pytest.mark.parametrize(
    ("data", "scale", "alpha"),
    [
        (THREE_OBSERVERS, "nominal", 0.691),
        (THREE_OBSERVERS, "interval", 0.811),
        (FOUR_OBSERVERS, "nominal", 0.743),
        (FOUR_OBSERVERS, "interval", 0.849),
        (TWO_OBSERVERS, "nominal", 0.095),
    ],
)
def test_alpha_is_that_of_krippendorffs_worked_examples(data, scale, alpha):
    assert agreement(data, scale).alpha == pytest.approx(alpha, abs=0.0005)


def test_an_agreement_tells_its_interval_its_raw_share_and_its_units():
    four, two = agreement(FOUR_OBSERVERS), agreement(TWO_OBSERVERS)
    assert four.interval.low < four.alpha < four.interval.high
    assert four.units == 11
    assert two.raw == pytest.approx(0.6)


def test_alpha_has_no_meaning_where_all_give_one_answer():
    found = agreement(answers("1111", "1111"))
    assert (found.alpha, found.interval, found.raw) == (None, None, 1)


@pytest.mark.parametrize("data", [answers("1212"), []], ids=["one coder", "no coder"])
def test_alpha_has_no_meaning_without_company(data):
    found = agreement(data)
    assert (found.alpha, found.units) == (None, 0)


def test_resamples_without_variation_are_left_out_as_the_estimate_is():
    """One unit of five has another answer: a third of the resamples do not draw it."""
    found = agreement(answers("00001", "00000"))
    units = [[a for a in answers("00001", "00000") if a[1] == str(u)] for u in range(5)]
    drawn = [_alpha([units[at] for at in row], "nominal") for row in resample(5)]
    varied = [alpha for alpha in drawn if alpha is not None]
    assert 0.2 < 1 - len(varied) / len(drawn) < 0.5
    assert found.interval.high == pytest.approx(quantile(varied, 0.975))
    assert found.interval.high < 1


@pytest.mark.parametrize(
    ("alpha", "says"),
    [
        (0.8, "enough to rely on"),
        (0.799, "tentative"),
        (0.667, "tentative"),
        (0.66, "not enough"),
        (-0.2, "not enough"),
        (None, "no meaning"),
    ],
)
def test_what_alpha_allows_by_convention(alpha, says):
    assert says in Agreement(alpha, None, None, 6).convention


def test_an_unknown_scale_is_refused_in_one_sentence():
    with pytest.raises(ValueError, match="choose from nominal, interval"):
        agreement([], "cosmic")


@given(
    st.lists(
        st.tuples(st.sampled_from("xyz"), st.sampled_from("123"), st.integers(0, 2)),
        max_size=12,
        unique_by=lambda answer: answer[:2],
    )
)
def test_any_answers_give_an_agreement(data):
    found = agreement(data)
    assert found.alpha is None or found.alpha <= 1


@pytest.mark.parametrize("scale", DISTANCES)
def test_the_interval_is_that_of_nltks_alpha_of_each_resample(scale):
    data = answers("123321412", "123322412", "133223422")
    units = [[a for a in data if a[1] == str(unit)] for unit in range(9)]
    drawn = resample(len(units))
    alphas = [_alpha([units[place] for place in row], scale) for row in drawn]
    alphas = [alpha for alpha in alphas if alpha is not None]
    found = agreement(data, scale).interval
    assert found.low == pytest.approx(quantile(alphas, 0.025))
    assert found.high == pytest.approx(quantile(alphas, 0.975))
