"""One case as one person looks at it: what every part of the page rests on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse

from khoithong.casefiles import reading, rights
from khoithong.casefiles.models import Case as CaseRecord
from khoithong.documents.records.models import OfficialDocument
from khoithong.lawbook.pack import describe
from khoithong.procedure.vocabulary import VIOLATION_ACTS
from khoithong.web.adapters import citation

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.casefiles.rows import CaseRow
    from khoithong.lawbook.labels import Labels
    from khoithong.lawbook.pack import Pack
    from khoithong.procedure.case import Case
    from khoithong.procedure.engine import Procedure
    from khoithong.procedure.regulation import Regulation
    from khoithong.procedure.setting import Setting
    from khoithong.web.components import Citation
    from khoithong.web.session import Here


@dataclass(frozen=True)
class Ground:
    """A case, the person who looks, the law it is under."""

    here: Here
    loaded: LoadedCase
    pack: Pack

    @property
    def row(self) -> CaseRow:
        """The case's row."""
        return self.loaded.row

    @property
    def procedure(self) -> Procedure:
        """The procedure that governs the case."""
        return self.loaded.procedure

    @property
    def setting(self) -> Setting:
        """Regulation, organisation, calendar and readings."""
        return self.loaded.procedure.setting

    @property
    def regulation(self) -> Regulation:
        """The regulation the case is under."""
        return self.setting.regulation

    @property
    def labels(self) -> Labels:
        """Vietnamese names."""
        return self.pack.labels

    @property
    def day(self) -> date:
        """The legal day of the request."""
        return self.here.day

    @cached_property
    def case(self) -> Case:
        """The state everybody entitled sees: reports of prohibited acts left aside."""
        return self.loaded.without_reports()

    @cached_property
    def issued(self) -> list[OfficialDocument]:
        """Documents of the case that bear a number, in the order they were issued; cancelled ones left out."""
        found = OfficialDocument.objects.filter(case=self.row.id, status="issued")
        return list(found.defer("content").order_by("issued_at", "id"))

    @property
    def url(self) -> str:
        """The address of the case page."""
        return reverse("case", args=[self.row.code])

    def act_url(self, kind: str) -> str:
        """The address of an act's form."""
        return reverse("act", args=[self.row.code, kind])

    @property
    def opened(self) -> bool:
        """Whether everybody's ballots are shown while the vote runs: never of a case."""
        return False

    def cite(self, ref: str | None, *, quoted: bool = False) -> Citation | None:
        """A provision with its words; with its full text when `quoted`."""
        return citation(self.pack, ref, quoted=quoted)

    def name(self, party: str | None) -> str:
        """The name of a person or an agency."""
        return self.loaded.directory.name(party) if party else ""


def look(here: Here, code: str) -> Ground:
    """The case of that code. Raises `Http404` where there is none, or none for this person."""
    row = rights.find(code, here.reader)
    loaded = reading.load(row.id) if row else _for_who_may_act(here, code)
    if loaded is None:
        raise Http404
    return Ground(here, loaded, describe(loaded.row.pack))


def _for_who_may_act(here: Here, code: str) -> LoadedCase | None:
    """The case for somebody it came to without an act: rights were projected before the office changed hands."""
    case_id = CaseRecord.objects.filter(code=code.replace("\x00", "")).values_list("id", flat=True).first()
    loaded = reading.load(case_id) if case_id is not None else None
    if (
        loaded is None
        or not set(loaded.procedure.permitted(loaded.case, here.person, here.now)) - VIOLATION_ACTS
    ):
        return None
    return loaded
