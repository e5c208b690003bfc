"""The project's folder, and the wheel that is built from it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from kernels import ROOT

from lessons.publishing import checkout as module
from lessons.publishing.checkout import build_wheel, checkout


def test_the_working_folder_comes_first(tmp_path: Path, monkeypatch):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "notebooks" / "for-teachers").mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "notebooks" / "for-teachers"):
        monkeypatch.chdir(folder)
        assert checkout() == tmp_path


def test_elsewhere_it_is_where_the_package_lies(tmp_path: Path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "another"\n')
    monkeypatch.chdir(tmp_path)
    assert checkout() == ROOT


def test_an_installed_kit_without_its_folder_says_what_is_needed(
    tmp_path: Path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "site-packages" / "lessons")
    with pytest.raises(ValueError, match="The folder with the notebooks is needed"):
        build_wheel(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_one_source_gives_one_wheel(tmp_path: Path, monkeypatch):
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    wheels = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        wheels.append(build_wheel(tmp_path / name))
    assert wheels[0].read_bytes() == wheels[1].read_bytes()
    assert [path.name for path in (tmp_path / "first").iterdir()] == [wheels[0].name]
    with zipfile.ZipFile(wheels[0]) as wheel:
        names = set(wheel.namelist())
    assert {"lessons/__main__.py", "lessons/seeds/articles.toml"} <= names


def test_what_the_builder_says_is_one_sentence(tmp_path: Path, monkeypatch):
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling")
    (tmp_path / "notebooks").mkdir()
    broken = '[project]\nname = "two-front-pages"\n[build-system\n'
    (tmp_path / "pyproject.toml").write_text(broken)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="hatchling could not build the kit") as said:
        build_wheel(tmp_path)
    assert "\n" not in str(said.value)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"notebooks", "pyproject.toml"}


def test_without_the_builder_one_sentence_says_so(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(ValueError, match="pip install hatchling"):
        build_wheel(tmp_path)
