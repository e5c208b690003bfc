"""Open the class's site from this folder: a small server for this computer alone.

It needs a Python and nothing else, asks for no network, and writes nothing.
"""

from __future__ import annotations

import http.client
import os
import sys
import webbrowser
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TOLD: dict[str, str] = {}  # the sentences below in the language of the class
FOLDER = Path(__file__).resolve().parent
HOST = "127.0.0.1"
# A browser keeps answers by address, so the same one is taken each time if it is free.
PORTS = range(8642, 8652)


class Handler(SimpleHTTPRequestHandler):
    """Gives the folder's files, named as browsers need them, and remarks on nothing."""

    # Windows may have other names for these, with which no page of the class opens.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".css": "text/css",
        ".html": "text/html",
        ".ipynb": "application/json",
        ".js": "text/javascript",
        ".json": "application/json",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".whl": "application/octet-stream",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        """Let the browser ask each time whether a file has changed."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *told: object) -> None:
        """Leave the window to what a person reads."""


class Server(ThreadingHTTPServer):
    """A server whose port is its own: Windows would let two programs share one."""

    allow_reuse_address = os.name != "nt"
    daemon_threads = True


def tr(english: str, **values: object) -> str:
    """A sentence in the language of the class, with its values put in."""
    return TOLD.get(english, english).format(**values)


def main(arguments: list[str]) -> int:
    """Serve until the window is closed. Gives 0, or 1 and says why.

    `--no-browser` opens no browser.
    """
    if not (FOLDER / "index.html").is_file():
        print(tr("“index.html” is missing beside this file: copy the folder anew."))
        return 1
    opens = "--no-browser" not in arguments
    for port in PORTS:
        address = f"http://{HOST}:{port}/"
        try:
            server = Server((HOST, port), partial(Handler, directory=str(FOLDER)))
        except OSError:
            if is_ours(port):
                print(tr("The class is open already: {address}", address=address))
                return _opened(address, opens)
            continue
        if port != PORTS[0]:
            print(
                tr(
                    "Another program has the usual address, so answers that were "
                    "kept there are not seen here."
                )
            )
        print(
            tr(
                "The class is at {address} for this computer alone; to end it, close "
                "this window.",
                address=address,
            ),
            flush=True,
        )
        with server:
            _opened(address, opens)
            server.serve_forever()
    print(tr("No address is free: close other programs, then open this again."))
    return 1


def is_ours(port: int) -> bool:
    """Whether the server at this port gives the very page that lies in this folder."""
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/index.html")
        return connection.getresponse().read() == (FOLDER / "index.html").read_bytes()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _opened(address: str, opens: bool) -> int:
    if opens:
        webbrowser.open(address)
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # a file on Windows knows few characters
    with suppress(KeyboardInterrupt):  # Ctrl + C ends it as well, and well
        sys.exit(main(sys.argv[1:]))
