"""One page of HTML that works offline and prints well; everything in it is escaped."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable

from lessons.charts.chart import Chart
from lessons.language import DIRECTION, LANGUAGE, tr

STYLE = """
body { font: 17px/1.5 system-ui, sans-serif; color: #222; background: #fff;
  max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.7em; margin: .4em 0; } h2 { font-size: 1.3em; margin-top: 1.8em; }
h3 { font-size: 1.05em; margin-bottom: .2em; }
table { border-collapse: collapse; margin: .5em 0; }
caption { text-align: left; font-weight: 600; padding: .3em 0; }
th, td { border: 1px solid #767676; padding: .3em .6em; text-align: left;
  vertical-align: top; max-width: 22em; overflow-wrap: break-word; }
td.number { text-align: right; }
blockquote { margin: .3em 0 .3em .2em; padding-left: .8em;
  border-left: 4px solid #767676; overflow-wrap: anywhere; white-space: pre-wrap; }
.stand { color: #444; margin: .1em 0; } img { max-width: 100%; }
.wide { overflow-x: auto; }
.cards { display: grid; gap: 1em; padding: 0; margin: 0;
  grid-template-columns: repeat(auto-fit, minmax(17em, 1fr)); }
.cards > section { border: 1px solid #767676; border-top: 6px solid #8a63d2;
  padding: .2em 1em .8em; }
.cards h3 { margin-top: .4em; line-height: 1.35; }
.cards p { margin: .5em 0; }
.cards blockquote { background: #f4f2ee; padding: .4em .8em; }
.ask { font-size: 1.15em; font-weight: 600; }
summary { cursor: pointer; }
.grid thead th:nth-child(n+3) { writing-mode: vertical-rl; transform: rotate(180deg);
  vertical-align: bottom; max-height: 12em; }
.grid td { text-align: center; } .grid td:nth-child(2) { white-space: nowrap; }
.grid tbody th { font-weight: 400; max-width: 34em; padding: .1em .6em; }
section section table { font-size: .9em; line-height: 1.35; }
fieldset { border: 1px solid #767676; margin: .6em 0; padding: .3em .8em .6em; }
legend { font-weight: 600; }
.levels { display: grid; gap: .8em; grid-template-columns: repeat(3, 1fr); }
.levels label { display: flex; gap: .4em; align-items: baseline; font-size: .92em; }
.levels label:has(:checked) { background: #e3e9f5; outline: 3px solid #2d5fa8; }
textarea { width: 100%; font: inherit; box-sizing: border-box; }
button { font: inherit; padding: .3em .9em; }
@media print { body { margin: 0; font-size: 11pt; max-width: none; }
  section, tr, figure { break-inside: avoid; } .wide { overflow: visible; }
  nav + .sheet { break-before: page; }
  nav, button, .screen, .learner .brief { display: none; }
  .learner { font-size: 10.5pt; } .learner + .learner { break-before: page; }
  body:has(.learner) h1 { display: none; }
  .levels label { print-color-adjust: exact; }
  .sheet { break-after: page; font-size: 10pt; line-height: 1.35; }
  .sheet > section { break-inside: auto; } .sheet img { max-height: 11cm; }
  .sheet figure { margin: 0; }
  .sheet h2, h1 { margin: .2em 0; } .sheet h3 { margin: .5em 0 0; }
  .cards { grid-template-columns: repeat(3, 1fr); gap: .6em; }
  .cards > section { padding: .2em .6em .5em; }
  details { display: none; } }
"""


def text(value: object) -> str:
    """Anything as escaped text; control characters (ANSI, NUL) are shown as �."""
    shown = "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}"
        for c in str(value)
    )
    return html.escape(shown, quote=True)


def page(
    title: str,
    *parts: str,
    again: int = 0,
    script: str = "",
    style: str = STYLE,
) -> str:
    """A whole page: `parts` are HTML made by the functions of this module.

    `again` is the number of seconds after which a browser reads it anew; 0 is never. A
    `script` is the only one that a browser may run in it; without one it runs none.
    """
    allowed = (
        tr(" script-src 'sha256-{script}';", script=_fingerprint(script))
        if script
        else ""
    )
    running = f"<script>{script}</script>" if script else ""
    refresh = f'<meta http-equiv="refresh" content="{again}">' if again else ""
    return (
        "<!doctype html>\n"
        f'<html lang="{LANGUAGE}" dir="{DIRECTION}"><head><meta charset="utf-8">'
        f"<title>{text(title)}</title>"
        f'<meta name="viewport" content="width=device-width">{refresh}'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"img-src data:;{allowed} style-src 'unsafe-inline'\">"
        f"<style>{style}</style></head><body><main><h1>{text(title)}</h1>"
        + "".join(parts)
        + f"</main>{running}</body></html>\n"
    )


def _fingerprint(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def element(name: str, content: object, css: str = "") -> str:
    """One element around escaped text."""
    attribute = f' class="{css}"' if css else ""
    return f"<{name}{attribute}>{text(content)}</{name}>"


def quotes(lines: Iterable[object]) -> str:
    """Each line in a block quotation of its own."""
    return "".join(element("blockquote", line) for line in lines)


def table(
    caption: str,
    columns: Iterable[object],
    rows: Iterable[Iterable[object]],
    css: str = "wide",
) -> str:
    """A table with a caption and scoped headings; the first cell heads its row.

    With `css` "wide grid", the columns from the third on are narrow: their headings
    stand upright.
    """
    head = "".join(f'<th scope="col">{text(column)}</th>' for column in columns)
    body = []
    for first, *rest in rows:
        cells = "".join(
            element(
                "td",
                "" if cell is None else cell,
                "number" if isinstance(cell, (int, float)) else "",
            )
            for cell in rest
        )
        body.append(f'<tr><th scope="row">{text(first)}</th>{cells}</tr>')
    return (
        f'<div class="{css}" tabindex="0" role="region" aria-label="{text(caption)}">'
        f"<table><caption>{text(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def section(heading: str, *parts: str, level: int = 2, id: str = "") -> str:
    """A section under its heading; a link can lead to its `id`."""
    title = element(f"h{level}", heading)
    anchor = f' id="{text(id)}"' if id else ""
    return f"<section{anchor}>{title}{''.join(parts)}</section>"


def sheet(heading: str, *parts: str, id: str = "") -> str:
    """A section that stands on a sheet of its own when it is printed."""
    return f'<div class="sheet">{section(heading, *parts, id=id)}</div>'


def links(targets: Iterable[tuple[str, str]]) -> str:
    """Links to sections of the page, from the id of each and its name."""
    shown = (f'<a href="#{text(id)}">{text(name)}</a>' for id, name in targets)
    return f"<nav><p>{' · '.join(shown)}</p></nav>"


def button(said: str, saves: str) -> str:
    """A button of a page with a script, which reads what it is to save."""
    return f'<p><button type="button" data-save="{saves}">{text(said)}</button></p>'


def cards(sections: Iterable[str]) -> str:
    """Sections beside one another, each in a frame."""
    return f'<div class="cards">{"".join(sections)}</div>'


def folded(summary: str, *parts: str) -> str:
    """Parts that a reader opens; they are not printed."""
    title = element("summary", summary)
    return f"<details>{title}{''.join(parts)}</details>"


def picture(chart: Chart, alt: str, *, fold: bool = False) -> str:
    """A chart inside the page, with `alt` as its text and its caption.

    `fold` hides its numbers until a reader opens them; they are then not printed.
    """
    numbers = table(chart.table.caption, chart.table.columns, chart.table.rows)
    if fold:
        numbers = folded(tr("The numbers behind this chart"), numbers)
    data = base64.b64encode(chart.png()).decode("ascii")
    return (
        f'<figure><img alt="{text(alt)}" src="data:image/png;base64,{data}">'
        f"<figcaption>{text(alt)}</figcaption></figure>"
        + (element("p", chart.errors) if chart.errors else "")
        + numbers
    )
