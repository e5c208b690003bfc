"""The fact ledger: it holds against both texts, and its check can fail."""

import pytest
from ledger_check import check_ledger

from lessons.reading.ledger import Fact, seed_ledger
from lessons.reading.pair import load_pair

PAIR = load_pair()
WHERE = {fact.id: fact.where for fact in seed_ledger()}


def test_the_ledger_holds_against_both_texts():
    assert check_ledger(seed_ledger(), PAIR) == ()


def test_evidence_that_does_not_stand_in_the_text_is_named():
    false = Fact("x", "x", {"A": "Putin flew home"}, looked_for=("Pyongyang",))
    not_in_a, in_b = check_ledger([false], PAIR)
    assert "not in A" in not_in_a and "does stand in B" in in_b


def test_an_absence_for_which_nothing_was_looked_for_is_named():
    unchecked = Fact("y", "y", {"A": "Putin"})
    assert "looked for" in check_ledger([unchecked], PAIR)[0]


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ("both", "agreement red-carpet"),
        ("only A", "concern un-ban arms-denied xi limousine muted-china"),
        ("only B", "rare-trip eu-sanctions oil-and-gas food labourers"),
        ("neither", "ukrainian-voice expert ordinary-korean"),
    ],
)
def test_the_ledger_covers_what_learners_should_find(where, ids):
    assert {WHERE[id_] for id_ in ids.split()} == {where}


def test_each_fact_has_an_id_of_its_own():
    assert len(WHERE) == len(seed_ledger())


def test_a_fact_is_told_by_the_articles_that_it_has_words_of():
    fact = Fact("x", "x", {"B": "Putin"})
    assert [fact.told_by(article) for article in PAIR] == [False, True]
