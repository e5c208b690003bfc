"""What to say of a page whose kernel no longer answers: in a browser ■ stops nothing.

The kernel of such a page (Pyodide) hears of nothing while a cell runs. The page around
it, which is not the kernel, shows these words: beside ■, or on the entry page.
"""

from __future__ import annotations

from lessons.language import tr


def when_stuck(is_kept: bool = True) -> str:
    """The sentence for a page whose kernel is busy without end.

    `is_kept` is whether the browser stores answers.

    >>> when_stuck()
    'The page does not answer? Reload it: what is saved stays.'
    """
    if is_kept:
        return tr("The page does not answer? Reload it: what is saved stays.")
    return tr(
        "The page does not answer? Wait a little first: this browser cannot store your "
        "answers, and a reload takes them away."
    )
