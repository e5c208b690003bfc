"""Long texts: light rows of words, and deals that cost what they tell."""

import numpy as np
import pytest
from hostile import NEWS_PIECES, ODD_TEXTS
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading import chance, deals
from lessons.reading.intervals import mean_score
from lessons.reading.text import words
from lessons.reading.token_row import TokenRow

TEXTS = st.lists(st.sampled_from([*NEWS_PIECES, *ODD_TEXTS]), max_size=40).map(" ".join)


@given(TEXTS, TEXTS)
def test_a_row_is_the_words_of_its_texts(first, second):
    row = TokenRow.of([(first, 0), (second, 1000)])
    apart = (*words(first), *(word.shifted(1000) for word in words(second)))
    assert row == apart and tuple(row) == apart and hash(row) == hash(apart)
    assert row.keys == tuple(word.key for word in apart)
    assert list(row.starts) == [word.start for word in apart]
    for cut in (slice(1, 5), slice(-3, None), slice(4, 2), slice(None, None, 2)):
        assert tuple(row[cut]) == apart[cut]
    assert row[1:][:2].keys == row.keys[1:3]
    if apart:
        assert row[-1] == apart[-1]
    with pytest.raises(IndexError):
        row[len(apart)]


def test_uses_are_shared_out_as_cards_are():
    """Three words used twice each, and four of the six uses in the hand."""
    luck = np.random.RandomState(1)
    tries = [tuple(deals._shared_out(4, 3, 2, luck)) for _ in range(6000)]
    # Of 15 hands, 3 leave one word out and 12 hold one word once less than another two.
    assert set(tries) == {(1, 0, 2), (0, 2, 1)}
    assert tries.count((1, 0, 2)) / len(tries) == pytest.approx(3 / 15, abs=0.02)
    assert tuple(deals._shared_out(0, 3, 2, luck)) == (3, 0, 0)
    assert tuple(deals._shared_out(6, 3, 2, luck)) == (0, 0, 3)
    assert tuple(deals._shared_out(2, 5, 1, luck)) == (3, 2)


def test_dealing_type_by_type_goes_as_far_as_dealing_word_by_word():
    a = [f"a{n % 40}" for n in range(900)] + [f"rare{n}" for n in range(300)]
    b = [f"a{n % 60}" for n in range(600)] + [f"few{n // 3}" for n in range(300)]
    totals = deals.Counter([*a, *b])
    one = deals._one_by_one(a, b, totals, 400, 1)
    other = deals._type_by_type(totals, (len(a), len(b)), 400, 2)
    for share in (0.5, 0.9, 0.95):
        for line in (0, 1):
            wanted = np.quantile(one[line], share)
            assert np.quantile(other[line], share) == pytest.approx(wanted, rel=0.1)


def test_many_kinds_are_dealt_one_by_one_as_few_kinds_are_together(monkeypatch):
    luck = np.random.RandomState(3)
    first, second = (
        luck.normal(0, 1, 1500).round(1),
        luck.normal(0.06, 1, 1500).round(1),
    )
    found = []
    for as_fast in (0, 10**6):
        monkeypatch.setattr(chance, "_AS_FAST", as_fast)
        found.append(chance.permutation_p(first, second, mean_score)[0])
    assert found[0] == pytest.approx(found[1], abs=0.03)


def test_long_texts_are_dealt_less_often_and_short_ones_as_before():
    assert [deals.deals_for(n) for n in (0, 1, 1021, 150_000)] == [1000] * 4
    assert deals.deals_for(10**9) == 200
