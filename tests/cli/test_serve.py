"""`khoithong serve` as a real process: started, killed, started again."""

import os
import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from khoithong.cli.serve import Reviver
from khoithong.project.database.server import Server
from khoithong.project.problem import Problem
from tests.cli.serving import SECONDS, Application, until


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
    assert second.process.wait(SECONDS) == 1
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
        assert application.process.wait(SECONDS) == 1
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
    assert application.process.wait(SECONDS) == 1
    assert "KHOITHONG_HOME=" in application.said()
    assert "Traceback" not in application.said()


def test_a_database_that_does_not_start_is_tried_again_and_told_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tries = iter(("full", "full", "started", "running"))

    class Stubborn(Server):
        def revive(self) -> bool:
            answer = next(tries)
            if answer == "full":
                raise Problem("đĩa đầy")
            return answer == "started"

    revive = Reviver(Stubborn(Path("/khong-co")))
    for _ in range(4):
        revive()
    told = capsys.readouterr().err
    assert told.count("chưa khởi động lại được, đang thử tiếp: đĩa đầy") == 1
    assert told.count("đã khởi động lại") == 1
