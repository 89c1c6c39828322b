"""One running application per installation."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from khoithong.project.problem import Problem

_ENDING_SECONDS = 3
"""How long what a killed application leaves behind may take to end."""


@contextmanager
def only_one(folder: Path) -> Iterator[Callable[[str], None]]:
    """Hold the installation's place for the running application; yield a function that notes its address.

    Raises Problem naming that address when another one holds it. The kernel lets go even after kill -9.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / "serving", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise Problem(
            f"không ghi được vào thư mục {folder} ({error.strerror}). Chạy bằng tài khoản đã chạy lần đầu, "
            "hoặc chọn thư mục khác: KHOITHONG_HOME=/đường/dẫn ./run"
        ) from error
    try:
        give_up = time.monotonic() + _ENDING_SECONDS
        while not _lock(descriptor):
            if time.monotonic() > give_up:
                pid, _, address = os.read(descriptor, 200).decode().partition(" ")
                raise Problem(
                    f"ứng dụng đang chạy rồi{', tại ' + address if address else ''}. "
                    f"Muốn chạy lại: nhấn Ctrl-C ở cửa sổ kia{', hoặc kill ' + pid if pid else ''}."
                )
            time.sleep(0.1)
        _note(descriptor, "")
        yield lambda address: _note(descriptor, f"{os.getpid()} {address}")
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _note(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, text.encode(), 0)
