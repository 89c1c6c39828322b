"""Everything the case page shows, gathered once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.procedure.attempt import act_provision
from khoithong.procedure.explain import unconfirmed
from khoithong.web.casepage.acts import acts_of, waiting
from khoithong.web.casepage.benefits import benefits
from khoithong.web.casepage.conventions import conventions
from khoithong.web.casepage.council import council
from khoithong.web.casepage.documents import documents
from khoithong.web.casepage.footing import footing
from khoithong.web.casepage.limit_lines import limit_lines
from khoithong.web.casepage.limits import deadline_of, running
from khoithong.web.casepage.people import party_person
from khoithong.web.casepage.plan import versions
from khoithong.web.casepage.status import status, waiting_opinion
from khoithong.web.casepage.steps import planned_events, steps
from khoithong.web.casepage.timeline import entries
from khoithong.web.casepage.voting import meetings
from khoithong.web.components import Link
from khoithong.web.navigation import address
from khoithong.web.steppages.registry import nav
from khoithong.web.violations import handles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.casefiles.projection.todo import Todo
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, Deadline

RECENT = 6
"""So many acts of the timeline are shown open; the earlier ones are folded."""


def page(ground: Ground) -> dict[str, Any]:
    """The context of the template."""
    work = waiting(ground)
    told = entries(ground)
    current, others = _limits(ground)
    context = {
        "ground": ground,
        "case": ground.case,
        "row": ground.row,
        "crumbs": [Link("Hồ sơ", address("cases")), Link(ground.row.code, ground.url)],
        "status": status(ground, work),
        "steps": steps(ground),
        "acts": acts_of(ground, work),
        "current": current,
        "further": others,
        "opinion": waiting_opinion(ground),
        "planned": planned_events(ground),
        "recent": told[:RECENT],
        "earlier": told[RECENT:],
        "earlier_words": f"Xem {len(told) - RECENT} việc trước đó",
        "versions": versions(ground),
        "documents": documents(ground),
        "meetings": meetings(ground),
        "council": council(ground),
        "limits": limit_lines(ground),
        "benefits": benefits(ground),
        "conventions": conventions(ground),
        "gaps": _gaps(ground),
        "quotes": _quotes(ground, work),
        "proposers": [party_person(ground, person) for person in ground.case.proposers],
        "executors": [party_person(ground, party) for party in ground.case.executors],
        "agency": ground.name(ground.case.agency),
        "deciding": ground.name(ground.procedure.deciding_agency(ground.case, ground.day)),
        "regulation": ground.pack.identity,
        "footing": footing(ground),
        "handles": handles(ground),
        "pages": nav(ground),
    }
    return context | {"sections": _sections(context)}


def _limits(ground: Ground) -> tuple[Deadline | None, list[Deadline]]:
    """The limit that ends first, explained, and the others that run."""
    places = running(ground)
    if not places:
        return None, []
    return (
        deadline_of(ground, places[0], explained=True),
        [deadline_of(ground, index, explained=True) for index in places[1:]],
    )


def _gaps(ground: Ground) -> list[tuple[str, str, Citation | None]]:
    """What the file does not show although the text asks for it: act, what is missing, provision."""
    labels = {one.provision: one.label for one in ground.regulation.confirmations}
    return [
        (ground.labels.acts[ground.case.acts[index].kind].noun, labels[ref], ground.cite(ref))
        for index, ref in unconfirmed(ground.setting, ground.case)
    ]


def _quotes(ground: Ground, work: Sequence[Todo]) -> list[Citation]:
    """The provisions of the next steps, verbatim, each once."""
    found: dict[str, Citation] = {}
    for ref in _next_provisions(ground, work):
        cited = ground.cite(ref, quoted=True)
        if cited is not None and cited.text:
            found.setdefault(cited.ref, cited)
    return list(found.values())[:3]


def _next_provisions(ground: Ground, work: Sequence[Todo]) -> Iterator[str | None]:
    for index in running(ground):
        yield ground.case.limits[index].provision
    for todo in work:
        yield act_provision(ground.setting, ground.case, ground.regulation.acts[todo.kind])


def _sections(context: dict[str, Any]) -> list[Link]:
    """The sections of this page that have something in them."""
    shown = (
        ("Diễn biến", "dien-bien", "recent"),
        ("Kế hoạch", "ke-hoach", "versions"),
        ("Tài liệu", "tai-lieu", "documents"),
        ("Biểu quyết", "bieu-quyet", "meetings"),
        ("Hội đồng", "hoi-dong", "council"),
        ("Thời hạn", "thoi-han", "limits"),
        ("Khuyến khích, bảo vệ", "quyen-loi", "benefits"),
        ("Quy ước áp dụng", "quy-uoc", "conventions"),
    )
    return [
        Link(label, f"#{anchor}") for label, anchor, name in shown if name == "documents" or context[name]
    ]
