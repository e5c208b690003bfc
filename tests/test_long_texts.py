"""Long texts: light rows of words, and deals that cost what they tell."""

import errno
import os
import tempfile
import tracemalloc

import numpy as np
import pytest
from hostile import NEWS_PIECES, ODD_TEXTS
from hypothesis import given
from hypothesis import strategies as st

from lessons.commands import side_by_side
from lessons.reading import chance, deals
from lessons.reading.article import article_from_text
from lessons.reading.comparison import hear_file, shared_quotation
from lessons.reading.documents import ArticleError
from lessons.reading.intervals import mean_score
from lessons.reading.text import words
from lessons.reading.token_row import TokenRow
from lessons.reading.voices import (
    Quotation,
    airtime,
    may_be_one,
    named_speakers,
    people,
)

TEXTS = st.lists(st.sampled_from([*NEWS_PIECES, *ODD_TEXTS]), max_size=40).map(" ".join)
MOST_BYTES = 35  # of memory for each character of two texts full of quotations
EMPTY = r"“1\.txt” is empty"


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


# A thousand speakers ------------------------------------------------------------------

FORMS = st.builds(
    " ".join,
    st.lists(
        st.sampled_from(
            ["Jane", "John", "Mr", "Mayor", "Roe", "Holm", "the mayor", "of Rome", "he"]
        ),
        max_size=3,
    ),
)


@given(st.lists(FORMS, max_size=30))
def test_the_first_form_of_a_name_is_found_as_if_all_were_looked_through(forms):
    known = people.People(forms)
    for name in forms:
        first = next((form for form in forms if may_be_one(form, name)), None)
        assert known.known_as(name) == first


def test_speakers_are_not_each_held_against_all_others(monkeypatch):
    held, agree = [], people._agree
    monkeypatch.setattr(people, "_agree", lambda *two: held.append(1) or agree(*two))
    forms = [f"Jane X{'abcdefghij'[n % 10]}{'x' * (n // 10)}" for n in range(1000)]
    said = [Quotation(0, 1, "x", form, "said") for form in (*forms, *forms)]
    assert named_speakers(said) == (*forms, *forms)
    assert len(held) <= len(said)  # half a million, if each were


# Two texts at once --------------------------------------------------------------------


def test_numbers_of_a_rank_are_those_of_sorted_numbers():
    luck = np.random.RandomState(4)
    for size in (1, 2, 30, 2000):
        for drawn in luck.random_sample((40, size)):
            rank = int(luck.randint(size))
            assert chance._at_rank(drawn, rank) == np.sort(drawn)[rank]


def files(folder, *texts):
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def with_process(path, letter):
    return os.getpid(), hear_file(path, letter)


@pytest.mark.parametrize("long, processes", [(10, 2), (10_000, 1)])
def test_two_long_texts_are_read_at_once_and_alike(
    tmp_path, monkeypatch, long, processes
):
    monkeypatch.setattr(side_by_side, "LONG", long)
    paths = files(tmp_path, "“We stay,” Mr Roe said. It rained.", "“Go,” Roe said. So.")
    found = side_by_side.side_by_side(with_process, *paths)
    assert len({process for process, _ in found}) == processes
    for (_, (heard, scores)), path, letter in zip(found, paths, "AB", strict=True):
        alone, wanted = hear_file(path, letter)
        assert heard == alone and scores == wanted
        assert [s.id for s in heard.article.sentences] == [f"{letter}1", f"{letter}2"]


def test_what_another_process_finds_wrong_is_the_same_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(side_by_side, "LONG", 2)
    paths = files(tmp_path, "It rained all day.", " \n \n")
    with pytest.raises(ArticleError, match=EMPTY):
        side_by_side.side_by_side(hear_file, *paths)
    with pytest.raises(ArticleError, match=EMPTY):
        side_by_side.side_by_side(hear_file, *reversed(paths))


def killed_beside(path, letter):
    """Reads in this process alone: another is gone, as where memory runs out."""
    if os.getpid() != int(os.environ["READER"]):
        os._exit(9)
    return letter


def test_a_process_that_is_stopped_is_done_without(tmp_path, monkeypatch):
    monkeypatch.setattr(side_by_side, "LONG", 2)
    monkeypatch.setenv("READER", str(os.getpid()))
    paths = files(tmp_path, "It rained.", "It froze.")
    assert side_by_side.side_by_side(killed_beside, *paths) == ("A", "B")


def full_beside(path, letter):
    """Reads in this process alone: to another the disk is full."""
    if os.getpid() != int(os.environ["READER"]):
        raise OSError(errno.ENOSPC, "No space left on device")
    return letter


def test_where_the_disk_is_full_one_process_reads_both(tmp_path, monkeypatch):
    monkeypatch.setattr(side_by_side, "LONG", 2)
    monkeypatch.setenv("READER", str(os.getpid()))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    paths = files(tmp_path, "It rained.", "It froze.")
    assert side_by_side.side_by_side(full_beside, *paths) == ("A", "B")
    assert list(scratch.iterdir()) == []  # nothing is left behind


def test_where_nothing_can_be_written_one_process_reads_both(tmp_path, monkeypatch):
    def nowhere():
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(side_by_side, "LONG", 2)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_get_default_tempdir", nowhere)
    paths = files(tmp_path, "It rained.", "It froze.")
    found = side_by_side.side_by_side(lambda path, letter: letter, *paths)
    assert found == ("A", "B")


def test_the_longest_shared_quotation_takes_little_memory():
    told = " ".join(
        f"“We saw {n % 7} of {n % 11} boats in the bay at {n}, and we go,” Roe said."
        for n in range(2000)
    )
    heard = [airtime(article_from_text(told, letter=letter)) for letter in "AB"]
    assert heard[0].article.words and heard[1].article.words  # cut once
    tracemalloc.start()
    try:
        assert shared_quotation(*heard).words
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most <= MOST_BYTES * 2 * len(told)
