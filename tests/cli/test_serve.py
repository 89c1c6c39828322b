"""`khoithong serve` as a real process: started, killed, started again."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from khoithong.project.database.server import Server

_SECONDS = 180  # a machine under load is no defect


class Application:
    """One `khoithong serve` process."""

    def __init__(self, home: Path, *arguments: str, deaf: bool = False) -> None:
        """`deaf` starts it as a shell starts a background command: with Ctrl-C ignored."""
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
        return self.process.wait(_SECONDS)


def until(met: Callable[[], bool], application: Application) -> None:
    """Wait for something to become true."""
    give_up = time.monotonic() + _SECONDS
    while not met():
        assert time.monotonic() < give_up, application.said()
        time.sleep(0.05)


def status(address: str) -> int:
    """Return what the application answers on its first page; 0 when nobody answers."""
    try:
        with urllib.request.urlopen(address + "dang-nhap/", timeout=90) as answer:  # noqa: S310 - our own
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except (urllib.error.URLError, ConnectionError):
        return 0


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


def test_it_serves_until_asked_to_stop_and_leaves_nothing_running(
    home: Path, serve: Callable[..., Application]
) -> None:
    first = serve()
    address = first.address()
    assert status(address) == 200
    assert first.stop() == 0
    assert status(address) == 0
    assert Server(home).process() is None
    second = serve()
    assert status(second.address()) == 200
    assert second.stop(signal.SIGTERM) == 0


def test_it_hears_the_request_to_stop_where_a_shell_started_it_in_the_background(
    serve: Callable[..., Application],
) -> None:
    application = serve(deaf=True)
    application.address()
    assert application.stop() == 0


def test_a_second_one_says_that_the_first_runs_and_where(serve: Callable[..., Application]) -> None:
    first = serve()
    address = first.address()
    second = serve()
    assert second.process.wait(_SECONDS) == 1
    assert address in second.said()
    assert "Traceback" not in second.said()
    assert status(address) == 200


def test_a_killed_database_comes_back_while_the_application_runs(
    home: Path, serve: Callable[..., Application]
) -> None:
    application = serve()
    address = application.address()
    for _ in range(8):
        assert status(address) == 200  # connections are made and kept
    killed = Server(home).process()
    assert killed
    os.kill(killed, signal.SIGKILL)
    until(lambda: "đã khởi động lại" in application.said(), application)
    for _ in range(8):
        assert status(address) == 200


def test_a_killed_application_leaves_no_web_server_and_starts_again(
    home: Path, serve: Callable[..., Application]
) -> None:
    killed = serve()
    address = killed.address()
    port = address.rstrip("/").rsplit(":", 1)[1]
    killed.stop(signal.SIGKILL)
    again = serve("--port", port)
    assert again.address() == address
    assert status(address) == 200
    assert again.stop() == 0
    assert Server(home).process() is None


def test_a_port_in_use_is_told_with_the_way_out(serve: Callable[..., Application]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        application = serve("--port", str(port))
        assert application.process.wait(_SECONDS) == 1
    assert f"PORT={port + 1} ./run" in application.said()
    assert "Traceback" not in application.said()


def test_without_a_port_asked_for_the_next_free_one_is_taken_and_named(
    serve: Callable[..., Application],
) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", 8000))
            taken.listen()
        except OSError:
            pass  # something else uses it: as good
        application = serve()
        address = application.address()
        assert address != "http://127.0.0.1:8000/"
        assert "8000" in application.said().replace(address, "")


def test_a_folder_that_cannot_be_used_is_told_plainly(home: Path, serve: Callable[..., Application]) -> None:
    home.write_text("không phải thư mục", encoding="utf-8")
    application = serve()
    assert application.process.wait(_SECONDS) == 1
    assert "KHOITHONG_HOME=" in application.said()
    assert "Traceback" not in application.said()
