"""Run a module of ours in a process of its own that can do little: for what strangers' files are opened with.

Libraries that draw PDFs and fill Word templates are large and were not written for hostile input. They run in a
child with no environment, with limits of memory, time, files and processes, and under a number that is no account's
where the parent is root: `nobody` may be the one the database runs under. The child imports what it needs, calls `confine`, and only then looks at what it was given.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import stat
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE: Final = 1024 * 1024
_NO_ACCOUNT: Final = 64_646
"""User and group of the child of a parent that is root: owns nothing on the machine but what it is handed."""
_NO_NEW_PRIVILEGES: Final = 38
"""`PR_SET_NO_NEW_PRIVS` of Linux."""
_TAIL: Final = 2000
"""Characters kept of what a child wrote on stderr."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use."""

    memory: int
    """Bytes of address space."""
    cpu: int
    """Seconds of processor time."""
    file: int
    """Bytes of the largest file it may write; 0: none at all."""
    files: int
    """Files open at once."""
    alone: bool = False
    """Whether it may start no further process or thread."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended."""

    status: int
    """0 when it did what it should; negative: ended by that signal; `TIMED_OUT`."""
    output: bytes
    error: str


TIMED_OUT: Final = -1000


def run(module: str, given: bytes, *, seconds: float, folder: Path | None = None) -> Ended:
    """Run a module of ours with `given` on its stdin; `folder` is where it works. Waits at most so long."""
    command = [sys.executable, "-I", "-m", module]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=folder or "/", env={}, start_new_session=True
    ) as child:  # leaving closes the pipes, also the one nobody read to its end
        try:
            output, error = child.communicate(given, timeout=seconds)
            return Ended(child.returncode, output, error.decode("utf-8", "replace")[-_TAIL:])
        except subprocess.TimeoutExpired:
            return Ended(TIMED_OUT, b"", "")
        finally:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)  # whatever it may have started


def confine(limits: Limits) -> None:
    """Give up, in the child, whatever the work does not need; there is no way back."""
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_AS, limits.memory)
    _set(resource.RLIMIT_CPU, limits.cpu)
    _set(resource.RLIMIT_FSIZE, limits.file)
    _set(resource.RLIMIT_NOFILE, limits.files)
    os.umask(0o077)
    os.environ.clear()
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(_NO_ACCOUNT)
        os.setuid(_NO_ACCOUNT)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if limits.alone:
        _set(resource.RLIMIT_NPROC, 0)


def hand_over(folder: Path) -> None:
    """Let the account the child runs under work in a folder made for it."""
    if os.getuid() != 0:
        return
    for place, folders, files in os.walk(folder):
        os.chown(place, _NO_ACCOUNT, _NO_ACCOUNT)
        for name in (*folders, *files):
            os.chown(os.path.join(place, name), _NO_ACCOUNT, _NO_ACCOUNT, follow_symlinks=False)  # noqa: PTH118


def _set(which: int, value: int) -> None:
    """Lower a limit; one already lower stays."""
    hard = resource.getrlimit(which)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, value))


def reaches(folder: Path) -> bool:
    """Whether the account the child runs under gets through to a folder."""
    real = folder.resolve()
    return os.getuid() != 0 or all(step.stat().st_mode & stat.S_IXOTH for step in (real, *real.parents))
