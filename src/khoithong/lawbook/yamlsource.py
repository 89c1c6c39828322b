"""Read a YAML file as plain data whose every value knows its line.

The schema is YAML 1.2 core: only ``true`` and ``false`` are booleans (``on``, ``no``
are text), dates stay text, ``1:30`` and ``1_000`` are text.  All text is brought to
NFC, so that decomposed Vietnamese letters compare equal to composed ones.

Files come from outside, so size, depth and number of values are limited, aliases
included; whatever is wrong ends in one `SourceError` with file and line.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from khoithong.lawbook.trouble import why
from khoithong.lawbook.yamlproblems import SourceError, explain_character, explain_syntax

if TYPE_CHECKING:
    from pathlib import Path

Parser: Any
try:
    from yaml._yaml import CParser as Parser
except ImportError:  # PyYAML built without libyaml: slower, same events
    from yaml import SafeLoader as Parser

MAX_CHARACTERS: Final = 5_000_000
"""Longest text accepted, in characters; also the sum of all texts after aliases are resolved."""
MAX_VALUES: Final = 200_000
"""Most values accepted, keys included, after aliases are resolved."""
MAX_DEPTH: Final = 64
"""Deepest nesting accepted."""
MAX_DIGITS: Final = 400
"""Longest whole number read as a number; a longer one stays text."""


class _Spot:
    """The line of one value, and the spots of what it contains."""

    __slots__ = ("items", "keys", "line")

    def __init__(self, line: int) -> None:
        self.line = line
        self.items: dict[Any, _Spot] | list[_Spot] | None = None
        self.keys: dict[Any, int] | None = None


class Located:
    """Plain data read from a file, with the line of each of its values.

    A path is the sequence of keys and list indexes that leads to a value.
    """

    __slots__ = ("_spot", "file", "value")

    def __init__(self, value: Any, file: str, spot: _Spot) -> None:
        self.value = value
        self.file = file
        self._spot = spot

    def line(self, path: tuple[str | int, ...] = ()) -> int:
        """Line where the value at `path` begins; of its nearest container if there is no such value."""
        return self._walk(path)[1].line

    def key_line(self, path: tuple[str | int, ...]) -> int:
        """Line of the key that `path` ends with; for a list item, the line of the item."""
        owner, spot = self._walk(path)
        if owner is not None and owner.keys is not None and spot is not owner:
            return owner.keys.get(path[-1], spot.line)
        return spot.line

    def error(self, path: tuple[str | int, ...], message: str) -> SourceError:
        """An error about the value at `path`, ready to be raised."""
        return SourceError(self.file, self.key_line(path), message)

    def _walk(self, path: tuple[str | int, ...]) -> tuple[_Spot | None, _Spot]:
        owner: _Spot | None = None
        spot = self._spot
        for step in path:
            inner: _Spot | None = None
            if isinstance(spot.items, dict):
                inner = spot.items.get(step)
            elif isinstance(spot.items, list) and isinstance(step, int) and 0 <= step < len(spot.items):
                inner = spot.items[step]
            if inner is None:
                return None, spot
            owner, spot = spot, inner
        return owner, spot


def read(path: Path, name: str | None = None, top: type[dict[Any, Any] | list[Any]] = dict) -> Located:
    """Read the YAML file at `path`; errors call it `name` (default: the path as given)."""
    file = name or str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_CHARACTERS * 4 + 1)
    except OSError as error:
        raise SourceError(file, 1, f"không đọc được tệp ({why(error)})") from error
    return load(decode(raw, file), file, top)


def decode(raw: bytes, file: str) -> str:
    """Decode UTF-8, with or without a byte order mark."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SourceError(
            file, line, "tệp không phải văn bản UTF-8 hợp lệ; hãy lưu lại tệp theo mã UTF-8"
        ) from error


