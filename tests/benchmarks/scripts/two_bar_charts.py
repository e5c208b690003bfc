"""What anyone would write first: how often each word stands in two files, as bars."""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import nltk
from nltk.tokenize import NLTKWordTokenizer

for number, name in enumerate(sys.argv[1:]):
    text = Path(name).read_text(encoding="utf-8")
    counts = nltk.FreqDist(NLTKWordTokenizer().tokenize(text.lower()))
    words, heights = zip(*counts.most_common(20), strict=True)
    figure, ax = plt.subplots()
    ax.bar(words, heights)
    ax.tick_params(axis="x", rotation=90)
    figure.savefig(f"words-{number}.png")
