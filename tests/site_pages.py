"""The built site in Chromium, served as a stick or a shared drive would serve it."""

from __future__ import annotations

import functools
import http.server
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from kernels import ROOT
from lab import CHROMIUM

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PYODIDE = Path(
    os.environ.get("LESSONS_PYODIDE") or ROOT.parent / "shared" / "data" / "pyodide"
)
MISSING = (
    f"“{PYODIDE.name}” is not there: put a folder with the files of Pyodide there, or "
    "name one in LESSONS_PYODIDE"
)
NOTEBOOK = "window.jupyterapp?.shell?.currentWidget"
IDLE = f"() => {NOTEBOOK}?.sessionContext?.session?.kernel?.status === 'idle'"
# One after the other, as a learner does: “Run All Cells” ends at the first error, and
# lesson 00 shows one.
RUN_EACH = f"""async () => {{
  const page = {NOTEBOOK}.content;
  for (const at of page.widgets.keys()) {{
    page.activeCellIndex = at;
    await window.jupyterapp.commands.execute('notebook:run-cell');
  }}
}}"""
CELLS = f"() => {NOTEBOOK}.content.model.toJSON().cells"


@dataclass
class Served:
    """A folder that is served on 127.0.0.1 until its block ends, or until `stop`."""

    folder: Path
    server: http.server.ThreadingHTTPServer

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> Served:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@dataclass
class Visit:
    """A browser's visit to the site, and what it asked for and complained of."""

    context: BrowserContext
    page: Page
    url: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Write down what this page complains of."""
        page.on(
            "console",
            lambda said: (
                self.errors.append(said.text) if said.type == "error" else None
            ),
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))


def served(folder: Path, slowly: bool = False) -> Served:
    """Serve a folder on 127.0.0.1, as `python -m http.server` does, or slowly."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def copyfile(self, source, outputfile) -> None:
            while slowly and (piece := source.read(500_000)):
                outputfile.write(piece)
                time.sleep(0.2)
            super().copyfile(source, outputfile)

    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return Served(folder, server)


@contextmanager
def visiting(url: str, profile: Path, **options) -> Iterator[Visit]:
    """A browser with a profile of its own, which keeps what it stores on the disk."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=CHROMIUM,
            args=["--no-sandbox", *options.pop("args", ())],
            viewport={"width": 1280, "height": 900},
            accept_downloads=True,
            **options,
        )
        visit = Visit(context, context.pages[0], url)
        host = "/".join(url.split("/")[:3])
        ours = (f"{host}/", "data:", "blob:", "about:", "chrome")
        context.on(
            "request",
            lambda asked: (
                None if asked.url.startswith(ours) else visit.outside.append(asked.url)
            ),
        )
        visit.listen(visit.page)
        yield visit
        context.close()


def view_of(url: str, notebook: str) -> str:
    """The address at which the site at `url` shows a notebook by itself."""
    return f"{url}/notebooks/index.html?path={quote(f'notebooks/{notebook}', safe='')}"


def open_lesson(visit: Visit, name: str, page: Page | None = None) -> Page:
    """Open a lesson in its view, and wait until its Python answers."""
    page = page or visit.page
    page.goto(view_of(visit.url, name))
    page.wait_for_function(IDLE, timeout=240_000)
    return page


def run_all(page: Page) -> list[dict]:
    """Run all cells, and wait for them; gives the cells as the page holds them."""
    page.evaluate(RUN_EACH)
    page.wait_for_function(IDLE)
    return page.evaluate(CELLS)


def execute(page: Page, code: str) -> str:
    """Run code in the page's kernel; gives what it printed."""
    return page.evaluate(
        f"""async code => {{
          const kernel = {NOTEBOOK}.sessionContext.session.kernel;
          const asked = kernel.requestExecute({{ code }});
          let said = '';
          asked.onIOPub = one => {{
            if (one.header.msg_type === 'stream') said += one.content.text;
            if (one.header.msg_type === 'error') said += one.content.evalue;
          }};
          await asked.done;
          return said;
        }}""",
        code,
    )
