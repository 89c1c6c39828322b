"""Where the law is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.lawbook.places import calendars_dir, law_dir, regulations_dir

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_law_lies_at_the_root_of_the_source_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KHOITHONG_LAW", raising=False)
    assert (law_dir() / "src" / "khoithong" / "lawbook" / "places.py").is_file()
    assert calendars_dir() == law_dir() / "calendars"
    assert regulations_dir() == law_dir() / "regulations"


def test_the_environment_may_name_another_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KHOITHONG_LAW", str(tmp_path))
    assert calendars_dir() == tmp_path / "calendars"
    assert regulations_dir() == tmp_path / "regulations"


def test_an_empty_name_is_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHOITHONG_LAW", "  ")
    assert (law_dir() / "calendars" / "sources.yaml").is_file()
