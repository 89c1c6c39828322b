"""Which text plans of an agency come under, for what is said about the organisation's gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.casefiles import law
from khoithong.lawbook.pack import describe
from khoithong.web.adapters import citation

if TYPE_CHECKING:
    from datetime import date

    from khoithong.lawbook.pack import Pack
    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.options import Options
    from khoithong.procedure.regulation import Regulation
    from khoithong.web.components import Citation


@dataclass(frozen=True, slots=True)
class Ruling:
    """A text in force with the answers chosen for an agency."""

    pack: Pack
    options: Options

    @property
    def regulation(self) -> Regulation:
        """The rules of the text."""
        return self.pack.regulation

    @property
    def own_collective(self) -> bool:
        """Whether a head's own plan stays with the collective leadership of the agency."""
        rules = self.regulation
        return (
            self.options if "head_plan" in rules.readings else rules.routing
        ).head_plan == "own_collective"

    def cite(self, ref: str | None) -> Citation | None:
        """A provision of it with its words."""
        return citation(self.pack, ref)

    def cite_reading(self, name: str) -> Citation | None:
        """The first provision an open question rests on; nothing where the text does not raise it."""
        reading = self.regulation.readings.get(name)
        return self.cite(reading.provisions[0]) if reading and reading.provisions else None

    def asks(self, *standings: str) -> bool:
        """Whether some act of the text is for one of these standings."""
        return any(set(standings) & set(act.by) for act in self.regulation.acts.values())


def ruling(agency: str, day: date, picture: Directory) -> Ruling | None:
    """The text an agency's plans come under on a day, of several the newest; nothing where none is in force."""
    packs = law.packs_for(agency, day, picture)
    if not packs:
        return None
    newest = max(packs, key=lambda pack: law.regulation(pack).in_force_from)
    procedure = law.submission_procedure(newest, agency, day, picture)
    return Ruling(describe(newest), procedure.setting.options)
