"""Counting: the articles' own counts, and what stands beside a word."""

from itertools import pairwise

import numpy as np
import pytest
from nltk.probability import FreqDist

from lessons.reading import counts
from lessons.reading.chance import percentile_interval, resample
from lessons.reading.intervals import per_thousand
from lessons.reading.pair import load_pair

A, B = load_pair()


def test_frequencies_are_nltks_own():
    table = counts.frequencies(A)
    assert isinstance(table, FreqDist)
    assert table.N() == len(A.words) and table["mr"] == 18
    assert counts.frequencies(B)["mr"] == 0
    assert "the" not in counts.frequencies(A, without=counts.STOP_WORDS)


def test_small_words_that_turn_a_sentence_are_not_stop_words():
    assert not counts.TURNING_WORDS & counts.STOP_WORDS


def test_a_rate_stands_with_its_count_and_its_length():
    rate = counts.rate(B, "War")
    assert (rate.word, rate.count, rate.length) == ("war", 3, 327)
    assert rate.per_thousand == pytest.approx(3000 / 327)
    assert rate.interval.low <= rate.per_thousand <= rate.interval.high


def test_a_word_that_never_occurs_may_still_be_a_word_of_the_writer():
    rate = counts.rate(A, "can")
    assert rate.count == 0 and rate.interval.low == 0
    assert rate.interval.high == pytest.approx(3000 / 694)
    assert counts.rate("", "can").interval.high == 0


def test_a_concordance_leads_back_to_the_text():
    lines = counts.concordance(B, "war")
    assert len(lines) == 3
    for line in lines:
        assert line.sentence is B.sentence_at(line.start)
        assert B.text[line.start :].startswith(line.word)
        assert f"{line.left} {line.word}" in line.sentence
    assert counts.concordance(B, "no such word") == ()


def test_dispersion_is_even_at_nought_and_lumpy_at_one():
    lone = counts.dispersion(A, "nuclear")
    assert len(lone.places) == 1 and lone.dp > 0.9
    common = counts.dispersion(A, "the")
    assert common.dp < 0.4 and list(common.places) == sorted(common.places)
    assert counts.dispersion(A, "zebra").dp is None


def test_collocations_are_pairs_that_recur():
    pairs = [pair for pair, _ in counts.collocations(B)]
    assert pairs[0] == ("north", "korea")
    assert all(not set(pair) & counts.STOP_WORDS for pair in pairs)
    text = " ".join(counts.keys(B))
    assert all(text.count(" ".join(pair)) >= 2 for pair in pairs)


def test_a_collocation_has_dunnings_g2_of_its_pair():
    keys = counts.keys(B)
    (pair, score), *_ = counts.collocations(B)
    both = list(pairwise(keys)).count(pair)
    first, second = keys.count(pair[0]), keys.count(pair[1])
    table = (both, first - both, second - both, len(keys) - first - second + both)
    assert score == pytest.approx(counts.g2(*table), rel=0.01)


def test_a_concordance_keeps_whole_words_of_the_given_width():
    (line, *_) = counts.concordance(B, "Pyongyang", width=20)
    assert line.left == "capital city of" and line.right == "."
    for width in (0, 1, 5, 1000):
        for line in counts.concordance(A, "the", width=width):
            assert len(line.left) <= width and len(line.right) <= width
            assert line.left in line.sentence


def test_many_sentences_have_the_interval_that_drawing_each_gives():
    rows = [(n % 3 == 0, 10 + n % 7) for n in range(1400)]
    ours = counts.rate_interval(rows)
    drawn = np.array(rows)[resample(len(rows))].sum(axis=1)
    theirs = percentile_interval(per_thousand(rows), 1000 * drawn[:, 0] / drawn[:, 1])
    assert ours.estimate == theirs.estimate
    assert ours.low == pytest.approx(theirs.low, rel=0.03)
    assert ours.high == pytest.approx(theirs.high, rel=0.03)
