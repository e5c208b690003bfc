"""Which lessons there are, read from `lessons.toml`, and which can be opened here.

A lesson that is written about the two articles of the kit cannot speak of others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lessons.reading.pair import load_pair
from lessons.syllabus.words import HERE, WordsError, toml_tables

FILE = "lessons.toml"


class LeftOutError(ValueError):
    """A lesson of the kit that is left out here: one sentence."""


class OtherArticlesError(ValueError):
    """A lesson that cannot speak of the articles that are here: one sentence."""


@dataclass(frozen=True, slots=True)
class ListedLesson:
    """A line of the list: a lesson's notebook, and what is done with the computer."""

    notebook: str
    done: str


@dataclass(frozen=True)
class LessonList:
    """The lessons by number, in order, and the articles that they are written about.

    `articles` are fingerprints (SHA-256) by letter; the lessons `on_any_two` are
    written about no particular articles.
    """

    lessons: Mapping[str, ListedLesson]
    articles: Mapping[str, str]
    on_any_two: tuple[str, ...]


def lesson_list(folder: Path = HERE) -> LessonList:
    """The list in `folder`; raises `WordsError` with one sentence if it is damaged."""
    tables = toml_tables(folder, FILE)
    lines, about = tables.get("lessons"), tables.get("articles")
    if not isinstance(lines, dict) or not lines or not isinstance(about, dict):
        raise WordsError(f"{FILE}: it lacks its lessons, or their articles.")
    for number, line in lines.items():
        whole = isinstance(line, dict) and line.keys() == {"notebook", "done"}
        if not whole or not all(isinstance(text, str) for text in line.values()):
            raise WordsError(f"{FILE}: “{number}” needs a notebook and what is done.")
        if not (folder / f"lesson_{number}.toml").is_file():
            raise WordsError(f"{FILE}: “{number}” has no lesson_{number}.toml.")
    return LessonList(
        lessons={number: ListedLesson(**line) for number, line in lines.items()},
        articles={letter: str(about.get(letter, "")) for letter in "AB"},
        on_any_two=tuple(about.get("on-any-two", ())),
    )


LISTED = lesson_list()
NUMBERS = tuple(LISTED.lessons)


def check_number(number: str) -> None:
    """Raise `ValueError`, in one sentence, when there is no lesson of this number."""
    if number in NUMBERS:
        return
    there = f"the lessons are {', '.join(NUMBERS)}."
    if is_left_out(number):
        raise LeftOutError(f"Lesson {number} is left out here: {there}")
    raise ValueError(f"There is no lesson “{number}”: {there}")


def is_left_out(number: str) -> bool:
    """Whether a lesson has its words, and no line in the list."""
    return (
        number not in NUMBERS
        and bool(re.fullmatch(r"\d\d", str(number)))
        and (HERE / f"lesson_{number}.toml").is_file()
    )


@cache
def are_the_kits() -> bool:
    """Whether the articles that are here are those that the lessons are about."""
    return all(
        article.sha256 == LISTED.articles.get(article.letter) for article in load_pair()
    )


def check_articles(number: str) -> None:
    """Raise `OtherArticlesError` if a lesson cannot speak of the articles here."""
    if number not in LISTED.on_any_two and not are_the_kits():
        others = ", ".join(n for n in LISTED.on_any_two if n in NUMBERS)
        instead = f"; with other articles use lesson {others}" if others else ""
        raise OtherArticlesError(
            f"Lesson {number} is written about the two articles that came with the "
            f"kit{instead}."
        )


def not_about_these() -> tuple[str, ...]:
    """One sentence on the lessons that cannot speak of the articles here, or none."""
    silent = [number for number in NUMBERS if number not in taught()]
    if not silent:
        return ()
    return (
        f"Not reported, since other articles than the kit's are here: lessons "
        f"{', '.join(silent)}.",
    )


def taught() -> tuple[str, ...]:
    """The numbers of the lessons that can speak of the articles that are here."""
    if are_the_kits():
        return NUMBERS
    return tuple(number for number in NUMBERS if number in LISTED.on_any_two)
