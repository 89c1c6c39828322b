"""The procedure that governs a case: its regulation, the organisation of now, the calendar, its readings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.conf import settings

from khoithong.casefiles.governance import Governance, governance
from khoithong.casefiles.models import Case
from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import UnknownPack, load, load_pack, pack_ids
from khoithong.procedure.engine import Procedure
from khoithong.procedure.refusals import Refusal
from khoithong.procedure.routing import employing_agency
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.acts import Act
    from khoithong.procedure.regulation import Regulation

_NOTHING: Final = (
    "Chưa có văn bản nào được áp dụng cho {agency} vào ngày {day}. "
    "Đề nghị hai quản trị xác lập văn bản áp dụng cho cơ quan rồi gửi lại."
)
_OTHER: Final = (
    "{title} không áp dụng cho {agency} vào ngày {day}. Văn bản áp dụng: {others}. "
    "Soạn đề xuất theo văn bản đó; nội dung đã soạn vẫn còn."
)
_NOT_OFFERED: Final = (
    "{title} không được dùng cho đề xuất mới ở đây. Văn bản áp dụng: {others}. "
    "Soạn đề xuất theo văn bản đó; nội dung đã soạn vẫn còn."
)
_CHANGED: Final = (
    "{title} đã đổi nội dung so với bản được hai quản trị xác nhận áp dụng cho {agency}. "
    "Đề nghị xác nhận bản hiện tại rồi gửi lại."
)


def regulation(pack: str) -> Regulation:
    """A regulation by its pack. Raises `UnknownPack`."""
    return load_pack(pack)


def procedure(pack: str, readings: Mapping[str, str], directory: Directory) -> Procedure:
    """The procedure of a case. Kept while regulation, readings and organisation stay the same."""
    return _procedure(pack, regulation(pack).digest, tuple(sorted(readings.items())), directory)


@lru_cache(maxsize=32)
def _procedure(
    pack: str, digest: str, readings: tuple[tuple[str, str], ...], directory: Directory
) -> Procedure:
    law = regulation(pack)
    if law.digest != digest:
        raise RuntimeError(f"Gói quy định {pack} đổi trong khi đang đọc.")
    return Procedure(law, directory.organisation, working_calendar(), dict(readings))


def packs_in_force(day: date) -> list[str]:
    """The regulations under which a plan can be submitted on a day where nobody adopted any: those offered by settings."""
    offered: list[str] = settings.PACKS or pack_ids()
    return [pack for pack in offered if regulation(pack).covers(day)]


def packs_for(agency: str, day: date, picture: Directory, laws: Governance | None = None) -> list[str]:
    """The regulations under which a plan can be submitted from an agency on a day; `laws` to try others than those confirmed."""
    laws = laws or governance(picture)
    if not laws.begun(day):
        return packs_in_force(day)
    found = (one.pack for one in laws.texts(agency, day, picture.organisation))
    return [pack for pack in found if _covers(pack, day)]


def packs_ever(day: date, picture: Directory) -> list[str]:
    """The regulations a case here may be under: adopted ever, offered while none was, and those of cases there are."""
    laws = governance(picture)
    found = dict.fromkeys(one.pack for one in laws.adoptions)
    if not laws.begun(day):
        found = dict.fromkeys(settings.PACKS or pack_ids())
    found |= dict.fromkeys(Case.objects.order_by("pack").values_list("pack", flat=True).distinct())
    known = set(pack_ids())
    return [pack for pack in found if pack in known]


def readings_for(
    pack: str, agency: str, day: date, picture: Directory, laws: Governance | None = None
) -> dict[str, str]:
    """The answers chosen here that differ from the pack's own, for a case received from an agency on a day."""
    own = regulation(pack).readings
    chosen = (laws or governance(picture)).readings(pack, agency, day, picture.organisation)
    return {
        name: answer
        for name, answer in chosen.items()
        if name in own and answer in own[name].answers and answer != own[name].chosen
    }


def submission_procedure(pack: str, agency: str, day: date, picture: Directory) -> Procedure:
    """The procedure a plan from an agency would come under if it were received on a day. Raises `UnknownPack`."""
    return procedure(pack, readings_for(pack, agency, day, picture), picture)


def agency_of(pack: str, act: Act, picture: Directory) -> str:
    """The agency a plan is proposed from; empty where it cannot be told, which the procedure then refuses."""
    if act.actor not in picture.organisation.people:
        return ""
    return employing_agency(procedure(pack, {}, picture).setting, act) or ""


def objection(pack: str, agency: str, day: date, picture: Directory) -> Refusal | None:
    """Why a plan from an agency cannot come under a regulation on a day; `None` where nothing stands against it.

    Of an agency that there is not, the procedure itself says so.
    """
    if agency not in picture.organisation.agencies:
        return None
    laws = governance(picture)
    if not laws.begun(day):
        offered = packs_in_force(day)
        if pack in offered or not _covers(pack, day):
            return None  # what is out of force the door refuses in its own words
        return _refusal(_NOT_OFFERED, pack, agency, day, picture, offered)
    applying = {one.pack: one for one in laws.texts(agency, day, picture.organisation)}
    if pack not in applying:
        usable = [other for other in applying if _covers(other, day)]
        return _refusal(_OTHER if usable else _NOTHING, pack, agency, day, picture, usable)
    if applying[pack].digest != regulation(pack).digest:
        return _refusal(_CHANGED, pack, agency, day, picture, [])
    return None


def _covers(pack: str, day: date) -> bool:
    try:
        return regulation(pack).covers(day)
    except UnknownPack:
        return False


def name_of(pack: str) -> str:
    """A regulation in a sentence: kind, number and issuer; its key where the pack is not there any more."""
    try:
        identity = load(pack).pack.identity
    except UnknownPack:
        return pack
    number = f" số {identity.number}" if identity.number else ""
    return f"{identity.kind}{number} của {identity.issuer}"


def _refusal(words: str, pack: str, agency: str, day: date, picture: Directory, others: list[str]) -> Refusal:
    return Refusal(
        "not_now",
        None,
        words.format(
            title=name_of(pack),
            agency=picture.name(agency),
            day=shown(day),
            others="; ".join(name_of(other) for other in others) or "chưa có",
        ),
    )
