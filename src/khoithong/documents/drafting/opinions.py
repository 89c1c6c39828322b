"""The Party body's opinion at one stage, as documents ask for it, give it and rest on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.drafting.agencies import agency
from khoithong.documents.drafting.matter import text
from khoithong.documents.facts import Opinion
from khoithong.procedure import routing

if TYPE_CHECKING:
    from khoithong.casefiles.stored import StoredAct
    from khoithong.documents.drafting.matter import Matter


def body_of(matter: Matter) -> str | None:
    """The Party body heard in this case; `None` where the text asks none."""
    if not routing.opinion_asked(matter.setting, matter.case, matter.on):
        return None
    return routing.party_body(matter.setting, matter.case, matter.on)


def opinion(matter: Matter, *, evaluates: bool, giving: bool = False) -> Opinion | None:
    """What was asked and answered at a stage; `giving` takes the answer from the form of the act to come."""
    body = body_of(matter)
    if body is None:
        return None
    asked, given = (
        _last(matter, "seek_party_opinion", evaluates),
        _last(matter, "give_party_opinion", evaluates),
    )
    if given is not None and asked is not None and given.seq < asked.seq:
        given = None  # asked anew since
    data = matter.data if giving else (given.data if given is not None else {})
    words = matter.labels.choices["give_party_opinion.opinion"]
    return Opinion(
        body=agency(matter.directory, body, matter.day),
        asked_by=text(asked.data, "document") if asked is not None else "",
        words=words.get(text(data, "opinion"), ""),
        content=text(data, "content"),
        document=text(data, "document"),
    )


def _last(matter: Matter, kind: str, evaluates: bool) -> StoredAct | None:
    """The last act of a kind at a stage: before the decision, or after it."""
    decided = next((act.seq for act in matter.of_kind("approve", "disapprove")), None)
    found = [act for act in matter.of_kind(kind) if (decided is not None and act.seq > decided) is evaluates]
    return found[-1] if found else None
