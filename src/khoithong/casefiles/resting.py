"""How many cases rest on a provision, and which: those in which something happened that the pack rests on it.

Counted by the right of the reader. Reports of prohibited acts are kept apart and never counted; what no act shows
(a question the text leaves open, a road not taken) is not counted either.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from khoithong.casefiles.rights import Reader, condition
from khoithong.lawbook.loader import load_pack, pack_ids
from khoithong.lawbook.pack import describe
from khoithong.procedure.vocabulary import VIOLATION_ACTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from khoithong.lawbook.cites import Leaf
    from khoithong.lawbook.pack import Pack

Counts = dict[str, int]
"""Cases by complete reference, or by status; what none has is absent."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What shows in a case that a rule was applied."""

    feature: str
    """The kind of an act; ``evaluation/`` with it for an act after the decision; ``meeting/`` with a stage;
    ``measure/`` with a measure; ``limit/`` with a provision."""
    route: str = ""
    """Only in cases that went this way; empty: in all."""

    def seen_in(self, route: str, features: Collection[str]) -> bool:
        """Whether a case of this route with these features shows it."""
        return self.route in ("", route or "collective") and self.feature in features


_RECEIVED: Final = "submit_plan"

_OF_SECTION: Final[dict[str, tuple[str, ...]]] = {
    "plan": (_RECEIVED,),
    "confirmations": (_RECEIVED,),
    "eligibility": (_RECEIVED,),
    "routing": (_RECEIVED,),
    "routing.escalation": ("escalate",),
    "opinion": ("seek_party_opinion",),
    "opinion.approval": ("seek_party_opinion",),
    "opinion.evaluation": ("evaluation/seek_party_opinion",),
    "council": ("establish_council",),
    "conditions": ("meeting/approval",),
    "causes": ("meeting/evaluation", "publish_result"),
    "before_approval": ("approve",),
    "measure_authority": ("apply_measure", "propose_measure", "decide_measure"),
    "numbers.council_minimum": ("establish_council",),
    "numbers.council_maximum": ("establish_council",),
    "numbers.majority": ("close_meeting",),
    "numbers.council_evaluation_majority": ("evaluation/close_meeting",),
}
"""What shows that a rule was applied: by its place in the pack, the nearer place first."""

_UNSEEN: Final = frozenset(
    {"routing.head", "routing.committee", "routing.above", "opinion.missing", "readings", "prohibitions"}
)
"""Places of which no act shows whether they were applied, or must not."""


def happenings(leaf: Leaf) -> Iterator[Happening]:
    """What shows in a case that the rule was applied which rests on this quotation."""
    section, _, rest = leaf.rule.partition(".")
    place = leaf.rule if leaf.rule in _OF_SECTION or leaf.rule in _UNSEEN else section
    if place in _UNSEEN:
        return
    if section == "acts":
        features: Iterable[str] = _of_act(rest)
    elif section == "meetings":
        stage, route = rest.split(".")[:2]
        yield Happening(f"meeting/{stage}", route)
        return
    elif section == "measures":
        features = (f"measure/{rest}",)
    else:
        features = _OF_SECTION.get(place, (f"limit/{leaf.provision}",))
    for feature in features:
        yield Happening(feature, leaf.route or "")


def _of_act(name: str) -> tuple[str, ...]:
    kind, _, part = name.partition(".")
    if kind in VIOLATION_ACTS or part == "final":
        return ()
    return {
        "evaluation": (f"evaluation/{kind}",),
        "override": ("proceed_despite_rejection",),
        "intake": (_RECEIVED,),
    }.get(part, (kind,))


@cache
def resting(pack: str) -> Mapping[str, frozenset[Happening]]:
    """What shows in a case under a pack that it rests on a provision, by provision; packs are read once."""
    found: dict[str, set[Happening]] = defaultdict(set)
    for leaf in describe(pack).leaves:
        found[leaf.provision].update(happenings(leaf))
    return {ref: frozenset(shown) for ref, shown in found.items() if shown}


def packs_resting_on(pack: Pack) -> list[str]:
    """The packs whose cases may rest on a pack's own text: itself and those that extend it."""
    own = pack.identity.id
    return [other for other in pack_ids() if other == own or own in load_pack(other).inherits]


_MEASURES: Final = ("apply_measure", "propose_measure", "decide_measure")

