"""What stands on paper in place of the kit's forms and controls."""

from __future__ import annotations

from lessons.language import tr
from lessons.pages.html import element
from lessons.pages.printed_question import blank_table
from lessons.publishing.paper.cells import View

_ROWS = 5
# The columns of a story's forms that can be filled in by hand.
_COLUMNS = {
    "roles": (tr("how the part begins"), tr("what it is")),
    "card": (tr("how sure"), tr("what, and the article's own words")),
    "voices": (tr("passage"), tr("voice"), tr("speaker")),
    "names": (tr("person or thing"), tr("what A says"), tr("what B says")),
    "ledger": (tr("fact"), tr("A's words"), tr("B's words")),
    "claims": (tr("claim"), tr("a sentence for it"), tr("a sentence against it")),
}


def printed_form(view: View, on_paper: bool) -> str:
    """A sentence on what a form is for, and on paper a table to fill in."""
    if view.kind == "hand in":
        said = tr(
            "Write your name on the first page, and give your pages to your teacher."
        )
        return f'<div class="computer">{element("p", said)}</div>' if on_paper else ""
    kept = tr("On a computer this is done here:")
    said = f'<div class="computer"><p>{kept} {view.purpose}</p></div>'
    columns = _COLUMNS.get(view.name.partition(" ")[0], ()) if on_paper else ()
    if view.kind != "story" or not columns:
        return said
    _, _, letter = view.name.partition(" ")
    caption = tr("Text {letter}", letter=letter) if letter else tr("To fill in")
    return said + blank_table(caption, columns, _ROWS)
