"""The reminder and the card say where an article comes from."""

from __future__ import annotations

import re
from html import unescape

from lessons.charts import card, provenance
from lessons.reading.pair import load_pair

PAIR = load_pair()


def test_the_reminder_has_a_column_an_article():
    table = provenance(*PAIR)
    found = {row[0]: row[1:] for row in table.rows}
    assert table.columns == ("", *(one.name for one in PAIR))
    assert found["words in the body"] == tuple(len(one.words) for one in PAIR)
    assert found["fingerprint"] == tuple(one.sha256[:12] for one in PAIR)
    assert found["wire credit"][1] == "none"


# Provenance cards ---------------------------------------------------------------------


def test_a_card_fits_a_narrow_page():
    for one in PAIR:
        page = card(one).as_html()
        assert page.count('<th scope="col"') == 2
        # What cannot break is no longer than a file's name.
        shown = re.sub(r"<[^>]+>", " ", page)
        assert max(map(len, shown.split())) <= max(30, len(one.file))


def test_under_each_claim_of_a_card_stand_its_words():
    for one in PAIR:
        page, plain = unescape(card(one).as_html()), card(one).as_text()
        for level in (one.card.proves, one.card.suggests, one.card.unknown):
            for finding in level:
                below = "".join(f"<br>“{words}”" for words in finding.words)
                assert f"{finding.claim}{below}</td>" in page
                assert finding.claim in plain
        assert page.replace("<wbr>", "").count(one.sha256) == 1
        assert one.sha256 in plain and len(plain.splitlines()) == 2 + page.count("<td")
