"""A pair: two articles that unpack, their sentences, and what people found in them."""

from dataclasses import replace

import pytest

from lessons.reading import articles
from lessons.reading.article import article_from_text
from lessons.reading.articles import Pair, load_pair
from lessons.reading.comparison import compare, compare_pair
from lessons.reading.contrasts import contrast
from lessons.reading.frames import seed_codings
from lessons.reading.labels import Subject, seed_subjects
from lessons.reading.ledger import seed_ledger
from lessons.reading.order import seed_themes

PAIR = load_pair()
FOUND = ("subjects", "themes", "facts", "codings")


def test_a_pair_unpacks_as_its_two_articles():
    a, b = PAIR
    assert (a, b) == (PAIR.a, PAIR.b) == (PAIR[0], PAIR[1])
    assert len(PAIR) == 2 and [article.letter for article in PAIR] == ["A", "B"]


def test_the_classs_pair_is_loaded_once():
    assert load_pair() is PAIR


def test_an_article_is_found_by_its_letter():
    assert PAIR.article("B") is PAIR.b
    with pytest.raises(LookupError, match="no article 'C'"):
        PAIR.article("C")


def test_a_sentence_is_found_by_its_id():
    sentence = PAIR.sentence("A15")
    assert sentence == PAIR.a.sentences[14] and sentence.id == "A15"
    assert PAIR.a.text[sentence.start : sentence.end] == sentence


def test_an_article_is_found_by_the_id_of_its_sentence():
    assert all(PAIR.article_of(s.id) is x for x in PAIR for s in x.sentences)
    with pytest.raises(LookupError, match="no sentence 'C1'"):
        PAIR.article_of("C1")


def test_all_sentences_stand_under_their_ids_those_of_a_first():
    expected = (*PAIR.a.sentences, *PAIR.b.sentences)
    assert tuple(PAIR.sentences.values()) == expected
    assert tuple(PAIR.sentences) == tuple(sentence.id for sentence in expected)


@pytest.mark.parametrize("id_", ["A0", "A27", "C1", "a1", "A015", "", "A1 "])
def test_an_id_that_no_sentence_has_is_said_in_one_sentence(id_):
    with pytest.raises(LookupError) as error:
        PAIR.sentence(id_)
    (message,) = error.value.args
    assert repr(id_) in message
    assert message.endswith("its sentences are A1 to A26 and B1 to B13.")


def test_the_classs_pair_carries_what_people_found_in_it():
    assert PAIR.subjects == seed_subjects()
    assert PAIR.themes == seed_themes()
    assert PAIR.facts == seed_ledger()
    assert PAIR.codings == seed_codings()
    assert all(getattr(PAIR, name) for name in FOUND)


def test_the_rows_of_the_chart_are_among_what_was_found():
    labels = {label for subject in PAIR.subjects for label in subject.labels}
    assert set(PAIR.called_labels) < labels
    assert set(PAIR.first_themes) < set(PAIR.themes)


def test_without_a_choice_everything_that_was_found_gets_a_row():
    everything = replace(PAIR, called=None, first=None)
    labels = [label for subject in PAIR.subjects for label in subject.labels]
    assert list(everything.called_labels) == labels
    assert everything.first_themes == PAIR.themes


def test_a_pair_of_other_texts_carries_nothing():
    other = Pair(
        article_from_text("The ferry came late.", letter="A"),
        article_from_text("It rained in Rome.", letter="B"),
    )
    assert not any(getattr(other, name) for name in FOUND)
    assert other.called_labels == other.first_themes == ()
    assert {row.band for row in contrast(other).rows} <= {"who speaks", "how it scores"}


def test_the_seeds_own_texts_in_another_pair_are_not_taken_for_the_seeds():
    copied = Pair(
        *(
            article_from_text(
                own.text, letter=own.letter, label=own.label, file=own.file
            )
            for own in PAIR
        )
    )
    assert not any(getattr(copied, name) for name in FOUND)
    assert not any(row.band == "what is told" for row in contrast(copied).rows)


def test_two_articles_are_compared_without_what_people_found_in_them():
    bands = {row.band for row in compare(*PAIR).contrasts.rows}
    assert "what is told" not in bands
    assert "what is told" in {row.band for row in compare_pair(PAIR).contrasts.rows}


def test_what_people_found_can_be_exchanged():
    ferry = Subject("the ferry", {"ferry": ("ferry",)})
    other = replace(PAIR, subjects=(ferry,), called=None)
    assert other.called_labels == ("ferry",)
    assert PAIR.subjects == seed_subjects()


def test_the_names_that_scripts_import_are_all_there():
    assert {"Article", "ArticleError", "Pair", "load_pair", "read_article"} <= {
        *articles.__all__
    }
    assert all(hasattr(articles, name) for name in articles.__all__)
