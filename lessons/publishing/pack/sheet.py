"""One page for whoever has the key to the room: what this is, and what it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lessons.language import tr
from lessons.pages import html as page
from lessons.publishing.starters import LINUX, MACOS, WINDOWS

SHEET = "READ-ME-FIRST.html"
_MB = 1_000_000
# What bytecode and small files add to the size of unpacked packages, on a disk.
_ON_A_DISK = 1.45
_STARTERS = {"windows": WINDOWS, "macos": MACOS, "macos-intel": MACOS}
_INSTALLER = {
    "windows": tr("“Windows installer (64-bit)” of python.org"),
    "macos": tr("“macOS installer” of python.org"),
    "macos-intel": tr("“macOS installer” of python.org"),
}


@dataclass(frozen=True)
class Computer:
    """One system: its Pythons, the bytes of its packages, the oldest that will do.

    `oldest` is the version of macOS, or of the C library on Linux; empty where no
    package asks for one.
    """

    platform: str
    title: str
    pythons: tuple[str, ...]
    size: int
    oldest: tuple[int, ...]


@dataclass(frozen=True)
class Contents:
    """What stands in the folder; sizes are bytes.

    `unpacked` is what the packages come to on the computer that needs most.
    """

    computers: tuple[Computer, ...]
    packages: int
    packages_size: int
    unpacked: int
    class_size: int


def sheet(contents: Contents) -> str:
    """The whole page."""
    return page.page(
        tr("Two Front Pages in a room without internet"),
        page.element(
            "p",
            tr(
                "A class in Jupyter notebooks for readers of 15 and older. All that it "
                "needs stands in this folder, but for Python itself. This page is for "
                "whoever looks after the computers."
            ),
        ),
        _folder(contents),
        _computers(contents.computers),
        _steps(contents),
        _writes(),
        _sends(),
        _trouble(),
    )


def oldest(computer: Computer) -> str:
    """The oldest system that will do, in words."""
    if not computer.oldest:
        return tr("64-bit")
    number = ".".join(map(str, computer.oldest))
    if computer.platform.startswith("macos"):
        return tr("macOS {number}", number=number.removesuffix(".0"))
    return tr("C library (glibc) {number}", number=number)


def megabytes(size: int) -> str:
    """A size in bytes as whole megabytes, at least one."""
    return f"{max(1, round(size / _MB)):,} MB".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _folder(contents: Contents) -> str:
    named = sorted({_starter(computer) for computer in contents.computers})
    rows = [
        (", ".join(named), tr("what a double click opens the class with"), ""),
        (
            "packages",
            tr(
                "{number} packages, each with its licence, and the script that "
                "installs them",
                number=contents.packages,
            ),
            megabytes(contents.packages_size),
        ),
        (
            "notebooks, seeds",
            tr("the lessons and the two articles"),
            megabytes(contents.class_size),
        ),
    ]
    return page.section(
        tr("What is in the folder"),
        page.table(tr("The folder"), (tr("name"), tr("what"), tr("size")), rows),
        page.element(
            "p",
            tr(
                "“notebooks/for-teachers” holds the answer key and the class report: "
                "delete it on learners' computers, if you like."
            ),
        ),
    )


def _computers(computers: Iterable[Computer]) -> str:
    rows = [
        (
            computer.title,
            ", ".join(computer.pythons),
            oldest(computer),
            _starter(computer),
            megabytes(computer.size),
        )
        for computer in computers
    ]
    columns = (
        tr("system"),
        tr("Python"),
        tr("oldest system"),
        tr("starter"),
        tr("packages for it"),
    )
    return page.section(
        tr("Which computers it is for"),
        page.table(tr("Systems"), columns, rows),
        page.element(
            "p", tr("Packages that several systems share are counted with each.")
        ),
    )


def _steps(contents: Contents) -> str:
    newest = max(
        (python for computer in contents.computers for python in computer.pythons),
        key=lambda python: int(python.split(".")[1]),
    )
    needed = {
        computer.title: _INSTALLER[computer.platform]
        for computer in contents.computers
        if computer.platform in _INSTALLER
    }
    where = " ".join(f"{title}: {what}." for title, what in needed.items())
    steps = [
        tr(
            "See that a Python of the table is there; {newest} if you may choose. "
            "Bring its installer along, as this folder does not hold it.",
            newest=newest,
        )
        + (f" {where}" if where else ""),
        tr(
            "Copy the folder to the computer's own disk, where the learner may write; "
            "on Windows to a short path, such as C:\\class."
        ),
        tr(
            "Open the starter with a double click. Where that shows its text instead, "
            "choose “Run as a Program” in the menu of the right button, or type “sh "
            "{linux}” in a terminal.",
            linux=LINUX,
        ),
        tr(
            "The first start sets the class up, which takes a minute or a few and "
            "about {size} of disk. Every later start takes seconds. JupyterLab opens "
            "in the browser on lesson 00.",
            size=megabytes(round(contents.unpacked * _ON_A_DISK)),
        ),
        tr(
            "To set a room up beforehand, start each computer once, or run “{linux} "
            "--only-install” (the same word goes with the other starters).",
            linux=f"sh {LINUX}",
        ),
    ]
    items = "".join(page.element("li", step) for step in steps)
    return page.section(tr("On each computer"), f"<ol>{items}</ol>")


def _writes() -> str:
    said = (
        tr(
            "It writes into this folder alone, and needs no administrator. "
            "“environment” holds the installed packages and JupyterLab's settings; it "
            "may be deleted at any time, and the next start makes it anew. "
            "“notebooks/my-work” holds the learner's answers, “my-charts” and "
            "“my-articles” beside it what a learner saves or brings."
        ),
        tr(
            "To take it away, keep “notebooks/my-work” if anybody wants it, and delete "
            "the folder. Nothing of it stands anywhere else, but for the browser's own "
            "memory of a page."
        ),
    )
    return page.section(
        tr("What it writes, and how to take it away"),
        *(page.element("p", paragraph) for paragraph in said),
    )


def _sends() -> str:
    return page.section(
        tr("What it sends"),
        page.element(
            "p",
            tr(
                "Nothing. The installer takes packages from this folder alone, and "
                "checks the hash of each against packages/requirements.txt. "
                "JupyterLab listens at 127.0.0.1 for this "
                "computer alone and asks for a key that the starter gives the browser. "
                "Answers stay on the disk until a learner hands a page in as a file."
            ),
        ),
    )


def _trouble() -> str:
    return page.section(
        tr("If it does not open"),
        page.element(
            "p",
            tr(
                "The window of the starter says in one sentence what is missing. What "
                "the installer said stands in environment/installed.txt."
            ),
        ),
    )


def _starter(computer: Computer) -> str:
    return _STARTERS.get(computer.platform, LINUX)
