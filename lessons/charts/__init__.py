"""Measurements in, one accessible figure out: picture, alt text, data table."""

from lessons.charts.card import card
from lessons.charts.chart import Chart, describe
from lessons.charts.claim_parts import claim_parts
from lessons.charts.class_and_machine import class_and_machine
from lessons.charts.coders import coders
from lessons.charts.concordance import Concordance, concordance
from lessons.charts.cut_bars import cut_bars
from lessons.charts.differences import differences
from lessons.charts.dispersion import dispersion
from lessons.charts.fact_ledger import fact_ledger
from lessons.charts.first_places import first_places
from lessons.charts.frame_chart import frame_chart
from lessons.charts.front_pages import front_pages
from lessons.charts.keyness import keyness
from lessons.charts.labels import labels
from lessons.charts.list_finds import list_finds
from lessons.charts.luck import luck
from lessons.charts.luck_in_news import luck_in_news
from lessons.charts.luck_of_tries import luck_of_tries
from lessons.charts.newsroom_tables import brightest_and_darkest, recipes
from lessons.charts.one_deal import one_deal
from lessons.charts.outlets_chart import articles_table, corpus_chart, outlets_chart
from lessons.charts.parts import parts
from lessons.charts.pipelines import pipelines
from lessons.charts.places import places
from lessons.charts.provenance import provenance
from lessons.charts.quotation_tables import passages, renderings, speeches
from lessons.charts.sentence_scores import sentence_scores
from lessons.charts.sentences import SentenceList, article, sentences
from lessons.charts.share_difference import share_difference
from lessons.charts.shares import shares
from lessons.charts.six_deals import six_deals
from lessons.charts.speakers import speakers
from lessons.charts.splitters import splitters
from lessons.charts.surprise import surprise
from lessons.charts.table import Table
from lessons.charts.ten_pairs import ten_pairs
from lessons.charts.thousand_deals import thousand_deals
from lessons.charts.token_ribbon import token_ribbon, token_table
from lessons.charts.two_units import two_units
from lessons.charts.types_at import types_at
from lessons.charts.voice_strip import voice_strip
from lessons.charts.waterfall import waterfall
from lessons.charts.word_rates import word_rates

__all__ = [
    "Chart",
    "Concordance",
    "SentenceList",
    "Table",
    "article",
    "articles_table",
    "brightest_and_darkest",
    "card",
    "claim_parts",
    "class_and_machine",
    "coders",
    "concordance",
    "corpus_chart",
    "cut_bars",
    "describe",
    "differences",
    "dispersion",
    "fact_ledger",
    "first_places",
    "frame_chart",
    "front_pages",
    "keyness",
    "labels",
    "list_finds",
    "luck",
    "luck_in_news",
    "luck_of_tries",
    "one_deal",
    "outlets_chart",
    "parts",
    "passages",
    "pipelines",
    "places",
    "provenance",
    "recipes",
    "renderings",
    "sentence_scores",
    "sentences",
    "share_difference",
    "shares",
    "six_deals",
    "speakers",
    "speeches",
    "splitters",
    "surprise",
    "ten_pairs",
    "thousand_deals",
    "token_ribbon",
    "token_table",
    "two_units",
    "types_at",
    "voice_strip",
    "waterfall",
    "word_rates",
]
