"""What a teacher opens in JupyterLab without a terminal: plans, key, and their page."""

from __future__ import annotations

import html
import json
import re

import pytest
from hostile import TAGS
from kernels import ROOT
from test_story import buttons, controls, html_of

from lessons import syllabus
from lessons.notebook.key_view import PAGE, show_key
from lessons.notebook.server import without_live_views

FOLDER = ROOT / "notebooks" / "for-teachers"


def test_a_double_click_on_a_plan_shows_it_rendered():
    settings = json.loads((ROOT / ".jupyter" / "overrides.json").read_text("utf-8"))
    viewers = settings["@jupyterlab/docmanager-extension:plugin"]["defaultViewers"]
    assert viewers == {"markdown": "Markdown Preview"}


@pytest.mark.parametrize(
    "name", ["notebooks/for-teachers/plans.md", "MAKE-IT-YOURS.md"]
)
def test_every_link_of_a_teachers_page_leads_somewhere(name: str):
    page = ROOT / name
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert links
    assert [x for x in links if not (page.parent / x).exists()] == []


def test_the_page_links_to_every_plan():
    text = (FOLDER / "plans.md").read_text(encoding="utf-8")
    for number in syllabus.NUMBERS:
        assert f"(../../lessons/syllabus/lesson_{number}.md)" in text


def test_the_key_shows_the_lesson_that_is_chosen():
    key = show_key()
    menu = controls(key)["Lesson"]
    for number in syllabus.NUMBERS:
        menu.value = number
        shown = html.unescape(html_of(key))
        for exercise in syllabus.lesson(number).exercises:
            assert exercise.id in shown
    menu.value = ""
    assert "<h2>" not in html_of(key)


def test_no_answer_is_saved_with_the_notebook():
    key = show_key()
    controls(key)["Lesson"].value = "03"
    data = key._repr_mimebundle_()
    cell = {"cell_type": "code", "outputs": [{"data": data}], "source": "show_key()"}
    model = {"type": "notebook", "content": {"cells": [cell]}}
    without_live_views(model)
    assert set(data) == {"text/plain", "text/html"}
    committed = (FOLDER / "answer-key.ipynb").read_text(encoding="utf-8")
    for text in (json.dumps(data, ensure_ascii=False), committed):
        assert "<answer key>" in text
        for exercise in syllabus.lesson("03").exercises:
            assert exercise.recorded or exercise.right not in html.unescape(text)


def test_the_key_is_written_as_a_page(tmp_path):
    key = show_key(tmp_path)
    (button,) = buttons(key)
    button.click()
    assert f"Written: “{PAGE}”" in html_of(key)
    assert "counts.length-trap" in (tmp_path / PAGE).read_text(encoding="utf-8")
    assert TAGS not in html_of(key)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    key = show_key(tmp_path / "nowhere")
    (button,) = buttons(key)
    button.click()
    assert "NOT WRITTEN" in html_of(key)
