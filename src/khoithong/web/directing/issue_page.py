"""What issuing a draft will do: which tasks go to which agencies, what stays open, what must be put right first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.directives.checking import day_of, orders, problems
from khoithong.directives.drafting import addressed
from khoithong.directives.models import Directive
from khoithong.directives.models.directive import ISSUED
from khoithong.web.directing.agencies import names
from khoithong.web.directing.dues import due_words
from khoithong.web.directing.fields import IDENTITY_LABELS, shown_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from khoithong.directives.checking import Order
    from khoithong.organisation.snapshot import Directory


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A task as it will go out."""

    number: int
    clause: str
    text: str
    due: str
    lead: tuple[str, ...]
    everybody: bool
    coordinate: tuple[str, ...]
    report: str
    edit_url: str


@dataclass(frozen=True, slots=True)
class Silent:
    """A line of recipients that means no agency."""

    words: str
    reason: str


class IssuePage:
    """The page of confirmation of a draft."""

    def __init__(self, row: Directive, picture: Directory, today: date) -> None:
        self.row = row
        self.draft = row.draft
        self._picture, self._today = picture, today
        self._url = reverse("directive-edit", args=[row.code])
        self._problems = problems(row.draft, picture.organisation.agencies.keys())

    @property
    def orders(self) -> list[OrderLine]:
        """The tasks; nothing while something must be put right."""
        if self._problems:
            return []
        found = zip(orders(self.draft), self.draft["tasks"], strict=True)
        return [self._line(number, order, task) for number, (order, task) in enumerate(found, 1)]

    @property
    def agencies(self) -> list[str]:
        """Everybody who gets a task, by name, each once."""
        ids = dict.fromkeys(
            agency for order in orders(self.draft) for agency in (*order.lead, *order.coordinate)
        )
        return names(ids, self._picture)

    @property
    def addressed(self) -> list[str]:
        """The agencies of all recipients, by name."""
        return names(addressed(self.draft), self._picture)

    @property
    def silent(self) -> list[Silent]:
        """The lines of recipients that mean nobody here."""
        return [
            Silent(line["words"], " ".join(line["reasons"]) or "Chưa chọn cơ quan nào.")
            for line in self.draft["recipients"]
            if not line["agencies"]
        ]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The identity in words."""
        identity = self.draft["identity"]
        return [
            (label, shown_date(identity[name]) if name == "date" else identity[name])
            for name, label in IDENTITY_LABELS.items()
        ]

    @property
    def notices(self) -> list[str]:
        """What is no fault and should be known before the word is given."""
        return list(self._notices())

    def _notices(self) -> Iterator[str]:
        identity = self.draft["identity"]
        if not identity["number"].strip():
            yield "Văn bản chưa có số, ký hiệu."
        if not identity["date"].strip():
            yield "Văn bản chưa có ngày."
        for code in self._same():
            yield f"Văn bản số {identity['number'].strip()} đã được giao một lần ({code}): giao nữa thì các cơ quan nhận hai lần."
        for number, task in enumerate(self.draft["tasks"], 1):
            due = day_of(task["due_on"]) if task["due_kind"] == "date" else None
            if due is not None and due < self._today:
                yield f"Nhiệm vụ {number}: hạn {shown_date(task['due_on'])} đã qua, giao xong là quá hạn ngay."
            if task["coordinate_words"].strip() and not task["coordinate"]:
                yield f"Nhiệm vụ {number}: chưa chọn cơ quan nào cho phần phối hợp “{task['coordinate_words']}”."

    def _same(self) -> list[str]:
        """Codes of directives of this agency under the same number and date that agencies carry out already."""
        identity = self.draft["identity"]
        number, day = identity["number"].strip(), day_of(identity["date"])
        if not number or day is None:
            return []
        held = Directive.objects.filter(owner=self.row.owner, status=ISSUED, number=number, date=day)
        return list(held.order_by("code").values_list("code", flat=True))

    def _where(self, part: str) -> str:
        for letter, name, words in (("t", "tasks", "Nhiệm vụ"), ("r", "recipients", "Nơi nhận")):
            if part.startswith(letter) and part[1:].isdigit():
                lines = self.draft[name]
                number = next(place for place, one in enumerate(lines, 1) if one["key"] == part)
                return f"{words} {number}: "
        return ""

    def _address(self, part: str, field: str) -> str:
        if not field:
            return self._url
        return f"{self._url}?sua={part}#id_{field}"

    @property
    def to_put_right(self) -> list[tuple[str, str]]:
        """What must be put right, with the address of its field."""
        return [
            (self._where(one.part) + one.message, self._address(one.part, one.field))
            for one in self._problems
        ]

    def _line(self, number: int, order: Order, task: dict[str, str]) -> OrderLine:
        return OrderLine(
            number,
            order.fields["clause"],
            order.fields["text"],
            due_words(task),
            tuple(names(order.lead, self._picture)),
            order.everybody,
            tuple(names(order.coordinate, self._picture)),
            order.fields["report_wanted"],
            f"{self._url}?sua={task['key']}#sua",
        )
