"""`khoithong serve` as a real process, for tests."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECONDS = 180
"""Patience: a machine under load is no defect."""


class Application:
    """One `khoithong serve` process."""

    def __init__(self, home: Path, *arguments: str, deaf: bool = False) -> None:
        """`deaf` starts it as a shell starts a background command: with Ctrl-C ignored."""
        self.home = home
        self.output = home.parent / f"output-{time.monotonic_ns()}"
        environment = os.environ | {"KHOITHONG_HOME": str(home), "KHOITHONG_WEB_WORKERS": "1"}
        for name in ("KHOITHONG_DATABASE_ROLE", "DJANGO_ALLOW_ASYNC_UNSAFE"):
            environment.pop(name, None)
        command = [sys.executable, "-m", "khoithong", "serve", *arguments]
        if deaf:
            command = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *command]
        with self.output.open("w") as file:
            self.process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT, env=environment)

    def said(self) -> str:
        """Everything printed so far."""
        return self.output.read_text(encoding="utf-8")

    def address(self) -> str:
        """Wait until it is ready; return its address."""
        until(lambda: "đang chạy tại" in self.said() or self.process.poll() is not None, self)
        assert self.process.poll() is None, self.said()
        return self.said().split("đang chạy tại ")[1].split()[0]

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Ask it to end; return its exit status."""
        self.process.send_signal(number)
        return self.process.wait(SECONDS)


def until(met: Callable[[], bool], application: Application) -> None:
    """Wait for something to become true."""
    give_up = time.monotonic() + SECONDS
    while not met():
        assert time.monotonic() < give_up, application.said()
        time.sleep(0.05)
