"""`khoithong serve`: database, tables, static files and the web server, until Ctrl-C."""

import argparse
import os
import subprocess
import sys
from contextlib import ExitStack

from khoithong.project.database.server import Server
from khoithong.project.environment import number
from khoithong.project.exclusive import only_one
from khoithong.project.problem import Problem
from khoithong.project.state import home
from khoithong.project.webserver import WebServer, listen

_PORT = 8000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Address, port, demonstration data."""
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định 127.0.0.1)")
    parser.add_argument("--port", type=int, help=f"cổng (mặc định {_PORT}, bận thì lấy cổng trống kế tiếp)")
    parser.add_argument("--demo", action="store_true", help="có dữ liệu trình diễn; in tài khoản")


def run(arguments: argparse.Namespace) -> int:
    """Serve until asked to stop; return the web server's exit status."""
    host: str = arguments.host
    asked_port: int = arguments.port or number("PORT", 0)
    if arguments.demo:
        os.environ["KHOITHONG_DEMONSTRATION"] = "1"
    with ExitStack() as until_stopped:
        serving = until_stopped.enter_context(only_one(home()))
        sock = until_stopped.enter_context(listen(host, asked_port or _PORT, exactly=bool(asked_port)))
        port = sock.getsockname()[1]
        server = None
        if not os.environ.get("DATABASE_URL"):
            server = Server(home())
            until_stopped.enter_context(server.held())
        accounts = _prepare(demo=arguments.demo)
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        serving.note(address)
        web = WebServer(sock, keeping=serving.descriptor)
        if port != (asked_port or _PORT):
            print(f"Cổng {_PORT} đang có chương trình khác dùng; đã chọn cổng {port}.")
        print(f"{accounts}\nKhơi Thông đang chạy tại {address}  (dừng: Ctrl-C)", flush=True)
        return web.wait(Reviver(server))


def _prepare(*, demo: bool) -> str:
    """Bring tables, static files and demonstration data up to date; return the accounts to print."""
    _khoithong("manage", "migrate", "--verbosity", "0")
    _khoithong("manage", "collectstatic", "--noinput", "--verbosity", "0")
    if not demo:
        return ""
    _khoithong("demo", "--if-empty")
    return _khoithong("demo", "--accounts")


def _khoithong(*arguments: str) -> str:
    # Each in a process of its own: migrations are the owner's business, the rest the application's.
    done = subprocess.run(
        [sys.executable, "-m", "khoithong", *arguments], stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise Problem(f"bước chuẩn bị `khoithong {' '.join(arguments)}` không xong; lỗi ở ngay trên.")
    return done.stdout


class Reviver:
    """Starts the database again whenever it was killed, however often that takes; the web server goes on meanwhile."""

    def __init__(self, server: Server | None) -> None:
        self._server = server
        self._trouble = ""

    def __call__(self) -> None:
        """Look once."""
        try:
            if self._server and self._server.revive():
                self._say("Cơ sở dữ liệu bị dừng đột ngột, đã khởi động lại.")
            self._trouble = ""
        except Problem as problem:
            if str(problem) != self._trouble:  # once, not every second
                self._say(f"Cơ sở dữ liệu chưa khởi động lại được, đang thử tiếp: {problem}")
            self._trouble = str(problem)

    @staticmethod
    def _say(words: str) -> None:
        print(words, file=sys.stderr, flush=True)
