"""A notebook's shell in this very process: what a cell says, without a kernel."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from IPython.core.interactiveshell import InteractiveShell

from lessons.notebook.first_aid import install


@contextmanager
def shell_with_first_aid() -> Iterator[InteractiveShell]:
    """A shell whose `said` holds what was shown beside errors, bundle by bundle."""
    main = sys.modules["__main__"]
    shell = InteractiveShell()
    said = shell.said = []
    shell.showtraceback = shell.showsyntaxerror = lambda *args, **kwargs: None
    shell.display_pub.publish = lambda data, *args, **kwargs: said.append(data)
    install(shell)
    install(shell)  # once is enough
    try:
        yield shell
    finally:
        shell.history_manager.end_session()
        # The shell makes itself the main module, and other tests start processes.
        sys.modules["__main__"] = main
