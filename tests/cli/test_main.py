"""The command line: quick to start, plain when something is wrong."""

import argparse
import subprocess
import sys
from types import ModuleType

import pytest

from khoithong.cli import main as cli
from khoithong.cli.commands import COMMANDS, Command
from khoithong.project.problem import Problem


def khoithong(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, then optionally a line of Python in the same one."""
    script = (
        "import sys; from khoithong.cli.main import main\n"
        f"try: status = main({list(arguments)!r})\n"
        "except SystemExit as end: status = end.code\n"
        f"{code}\nsys.exit(status)"
    )
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_help_lists_every_command() -> None:
    done = khoithong("--help")
    assert done.returncode == 0
    for command in COMMANDS:
        assert f"  {command.name} " in done.stdout
        assert command.help in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["rehearse", "--help"], ["regulation", "--help"], ["serve", "--help"], ["--version"]],
)
def test_it_starts_without_django(arguments: list[str]) -> None:
    done = khoithong(*arguments, code="assert 'django' not in sys.modules")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_its_module(command: Command) -> None:
    done = khoithong(command.name, "--help")
    assert done.returncode == 0, done.stderr
    assert f"khoithong {command.name}" in done.stdout


def test_an_unknown_command_is_an_error_that_names_the_known_ones() -> None:
    done = khoithong("khong-co")
    assert done.returncode == 2
    assert "rehearse" in done.stderr


def test_no_command_is_an_error() -> None:
    assert khoithong().returncode == 2


def stand_in(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Put a command in the table that ends with the error."""

    def run(_arguments: argparse.Namespace) -> int:
        raise error

    module = ModuleType("stand_in")
    vars(module).update(add_arguments=lambda _parser: None, run=run)
    monkeypatch.setitem(sys.modules, "stand_in", module)
    monkeypatch.setattr(cli, "COMMANDS", (Command("try", "stand_in", ""),))


def test_a_problem_is_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(monkeypatch, Problem("hết giấy. Nạp giấy rồi chạy lại."))
    assert cli.main(["try"]) == 1
    assert capsys.readouterr().err == "khoithong: hết giấy. Nạp giấy rồi chạy lại.\n"


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stand_in(monkeypatch, KeyboardInterrupt())
    assert cli.main(["try"]) == 130
    assert capsys.readouterr().err == ""


def test_a_reader_that_goes_away_is_no_error() -> None:
    script = "import sys; from khoithong.cli.main import main; sys.exit(main(['--help']))"
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -c "{script}" | true; echo ${{PIPESTATUS[0]}}'],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
