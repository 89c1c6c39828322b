"""The task list of a draft: every section of the plan, then who proposes, then the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from khoithong.web.components import Task

if TYPE_CHECKING:
    from khoithong.web.drafting.page import DraftPage
    from khoithong.web.drafting.sections import PlanSection


def plan_tasks(page: DraftPage) -> list[Task]:
    """One task per section, in the regulation's order."""
    return [_section_task(page, section) for section in page.sections]


def _section_task(page: DraftPage, section: PlanSection) -> Task:
    typed = page.text(section.name).split()
    state = "done" if typed else ("todo" if section.required else "optional")
    return Task(
        section.label,
        page.section_url(section.name),
        state,  # type: ignore[arg-type]
        hint=_hint(section),
        status=f"Đã có {len(typed)} chữ" if typed else "",
    )


def _hint(section: PlanSection) -> str:
    where = section.citation.label if section.citation else ""
    return f"“{section.quote}” ({where})" if section.quote and where else where


def people_tasks(page: DraftPage) -> list[Task]:
    """Who proposes with the owner and, where that is not clear, from which agency."""
    named = page.co_proposers
    tasks = [
        Task(
            "Người cùng đề xuất",
            reverse("draft-people", args=[page.draft.id]),
            "done" if named else "optional",
            hint=", ".join(page.here.directory.name(person) for person in named),
            status=f"{len(named)} người" if named else "",
        )
    ]
    if len(page.agencies) > 1:
        chosen = str(page.draft.data.get("agency") or "")
        tasks.append(
            Task(
                "Cơ quan đề xuất",
                reverse("draft-agency", args=[page.draft.id]),
                "done" if chosen else "todo",
                hint=page.here.directory.name(chosen) if chosen else "Đang giữ chức vụ ở nhiều cơ quan",
                status="Đã chọn" if chosen else "Chưa chọn",
            )
        )
    return tasks


def check_task(page: DraftPage) -> Task:
    """The last task."""
    count = len(page.missing)
    return Task(
        "Kiểm tra và gửi",
        reverse("draft-check", args=[page.draft.id]),
        "started" if count else "todo",
        hint=f"Còn {count} phần bắt buộc chưa nhập" if count else "Đã đủ các phần bắt buộc",
        status="Xem trước" if count else "Sẵn sàng gửi",
    )
