"""`khoithong files tidy`."""

import argparse

import pytest

from khoithong.cli import files


@pytest.mark.django_db
def test_tidying_says_how_many_and_when_it_cannot(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parser = argparse.ArgumentParser()
    files.add_arguments(parser)
    asked = parser.parse_args(["tidy"])
    assert files.run(asked) == 0
    assert "Đã xóa 0 tệp" in capsys.readouterr().err
    monkeypatch.setattr("khoithong.casefiles.attachments.store._storage", lambda: 1 / 0)
    assert files.run(asked) == 1
    assert "Kho tệp không đọc, ghi được" in capsys.readouterr().err
