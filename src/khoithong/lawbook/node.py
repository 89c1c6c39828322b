"""One value of a pack's file: knows its place and refuses what is not as it must be."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from khoithong.lawbook.packfiles import PackFiles
    from khoithong.lawbook.yamlsource import Located, SourceError

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_LISTED: Final = 45
_LONGEST_SHOWN: Final = 60


class Node:
    """A value, the file and path it stands at and the pack it belongs to.

    Every method returns what is asked for or raises `SourceError`.
    """

    __slots__ = ("pack", "path", "source", "value")

    def __init__(self, pack: PackFiles, source: Located, path: tuple[str | int, ...], value: Any) -> None:
        self.pack = pack
        self.source = source
        self.path = path
        self.value: Any = value

    @property
    def line(self) -> int:
        """The line where the value, or the key it stands under, begins."""
        return self.source.key_line(self.path)

    @property
    def name(self) -> str:
        """How messages call this value: the key it stands under, or its place in the list."""
        keys = [step for step in self.path if isinstance(step, str)]
        named = f"“{shorten(keys[-1])}”" if keys else "nội dung tệp"
        last = self.path[-1] if self.path else ""
        return f"mục {last + 1} của {named}" if isinstance(last, int) and keys else named

    def error(self, message: str) -> SourceError:
        """An error about this value, ready to be raised."""
        return self.source.error(self.path, message)

    def inner(self, step: str | int, value: Any) -> Node:
        """The value one step further in."""
        return Node(self.pack, self.source, (*self.path, step), value)

    def entries(self) -> dict[str, Node]:
        """The inner values of a mapping by key; a key that reads as a whole number is taken as printed."""
        if not isinstance(self.value, dict):
            raise self.error(f"{self.name} phải là một danh mục “khóa: giá trị”")
        found: dict[str, Node] = {}
        for key, value in self.value.items():
            node = self.inner(key, value)
            if isinstance(key, bool) or not isinstance(key, str | int):
                raise node.error(f"khóa “{shorten(str(key))}” phải là chữ; hãy đặt trong dấu nháy")
            if str(key) in found:
                raise node.error(f"khóa “{shorten(str(key))}” bị lặp lại")
            found[str(key)] = node
        return found

    def record(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, Node]:
        """The inner values of a mapping with all of ``required`` and nothing beyond ``optional``."""
        found = self.entries()
        allowed = [*required, *optional]
        for key, node in found.items():
            if key not in allowed:
                raise node.error(f"không có khóa “{shorten(key)}”{guess(key, allowed)}")
        for key in required:
            if key not in found:
                raise self.error(f"{self.name} thiếu “{key}”")
        return found

    def items(self) -> list[Node]:
        """The items of a list."""
        if not isinstance(self.value, list):
            raise self.error(f"{self.name} phải là một danh sách")
        return [self.inner(index, value) for index, value in enumerate(self.value)]

    def text(self) -> str:
        """A text that is not blank."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.error(f"{self.name} phải là một đoạn chữ, không để trống")
        return self.value.strip()

    def optional_text(self) -> str | None:
        """A text, or None where the value is null."""
        return None if self.value is None else self.text()

    def flag(self) -> bool:
        """``true`` or ``false``."""
        if not isinstance(self.value, bool):
            raise self.error(f"{self.name} phải là true hoặc false")
        return self.value

    def whole(self, least: int, most: int) -> int:
        """A whole number from ``least`` to ``most``, both included."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.error(f"{self.name} phải là một số nguyên")
        if not least <= self.value <= most:
            raise self.error(f"{self.name} phải từ {least} đến {most}")
        return self.value

    def day(self) -> date:
        """A date written 2026-01-31."""
        if isinstance(self.value, str) and _DATE.fullmatch(self.value):
            try:
                return date.fromisoformat(self.value)
            except ValueError:
                pass
        raise self.error(f"{self.name} phải là một ngày có thật, viết 2026-01-31")

    def optional_day(self) -> date | None:
        """A date, or None where the value is null."""
        return None if self.value is None else self.day()

    def word(self, allowed: Collection[str], what: str) -> str:
        """One of ``allowed``; ``what`` names in Vietnamese what they are."""
        if not isinstance(self.value, str) or self.value not in allowed:
            given = shorten(str(self.value))
            raise self.error(f"không có {what} “{given}”{guess(given, allowed)}")
        return self.value

    def words(self, allowed: Collection[str], what: str) -> tuple[str, ...]:
        """A list of ``allowed`` words, none twice."""
        found: list[str] = []
        for item in self.items():
            word = item.word(allowed, what)
            if word in found:
                raise item.error(f"“{word}” được kê hai lần")
            found.append(word)
        return tuple(found)

    def some_words(self, allowed: Collection[str], what: str) -> tuple[str, ...]:
        """As `words`, at least one."""
        found = self.words(allowed, what)
        if not found:
            raise self.error(f"{self.name} phải có ít nhất một {what}")
        return found

    def without(self, key: str) -> Node:
        """The same mapping without one of its keys."""
        return Node(self.pack, self.source, self.path, {k: v for k, v in self.value.items() if k != key})


def shorten(text: str) -> str:
    """A text short enough to stand in a message."""
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def guess(given: str, allowed: Collection[str]) -> str:
    """What was probably meant, and what may stand here."""
    close = get_close_matches(given, allowed, n=1)
    if close:
        return f"; có phải “{close[0]}”?"
    if not allowed:
        return ""
    listed = ", ".join(sorted(allowed)) if len(allowed) <= _MOST_LISTED else ""
    return f"; dùng được: {listed}" if listed else ""
