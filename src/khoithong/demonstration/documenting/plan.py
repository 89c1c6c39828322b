"""Which cases have which documents, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Fate = Literal["draft", "issued", "scanned", "cancelled"]
"""Waiting for its number; issued; its scan brought as well; issued and its number cancelled."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document of a case."""

    story: str
    act: str
    """Kind of the act it rests on: the last one of the story."""
    kind: str
    """Of `documents.catalogue.KINDS`."""
    fate: Fate = "issued"
    reason: str = ""
    """Of a cancelled number."""


_WRONG_ROOM: Final = "Ghi nhầm phòng họp, chưa gửi; mời họp qua lịch công tác tuần."

DOCUMENTS: Final = (
    # Sở Xây dựng: every step of the way.
    Wanted("bao-tri-duong", "approve", "approval_decision", "scanned"),
    Wanted("tro-gia-xe-buyt", "approve", "approval_decision", "scanned"),
    Wanted("tro-gia-xe-buyt", "suspend", "suspension_decision"),
    Wanted("executing", "convene_meeting", "invitation", "cancelled", _WRONG_ROOM),
    Wanted("executing", "close_meeting", "minutes", "draft"),
    Wanted("awaiting-decision", "seek_party_opinion", "opinion_request"),
    Wanted("thoat-nuoc-do-thi", "convene_meeting", "invitation"),
    Wanted("voting", "convene_meeting", "invitation", "draft"),
    Wanted("voting", "submit_plan", "receipt", "draft"),
    # Sở Nội vụ.
    Wanted("completed", "approve", "approval_decision", "scanned"),
    Wanted("completed", "publish_result", "publication"),
    Wanted("uy-quyen-ky", "close_meeting", "evaluation_minutes", "draft"),
    Wanted("just-submitted", "submit_plan", "receipt", "draft"),
    # Sở Y tế.
    Wanted("mua-sam-vat-tu", "approve", "approval_decision", "scanned"),
    Wanted("nhan-vien-cong-tac-xa-hoi", "seek_party_opinion", "opinion_request"),
    Wanted("cap-cuu-vung-cao", "submit_plan", "receipt", "draft"),
    # Sở Giáo dục và Đào tạo.
    Wanted("ban-tru-vung-cao", "disapprove", "disapproval_notice", "scanned"),
    Wanted("giao-vien-lien-truong", "publish_result", "publication"),
    Wanted("tuyen-sinh-dau-cap", "submit_plan", "receipt", "draft"),
)

TEMPLATE: Final = ("so-xd", "invitation", "Giay-moi-cua-So-Xay-dung.docx", "Giữ cách trình bày của sở.")
"""The agency's Word template: agency, kind, name of the file, what its author says."""

ARCHIVED: Final = ("so-hoa-luu-tru", "Biên bản giao nhận hồ sơ, tài liệu của Phòng Tổ chức - Văn phòng")
"""The story whose case file went to its agency's archive, and the receipt."""
