"""Communication in the demonstration: a plan of the agency that guides it, what appeared, what is to come."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from khoithong.casefiles.models import Case
from khoithong.demonstration.directing.carrying_out import actor
from khoithong.demonstration.packs import PACK
from khoithong.desk.clock import FixedClock
from khoithong.desk.directives.acting import Asked
from khoithong.desk.directives.communicate import add_item, plan_communication, publish_item
from khoithong.desk.repeating import key_of
from khoithong.organisation.snapshot import directory

if TYPE_CHECKING:
    from khoithong.directives.models import Directive


def publish(regulation: Directive, now: datetime) -> None:
    """Plan, add and publish for the regulation's clause on communication."""
    guide = "btg-tu"
    begun = min(datetime.combine(regulation.issued_on or now.date(), datetime.min.time()), now)
    plan = plan_communication(
        _asked(guide, "plan", begun + timedelta(hours=9), now),
        {
            "title": "Kế hoạch tuyên truyền về khuyến khích, bảo vệ cán bộ năng động, sáng tạo",
            "since": begun.date(),
            "until": date(begun.year, 12, 31),
            "directive": regulation.code,
            "clause": "19/2",
        },
    )
    of_plan: dict[str, Any] = {"plan": str(plan.id)}
    days = (now.date() - begun.date()).days
    past = [begun.date() + timedelta(days=days * part // 4) for part in (1, 2)]
    items = (
        (guide, "Hội nghị phổ biến Quy định đến cấp ủy cơ sở", "conference", past[0], "Hội trường Tỉnh ủy"),
        (guide, "Loạt bài “Người tốt, việc tốt trong cải cách hành chính”", "press", past[1], "Báo tỉnh"),
        (
            guide,
            "Phóng sự truyền hình về các mô hình đã công nhận",
            "broadcast",
            None,
            "Đài Phát thanh và Truyền hình tỉnh",
        ),
        (guide, "Sổ tay hỏi đáp cho người đề xuất", "publication", None, ""),
    )
    for number, (agency, title, form, on, where) in enumerate(items):
        planned = on or now.date() + timedelta(days=(10, -4)[number % 2])
        _one(agency, f"guide/{number}", now, on, of_plan | _words(title, form, planned, where))
    recognised = Case.objects.filter(pack=PACK, status="evaluated", evaluation="completed")
    case = recognised.filter(employing_agency__startswith="so-").order_by("id").first()
    if case is not None:
        department = case.employing_agency
        name = directory().name(department)
        words = _words(
            f"Cách làm mới của {name} đã được công nhận", "portal", past[1], "Trang thông tin của sở"
        )
        linked = {"directive": regulation.code, "clause": "19/1", "case": case.code}
        _one(department, "department", now, past[1], words | linked)


def _one(agency: str, name: str, now: datetime, on: date | None, data: dict[str, Any]) -> None:
    item = add_item(_asked(agency, f"{name}/add", now, now), data)
    if on is not None:
        said = {"published_on": on, "where": data["where"]}
        publish_item(item.id, _asked(agency, f"{name}/publish", now, now), said)


def _asked(agency: str, name: str, at: datetime, now: datetime) -> Asked:
    moment = min(at, now)
    person, office = actor(agency, moment.date())
    return Asked(person, office, key_of(f"demonstration/communication/{name}"), clock=FixedClock(moment))


def _words(title: str, form: str, planned: date, where: str) -> dict[str, Any]:
    return {"title": title, "form": form, "planned_on": planned, "where": where}
