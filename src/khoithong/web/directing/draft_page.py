"""A draft beside its original: what was read, part by part, each with the place it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse

from khoithong.desk.directives.save_draft import base_of, part_of
from khoithong.directives.checking import problems
from khoithong.directives.drafting import ALL, addressed
from khoithong.directives.resolving import BY_HAND
from khoithong.web.directing.agencies import names
from khoithong.web.directing.dues import due_words
from khoithong.web.directing.fields import IDENTITY_LABELS, fields_of, shown_date
from khoithong.web.directing.original import Segment, Span, segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from khoithong.directives.checking import Problem
    from khoithong.directives.models import Directive
    from khoithong.organisation.snapshot import Directory
    from khoithong.web.components import Field

_SHORT: Final = 320
"""So many characters of a task are shown in the list; the whole stands in the original beside it."""
SILENT: Final = "Văn bản để trống"


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the identity, with its place in the original."""

    label: str
    value: str
    place: str
    """Id of the place in the original; empty where the text is silent or somebody typed it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of recipients or a task as the list shows it."""

    key: str
    title: str
    text: str
    place: str
    edit_url: str
    lines: tuple[str, ...]
    """Who, by when, what to report: each one line."""
    agencies: tuple[str, ...]
    """Names."""
    nobody: str
    """Why it means no agency; empty where it means some."""
    by_hand: bool
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenPart:
    """The part whose form is open."""

    key: str
    title: str
    fields: Sequence[Field]
    base: str
    place: str
    """Id of its place in the original, if any."""
    removable: bool
    divisible: bool
    resolvable: bool


