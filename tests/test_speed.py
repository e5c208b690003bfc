"""Time grows with the text and no faster: ratios of sizes, never seconds."""

import gc
import time

import pytest
from hostile import SLOW_FOR_WORDS

from lessons.reading import counts
from lessons.reading.article import Article
from lessons.reading.deals import deal_sentences
from lessons.reading.order import order_of_telling, seed_themes
from lessons.reading.pair import load_pair
from lessons.reading.segments import segment
from lessons.reading.sentiment import own_words, score
from lessons.reading.voices import Airtime, airtime
from lessons.reading.word_types import keys_by_sentence
from lessons.reading.words import sentences, tokens

pytestmark = pytest.mark.exhaustive
BODY = [part.text.strip() for part in load_pair()[0].parts("body")]
LARGER = 10
AT_MOST = 3 * LARGER  # what is quadratic takes 100 times as long
HAIR = 0.002  # seconds that a clock may be wrong by


def article(copies, gap):
    text = gap.join(BODY * copies)
    made = Article(text=text, segments=segment(text))
    assert made.tokens and made.sentences  # cut once, and not timed below
    return made


def ratio(measure, small, large):
    """How many times as long the large one takes, at best, in the process's time."""

    def best(given, times):
        spent = []
        for _ in range(times):
            gc.collect()
            began = time.process_time()
            measure(given)
            spent.append(time.process_time() - began)
        return min(spent)

    return best(large, 2) / (best(small, 3) + HAIR)


MEASURES = {
    "segment": lambda a: segment(a.text),
    "tokens": lambda a: tokens(a.text),
    "sentences": lambda a: sentences(a.text),
    "concordance": lambda a: counts.concordance(a, "the"),
    "rate": lambda a: counts.rate(a, "the"),
    "deals of sentences": lambda a: deal_sentences(
        keys_by_sentence(a), keys_by_sentence(a), 20, 1
    ),
    "order of telling": lambda a: order_of_telling(a, seed_themes()),
    "airtime": airtime,
    "by voice": lambda a: heard_anew(a).rows("own"),
    "by speaker": lambda a: heard_anew(a).by_speaker,
    "own words": own_words,
    "score": lambda a: score(a.text),
    "sentence at": lambda a: [a.sentence_at(word.start) for word in a.tokens],
}
HEARD = {}


def heard_anew(given):
    """The same passages, with nothing counted yet."""
    heard = HEARD[id(given)]
    return Airtime(given, heard.passages, heard.quotations)


@pytest.fixture(scope="module", params=["\n\n", " "], ids=["paragraphs", "one line"])
def pair(request):
    made = article(5, request.param), article(5 * LARGER, request.param)
    HEARD.update({id(one): airtime(one) for one in made})
    return made


@pytest.mark.parametrize("name", MEASURES)
def test_ten_times_the_text_takes_about_ten_times_as_long(pair, name):
    assert ratio(MEASURES[name], *pair) <= AT_MOST


@pytest.mark.parametrize("piece", SLOW_FOR_WORDS)
def test_no_odd_text_makes_the_cuts_slow(piece):
    small, large = piece * 400, piece * 400 * LARGER
    assert ratio(tokens, small, large) <= AT_MOST
    assert ratio(sentences, small, large) <= AT_MOST