def load(text: str, file: str, top: type[dict[Any, Any] | list[Any]] = dict) -> Located:
    """Read one YAML document whose top is a mapping (or a list, with ``top=list``).

    Errors call it `file`.  Raises `SourceError` for anything else than exactly one well-formed
    document within the limits.
    """
    if len(text) > MAX_CHARACTERS:
        raise SourceError(file, 1, f"tệp dài quá {MAX_CHARACTERS:_} ký tự".replace("_", "."))
    try:
        value, spot = _Builder(text, file).build()
    except MarkedYAMLError as error:
        raise explain_syntax(error, text, file) from error
    except (ReaderError, UnicodeEncodeError) as error:
        raise explain_character(text, file) from error
    if not isinstance(value, top):
        wanted = "một danh mục “khóa: giá trị”" if top is dict else "một danh sách các mục “- ”"
        raise SourceError(file, spot.line, f"nội dung phải là {wanted}")
    return Located(value, file, spot)


class _Frame:
    """A container being filled, with what it weighs once finished."""

    __slots__ = ("anchor", "characters", "height", "is_map", "key", "key_line", "spot", "value", "values")

    def __init__(self, is_map: bool, line: int, anchor: str | None) -> None:
        self.is_map = is_map
        self.anchor = anchor
        self.value: Any = {} if is_map else []
        self.spot = _Spot(line)
        self.spot.items = {} if is_map else []
        if is_map:
            self.spot.keys = {}
        self.key: Any = _NO_KEY
        self.key_line = line
        self.values = 1
        self.characters = 0
        self.height = 1


class _Finished:
    """A finished value with its weight, kept for aliases to it."""

    __slots__ = ("characters", "height", "spot", "value", "values")

    def __init__(self, value: Any, spot: _Spot, values: int, characters: int, height: int) -> None:
        self.value = value
        self.spot = spot
        self.values = values
        self.characters = characters
        self.height = height


_NO_KEY: Final = object()


