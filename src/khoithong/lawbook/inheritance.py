"""A pack may extend others: leaves are inherited, and replaced only where the pack says so.

A leaf that stands where an inherited one stands must carry ``replaces: PACK``, the pack whose leaf gives way;
with ``removed: REASON`` beside it nothing takes its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.lawbook.packfiles import PackFiles
from khoithong.lawbook.yamlsource import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from khoithong.lawbook.node import Node

REPLACES: Final = "replaces"
_REMOVED: Final = "removed"


def chain(pack_id: str, root: Path) -> tuple[PackFiles, ...]:
    """A pack after all it extends, nearest last; raises `SourceError` for unknown packs and for loops."""
    found: dict[str, PackFiles] = {}
    _collect(PackFiles(root / pack_id), root, (), found)
    return tuple(found.values())


def _collect(pack: PackFiles, root: Path, above: tuple[str, ...], found: dict[str, PackFiles]) -> None:
    if not pack.has("pack.yaml"):
        raise SourceError(f"{above[-1]}/pack.yaml", 1, f"extends: không có gói “{pack.id}”")
    if pack.id in above:
        raise SourceError(
            f"{above[-1]}/pack.yaml", 1, f"extends: kế thừa vòng tròn {' → '.join((*above, pack.id))}"
        )
    for base in pack.identity.extends:
        if base not in found:
            _collect(PackFiles(root / base), root, (*above, pack.id), found)
    found[pack.id] = pack


class Merged:
    """The leaves of a chain of packs, each still knowing the pack and line it comes from."""

    def __init__(self, packs: Iterable[PackFiles], file: str, sections: tuple[str, ...] | None) -> None:
        """Read ``file`` of each pack; ``sections`` are the keys it may have at its top, ``None`` if they are leaves."""
        self._tops: list[tuple[Node, dict[str, Node]]] = []
        for pack in packs:
            if pack.has(file):
                top = pack.read(file)
                self._tops.append((top, top.entries() if sections is None else top.record((), sections)))
            elif not pack.identity.extends:
                raise SourceError(f"{pack.id}/{file}", 1, f"thiếu tệp {file}")

    @property
    def top(self) -> Node:
        """The last pack's file, to which an absence is charged."""
        return self._tops[-1][0]

    def single(self, section: str) -> Node | None:
        """A section that is one leaf."""
        merged: dict[str, Node] = {}
        for _, sections in self._tops:
            if section in sections:
                _put(merged, section, sections[section])
        return merged.get(section)

    def needed(self, section: str) -> Node:
        """As `single`, for a section no pack can do without."""
        node = self.single(section)
        if node is None:
            raise self.top.error(f"thiếu mục “{section}”")
        return node

    def mapping(self, section: str | None = None) -> dict[str, Node]:
        """The leaves of a section that is a mapping, or of the whole file, by key."""
        merged: dict[str, Node] = {}
        for top, sections in self._tops:
            if section is None:
                own = sections
            elif section in sections:
                own = sections[section].entries()
            else:
                continue
            _refuse_blank(top, own)
            for key, node in own.items():
                _put(merged, key, node)
        return merged

    def listing(self, section: str, key_of: Callable[[Node], str]) -> list[Node]:
        """The leaves of a section that is a list; ``key_of`` tells which leaves stand at the same place."""
        merged: dict[str, Node] = {}
        for _, sections in self._tops:
            if section not in sections:
                continue
            for node in sections[section].items():
                node.entries()
                _put(merged, key_of(node), node)
        return list(merged.values())


def _refuse_blank(top: Node, own: dict[str, Node]) -> None:
    for key, node in own.items():
        if not key.strip():
            raise top.inner(key, node.value).error("tên không được để trống")


def _put(merged: dict[str, Node], key: str, node: Node) -> None:
    before = merged.get(key)
    value = node.value
    replaced = value.get(REPLACES) if isinstance(value, dict) else None
    if before is not None and before.pack is node.pack:
        raise node.error(f"“{key}” đã có ở dòng {before.line}")
    if replaced is None:
        if before is not None:
            raise node.error(
                f"“{key}” đã có trong gói {before.pack.id}; muốn thay thì ghi “replaces: {before.pack.id}”"
            )
        merged[key] = node
        return
    if before is None or replaced != before.pack.id:
        raise node.inner(REPLACES, replaced).error(f"gói “{replaced}” không có “{key}” để thay")
    node = node.without(REPLACES)
    if _REMOVED in value:
        node.record((_REMOVED,))[_REMOVED].text()
        del merged[key]
    else:
        merged[key] = node
