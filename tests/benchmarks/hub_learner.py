"""A learner on a hub, as the browser is one: logs in, runs lesson 06, answers.

What a browser itself takes is left out: drawing the page, and loading JupyterLab.
"""

from __future__ import annotations

import itertools
import json
import time
import urllib.parse
import uuid
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from hub_rig import COURSE, Hub
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from lessons import syllabus
from lessons.notebook.saved import BESIDE

LESSON, NOTEBOOK = "06", "06-charting-the-frame.ipynb"
EXERCISE = "frames.whose-feeling"  # a choice, which can be changed again and again
PATIENCE = 600  # seconds


@dataclass
class Learner:
    """One learner: how long all took, in seconds, and what the page called saved."""

    name: str
    first_cell: float = 0.0
    all_cells: float = 0.0
    sent: list[str] = field(default_factory=list)
    acknowledged: int = 0  # how many of them were called saved
    socket: WebSocketClientConnection | None = None
    session: str = field(default_factory=lambda: uuid.uuid4().hex)
    form: str = ""  # the exercise's side in the kernel

    async def arrive(self, hub: Hub) -> None:
        """Log in, wait for a server, open the lesson and run all its cells."""
        start = time.perf_counter()
        await _log_in(hub, self.name)
        await _own_server(hub, self.name)
        cells = await self._open(hub)
        for number, source in enumerate(cells):
            await self._run(source)
            if number == 0:
                self.first_cell = time.perf_counter() - start
        self.all_cells = time.perf_counter() - start

    async def answer(self, choice: str) -> None:
        """Give an answer and press Check; counts it once the page calls it saved."""
        number = f"{self.name} {len(self.sent) + 1}"
        self.sent.append(choice)
        content = {"do": "check", "answer": choice, "sent": number}
        data = {"method": "custom", "content": content}
        await self._say("comm_msg", {"comm_id": self.form, "data": data})
        async for message in self._messages():
            state = message["content"].get("data", {}).get("state", {}).get("state")
            if (
                message["msg_type"] == "comm_msg"
                and message["content"]["comm_id"] == self.form
                and state
                and state["heard"] == number
            ):
                if state["saved"] != BESIDE:
                    raise RuntimeError(state["saved"])
                self.acknowledged += 1
                return

    async def answer_until_cut_off(self) -> None:
        """Give one answer after the other, until nobody answers any more."""
        exercise = next(
            one for one in syllabus.lesson(LESSON).exercises if one.id == EXERCISE
        )
        options = itertools.cycle(option.id for option in exercise.kind.options)
        with suppress(ConnectionError):
            for choice in options:
                await self.answer(choice)

    async def _open(self, hub: Hub) -> list[str]:
        base = f"{hub.url}/user/{self.name}"
        path = f"{COURSE}/notebooks/{NOTEBOOK}"
        await _ask(hub, f"{base}/lab/tree/{path}")
        page = json.loads((await _ask(hub, f"{base}/api/contents/{path}")).body)
        about = {
            "path": path,
            "name": NOTEBOOK,
            "type": "notebook",
            "kernel": {"name": page["content"]["metadata"]["kernelspec"]["name"]},
        }
        opened = await _ask(hub, f"{base}/api/sessions", about)
        kernel = json.loads(opened.body)["kernel"]["id"]
        url = f"{base.replace('http', 'ws')}/api/kernels/{kernel}/channels"
        self.socket = await websocket_connect(
            _request(hub, f"{url}?session_id={self.session}"),
            max_message_size=100_000_000,
        )
        return [
            "".join(cell["source"])
            for cell in page["content"]["cells"]
            if cell["cell_type"] == "code"
        ]

    async def _run(self, source: str) -> None:
        """Run one cell and wait until its kernel is idle; a cell that fails raises."""
        asked = await self._say(
            "execute_request",
            {"code": source, "silent": False, "store_history": True,
             "user_expressions": {}, "allow_stdin": False, "stop_on_error": True},
        )  # fmt: skip
        async for message in self._messages():
            content, kind = message["content"], message["msg_type"]
            if kind == "comm_open" and _asks(content) == EXERCISE:
                self.form = content["comm_id"]
            if message["parent_header"].get("msg_id") != asked:
                continue
            if kind == "error":
                raise RuntimeError(f"{content['ename']}: {content['evalue']}")
            if kind == "status" and content["execution_state"] == "idle":
                return

    async def _say(self, kind: str, content: dict[str, Any]) -> str:
        number = uuid.uuid4().hex
        header = {
            "msg_id": number, "msg_type": kind, "session": self.session,
            "username": self.name, "version": "5.3", "date": "",
        }  # fmt: skip
        message = {
            "channel": "shell", "header": header, "parent_header": {},
            "metadata": {}, "content": content, "buffers": [],
        }  # fmt: skip
        try:
            await self.socket.write_message(json.dumps(message))
        except Exception as error:
            raise ConnectionError(f"{self.name}: cut off") from error
        return number

    async def _messages(self) -> AsyncIterator[dict[str, Any]]:
        while (text := await self.socket.read_message()) is not None:
            if isinstance(text, str):
                yield json.loads(text)
        raise ConnectionError(f"{self.name}: cut off")


def _asks(opened: dict[str, Any]) -> str:
    """Which exercise a widget that was opened asks; "" if it asks none."""
    return opened["data"].get("state", {}).get("question", {}).get("id", "")


# To and from the hub ------------------------------------------------------------------


async def _log_in(hub: Hub, name: str) -> None:
    """Log in by the page, with the cookies that it gives."""
    browser = AsyncHTTPClient()
    page = await browser.fetch(f"{hub.url}/hub/login", request_timeout=PATIENCE)
    cookies = SimpleCookie()
    for line in page.headers.get_list("Set-Cookie"):
        cookies.load(line)
    given = {"username": name, "password": hub.password}
    given["_xsrf"] = cookies["_xsrf"].value
    entered = await browser.fetch(
        f"{hub.url}/hub/login",
        method="POST",
        headers={"Cookie": "; ".join(f"{k}={v.value}" for k, v in cookies.items())},
        body=urllib.parse.urlencode(given),
        follow_redirects=False,
        raise_error=False,
        request_timeout=PATIENCE,
    )
    if entered.code != 302:
        raise RuntimeError(f"{name} could not log in: {entered.code}")


async def _own_server(hub: Hub, name: str) -> None:
    """Start a learner's server and wait for it, told by the hub as its page is."""
    url = f"{hub.url}/hub/api/users/{name}/server"
    await _ask(hub, url, {})
    told = (await _ask(hub, f"{url}/progress")).body.decode()
    news = [json.loads(line[5:]) for line in told.splitlines() if line[:5] == "data:"]
    if not news[-1].get("ready"):
        raise RuntimeError(f"{name} has no server: {news[-1]}")


def _request(hub: Hub, url: str, given: object = None) -> HTTPRequest:
    return HTTPRequest(
        url,
        method="GET" if given is None else "POST",
        headers={"Authorization": f"token {hub.token}"},
        body=None if given is None else json.dumps(given),
        request_timeout=PATIENCE,
        connect_timeout=PATIENCE,
    )


async def _ask(hub: Hub, url: str, given: object = None) -> HTTPResponse:
    return await AsyncHTTPClient().fetch(_request(hub, url, given))