_SEEN: Final = f"""
SELECT a.case_id, a.kind AS feature FROM casefiles_act a
UNION ALL
SELECT a.case_id, 'evaluation/' || a.kind FROM casefiles_act a
  JOIN casefiles_act d ON d.case_id = a.case_id AND d.kind = 'approve' AND d.seq < a.seq
UNION ALL
SELECT a.case_id, 'measure/' || (a.body::jsonb #>> '{{data,measure}}') FROM casefiles_act a
 WHERE a.kind IN {_MEASURES}
UNION ALL
SELECT m.case_id, 'meeting/' || m.stage FROM casefiles_meetingrow m
UNION ALL
SELECT l.case_id, 'limit/' || l.provision FROM casefiles_deadlinerow l WHERE l.provision <> ''
"""  # noqa: S608 - the kinds are ours
"""Everything that happened in cases, a row each."""


def counts(who: Reader, pack: Pack) -> Counts:
    """How many cases the reader may read rest on each provision of a pack's own text. One statement."""
    packs = packs_resting_on(pack)
    features = sorted({one.feature for name in packs for shown in resting(name).values() for one in shown})
    # a bit for each feature, so that what happened in a case is one value
    bits = ", ".join(["(%s, %s::bit varying)"] * len(features))
    known = [
        value for place, feature in enumerate(features) for value in (feature, _bit(place, len(features)))
    ]
    where, parameters = condition(who)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH known (feature, bit) AS (VALUES {bits}), readable AS MATERIALIZED ("  # noqa: S608
            f"SELECT c.id, c.pack, c.route FROM casefiles_case c WHERE c.pack = ANY(%s) AND {where})"
            " SELECT pack, route, happened, count(*) FROM ("
            "SELECT r.pack, r.route, bit_or(k.bit) AS happened FROM readable r"
            f" JOIN ({_SEEN}) s ON s.case_id = r.id JOIN known k ON k.feature = s.feature"
            " GROUP BY r.id, r.pack, r.route) AS cases GROUP BY pack, route, happened",
            [*known, packs, *parameters],
        )
        rows = cursor.fetchall()
    return _counted(f"{pack.identity.id}#", features, rows)


def _bit(place: int, length: int) -> str:
    return "0" * place + "1" + "0" * (length - place - 1)


def _counted(prefix: str, features: Sequence[str], rows: Iterable[tuple[str, str, str, int]]) -> Counts:
    found: Counts = defaultdict(int)
    for pack, route, happened, number in rows:
        seen = {feature for feature, bit in zip(features, happened, strict=True) if bit == "1"}
        for ref, shown in resting(pack).items():
            if ref.startswith(prefix) and any(one.seen_in(route, seen) for one in shown):
                found[ref] += number
    return dict(found)


def narrowing(ref: str) -> tuple[str, list[Any]]:
    """The cases that rest on a provision, as SQL on `casefiles_case c` with its parameters."""
    clauses: list[str] = []
    parameters: list[Any] = []
    for pack in pack_ids():
        for shown in sorted(resting(pack).get(ref, ()), key=lambda one: (one.feature, one.route)):
            happened, feature = _happened(shown.feature)
            way = " AND coalesce(nullif(c.route, ''), 'collective') = %s" if shown.route else ""
            clauses.append(f"(c.pack = %s{way} AND EXISTS ({happened}))")
            parameters += [pack, *([shown.route] if shown.route else []), feature]
    return f"({' OR '.join(clauses)})" if clauses else "FALSE", parameters


_ACT: Final = "SELECT FROM casefiles_act a WHERE a.case_id = c.id AND a.kind = %s"
_HAPPENED: Final = {
    "evaluation": (
        f"{_ACT} AND EXISTS (SELECT FROM casefiles_act d"
        " WHERE d.case_id = c.id AND d.kind = 'approve' AND d.seq < a.seq)"
    ),
    "measure": (
        f"SELECT FROM casefiles_act a WHERE a.case_id = c.id AND a.kind IN {_MEASURES}"
        " AND a.body::jsonb #>> '{data,measure}' = %s"
    ),
    "meeting": "SELECT FROM casefiles_meetingrow m WHERE m.case_id = c.id AND m.stage = %s",
    "limit": "SELECT FROM casefiles_deadlinerow l WHERE l.case_id = c.id AND l.provision = %s",
}
"""By the first part of a feature: the same as `_SEEN`, asked of one case."""


def _happened(feature: str) -> tuple[str, str]:
    """Whether a case shows a feature, as SQL with its one parameter."""
    sort, _, rest = feature.partition("/")
    return (_HAPPENED[sort], rest) if rest else (_ACT, feature)


def by_status(who: Reader, pack: str) -> Counts:
    """How many cases under a pack the reader may read, by status. One statement."""
    where, parameters = condition(who)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.status, count(*) FROM casefiles_case c WHERE c.pack = %s AND {where} GROUP BY c.status",  # noqa: S608
            [pack, *parameters],
        )
        return dict(cursor.fetchall())
