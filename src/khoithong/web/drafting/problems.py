"""What the procedure would refuse, as lines that lead to the place where it is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.procedure.refusals import Refusal
from khoithong.web.components import ErrorItem

if TYPE_CHECKING:
    from khoithong.procedure.refusals import Acceptance
    from khoithong.web.drafting.page import DraftPage


def problems_of(page: DraftPage, answer: Refusal | Acceptance) -> list[ErrorItem]:
    """One line per missing section, else the refusal's own message; nothing for an acceptance."""
    if not isinstance(answer, Refusal):
        return []
    labels = {section.name: section.label for section in page.sections}
    names = [field.partition(".")[2] for field in answer.fields if field.startswith("plan.")]
    lines = [ErrorItem(f"Nhập {labels[name]}", f"phan-{name}") for name in names if name in labels]
    if "agency" in answer.fields or (len(page.agencies) > 1 and not page.draft.data.get("agency")):
        lines.append(ErrorItem("Chọn cơ quan đề xuất", "co-quan"))
    if lines:
        return lines
    where = f" ({page.pack.label(answer.provision)})" if answer.provision else ""
    return [ErrorItem(f"{answer.message}{where}", "nguoi-de-xuat")]
