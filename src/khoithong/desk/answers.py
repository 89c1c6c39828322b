"""What the door answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khoithong.procedure.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Done:
    """The act is recorded. The same request sent again gets the same answer."""

    case_id: int
    code: str
    seq: int
    """Number of the act in its register."""
    warnings: tuple[str, ...]
    repeated: bool = False
    """Whether it had been recorded before: this was the request sent again."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The act is not accepted; nothing changed."""

    refusal: Refusal


class IdempotencyConflict(Exception):
    """The key was used before for something else. Nothing changed."""

    def __init__(self) -> None:
        super().__init__("Yêu cầu này đã được gửi với nội dung khác. Tải lại trang rồi thực hiện lại.")


class NoSuchCase(LookupError):
    """There is no such case, or it is not for this person to know."""

    def __init__(self) -> None:
        super().__init__("Không tìm thấy hồ sơ.")
