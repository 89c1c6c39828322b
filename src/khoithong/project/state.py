"""Where this installation keeps what is its own: database, keys, collected static files.

`KHOITHONG_HOME` names the folder. Without it, a source checkout uses its own `var/` and an installed
package `~/.local/state/khoithong`. Nothing in it belongs into a repository.
"""

import os
import secrets
from pathlib import Path

from khoithong.lawbook.trouble import why
from khoithong.project.problem import Problem

SOURCE = Path(__file__).resolve().parents[3]
"""The checkout's folder, when this is one."""


def home() -> Path:
    """Return the folder of this installation's state. It need not exist yet."""
    named = os.environ.get("KHOITHONG_HOME")
    if named:
        return Path(named).expanduser().absolute()
    if (SOURCE / "pyproject.toml").is_file():
        return SOURCE / "var"
    return Path(os.environ.get("XDG_STATE_HOME") or "~/.local/state").expanduser() / "khoithong"


def secret(name: str) -> str:
    """Return the installation's own secret of that name (64 hex digits), made at the first call.

    Of two processes that make it at once, one wins and both return the winner's.
    Raises Problem when the folder cannot be read or written.
    """
    folder = home() / "keys"
    path = folder / name
    try:
        if not path.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            _publish(path, secrets.token_hex(32))
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise Problem(
            f"không đọc hoặc ghi được khóa bí mật trong {folder} ({why(error)}). "
            "Chạy bằng tài khoản đã chạy lần đầu, hoặc chọn thư mục khác: KHOITHONG_HOME=/đường/dẫn ./run"
        ) from error


def _publish(path: Path, value: str) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(value + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)  # fails when another process was first, and never shows half a file
    except FileExistsError:
        pass
    finally:
        draft.unlink()