class DraftPage:
    """The page of a draft; `opened` is the key of the part being edited, `value` what was typed into it."""

    def __init__(
        self,
        row: Directive,
        picture: Directory,
        opened: str = "",
        value: Any = None,
        *,
        base: str = "",
        fresh: bool = False,
    ) -> None:
        self.row = row
        self.draft: Mapping[str, Any] = row.draft
        self._picture = picture
        self._opened, self._value, self._base, self._fresh = opened, value, base, fresh
        self.problems: list[Problem] = problems(row.draft, picture.organisation.agencies.keys())
        self.addressed = addressed(row.draft)

    @property
    def url(self) -> str:
        """The page's address."""
        return reverse("directive-edit", args=[self.row.code])

    @property
    def facts(self) -> list[Fact]:
        """The identity."""
        identity, spans = self.draft["identity"], self._identity_spans()
        return [
            Fact(
                label,
                shown_date(identity[name]) if name == "date" else identity[name],
                f"goc-{name}" if name in spans else "",
            )
            for name, label in IDENTITY_LABELS.items()
        ]

    @property
    def identity_problems(self) -> list[str]:
        """What is to be put right there."""
        return self._messages("identity")

    @property
    def recipients(self) -> list[Row]:
        """The lines of recipients."""
        return [self._recipient(line) for line in self.draft["recipients"]]

    @property
    def grounds(self) -> list[tuple[str, str]]:
        """The grounds: words, id of the place in the original."""
        return [
            (one["text"], f"goc-g{number}" if one.get("start") is not None else "")
            for number, one in enumerate(self.draft["grounds"], 1)
        ]

    @property
    def tasks(self) -> list[Row]:
        """The tasks."""
        return [self._task(number, task) for number, task in enumerate(self.draft["tasks"], 1)]

    @property
    def general_problems(self) -> list[str]:
        """What concerns no single line."""
        return [*self._messages("recipients"), *self._messages("tasks")]

    @property
    def original(self) -> list[Segment]:
        """The text, the places marked that something was read from."""
        return segments(self.row.text, self._spans())

    @property
    def opened(self) -> OpenPart | None:
        """The form that is open; none for a part that is not there."""
        theirs = part_of(self.draft, self._opened)
        if theirs is None:
            return None
        value = self._value if self._value is not None else theirs
        if isinstance(theirs, dict):
            value = {**theirs, **value}
        key = self._opened
        wrong = [] if self._fresh else self.problems
        return OpenPart(
            key,
            self._title(key),
            fields_of(key, value, wrong, self.row.owner, self._picture),
            self._base or base_of(theirs),
            f"goc-{key}" if isinstance(theirs, dict) and theirs.get("start") is not None else "",
            removable=key[0] in "rt",
            divisible=key.startswith("t"),
            resolvable=key[0] in "rt" and key != "grounds",
        )

    def _title(self, key: str) -> str:
        if key == "identity":
            return "Nhận dạng văn bản"
        if key == "grounds":
            return "Căn cứ"
        lines = self.draft["tasks" if key.startswith("t") else "recipients"]
        number = next(place for place, one in enumerate(lines, 1) if one["key"] == key)
        return f"{'Nhiệm vụ' if key.startswith('t') else 'Nơi nhận'} {number}"

    def _messages(self, part: str) -> list[str]:
        return [one.message for one in self.problems if one.part == part]

    def _edit(self, key: str) -> str:
        return f"{self.url}?sua={key}#sua"

    def _recipient(self, line: Mapping[str, Any]) -> Row:
        reasons = tuple(line["reasons"])
        nobody = "" if line["agencies"] else " ".join(reasons) or "Chưa chọn cơ quan nào."
        return Row(
            line["key"],
            line["words"] or "(chưa nhập)",
            "",
            f"goc-{line['key']}" if line.get("start") is not None else "",
            self._edit(line["key"]),
            () if nobody else reasons,
            tuple(names(line["agencies"], self._picture)),
            nobody,
            line["rule"] == BY_HAND,
            tuple(self._messages(line["key"])),
        )

    def _task(self, number: int, task: Mapping[str, Any]) -> Row:
        text = " ".join(task["text"].split())
        lines = [self._who(task), due_words(task)]
        if task["coordinate"]:
            lines.append("Phối hợp: " + ", ".join(names(task["coordinate"], self._picture)))
        elif task["coordinate_words"]:
            lines.append(f"Phối hợp: “{task['coordinate_words']}” – chưa xác định được cơ quan")
        if task["report_wanted"]:
            lines.append(f"Phải báo cáo: {task['report_wanted']}")
        clause = f" · Mục {task['clause']}" if task["clause"] else ""
        return Row(
            task["key"],
            f"Nhiệm vụ {number}{clause}",
            text if len(text) <= _SHORT else f"{text[:_SHORT].rsplit(' ', 1)[0]} …",
            f"goc-{task['key']}" if task.get("start") is not None else "",
            self._edit(task["key"]),
            tuple(lines),
            (),
            "",
            by_hand=False,
            problems=tuple(self._messages(task["key"])),
        )

    def _who(self, task: Mapping[str, Any]) -> str:
        if task["to"] == ALL:
            said = (
                f"“{task['lead_words']}”" if task["lead_words"] else "Văn bản không nêu riêng cơ quan chủ trì"
            )
            return f"{said}: giao cho tất cả {len(self.addressed)} cơ quan ở phần nơi nhận"
        if task["lead"]:
            return "Chủ trì: " + ", ".join(names(task["lead"], self._picture))
        return f"Chủ trì: “{task['lead_words']}” – chưa xác định được cơ quan"

    def _identity_spans(self) -> dict[str, tuple[int, int]]:
        spans = (self.row.reading.get("identity") or {}).get("spans") or {}
        return {name: (span[0], span[1]) for name, span in spans.items()}

    def _spans(self) -> Iterator[Span]:
        for name, (start, end) in self._identity_spans().items():
            yield Span(start, end, "identity", f"goc-{name}")
        for number, one in enumerate(self.draft["grounds"], 1):
            if one.get("start") is not None:
                yield Span(one["start"], one["end"], "ground", f"goc-g{number}")
        for kind, lines in (("recipient", self.draft["recipients"]), ("task", self.draft["tasks"])):
            for number, one in enumerate(lines, 1):
                if one.get("start") is not None:
                    label = f"Nhiệm vụ {number}" if kind == "task" else ""
                    yield Span(one["start"], one["end"], kind, f"goc-{one['key']}", f"#{one['key']}", label)
