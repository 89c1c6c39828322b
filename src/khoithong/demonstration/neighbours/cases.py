"""The cases of an area, played as its text says: by meetings and the Party's opinion, or by the head alone."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, Final

from khoithong.demonstration.story import Day, Step, Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from khoithong.demonstration.neighbours.areas import Area
    from khoithong.demonstration.neighbours.ideas import Idea

_FINDINGS: Final = {"right_policy": True, "pure_motive": True, "common_good": True, "damage": False}
_OPEN, _MIDWAY, _PAST = -3, -64, -118
"""The day on which each of the three was sent, as `Day.offset`."""


def stories_of(area: Area, ideas: tuple[Idea, Idea, Idea]) -> Iterator[Story]:
    """The three cases of an area."""
    way = _BY_HEAD if area.pack in _WITHOUT_MEETINGS else _BY_MEETING
    for idea, begins, until in zip(ideas, (_OPEN, _MIDWAY, _PAST), (0, 1, 2), strict=True):
        steps = [step for stretch in way[: until + 1] for step in stretch(area, idea, begins)]
        yield Story(idea.key, tuple(steps), area.pack)


_WITHOUT_MEETINGS: Final = frozenset({"soc-trang-2023", "ninh-thuan-2021"})


def _step(day: int, at: str, by: str, office: str, kind: str, **data: Any) -> Step:
    moment = time.fromisoformat(at)
    return Step(day, moment, by, office, kind, {key.rstrip("_"): value for key, value in data.items()})


def _people(area: Area) -> tuple[str, str, str, str, str]:
    letter = area.letter
    return f"gd-{letter}", f"pgd1-{letter}", f"pgd2-{letter}", f"tp-{letter}", f"cv-{letter}"


# --- by meetings: the decree and what extends it --------------------------------------------------------------------


def _plan(area: Area, idea: Idea) -> dict[str, str]:
    return {
        "necessity": idea.title,
        "bottleneck": idea.trouble,
        "content": idea.remedy,
        "scope": f"Các đơn vị thuộc {area.department} {area.place}.",
        "duration": "06 tháng kể từ ngày được phê duyệt.",
        "resources": "Nhân lực sẵn có, kinh phí trong dự toán được giao.",
        "feasibility": "Đã làm thử ở một đơn vị, có số liệu kèm theo.",
        "expected_effect": idea.effect,
    }


def _sent(area: Area, idea: Idea, begins: int) -> Iterator[Step]:
    _, _, _, manager, staff = _people(area)
    # The circular opens proposing to everybody; elsewhere whoever leads or manages proposes.
    by, role = (staff, "staff") if area.pack == "vinh-phuc-2024" else (manager, "manager")
    data = {"plan": _plan(area, idea), "confirmed": ["4/2"]}
    yield _step(begins, "09:10", by, f"{area.office}/{role}", "submit_plan", **data)
    number = f"{abs(begins) + 20}/ĐX"
    yield _step(
        begins,
        "10:40",
        f"vt-{area.letter}",
        f"{area.office}/clerk",
        "register_plan",
        number=number,
    )


def _decided(area: Area, idea: Idea, begins: int) -> Iterator[Step]:
    head, *_, manager, staff = _people(area)
    office = f"{area.office}/head"
    yield from _meeting(
        area,
        begins + 2,
        f"Tập thể lãnh đạo {area.department} {area.place} thống nhất cho thực hiện: {idea.title}.",
        conditions_met=["5/1/a", "5/1/b", "5/1/c", "5/1/d"],
    )
    yield from _opinion(area, begins + 6, f"Nhất trí chủ trương: {idea.title}.")
    executor = staff if area.pack == "vinh-phuc-2024" else manager
    document = f"Quyết định số {abs(begins) + 40}/QĐ-{area.sign}"
    yield _step(
        begins + 10,
        "08:45",
        head,
        office,
        "approve",
        document=document,
        executors=[executor],
        planned_completion=Day(begins + 90),
        confirmed=["4/2"],
    )
    yield _step(
        begins + 40,
        "15:20",
        executor,
        f"{area.office}/{'staff' if executor == staff else 'manager'}",
        "report_progress",
        percent=60,
        content=idea.progress,
    )


def _evaluated(area: Area, idea: Idea, begins: int) -> Iterator[Step]:
    head, *_, manager, staff = _people(area)
    by, role = (staff, "staff") if area.pack == "vinh-phuc-2024" else (manager, "manager")
    yield _step(
        begins + 70,
        "16:00",
        by,
        f"{area.office}/{role}",
        "declare_completion",
        on=Day(begins + 70),
    )
    yield _step(
        begins + 73, "09:30", by, f"{area.office}/{role}", "submit_result_report", results=idea.result
    )
    yield from _meeting(area, begins + 75, f"Thống nhất đánh giá hoàn thành: {idea.result}")
    yield from _opinion(area, begins + 79, f"Đồng ý công nhận kết quả: {idea.result}")
    yield _step(
        begins + 83,
        "10:10",
        head,
        f"{area.office}/head",
        "publish_result",
        document=f"Thông báo số {abs(begins) + 60}/TB-{area.sign}",
    )


def _meeting(area: Area, day: int, minutes: str, **more: Any) -> Iterator[Step]:
    head, first, second, *_ = _people(area)
    office = f"{area.office}/head"
    yield _step(day, "14:00", head, office, "convene_meeting", on=Day(day + 3))
    yield _step(day + 3, "08:30", head, office, "vote", ballot="for")
    for number, deputy in enumerate((first, second)):
        yield _step(day + 3, f"08:3{4 + number}", deputy, f"{area.office}/deputy", "vote", ballot="for")
    yield _step(day + 3, "10:00", head, office, "close_meeting", minutes=minutes, **more)


def _opinion(area: Area, day: int, content: str) -> Iterator[Step]:
    head = _people(area)[0]
    yield _step(day, "09:00", head, f"{area.office}/head", "seek_party_opinion")
    yield _step(
        day + 2,
        "14:30",
        f"vt-{area.letter}",
        f"du-so-{area.letter}/clerk",
        "give_party_opinion",
        opinion="agree",
        content=content,
    )


# --- by the head alone: texts without limits and without meetings ---------------------------------------------------


def _short_plan(area: Area, idea: Idea) -> dict[str, str]:
    if area.pack == "ninh-thuan-2021":
        return {"content": f"{idea.title}. {idea.trouble}"}
    return {
        "necessity": idea.title,
        "situation": idea.trouble,
        "objectives": idea.effect,
        "organisation": idea.remedy,
        "recommendations": f"Ủy ban nhân dân {area.place} cho phép thực hiện và hỗ trợ kinh phí.",
    }


def _reported(area: Area, idea: Idea, begins: int) -> Iterator[Step]:
    staff = _people(area)[-1]
    plan = _short_plan(area, idea)
    yield _step(begins, "08:50", staff, f"{area.office}/staff", "submit_plan", plan=plan)


def _allowed(area: Area, idea: Idea, begins: int) -> Iterator[Step]:
    head, *_, staff = _people(area)
    if area.pack == "soc-trang-2023":
        yield _step(
            begins + 4,
            "15:00",
            f"tc-{area.letter}",
            f"{area.office}/organiser",
            "appraise",
            opinion=f"Đủ căn cứ và khả thi: {idea.title}.",
            recommends=True,
        )
    yield _step(
        begins + 8,
        "09:20",
        head,
        f"{area.office}/head",
        "approve",
        document=f"Quyết định số {abs(begins) + 30}/QĐ-{area.sign}",
        executors=[staff],
        mode="pilot",
    )
    yield _step(
        begins + 40,
        "16:10",
        staff,
        f"{area.office}/staff",
        "report_progress",
        percent=55,
        content=idea.progress,
    )


def _concluded(area: Area, idea: Idea, begins: int) -> Iterator[Step]:
    head, *_, staff = _people(area)
    office = f"{area.office}/staff"
    yield _step(begins + 70, "15:40", staff, office, "declare_completion", on=Day(begins + 70))
    yield _step(begins + 72, "10:00", staff, office, "submit_result_report", results=idea.result)
    more: dict[str, Any] = {"conclusion": "completed"}
    if area.pack == "soc-trang-2023":
        causes = {
            "objective": "Giá thiết bị tăng ngoài dự tính.",
            "subjective": "Dự toán chưa tính trượt giá.",
        }
        more = {"conclusion": "partial", "causes": causes, "findings": dict(_FINDINGS)}
    yield _step(
        begins + 76,
        "09:45",
        head,
        f"{area.office}/head",
        "publish_result",
        document=f"Thông báo số {abs(begins) + 50}/TB-{area.sign}",
        **more,
    )


_BY_MEETING: Final = (_sent, _decided, _evaluated)
_BY_HEAD: Final = (_reported, _allowed, _concluded)
"""How far a case has come: sent; decided and being carried out; evaluated."""
