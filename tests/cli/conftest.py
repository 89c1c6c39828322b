"""The application as a process of its own, in a state folder of its own."""

from __future__ import annotations

import shutil
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khoithong.project.database.server import Server
from tests.cli.serving import Application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def home() -> Iterator[Path]:
    """A state folder every account can reach."""
    folder = Path(tempfile.mkdtemp(prefix="khoithong-serve-"))
    folder.chmod(0o755)
    yield folder / "state"
    Server(folder / "state").stop()
    shutil.rmtree(folder)


@pytest.fixture
def serve(home: Path) -> Iterator[Callable[..., Application]]:
    """Return a function that starts the application in the folder; ends what still runs afterwards."""
    started: list[Application] = []

    def start(*arguments: str, deaf: bool = False) -> Application:
        started.append(Application(home, *arguments, deaf=deaf))
        return started[-1]

    yield start
    for application in started:
        if application.process.poll() is None:
            application.stop(signal.SIGTERM)
