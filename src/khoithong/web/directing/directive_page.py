"""An issued directive: what it orders, clause by clause, how far that is carried out, whom it addresses, its text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.casefiles.attachments.formats import label_of
from khoithong.directives.identifying import cited_pack
from khoithong.directives.models import Assignment, RecipientAgency
from khoithong.directives.models.directive import WITHDRAWN
from khoithong.directives.resolving import remark
from khoithong.directives.rollup import of_directive, together
from khoithong.web.attachments import FileLine, size_words
from khoithong.web.components import SummaryRow
from khoithong.web.directing.agencies import names
from khoithong.web.directing.dues import task_due_words
from khoithong.web.directing.original import Segment, Span, segments
from khoithong.web.directing.words import NO_DATE, NO_NUMBER
from khoithong.web.tasks.words import STATUS_LABELS, STATUS_TONES, heading
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.directives.models import Directive, Entry, Task
    from khoithong.directives.rights import Reader
    from khoithong.directives.rollup import Rollup
    from khoithong.web.components import Tone
    from khoithong.web.session import Here

_NOBODY: Final = "Không có cơ quan nào trong tổ chức khi giao"


@dataclass(frozen=True, slots=True)
class Own:
    """What one of the reader's agencies has of a task."""

    agency: str
    label: str
    tone: Tone
    url: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with how far it is."""

    place: int
    clause: str
    text: str
    in_text: bool
    """Whether its words stand in the text below."""
    due: str
    url: str
    """The task's own page with all agencies; empty for who sees only their own."""
    rollup: Rollup | None
    missing: tuple[str, ...]
    late: int
    own: tuple[Own, ...]


@dataclass(frozen=True, slots=True)
class ClauseGroup:
    """The tasks of one part of the directive, together."""

    title: str
    """Empty where the directive has no parts above its clauses."""
    rollup: Rollup | None
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """A line of recipients and the agencies it meant."""

    words: str
    agencies: tuple[str, ...]
    nobody: str
    """Why it meant none; empty where it meant some."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A document the directive cites; `url` leads to its text where the library holds it."""

    words: str
    url: str


