"""First aid: a plain sentence below an error that every beginner meets.

Python's own words stay as they are; the sentence under them says what to do next.
"""

from __future__ import annotations

import logging
import sys
import sysconfig
from types import TracebackType
from typing import TYPE_CHECKING

from lessons.notebook.advice import advice, last_frame, notice
from lessons.notebook.live import status

if TYPE_CHECKING:  # outside a notebook first aid does nothing, and loads no IPython
    from IPython.core.interactiveshell import ExecutionResult, InteractiveShell

_INSTALLED = tuple(sysconfig.get_paths()[name] for name in ("stdlib", "purelib"))


def install_in_notebook() -> None:
    """Give first aid to the notebook that runs this, if a notebook runs it."""
    if ipython := sys.modules.get("IPython"):
        install(ipython.get_ipython())


def install(shell: InteractiveShell | None) -> None:
    """Have `shell` say its sentence after a cell that stops; once is enough."""
    if shell is None or getattr(shell, "_first_aid", False):
        return
    shell._first_aid = True
    # The first chart would announce, as if it were an error, that fonts are listed.
    logging.getLogger("matplotlib.font_manager").addFilter(_is_news)
    shell.set_custom_exc((Exception,), _briefly)

    def help_out(result: ExecutionResult) -> None:
        error = result.error_before_exec or result.error_in_exec
        source = getattr(result.info, "raw_cell", "") or ""
        if said := advice(error, shell.user_ns, source) if error else notice(source):
            shell.display_pub.publish(_bundle(said))

    shell.events.register("post_run_cell", help_out)


def _is_news(record: logging.LogRecord) -> bool:
    return "building the font cache" not in record.getMessage()


def _briefly(
    shell: InteractiveShell,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> None:
    """Print Python's report without the lines of packages, which no learner wrote.

    If the kit raised the error, print the report's last line alone.
    """
    if last_frame(error).startswith("lessons."):
        last_line = shell.InteractiveTB.get_exception_only(kind, error)
        shell._showtraceback(kind, error, last_line)
    else:
        shell.showtraceback((kind, error, _without_packages(trace)), tb_offset)
    sys.last_type, sys.last_value, sys.last_traceback = kind, error, trace  # for %tb


def _without_packages(trace: TracebackType | None) -> TracebackType | None:
    """The same frames, up to the last that is not an installed package's."""
    frames = []
    while trace is not None:
        frames.append(trace)
        trace = trace.tb_next
    own = [at for at, frame in enumerate(frames) if not _is_installed(frame)]
    cut = None
    for frame in reversed(frames[: own[-1] + 1] if own else frames):
        cut = TracebackType(cut, frame.tb_frame, frame.tb_lasti, frame.tb_lineno)
    return cut


def _is_installed(trace: TracebackType) -> bool:
    """Whether a frame's file came with Python or with a package."""
    file = trace.tb_frame.f_code.co_filename
    name = str(trace.tb_frame.f_globals.get("__name__", ""))
    return name.startswith("lessons.") or any(map(file.startswith, _INSTALLED))


def _bundle(said: str) -> dict[str, str]:
    style = "border-left:0.4em solid #2e8b57;background:#2e8b571f;padding:0.5em 1em"
    return {"text/plain": said, "text/html": status(said, style=style)}
