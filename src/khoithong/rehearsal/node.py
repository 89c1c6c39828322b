"""A value of a scenario file that knows where it stands and refuses what is not as it must be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from khoithong.rehearsal.scenario import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from khoithong.lawbook.yamlsource import Located

START_OF_WORK: Final = time(9)
"""The time an entry dated only by its day is taken to happen."""

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_MOST_NAMES_LISTED: Final = 60


class Node:
    """One value in a file. Every method either returns what was asked for or raises `ScenarioError`."""

    __slots__ = ("_path", "_source", "value")

    def __init__(self, source: Located, path: tuple[str | int, ...] = (), value: Any = None) -> None:
        self._source = source
        self._path = path
        self.value: Any = value if path else source.value

    @property
    def line(self) -> int:
        """The line where the value, or the key it stands under, begins."""
        return self._source.key_line(self._path)

    def error(self, message: str) -> ScenarioError:
        """An error about this value, ready to be raised."""
        return ScenarioError(self._source.file, self.line, message)

    def _name(self) -> str:
        """How messages call this value: its key, or its place in the list under a key."""
        keys = [step for step in self._path if isinstance(step, str)]
        name = f"“{shorten(keys[-1])}”" if keys else "tệp"
        last = self._path[-1] if self._path else ""
        return f"mục {last + 1} của {name}" if isinstance(last, int) else name

    def _inner(self, step: str | int, value: Any) -> Node:
        return Node(self._source, (*self._path, step), value)

    def keyed(self) -> dict[str, Node]:
        """The inner values of a mapping whose keys are names."""
        if not isinstance(self.value, dict):
            raise self.error(f"{self._name()} phải là một danh mục “khóa: giá trị”")
        for key in self.value:
            if not isinstance(key, str):
                raise self._inner(key, None).error(
                    f"khóa “{shorten(str(key))}” phải là chữ; hãy đặt trong dấu nháy"
                )
        return {key: self._inner(key, value) for key, value in self.value.items()}

    def among(self, allowed: Collection[str], what: str = "khóa") -> dict[str, Node]:
        """The inner values of a mapping that has no key beyond ``allowed``; ``what`` says what its keys are."""
        inner = self.keyed()
        for key, node in inner.items():
            if key not in allowed:
                given = shorten(key)
                raise node.error(f"không có {what} “{given}”{suggestion(given, allowed)}{listing(allowed)}")
        return inner

    def fields(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, Node]:
        """The inner values of a mapping that has all of ``required`` and nothing beyond ``optional``.

        An optional key without a value (``null``) is as if it were not there.
        """
        inner = {
            key: node for key, node in self.among([*required, *optional]).items() if node.value is not None
        }
        for key in required:
            if key not in inner:
                raise self.error(f"{self._name()} thiếu khóa bắt buộc “{key}”")
        return inner

    def items(self) -> list[Node]:
        """The inner values of a list."""
        if not isinstance(self.value, list):
            raise self.error(f"{self._name()} phải là một danh sách")
        return [self._inner(index, value) for index, value in enumerate(self.value)]

    def text(self) -> str:
        """A text that is not blank."""
        if not isinstance(self.value, str):
            raise self.error(f"{self._name()} phải là văn bản{quoting_hint(self.value)}")
        if not self.value.strip():
            raise self.error(f"{self._name()} không được để trống")
        return self.value

    def one_of(self, allowed: Collection[str], what: str) -> str:
        """One of a closed set of words; ``what`` says in Vietnamese what they are."""
        if isinstance(self.value, str) and self.value in allowed:
            return self.value
        given = shorten(str(self.value))
        raise self.error(f"không có {what} “{given}”{suggestion(given, allowed)}{listing(allowed)}")

    def boolean(self) -> bool:
        """``true`` or ``false``."""
        if not isinstance(self.value, bool):
            raise self.error(f"{self._name()} phải là true hoặc false")
        return self.value

    def count(self) -> int:
        """A whole number, zero or more."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < 0:
            raise self.error(f"{self._name()} phải là một số nguyên không âm")
        return self.value

    def day(self) -> date:
        """A date, ``2026-05-04``."""
        day = date_or_none(self.value)
        if day is None:
            raise self.error(
                f"“{shorten(str(self.value))}” không phải ngày hợp lệ; hãy viết năm-tháng-ngày, ví dụ 2026-05-04"
            )
        return day

    def moment(self) -> datetime:
        """A moment, ``2026-05-04T14:30`` with or without seconds; a date alone means 09:00 of that day."""
        day = date_or_none(self.value)
        if day is not None:
            return datetime.combine(day, START_OF_WORK)
        try:
            if isinstance(self.value, str) and _MOMENT.fullmatch(self.value):
                return datetime.fromisoformat(self.value)
        except ValueError:
            pass
        raise self.error(
            f"“{shorten(str(self.value))}” không phải ngày giờ hợp lệ; hãy viết 2026-05-04 hoặc 2026-05-04T14:30 (giờ Việt Nam)"
        )


def date_or_none(value: Any) -> date | None:
    """The date a text writes as ``2026-05-04``, else ``None``."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def refuse_doubles(named: Iterable[tuple[Node, str]], what: str) -> None:
    """Refuse the second of two nodes with the same name."""
    seen: dict[str, int] = {}
    for node, name in named:
        if name in seen:
            raise node.error(f"{what} “{shorten(name)}” bị lặp lại (đã có ở dòng {seen[name]})")
        seen[name] = node.line


def suggestion(given: str, allowed: Collection[str]) -> str:
    """The name most likely meant, as a question; empty when none is near."""
    near = get_close_matches(given, list(allowed)[:500], n=1)
    return f" (có phải “{near[0]}”?)" if near else ""


def listing(allowed: Collection[str]) -> str:
    """The names that may be used, unless they are too many to read."""
    if not allowed or len(allowed) > _MOST_NAMES_LISTED:
        return ""
    names = allowed if isinstance(allowed, Sequence | Mapping) else sorted(allowed)
    return f"; dùng được: {', '.join(names)}"


def quoting_hint(value: Any) -> str:
    """How to write a number or a boolean as text."""
    if isinstance(value, bool | int | float):
        return f"; hãy đặt trong dấu nháy: '{shorten(str(value))}'"
    return ""


def shorten(text: str) -> str:
    """The beginning of a text, short enough for one line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:60] + "…"
