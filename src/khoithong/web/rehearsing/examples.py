"""Ready-made rehearsals: the worked scenarios that come with each text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from django.conf import settings

from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from khoithong.lawbook.places import regulations_dir
from khoithong.lawbook.yamlsource import load
from khoithong.web.rehearsing.script import read_document

if TYPE_CHECKING:
    from khoithong.rehearsal.scenario import Scenario

SHOWN: Final = 3
"""So many are offered at first sight."""
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Example:
    """One worked scenario of a pack."""

    pack: str
    name: str
    title: str
    regulation: str


def packs() -> list[str]:
    """Every text, those this installation offers for real cases first."""
    offered = [pack for pack in settings.PACKS if pack in pack_ids()]
    return [*offered, *(pack for pack in pack_ids() if pack not in offered)]


@cache
def examples() -> tuple[Example, ...]:
    """All of them, those of the texts this installation offers first."""
    return tuple(example for pack in packs() for example in _of_pack(pack))


def _of_pack(pack: str) -> list[Example]:
    identity = describe(pack).identity
    folder = regulations_dir() / pack / "scenarios"
    return [
        Example(pack, path.stem, str(load(path.read_text("utf-8"), path.name).value["title"]), identity.title)
        for path in sorted(folder.glob("*.yaml"))
    ]


def open_example(pack: str, name: str) -> Scenario | None:
    """The scenario; nothing where there is none of that name."""
    if pack not in pack_ids() or not _NAME.fullmatch(name):
        return None
    path = regulations_dir() / pack / "scenarios" / f"{name}.yaml"
    return read_document(path.read_text("utf-8"), path.name) if path.is_file() else None
