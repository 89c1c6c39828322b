"""`khoithong manage …`: Django's own administration commands, against the project's database."""

import argparse

from khoithong.project.boot import OWNER, booted

_AS_OWNER = {"migrate"}
"""Commands that change tables run as the owner of the tables, all others as the application."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after `manage` is Django's."""
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="lệnh của Django và tham số của nó")


def run(arguments: argparse.Namespace) -> int:
    """Run the Django command; it ends the process itself when it fails."""
    from django.core.management import execute_from_command_line

    words: list[str] = arguments.arguments
    with booted(role=OWNER if words and words[0] in _AS_OWNER else None):
        execute_from_command_line(["khoithong manage", *words])
    return 0
