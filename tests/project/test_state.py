"""The installation's own secrets."""

import multiprocessing
from pathlib import Path

import pytest

from khoithong.project import state
from khoithong.project.problem import Problem


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KHOITHONG_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_a_secret_is_made_once_and_kept(home: Path) -> None:
    made = state.secret("django")
    assert len(bytes.fromhex(made)) == 32
    assert state.secret("django") == made
    assert state.secret("other") != made


def test_only_its_owner_reads_it(home: Path) -> None:
    state.secret("django")
    assert (home / "keys").stat().st_mode & 0o077 == 0
    assert [path.stat().st_mode & 0o777 for path in (home / "keys").iterdir()] == [0o600]


def test_two_installations_have_different_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = set()
    for name in ("a", "b"):
        monkeypatch.setenv("KHOITHONG_HOME", str(tmp_path / name))
        secrets.add(state.secret("django"))
    assert len(secrets) == 2


def test_processes_that_start_at_once_agree(home: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert len(set(pool.map(state.secret, ["django"] * 16))) == 1


def test_a_folder_that_cannot_be_used_is_said_plainly(home: Path) -> None:
    home.write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(Problem, match="KHOITHONG_HOME="):
        state.secret("django")


def test_a_checkout_keeps_its_state_in_var(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KHOITHONG_HOME")
    assert state.home() == Path(__file__).parents[2] / "var"


def test_an_installed_package_keeps_its_state_with_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KHOITHONG_HOME")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(state, "SOURCE", tmp_path)
    assert state.home() == tmp_path / "khoithong"
