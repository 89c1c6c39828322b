"""Citations: every leaf that decides something names its provision and quotes it word for word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from khoithong.lawbook.node import shorten
from khoithong.lawbook.packfiles import fold
from khoithong.procedure.regulation import NOWHERE, Cited

if TYPE_CHECKING:
    from khoithong.lawbook.node import Node
    from khoithong.lawbook.packfiles import PackFiles

_ROUTES: Final = ("collective", "council")
_FEWEST_WORDS: Final = 2
_WORDS_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Leaf:
    """One quotation: which rule of the pack rests on which words of which provision."""

    rule: str
    """The rule, as its place in the pack: ``acts.approve``, ``numbers.majority``."""
    provision: str
    """Complete reference."""
    excerpt: str | None
    """The words quoted; ``None`` where the pack does not hold them (partial text), shown as unverified."""
    route: str | None
    """``collective`` or ``council`` where the rule rests on different provisions."""
    file: str
    line: int


@dataclass(slots=True)
class Citations:
    """Reads citations, verifies them against the texts and keeps each as a `Leaf`."""

    packs: dict[str, PackFiles]
    """The pack and all it extends."""
    leaves: list[Leaf] = field(default_factory=list)

    def one(self, node: Node, rule: str) -> str:
        """The provision a leaf rests on; of several the first."""
        return self._read(node, rule, None)

    def cited(self, node: Node, rule: str) -> Cited:
        """The provision a leaf rests on, which may differ by route."""
        entries = node.entries()
        if not any(key in _ROUTES for key in entries):
            ref = self._read(node, rule, None)
            return Cited(ref, ref)
        by_route = node.record(_ROUTES)
        return Cited(*(self._read(by_route[route], rule, route) for route in _ROUTES))

    def leaf(self, fields: dict[str, Node], owner: Node, rule: str) -> tuple[Cited, str | None]:
        """A leaf's provision, or the reason why the software adds it: exactly one of ``cite`` and ``addition``."""
        if "cite" in fields and "addition" in fields:
            raise fields["addition"].error("đã dẫn điều khoản (cite) thì không ghi “addition”")
        if "cite" in fields:
            return self.cited(fields["cite"], rule), None
        if "addition" in fields:
            return NOWHERE, fields["addition"].text()
        raise owner.error(
            f"{owner.name} thiếu căn cứ: ghi “cite” (điều khoản và nguyên văn) hoặc “addition” (lý do phần mềm thêm)"
        )

    def reference(self, node: Node) -> str:
        """A bare reference to a provision, made complete."""
        value = node.value
        if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
            raise node.error(f"{node.name} phải là một điều khoản, ví dụ 7/2/2.1")
        return self._resolve(node, str(value).strip())[2]

    def _resolve(self, node: Node, ref: str) -> tuple[PackFiles, str, str]:
        named, sign, rest = ref.rpartition("#")
        pack = self.packs.get(named) if sign else node.pack
        if pack is None:
            raise node.error(f"gói “{shorten(named)}” không phải gói này hay gói mà nó kế thừa (extends)")
        if not pack.text.contains(rest):
            raise node.error(f"văn bản {pack.id} không có điều khoản “{shorten(rest)}”")
        return pack, rest, f"{pack.id}#{rest}"

    def _read(self, node: Node, rule: str, route: str | None) -> str:
        entries = node.entries()
        if not entries:
            raise node.error(f"{node.name} phải dẫn ít nhất một điều khoản")
        refs = [self._quote(key, excerpt, rule, route) for key, excerpt in entries.items()]
        return refs[0]

    def _quote(self, key: str, node: Node, rule: str, route: str | None) -> str:
        pack, rest, ref = self._resolve(node, key)
        excerpt = None
        if node.value is not None or pack.identity.complete:
            if not isinstance(node.value, str) or not node.value.strip():
                raise node.error(f"thiếu nguyên văn trích từ {pack.text.provisions[rest].label} ({ref})")
            excerpt = fold(node.value)
            self._check(pack, rest, ref, excerpt, node)
        self.leaves.append(Leaf(rule, ref, excerpt, route, node.source.file, node.line))
        return ref

    @staticmethod
    def _check(pack: PackFiles, rest: str, ref: str, excerpt: str, node: Node) -> None:
        words = pack.folded(rest)
        if excerpt in words:
            return
        label = pack.text.provisions[rest].label
        raise node.error(
            f"trích dẫn không đúng nguyên văn {label} ({ref}): “{excerpt}”{_where_it_departs(excerpt, words)}"
        )


def _where_it_departs(excerpt: str, words: str) -> str:
    """Where a quotation leaves the text, when it begins as the text does."""
    low, high = 0, len(excerpt)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if excerpt[:middle] in words else (low, middle - 1)
    start = excerpt[:low].split()
    if len(start) < _FEWEST_WORDS:
        return ""
    after = words[words.index(excerpt[:low]) + low :].split()[:_WORDS_SHOWN]
    return f"; khớp đến “…{' '.join(start[-_WORDS_SHOWN:])}”, sau đó văn bản viết “{' '.join(after)}”"
