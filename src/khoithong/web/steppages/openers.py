"""Who does what so that a case goes on: the holder of an act, and its address for whoever may do it now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.casefiles.projection.holders import holders
from khoithong.web.casepage.people import either

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground


@dataclass(frozen=True, slots=True)
class Opener:
    """An act that opens what is closed."""

    who: str
    """Who may do it, in words; empty where nobody has the standing now."""
    does: str
    """What is done, as a verb: `xin ý kiến cấp ủy`."""
    url: str
    """Where this person does it; empty for everybody else."""

    @property
    def words(self) -> str:
        """`Nguyễn Văn An, Giám đốc Sở Xây dựng, xin ý kiến cấp ủy thì mở.`"""
        comma = "," if "," in self.who else ""
        return f"{self.who}{comma} {self.does} thì mở." if self.who else ""


def opener(ground: Ground, kind: str) -> Opener | None:
    """Who opens a step by an act; nothing where the regulation knows no such act."""
    rule = ground.regulation.acts.get(kind)
    if rule is None:
        return None
    here, case = ground.here, ground.loaded.case
    able = holders(ground.setting, case, rule.by, ground.day)
    verb = ground.labels.acts[kind].verb
    mine = ground.procedure.why_not(case, here.person, kind, here.now) is None
    return Opener(either(ground, able), verb[:1].lower() + verb[1:], ground.act_url(kind) if mine else "")