class _Builder:
    """Builds data from parser events without recursion, so depth cannot exhaust the stack."""

    def __init__(self, text: str, file: str) -> None:
        self._parser: Any = Parser(text)
        self._file = file
        self._stack: list[_Frame] = []
        self._anchors: dict[str, _Finished | None] = {}
        self._values = 0
        self._characters = 0

    def build(self) -> tuple[Any, _Spot]:
        """Return the top value of the only document, and where everything in it stands."""
        documents = 0
        top: _Finished | None = None
        next_event = self._parser.get_event
        while True:
            event: Event = next_event()
            kind = type(event)
            done: _Finished | None = None
            if kind is ScalarEvent:
                done = self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, kind is MappingStartEvent)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                done = self._close()
            elif kind is AliasEvent:
                done = self._alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._error(_line(event), "tệp chỉ được có một tài liệu; hãy bỏ dấu “---” thứ hai")
            elif kind is StreamEndEvent:
                break
            if done is not None and not self._place(done):
                top = done
        if top is None:
            raise self._error(1, "tệp trống")
        return top.value, top.spot

    def _error(self, line: int, message: str) -> SourceError:
        return SourceError(self._file, line, message)

    def _scalar(self, event: Any) -> _Finished:
        line = _line(event)
        text: str = event.value
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        self._weigh(line, 1, len(text))
        plain: bool
        plain, _ = event.implicit
        tag: str | None = event.tag
        if plain and tag in (None, "?"):
            value = _resolve(text)
        elif tag in (None, "!", _STR):
            value = text
        else:
            value = self._tagged(text, str(tag), line)
        finished = _Finished(value, _Spot(line), 1, len(text), 1)
        if event.anchor is not None:
            self._anchors[event.anchor] = finished
        return finished

    def _tagged(self, text: str, tag: str, line: int) -> Any:
        wanted = _SCALAR_TAGS.get(tag)
        if wanted is None:
            raise self._error(line, f"không dùng được thẻ kiểu “{tag}”")
        value = _resolve(text)
        if wanted is float and type(value) is int:
            value = float(value)
        if type(value) is not wanted:
            raise self._error(line, f"“{_short(text)}” không phải giá trị kiểu “{tag}”")
        return value

    def _open(self, event: Any, is_map: bool) -> None:
        line = _line(event)
        if event.tag not in (None, "!", _MAP if is_map else _SEQ):
            raise self._error(line, f"không dùng được thẻ kiểu “{event.tag}”")
        if self._stack and self._stack[-1].is_map and self._stack[-1].key is _NO_KEY:
            raise self._error(line, "khóa phải là một từ hoặc một số, không phải danh sách hay danh mục")
        if len(self._stack) >= MAX_DEPTH:
            raise self._error(line, f"lồng nhau quá {MAX_DEPTH} tầng")
        self._weigh(line, 1, 0)
        self._stack.append(_Frame(is_map, line, event.anchor))
        if event.anchor is not None:
            self._anchors[event.anchor] = None

    def _close(self) -> _Finished:
        frame = self._stack.pop()
        finished = _Finished(frame.value, frame.spot, frame.values, frame.characters, frame.height)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = finished
        return finished

    def _alias(self, event: Any) -> _Finished:
        line = _line(event)
        if event.anchor not in self._anchors:
            raise self._error(line, f"“*{event.anchor}” không trỏ tới giá trị nào đứng trước")
        target = self._anchors[event.anchor]
        if target is None:
            raise self._error(line, f"“*{event.anchor}” trỏ tới chính giá trị đang chứa nó")
        if len(self._stack) + target.height > MAX_DEPTH + 1:
            raise self._error(line, f"lồng nhau quá {MAX_DEPTH} tầng")
        self._weigh(line, target.values, target.characters)
        spot = _Spot(line)
        spot.items, spot.keys = target.spot.items, target.spot.keys
        return _Finished(_copy(target.value), spot, target.values, target.characters, target.height)

    def _weigh(self, line: int, values: int, characters: int) -> None:
        self._values += values
        self._characters += characters
        if self._values > MAX_VALUES or self._characters > MAX_CHARACTERS:
            raise self._error(line, "tệp có quá nhiều giá trị (kể cả giá trị lặp lại qua dấu “*”)")

    def _place(self, done: _Finished) -> bool:
        """Put a finished value into the container being filled; False when there is none."""
        if not self._stack:
            return False
        frame = self._stack[-1]
        frame.values += done.values
        frame.characters += done.characters
        frame.height = max(frame.height, done.height + 1)
        if not frame.is_map:
            frame.value.append(done.value)
            frame.spot.items.append(done.spot)  # type: ignore[union-attr]
        elif frame.key is _NO_KEY:
            self._take_key(frame, done)
        else:
            frame.value[frame.key] = done.value
            frame.spot.items[frame.key] = done.spot  # type: ignore[index]
            frame.key = _NO_KEY
        return True

    def _take_key(self, frame: _Frame, done: _Finished) -> None:
        key, line = done.value, done.spot.line
        if isinstance(key, dict | list):
            raise self._error(line, "khóa phải là một từ hoặc một số, không phải danh sách hay danh mục")
        keys = frame.spot.keys
        if keys is None or key in keys:
            first = keys[key] if keys else line
            raise self._error(line, f"khóa “{_short(str(key))}” bị lặp lại (đã có ở dòng {first})")
        frame.key = key
        frame.key_line = keys[key] = line


_MAP: Final = "tag:yaml.org,2002:map"
_SEQ: Final = "tag:yaml.org,2002:seq"
_STR: Final = "tag:yaml.org,2002:str"
_SCALAR_TAGS: Final[dict[str, type]] = {
    "tag:yaml.org,2002:null": type(None),
    "tag:yaml.org,2002:bool": bool,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
}
_WORDS: Final[dict[str, Any]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_NUMBER: Final = re.compile(
    r"(?P<whole>[-+]?[0-9]+)"
    r"|0o(?P<octal>[0-7]+)"
    r"|0x(?P<hex>[0-9a-fA-F]+)"
    r"|(?P<real>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
)


def _resolve(text: str) -> Any:
    """The value of an unquoted scalar under the core schema."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "0123456789+-.":
        return text
    match = _NUMBER.fullmatch(text)
    if match is None or len(text) > MAX_DIGITS:
        return text
    if match["whole"] is not None:
        return int(text)
    if match["octal"] is not None:
        return int(match["octal"], 8)
    if match["hex"] is not None:
        return int(match["hex"], 16)
    return float(text)


def _copy(value: Any) -> Any:
    """A copy that shares no container; its depth is limited by the depth of what was read."""
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_copy(inner) for inner in value]
    return value


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"


__all__ = ["MAX_CHARACTERS", "MAX_DEPTH", "MAX_VALUES", "Located", "SourceError", "decode", "load", "read"]