class DirectivePage:
    """The page of a directive for one reader."""

    def __init__(self, row: Directive, who: Reader, here: Here) -> None:
        self.row = row
        self._who, self._here = who, here
        self.sees_all = row.owner in who.agencies or who.supervises
        """Whether the reader sees what every agency has done."""

    @cached_property
    def _tasks(self) -> list[Task]:
        return list(self.row.tasks.all())

    @cached_property
    def _rollups(self) -> dict[int, Rollup]:
        return of_directive(self.row.id, self._tasks) if self.sees_all else {}

    @cached_property
    def _own(self) -> dict[int, list[Assignment]]:
        """What the reader's agencies have, by task."""
        rows = Assignment.objects.filter(task__directive=self.row, agency__in=self._who.agencies)
        found: dict[int, list[Assignment]] = defaultdict(list)
        for one in rows.order_by("agency", "round", "id"):
            found[one.task_id].append(one)
        return found

    @cached_property
    def whole(self) -> Rollup | None:
        """The directive as a whole."""
        return together(self._rollups.values()) if self._rollups else None

    @cached_property
    def groups(self) -> list[ClauseGroup]:
        """The tasks under the parts they stand in."""
        parts: dict[str, list[Task]] = {}
        for task in self._tasks:
            parts.setdefault(task.clause.partition("/")[0], []).append(task)
        titled = any("/" in task.clause for task in self._tasks)
        if not titled:
            parts = {"": self._tasks}
        return [
            ClauseGroup(
                self._title(head) if titled else "",
                together(self._rollups[task.id] for task in tasks) if titled and self._rollups else None,
                tuple(map(self._line, tasks)),
            )
            for head, tasks in parts.items()
        ]

    @cached_property
    def recipients(self) -> list[RecipientLine]:
        """Whom it addresses, those that mean nobody too."""
        found: dict[int, list[str]] = defaultdict(list)
        rows = RecipientAgency.objects.filter(recipient__directive=self.row).order_by("id")
        for recipient, agency in rows.values_list("recipient_id", "agency"):
            found[recipient].append(agency)
        return [
            RecipientLine(
                line.words,
                tuple(names(found[line.pk], self._here.directory)),
                "" if found[line.pk] else remark(line.words) or _NOBODY,
            )
            for line in self.row.recipients.all()
        ]

    @property
    def facts(self) -> list[SummaryRow]:
        """Its identity."""
        row = self.row
        issued = (
            f"{date_words(row.issued_on)}, {self._here.directory.name(row.issued_by)}"
            if row.issued_on
            else ""
        )
        found = [
            ("Loại văn bản", row.kind),
            ("Số, ký hiệu", row.number or f"({NO_NUMBER})"),
            ("Ngày văn bản", date_words(row.date) if row.date else f"({NO_DATE})"),
            ("Cơ quan ban hành", row.issuer or self._here.directory.name(row.owner)),
            ("Người ký", row.signer),
            ("Cơ quan giao và theo dõi", self._here.directory.name(row.owner)),
            ("Giao thực hiện", issued),
        ]
        return [SummaryRow(label, value) for label, value in found if value]

    @property
    def source(self) -> FileLine | None:
        """The file it was read from."""
        row = self.row
        if not row.source_sha256:
            return None
        return FileLine(
            row.source_name,
            label_of(row.source_type),
            size_words(row.source_size),
            reverse("directive-file", args=[row.code]),
        )

    @property
    def cited(self) -> list[Cited]:
        """The documents it cites, each once."""
        found: dict[str, Cited] = {}
        for one in self.row.citations:
            if not one.get("number"):
                continue
            pack = cited_pack(one["number"], one.get("date"))
            kind = one.get("kind") or ""
            words = " ".join(filter(None, (kind, one["number"])))
            day = one.get("date")
            if day:
                words += f" ngày {'/'.join(reversed(day.split('-')))}"
            before = found.get(one["number"])
            if before is None or len(words) > len(before.words):
                found[one["number"]] = Cited(words, reverse("regulation", args=[pack]) if pack else "")
        return list(found.values())

    @property
    def pack_url(self) -> str:
        """The text in the library, where this directive is one of its texts."""
        return reverse("regulation", args=[self.row.pack]) if self.row.pack else ""

    @property
    def text(self) -> list[Segment]:
        """The text: tasks marked, citations of the library's texts linked."""
        return segments(self.row.text, self._spans())

    @cached_property
    def withdrawal(self) -> Entry | None:
        """The entry that withdrew it."""
        if self.row.status != WITHDRAWN:
            return None
        return self.row.entries.filter(kind="withdraw").first()

    def _spans(self) -> Iterator[Span]:
        for task in self._tasks:
            if task.start is not None and task.end is not None:
                url = f"#viec-{task.place}"
                yield Span(
                    task.start, task.end, "task", f"nhiem-vu-{task.place}", url, f"Nhiệm vụ {task.place}"
                )
        for number, one in enumerate(self.row.citations):
            pack = cited_pack(one.get("number"), one.get("date"))
            if pack:
                url = reverse("regulation", args=[pack])
                yield Span(one["start"], one["end"], "citation", f"vien-dan-{number}", url)

    def _title(self, head: str) -> str:
        for node in self.row.reading.get("structure") or ():
            if node["ref"] == head:
                return " ".join(filter(None, (node["marker"], node["title"])))
        return head or "Không thuộc điều khoản nào"

    def _line(self, task: Task) -> TaskLine:
        rollup = self._rollups.get(task.id)
        missing = rollup.missing if rollup else ()
        return TaskLine(
            task.place,
            task.clause,
            heading(task),
            task.start is not None,
            task_due_words(task),
            reverse("directive-task", args=[self.row.code, task.place]) if self.sees_all else "",
            rollup,
            tuple(names((one.agency for one in missing), self._here.directory)),
            sum(one.late(self._here.day) > 0 for one in missing),
            tuple(
                Own(
                    self._here.directory.name(one.agency),
                    STATUS_LABELS[one.status],
                    STATUS_TONES[one.status],
                    reverse("assignment", args=[one.id]),
                )
                for one in self._own[task.id]
            )
            if not self.sees_all or task.id in self._own
            else (),
        )
