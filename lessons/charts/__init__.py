"""Measurements in, one accessible figure out: picture, alt text, data table."""

from lessons.charts.card import card
from lessons.charts.chart import Chart, describe
from lessons.charts.class_and_machine import class_and_machine
from lessons.charts.dispersion import dispersion
from lessons.charts.fact_ledger import fact_ledger
from lessons.charts.frame_chart import frame_chart
from lessons.charts.keyness import keyness
from lessons.charts.labels import labels
from lessons.charts.outlets_chart import outlets_chart
from lessons.charts.parts import parts
from lessons.charts.pipelines import pipelines
from lessons.charts.places import places
from lessons.charts.provenance import provenance
from lessons.charts.sentences import SentenceList, article, sentences
from lessons.charts.speakers import speakers
from lessons.charts.splitters import splitters
from lessons.charts.table import Table
from lessons.charts.token_ribbon import token_ribbon, token_table
from lessons.charts.types_at import types_at
from lessons.charts.voice_strip import voice_strip
from lessons.charts.waterfall import waterfall
from lessons.charts.word_rates import word_rates

__all__ = [
    "Chart",
    "SentenceList",
    "Table",
    "article",
    "card",
    "class_and_machine",
    "describe",
    "dispersion",
    "fact_ledger",
    "frame_chart",
    "keyness",
    "labels",
    "outlets_chart",
    "parts",
    "pipelines",
    "places",
    "provenance",
    "sentences",
    "speakers",
    "splitters",
    "token_ribbon",
    "token_table",
    "types_at",
    "voice_strip",
    "waterfall",
    "word_rates",
]
