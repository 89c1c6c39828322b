"""A report about a case one may not read: taken the same way whether or not there is such a case."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from khoithong.casefiles import law
from khoithong.casefiles.models import Case
from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.perform import perform
from khoithong.lawbook.labels import labels
from khoithong.web.components import ErrorItem, Field, Option
from khoithong.web.prohibited_acts import ProhibitedActs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.web.session import Here

_KIND = "report_violation"
_CODE = "ho-so"
_REQUIRED = {
    _CODE: "Nhập mã hồ sơ",
    "provision": "Chọn hành vi bị cấm",
    "against": "Chọn cá nhân, tổ chức bị phản ánh",
    "content": "Nhập nội dung phản ánh",
}


class OutsideReport:
    """The form, what was typed into it, and what is wrong."""

    def __init__(self, here: Here, given: Mapping[str, str]) -> None:
        self._here = here
        self._given = given
        self.key = given.get("key") or str(uuid4())
        self.errors: list[ErrorItem] = []
        self._acts = ProhibitedActs(law.packs_ever(here.day, here.directory))

    @property
    def fields(self) -> list[Field]:
        """The controls."""
        words = labels().fields[_KIND]
        return [
            self._field("text", _CODE, "Mã hồ sơ", "Ví dụ DX-2026-000142.", width="medium"),
            self._field(
                "radios", "provision", words["provision"].label, words["provision"].hint, self._acts.options
            ),
            self._field("person", "against", words["against"].label, words["against"].hint, self._parties()),
            self._field("textarea", "content", words["content"].label, words["content"].hint),
        ]

    def sent(self) -> bool:
        """Whether the report is complete, and then handed in; a code without a case is answered no differently."""
        for name, message in _REQUIRED.items():
            if not self._text(name):
                self.errors.append(ErrorItem(message, f"id_{name}"))
        if self.errors:
            return False
        case = Case.objects.filter(code=self._text(_CODE).upper()).values_list("id", "pack").first()
        if case is not None:
            self._hand_in(*case)
        return True

    def _hand_in(self, case_id: int, pack: str) -> None:
        provision, words = self._acts.under(pack, self._text("provision"))
        content = f"{words}\n{self._text('content')}" if words else self._text("content")
        try:
            perform(
                case_id=case_id,
                kind=_KIND,
                actor=self._here.person,
                capacity=self._here.office,
                data={"provision": provision, "against": self._text("against"), "content": content},
                idempotency_key=self.key,
                clock=self._here.clock,
            )
        except IdempotencyConflict:
            self.key = str(uuid4())
            self._hand_in(case_id, pack)

    def _text(self, name: str) -> str:
        return self._given.get(name, "").strip()

    def _field(
        self, kind: str, name: str, label: str, hint: str, options: tuple[Option, ...] = (), **more: str
    ) -> Field:
        wrong = tuple(error.message for error in self.errors if error.target == f"id_{name}")
        return Field(kind, name, label, self._given.get(name, ""), hint, wrong, options=options, **more)  # type: ignore[arg-type]

    def _parties(self) -> tuple[Option, ...]:
        organisation = self._here.directory.organisation
        keys = self._here.directory.sort_keys
        people = sorted(organisation.people.values(), key=lambda one: keys.get(one.id, one.id))
        agencies = sorted(organisation.agencies.values(), key=lambda one: one.name)
        return (
            Option("", "– Chọn –"),
            *(Option(one.id, one.name, group="Cá nhân") for one in people),
            *(Option(one.id, one.name, group="Cơ quan, tổ chức") for one in agencies),
        )
