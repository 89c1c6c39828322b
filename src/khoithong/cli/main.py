"""Entry point of the `khoithong` command."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from importlib import import_module

from khoithong import __version__
from khoithong.cli.commands import COMMANDS, Command
from khoithong.project.problem import Problem


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; return its exit status (2 for wrong arguments, 1 for a problem told on stderr)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    by_name = {command.name: command for command in COMMANDS}
    try:
        if arguments and arguments[0] in by_name:
            return _run(by_name[arguments[0]], arguments[1:])
        _overview().parse_args(arguments)
    except Problem as problem:
        print(f"khoithong: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of a pipe went away (| head): end quietly, and keep Python's own last flush quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


def _run(command: Command, arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog=f"khoithong {command.name}", description=command.help)
    with ExitStack() as until_done:
        if command.needs_django:
            from khoithong.project.boot import booted

            only_help = bool({"-h", "--help"} & set(arguments))
            until_done.enter_context(booted(database=not only_help))
        module = import_module(command.module)
        module.add_arguments(parser)
        status: int = module.run(parser.parse_args(arguments))
        return status


def _overview() -> argparse.ArgumentParser:
    width = max(len(command.name) for command in COMMANDS)
    table = "\n".join(f"  {command.name:<{width}}  {command.help}" for command in COMMANDS)
    parser = argparse.ArgumentParser(
        prog="khoithong",
        description="Khơi Thông: tháo gỡ điểm nghẽn theo đúng quy định.",
        usage="khoithong [--help] [--version] LỆNH …",
        epilog=f"Các lệnh:\n{table}\n\nXem cách dùng từng lệnh: khoithong LỆNH --help",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"khoithong {__version__}")
    parser.add_argument("command", choices=[command.name for command in COMMANDS], help=argparse.SUPPRESS)
    return parser
