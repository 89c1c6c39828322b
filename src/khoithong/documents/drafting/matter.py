"""A case as documents look at it: its state after one act of the register, the law, the organisation on a day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from khoithong.documents.drafting.law import provision_words
from khoithong.lawbook.pack import describe
from khoithong.procedure import routing
from khoithong.procedure.attempt import act_provision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.casefiles.stored import StoredAct
    from khoithong.lawbook.labels import Labels
    from khoithong.lawbook.pack import Pack
    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.case import Case
    from khoithong.procedure.regulation import Regulation
    from khoithong.procedure.setting import Setting


@dataclass(frozen=True)
class Matter:
    """The case up to an act, or as it is now."""

    loaded: LoadedCase
    day: date
    """Of the document."""
    act: StoredAct | None = None
    """The act the document rests on; `None` for a document made before its act, or on the case as it is."""
    intended: Mapping[str, Any] | None = None
    """Data of the act to come, as typed in its form."""

    @property
    def pack(self) -> Pack:
        """The regulation as people read it."""
        return describe(self.loaded.row.pack)

    @property
    def labels(self) -> Labels:
        """Vietnamese names."""
        return self.pack.labels

    @property
    def setting(self) -> Setting:
        """Regulation, organisation, calendar and readings."""
        return self.loaded.procedure.setting

    @property
    def regulation(self) -> Regulation:
        """The rules."""
        return self.setting.regulation

    @property
    def directory(self) -> Directory:
        """The organisation."""
        return self.loaded.directory

    @cached_property
    def acts(self) -> Sequence[StoredAct]:
        """The register up to the act it rests on; reports of prohibited acts are no part of it."""
        return self.loaded.acts if self.act is None else self.loaded.acts[: self.act.seq]

    @cached_property
    def case(self) -> Case:
        """The state after the act it rests on, as everybody entitled sees it."""
        if self.act is None:
            return self.loaded.without_reports()
        return self.loaded.procedure.replay(act.engine_act() for act in self.acts)

    @property
    def data(self) -> Mapping[str, Any]:
        """What the act says: recorded, or typed and not recorded yet."""
        return self.act.data if self.act is not None else (self.intended or {})

    @property
    def on(self) -> date:
        """The day of the act; of one to come, the day of the document."""
        return self.act.effective if self.act is not None else self.day

    @property
    def agency(self) -> str:
        """The agency that decides."""
        return routing.deciding_agency(self.setting, self.case, self.on) or self.case.agency or ""

    def name(self, party: str | None) -> str:
        """The name of a person or an agency."""
        return self.directory.name(party) if party else ""

    def of_kind(self, *kinds: str) -> list[StoredAct]:
        """The acts of these kinds so far."""
        return [act for act in self.acts if act.kind in kinds]

    def cited(self, ref: str | None) -> str:
        """A provision with its text, empty for none."""
        return provision_words(self.pack, ref) if ref else ""

    def ref_of(self, kind: str) -> str | None:
        """The provision an act rests on at this stage."""
        rule = self.regulation.acts.get(kind)
        return act_provision(self.setting, self.case, rule) if rule is not None else None


def text(data: Mapping[str, Any], name: str) -> str:
    """A text of an act's data, empty where there is none."""
    return str(data.get(name) or "").strip()
