"""Share of voice: every word of an article has one voice, and quotations a speaker."""

import pytest

from lessons.reading.article import article_from_text
from lessons.reading.pair import load_pair
from lessons.reading.voices import VOICES, Quotation, airtime, named_speakers

HEARD = tuple(map(airtime, load_pair()))
A, B = HEARD


@pytest.mark.parametrize("heard", HEARD, ids="AB")
def test_every_word_has_one_voice(heard):
    assert sum(heard.words_in(voice) for voice in VOICES) == len(heard.article.words)
    for voice in VOICES:
        assert sum(row[0] for row in heard.rows(voice)) == heard.words_in(voice)
    assert sum(heard.by_speaker.values()) == heard.words_in("quoted")


@pytest.mark.parametrize("heard", HEARD, ids="AB")
def test_the_voices_of_a_sentence_add_up_to_its_words(heard):
    for at, words in enumerate(heard.article.tokens_by_sentence):
        assert sum(heard.rows(voice)[at][0] for voice in VOICES) == len(words)


def test_who_is_quoted_at_length():
    assert next(iter(A.by_speaker)) == "Mr Kim"
    assert B.by_speaker == {"Kim": 28}


def test_a_pronoun_is_looked_back():
    spoken = [Quotation(0, 1, "a", who, "said") for who in ("Mr Kim", "he", None)]
    assert named_speakers(spoken) == ("Mr Kim", "Mr Kim", "not named")


def test_a_passage_is_counted_for_its_quotations_speaker():
    heard = airtime(article_from_text("“We go on,” Roe said. “Do we?” he asked."))
    said = [(p.voice, heard.speaker_of(p)) for p in heard.passages]
    assert [name for voice, name in said if voice == "quoted"] == ["Roe", "Roe"]
    assert ("attributed", "he") in said
