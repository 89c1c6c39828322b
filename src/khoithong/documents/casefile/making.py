"""Make a package in a process of its own: `python -m khoithong.documents.casefile.making` in the folder prepared for it.

The folder has `file.json` (the case's file), `package/data/` (contents, the register) and copies of what pages are set
with. stdin names the items to leave as they are. Before an item is opened its place is written to `at`, so that the
parent knows which one ended the process.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

import khoithong
from khoithong.documents.casefile.bagging import bag
from khoithong.documents.casefile.entries import Casefile, casefile_of, index_json
from khoithong.documents.casefile.joining import join
from khoithong.documents.casefile.typesetting import Typesetter
from khoithong.documents.confinement import MEGABYTE, Limits, confine

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

LIMITS: Final = Limits(memory=3 * 1024 * MEGABYTE, cpu=600, file=4 * 1024 * MEGABYTE, files=256)


def main() -> int:
    """Join, index, pack."""
    here = Path.cwd()
    skip = set(json.loads(sys.stdin.read() or "[]"))
    setter = Typesetter.in_folder(here, here / "fonts", "package/")
    _warm(setter, here / "warm")
    confine(LIMITS)
    file = casefile_of(json.loads((here / "file.json").read_text(encoding="utf-8")))
    at = here / "at"
    _make(file, here / "package", setter, skip, lambda place: at.write_text(str(place)))
    return 0


def _make(
    file: Casefile, root: Path, setter: Typesetter, skip: Collection[int], note: Callable[[int], object]
) -> None:
    joined = join(file, root, setter, skip=skip, note=note)
    (root / "data" / "muc-luc.pdf").write_bytes(setter.index(file, joined.items))
    _write(root / "data" / "danh-muc.json", index_json(file, joined.items))
    bag(root, file, agent=f"Khơi Thông {khoithong.__version__}")


def _warm(setter: Typesetter, folder: Path) -> None:
    """Do everything once with an empty file: afterwards no module has to be read from places closed by then."""
    words = dict.fromkeys((field.name for field in fields(Casefile)), "-")
    empty = casefile_of({**words, "number": 0, "items": [], "acts": [], "made": "2026-01-01T00:00:00"})
    (folder / "data").mkdir(parents=True)
    _make(empty, folder, setter, (), lambda _place: None)
    shutil.rmtree(folder)


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
