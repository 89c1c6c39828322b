"""`khoithong tasks open-rounds`."""

import argparse

import pytest

from khoithong.cli import tasks
from khoithong.desk.clock import FixedClock


@pytest.mark.django_db
def test_rounds_that_have_begun_are_opened_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import datetime

    from tests.desk.conftest import bring_in
    from tests.directives.orders import WITH_UNITS, Orders

    bring_in(WITH_UNITS)
    Orders(FixedClock(datetime(2021, 5, 4, 9))).issue({"due_kind": "periodic", "every": "year"})
    monkeypatch.setattr(
        "khoithong.desk.directives.rounds.open_rounds.__kwdefaults__",
        {"clock": FixedClock(datetime(2023, 1, 1, 9))},
    )
    parser = argparse.ArgumentParser()
    tasks.add_arguments(parser)
    asked = parser.parse_args(["open-rounds"])
    assert tasks.run(asked) == 0
    assert "Đã giao 4 phần việc" in capsys.readouterr().err
    assert tasks.run(asked) == 0
    assert "Đã giao 0 phần việc" in capsys.readouterr().err
