"""Which text applies where in the demonstration: proposed by one administrator, confirmed by the other one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from khoithong.casefiles import law
from khoithong.casefiles.governance import EVERYBODY
from khoithong.casefiles.models import LawDecision
from khoithong.demonstration.neighbours.areas import AREAS
from khoithong.demonstration.neighbours.keepers import KEEPERS
from khoithong.demonstration.packs import PACK
from khoithong.desk.adopt import Wish, decide, propose
from khoithong.desk.clock import FixedClock
from khoithong.desk.repeating import key_of
from khoithong.organisation.models import Account

_PROPOSED: Final = datetime(2026, 4, 9, 8, 30)
_CONFIRMED: Final = datetime(2026, 4, 9, 15, 10)
"""Both before the province's text came into force: its first case is received under it."""


def adopt_texts() -> None:
    """Record what applies where, once. The accounts cannot log in before the demonstration is complete."""
    first, second = (_account(username, keeper.id) for username, keeper in KEEPERS.items())
    for wish in _wishes():
        key = key_of(f"demonstration/adoption/{wish.agency}/{wish.pack}")
        proposal = propose(wish, first, key, clock=FixedClock(_PROPOSED))
        if not LawDecision.objects.filter(proposal=proposal).exists():
            decide(proposal.pk, "confirmed", "", second, clock=FixedClock(_CONFIRMED))


def propose_reading(now: datetime) -> None:
    """Another answer to an open question, proposed this morning: it waits for the second administrator."""
    first = Account.objects.get(username=next(iter(KEEPERS)))
    area = AREAS[-1]
    wish = Wish(
        "reading",
        area.committee,
        area.pack,
        now.date(),
        reading="receipt",
        answer="registration",
        ground=f"Văn bản số 214/UBND-NC của Ủy ban nhân dân {area.place}",
        reason="Văn thư vào sổ trong ngày; thống nhất cách tính với các thủ tục khác của cơ quan.",
    )
    propose(wish, first, key_of("demonstration/reading"), clock=FixedClock(now))


def _account(username: str, person: str) -> Account:
    account, _ = Account.objects.get_or_create(
        username=username, defaults={"password": "!", "is_administrator": True, "kept_by_id": person}
    )
    return account


def _wishes() -> list[Wish]:
    province = Wish(
        "adopt",
        EVERYBODY,
        PACK,
        law.regulation(PACK).in_force_from,
        ground="Công văn số 412/UBND-NC ngày 08/4/2026 của Ủy ban nhân dân tỉnh",
        reason="Quy định của Ban Thường vụ Tỉnh ủy áp dụng cho các cơ quan trong tỉnh từ ngày có hiệu lực.",
    )
    return [
        province,
        *(
            Wish(
                "adopt",
                area.committee,
                area.pack,
                date.fromisoformat(area.since),
                ground=f"Văn bản số {100 + number}/UBND-NC ngày 08/4/2026 của Ủy ban nhân dân {area.place}",
                reason=f"Các cơ quan của {area.place} theo {area.text}.",
            )
            for number, area in enumerate(AREAS, start=1)
        ),
    ]
