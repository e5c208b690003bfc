"""Read the pair as a class does in all its lessons; prints the seconds that it took.

What is imported is not counted.
"""

import time

from lessons.reading import articles, counts, sentiment, voices, words

start = time.perf_counter()
a, b = articles.load_pair()
for article in (a, b):
    assert article.segments
    assert words.tokens(article.text)
    assert counts.frequencies(article)
    assert voices.quotations(article.body)
    assert [sentiment.score(sentence) for sentence in article.sentences]
assert len(counts.keyness(a, b, permutations=1000).maxima) == 1000
print(time.perf_counter() - start)
