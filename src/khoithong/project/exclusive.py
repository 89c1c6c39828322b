"""One running application per installation."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from khoithong.lawbook.trouble import why
from khoithong.project.problem import Problem

_ENDING_SECONDS = 20
"""How long the web server of a killed application may take to end."""


class Serving:
    """The place of the running application: a locked file with its process id and address.

    The lock lives as long as any process has the descriptor open, so the web server, which is given it, keeps
    the place until it has really ended. The kernel lets go even after kill -9.
    """

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    def note(self, address: str) -> None:
        """Write down where the application is, for whoever finds the place taken."""
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, f"{os.getpid()} {address}".encode(), 0)

    def taken(self) -> bool:
        """Take the place, unless somebody has it."""
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False

    def other(self) -> tuple[int, str]:
        """Return process id (0 when not known) and address of whoever has the place."""
        pid, _, address = os.pread(self.descriptor, 200, 0).decode().partition(" ")
        return int(pid or 0), address


@contextmanager
def only_one(folder: Path) -> Iterator[Serving]:
    """Hold the installation's place. Raises Problem with the address when another application has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        serving = Serving(os.open(folder / "serving", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise Problem(
            f"không ghi được vào thư mục {folder} ({why(error)}). Chạy bằng tài khoản đã chạy lần đầu, "
            "hoặc chọn thư mục khác: KHOITHONG_HOME=/đường/dẫn ./run"
        ) from error
    try:
        give_up = time.monotonic() + _ENDING_SECONDS
        while serving.taken():
            pid, address = serving.other()
            if _alive(pid) or time.monotonic() > give_up:
                where = f", tại {address}" if address else ""
                how = f", hoặc kill {pid}" if pid else ""
                raise Problem(f"ứng dụng đang chạy rồi{where}. Muốn dừng: Ctrl-C ở cửa sổ kia{how}.")
            time.sleep(0.1)
        serving.note("")
        yield serving
    finally:
        os.close(serving.descriptor)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return pid > 0
