"""Runs the web server as a child that ends when we end."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from types import FrameType

from khoithong.project.problem import Problem

_NEXT_PORTS = 20
_CHECK_SECONDS = 1.0


def listen(host: str, port: int, *, exactly: bool) -> socket.socket:
    """Return a socket listening on the port or, unless `exactly`, on the next free one.

    Raises Problem when there is none.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, port + (1 if exactly else _NEXT_PORTS)):
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, candidate))
        except PermissionError:
            sock.close()
            raise Problem(
                f"không được phép dùng cổng {candidate}. Chọn cổng từ 1024: PORT=8000 ./run"
            ) from None
        except OSError:
            sock.close()
            continue
        sock.listen(256)
        return sock
    raise Problem(f"cổng {port} đang có chương trình khác dùng. Chọn cổng khác: PORT={port + 1} ./run")


class WebServer:
    """The application, served on a listening socket."""

    def __init__(self, sock: socket.socket, *, keeping: int) -> None:
        """Start it. The socket is handed over; the descriptor `keeping` stays open as long as it lives."""
        self._process = subprocess.Popen(
            [
                sys.executable, "-m", "gunicorn",
                "--config", "python:khoithong.project.gunicorn_config",
                "--bind", f"fd://{sock.fileno()}",
            ],
            pass_fds=[sock.fileno(), keeping],
            env=os.environ | {"KHOITHONG_PARENT": str(os.getpid())},
            start_new_session=True,  # Ctrl-C reaches us alone; we pass it on, then stop the database after it
        )  # fmt: skip
        sock.close()

    def wait(self, between: Callable[[], None]) -> int:
        """Wait until it ends, calling `between` about every second; return its exit status.

        Ctrl-C, SIGTERM and a closed terminal end it gently, a second Ctrl-C at once.
        """
        asked = False

        def ask(_number: int, _frame: FrameType | None) -> None:
            nonlocal asked
            self._process.send_signal(signal.SIGQUIT if asked else signal.SIGTERM)
            asked = True

        for number in (
            signal.SIGINT,
            signal.SIGTERM,
        ):  # heard even where a shell started it in the background
            signal.signal(number, ask)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup keeps its meaning
            signal.signal(signal.SIGHUP, ask)
        while True:
            try:
                status = self._process.wait(_CHECK_SECONDS)
            except subprocess.TimeoutExpired:
                if not asked:
                    between()
            else:
                return 0 if asked else status
