"""`khoithong projections rebuild`: what lists read, compared with the register and built again from it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from khoithong.cli import projections

if TYPE_CHECKING:
    from tests.desk.conftest import Desk

pytestmark = pytest.mark.django_db


def rebuild(*options: str) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser()
    projections.add_arguments(parser)
    return projections.run(parser.parse_args(["rebuild", *options]))


def test_a_difference_is_named_and_the_rebuild_takes_it_away(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.submit()
    assert rebuild("--check") == 0
    assert capsys.readouterr().out == ""

    with connection.cursor() as cursor:
        cursor.execute("UPDATE casefiles_case SET status = 'suspended' WHERE id = %s", [desk.case])
    assert rebuild("--check") == 1
    assert f"{desk.row.code}: status" in capsys.readouterr().out
    assert rebuild("--check") == 1  # a comparison repairs nothing

    assert rebuild() == 0
    assert "1 hồ sơ có thay đổi" in capsys.readouterr().err
    assert rebuild("--check") == 0
    assert rebuild() == 0
    assert "0 hồ sơ có thay đổi" in capsys.readouterr().err
