"""The limit until the meeting that most of the cases counted are under."""

from __future__ import annotations

from typing import Final

from khoithong.lawbook.loader import load_pack, pack_ids

MEETING: Final = "approval_meeting"


def meeting_limit(packs: dict[str, int]) -> int | None:
    """Working days the text of most cases allows until the meeting; nothing where it sets none, or another unit."""
    known = {pack: number for pack, number in packs.items() if pack in pack_ids()}
    if not known:
        return None
    most = max(sorted(known), key=lambda pack: known[pack])
    for rule in load_pack(most).deadlines:
        if rule.id == MEETING and rule.number.unit == "working_days":
            return rule.number.value
    return None
