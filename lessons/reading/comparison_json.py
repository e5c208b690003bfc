"""A comparison as JSON: what `lessons/reading/comparison.schema.json` describes."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files

from lessons.reading.comparison import Comparison, Reading, SharedQuotation
from lessons.reading.contrasts import Contrast
from lessons.reading.deals import Null
from lessons.reading.intervals import Interval
from lessons.reading.keyness import Keyness

VERSION = 1


def schema() -> dict:
    """The JSON Schema (draft 2020-12) of what `as_json` gives."""
    packaged = files("lessons.reading") / "comparison.schema.json"
    return json.loads(packaged.read_text(encoding="utf-8"))


def as_json(comparison: Comparison) -> str:
    """The whole comparison as one line of JSON in ASCII, for terminals of any kind."""
    return json.dumps(as_data(comparison), allow_nan=False)


def as_data(comparison: Comparison) -> dict:
    """The whole comparison as plain dictionaries, lists, strings and numbers."""
    return {
        "version": VERSION,
        "articles": {"a": _article(comparison.a), "b": _article(comparison.b)},
        "pair": {
            "keyness": _keyness(comparison.keyness),
            "shared_names": list(comparison.shared_names),
            "names_only_a": list(comparison.names_only_a),
            "names_only_b": list(comparison.names_only_b),
            "shared_quotation": _shared(comparison.shared_quotation),
            "frame": [_row(row) for row in comparison.contrasts.rows],
        },
    }


def _article(reading: Reading) -> dict:
    article = reading.article
    return {
        "name": article.label or article.file,
        "sha256": article.sha256,
        "text": article.text,
        "words": len(article.words),
        "segments": [
            {"role": part.role, "start": part.start, "end": part.end}
            for part in reading.segments
        ],
        "sentences": [
            {"start": s.start, "end": s.end, "words": len(words), "compound": score}
            for s, words, score in zip(
                reading.sentences,
                article.tokens_by_sentence,
                reading.scores,
                strict=True,
            )
        ],
        "tokens": [[token.start, token.end] for token in reading.tokens],
        "quotations": [
            # Over the end of a paragraph, the article's text has more than the body's.
            {**asdict(quotation), "text": article.text[quotation.start : quotation.end]}
            for quotation in reading.quotations
        ],
        "shares": {voice: _interval(i) for voice, i in reading.shares.items()},
        "names": [
            {
                "name": name.name,
                "count": name.count,
                "forms": name.forms,
                "voices": name.voices,
            }
            for name in reading.names
        ],
        "labels": [asdict(label) for label in reading.labels],
    }


def _interval(interval: Interval) -> dict:
    return {
        "estimate": interval.estimate,
        "low": interval.low,
        "high": interval.high,
    }


def _keyness(keyness: Keyness) -> dict:
    return {
        "length_a": keyness.length_a,
        "length_b": keyness.length_b,
        "permutations": len(keyness.maxima),
        "null_maximum": keyness.null_maximum,
        "null_maximum_z": keyness.null_maximum_z,
        "sentence_deals": _deals(keyness.sentence_deals),
        "words": [asdict(word) for word in keyness.words],
    }


def _deals(null: Null | None) -> dict | None:
    if null is None:
        return None
    return {
        "permutations": len(null.maxima),
        "null_maximum": null.maximum,
        "null_maximum_z": null.maximum_z,
    }


def _shared(shared: SharedQuotation | None) -> dict | None:
    if shared is None:
        return None
    return {
        "words": shared.words,
        "a": {**asdict(shared.in_a), "speaker": shared.from_a.speaker},
        "b": {**asdict(shared.in_b), "speaker": shared.from_b.speaker},
    }


def _row(row: Contrast) -> dict:
    return {
        "band": row.band,
        "name": row.name,
        "a": asdict(row.a),
        "b": asdict(row.b),
        "p": row.p,
        "least_p": row.least_p,
        "survives": row.survives,
    }
