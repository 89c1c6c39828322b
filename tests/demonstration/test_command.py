"""`khoithong demo` as it is called: what it prints and how it ends."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from khoithong.demonstration import command
from khoithong.demonstration.accounts import PASSWORD
from khoithong.demonstration.player import Stuck
from khoithong.demonstration.stories import STORIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from khoithong.demonstration.build import Progress

    Capture = pytest.CaptureFixture[str]
    Demo = Callable[..., int]

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> Demo:
    """The command on a Friday in November."""
    monkeypatch.setattr(command, "server_clock", lambda: datetime(2026, 11, 20, 10, 15))

    def call(*words: str) -> int:
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        return command.run(parser.parse_args(words))

    return call


def test_built_once_then_left_alone_then_printed(demo: Demo, capsys: Capture) -> None:
    assert demo("--if-empty") == 0
    said = capsys.readouterr()
    assert said.out == "Đã dựng dữ liệu trình diễn.\n"
    told = said.err.splitlines()
    assert told[0] == f"Đang dựng tỉnh trình diễn: 0/{len(STORIES)} hồ sơ"
    assert told[-1] == f"Đang dựng tỉnh trình diễn: {len(STORIES)}/{len(STORIES)} hồ sơ"
    assert len(told) < 10

    assert demo("--if-empty") == 0
    assert capsys.readouterr() == ("", "")
    assert demo() == 0
    assert capsys.readouterr().out == "Dữ liệu trình diễn đã có sẵn.\n"

    assert demo("--accounts") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Người đề xuất"
    shown = [" ".join(line.split()) for line in lines]
    assert "giamdoc.sxd Hồ Sỹ Nguyên Giám đốc Sở Xây dựng" in shown
    assert "quantri Người quản trị hệ thống" in shown
    assert lines[-1].endswith(PASSWORD)
    assert max(map(len, lines)) < 120


def test_without_a_demonstration_there_are_no_accounts_to_print(demo: Demo, capsys: Capture) -> None:
    assert demo("--accounts") == 0
    assert capsys.readouterr().out == ""


@pytest.mark.slow
def test_on_a_terminal_the_progress_is_one_line(
    demo: Demo, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    assert demo() == 0
    said = capsys.readouterr().err
    assert said.count("\r") == len(STORIES) + 1
    assert said.count("\n") == 1


def test_data_of_somebody_else_are_left_alone(demo: Demo, capsys: Capture) -> None:
    from khoithong.organisation.models import Agency

    Agency.objects.create(id="so", name="Sở Xây dựng", kind="state")

    assert demo("--if-empty") == 0
    assert capsys.readouterr() == ("", "")
    assert demo() == 1
    assert "KHOITHONG_HOME" in capsys.readouterr().err
    assert Agency.objects.count() == 1


def test_a_clock_that_is_wrong_is_told(demo: Demo, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "server_clock", lambda: datetime(2020, 1, 1))

    assert demo("--if-empty") == 1
    assert "Chỉnh lại ngày giờ" in capsys.readouterr().err


def test_a_half_built_one_of_another_version_is_told(
    demo: Demo, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(now: datetime, progress: Progress) -> bool:
        raise Stuck("council, bước 3")

    monkeypatch.setattr(command, "build", stuck)

    assert demo("--if-empty") == 1
    assert "council, bước 3" in capsys.readouterr().err
