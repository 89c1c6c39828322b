"""What the check of a signed PDF found, and how it is said."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Trust = Literal["trusted", "unknown", "expired"]
Changes = Literal["none", "signatures", "kept", "forbidden"]
Verdict = Literal["valid", "broken", "none"]

EXIT: Final[dict[Verdict, int]] = {"valid": 0, "broken": 1, "none": 2}
"""What the command answers."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature."""

    field: str
    name: str
    """Whose certificate it is."""
    organisation: str
    issuer: str
    at: datetime | None
    stamped: bool
    """Whether an authority vouches for the time; else it is the signer's word."""
    intact: bool
    """Whether what it covers is as it was signed."""
    whole: bool
    """Whether it covers the file as it is; else an older state of it."""
    changes: Changes
    """Behind it: nothing, only more signatures, only data for keeping it long, or what a signed document must not get."""
    trust: Trust
    root: str = ""
    """The configured root its certificate leads to."""
    fault: str = ""
    """Why nothing can be said of it."""

    @property
    def good(self) -> bool:
        """Whether the document is what was signed."""
        return self.intact and self.changes != "forbidden"


@dataclass(frozen=True, slots=True)
class Report:
    """All signatures of a file, in the order they were made."""

    signatures: tuple[Signature, ...]
    fault: str = ""
    """Why the file cannot be read; it counts as broken."""

    @property
    def verdict(self) -> Verdict:
        """One word for all of it."""
        if self.fault or not all(signature.good for signature in self.signatures):
            return "broken"
        return "valid" if self.signatures else "none"


def to_json(report: Report) -> dict[str, Any]:
    """To be kept with the file."""
    return {
        "verdict": report.verdict,
        "fault": report.fault,
        "signatures": [
            {**asdict(one), "at": one.at.isoformat() if one.at else None} for one in report.signatures
        ],
    }


def from_json(kept: Mapping[str, Any]) -> Report:
    """What was kept."""
    return Report(
        tuple(
            Signature(**{**one, "at": datetime.fromisoformat(one["at"]) if one["at"] else None})
            for one in kept["signatures"]
        ),
        kept["fault"],
    )


def verdict_words(report: Report) -> str:
    """What the check found, in one sentence: whole, and by whom one may rely on."""
    if report.verdict == "valid" and any(one.trust != "trusted" for one in report.signatures):
        return UNTRUSTED
    return VERDICTS[report.verdict]


# --- in words ------------------------------------------------------------------------------------------------

VERDICTS: Final[dict[Verdict, str]] = {
    "valid": "Chữ ký hợp lệ: văn bản còn nguyên vẹn từ khi ký.",
    "broken": "Chữ ký không hợp lệ: văn bản không còn như khi ký, hoặc chữ ký bị hỏng.",
    "none": "Tệp không có chữ ký số.",
}
UNTRUSTED: Final = "Chữ ký hợp lệ, chưa xác định được tin cậy: văn bản còn nguyên vẹn từ khi ký."
"""Of whole documents whose signers' certificates lead to no root known here, or were out of their time."""
TRUST: Final[dict[Trust, str]] = {
    "trusted": "tin cậy, theo chứng thư gốc {root}",
    "unknown": "chưa xác định được tin cậy: chứng thư không dẫn đến chứng thư gốc nào đã khai báo",
    "expired": "chứng thư chưa có hoặc đã hết hiệu lực vào thời điểm ký",
}
CHANGES: Final[dict[Changes, str]] = {
    "none": "không có thay đổi",
    "signatures": "chỉ thêm chữ ký khác",
    "kept": "chỉ thêm dữ liệu để lưu giữ lâu dài",
    "forbidden": "văn bản bị thay đổi",
}


def lines(one: Signature) -> Iterator[tuple[str, str]]:
    """Each finding under its heading."""
    who = f"{one.name} ({one.organisation})" if one.organisation else one.name
    yield "Người ký", who or "không đọc được"
    if one.fault:
        yield "Tình trạng", one.fault
        return
    yield "Chứng thư do", one.issuer
    if one.at is None:
        yield "Thời gian ký", "không ghi"
    else:
        source = "có dấu thời gian" if one.stamped else "theo máy của người ký"
        zone = one.at.strftime("%z")
        yield "Thời gian ký", f"{one.at:%d/%m/%Y %H:%M:%S} {zone[:3]}:{zone[3:]} ({source})"
    yield "Nội dung đã ký", "còn nguyên vẹn" if one.intact else "không còn nguyên vẹn"
    yield "Phạm vi", _scope(one)
    yield "Sau khi ký", CHANGES[one.changes]
    yield "Độ tin cậy", TRUST[one.trust].format(root=one.root)
    yield "Thu hồi", "không tra cứu tình trạng thu hồi chứng thư"


def _scope(one: Signature) -> str:
    if one.whole:
        return "toàn bộ tệp"
    if one.changes == "forbidden":
        return "chỉ bản trước đó của tệp, không phải toàn bộ tệp hiện nay"
    return "toàn bộ văn bản lúc ký"


def told(report: Report) -> Iterator[str]:
    """The whole report, a line each."""
    yield report.fault or verdict_words(report)
    for number, one in enumerate(report.signatures, 1):
        yield ""
        yield f"Chữ ký {number}"
        for heading, words in lines(one):
            yield f"  {heading}: {words}"
