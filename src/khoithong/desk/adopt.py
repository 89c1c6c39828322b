"""Which text governs whom: one administrator proposes a change, another one confirms or declines it.

Two people, not two accounts: an administrator's account names the person who keeps it, and the database refuses a
decision by the person who proposed. A change confirmed makes a new picture of the organisation, so that every
process looks again; what is being submitted meanwhile is finished first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction

from khoithong.casefiles import law
from khoithong.casefiles.governance import EVERYBODY, Adoption, governance
from khoithong.casefiles.models import LawDecision, LawProposal
from khoithong.desk.cleaning import clean_text
from khoithong.desk.clock import Clock, aware, server_clock
from khoithong.lawbook.loader import pack_ids
from khoithong.organisation.changes import changing
from khoithong.organisation.snapshot import directory
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from khoithong.organisation.models import Account
    from khoithong.organisation.snapshot import Directory

NOT_AN_ADMINISTRATOR: Final = "Chỉ quản trị mới đề nghị, xác nhận việc áp dụng quy định."
NOBODY_NAMED: Final = (
    "Tài khoản này chưa ghi do ai giữ nên không chứng minh được hai người khác nhau. "
    "Ghi người giữ tài khoản rồi làm lại."
)
SAME_PERSON: Final = "Người đề nghị không tự xác nhận hoặc từ chối. Một quản trị khác quyết định."
ONLY_ONES_OWN: Final = "Chỉ người đã đề nghị mới rút đề nghị."
ALREADY_DECIDED: Final = "Đề nghị này đã được quyết định."
LONGEST: Final = 2000
"""Characters of a reason: everybody reads it beside what it is a reason for."""
TOO_LONG: Final = f"Rút gọn lý do còn tối đa {LONGEST} ký tự"
_OUTCOMES: Final = ("confirmed", "declined", "withdrawn")


class Faulty(Exception):
    """What is asked cannot be; `problems` says why, by the name of the field (empty: of the whole)."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Wish:
    """A change somebody asks for. Texts as typed."""

    kind: str
    """`adopt`, `end` or `reading`."""
    agency: str = EVERYBODY
    pack: str = ""
    since: date | None = None
    until: date | None = None
    reading: str = ""
    answer: str = ""
    ends: int | None = None
    """The adoption to be ended."""
    ground: str = ""
    reason: str = ""


def outlined(wish: Wish, day: date, picture: Directory) -> LawProposal:
    """The proposal a wish would become, checked and not stored: what follows from it can be looked at first.

    Raises `Faulty` with everything wrong at once.
    """
    checked = _checked(wish, day, picture)
    return LawProposal(
        kind=checked.kind,
        agency=checked.agency,
        pack=checked.pack,
        digest=law.regulation(checked.pack).digest,
        since=checked.since,
        until=checked.until,
        reading=checked.reading,
        answer=checked.answer,
        ends_id=checked.ends,
        ground=checked.ground,
        reason=checked.reason,
    )


def propose(wish: Wish, account: Account, key: UUID, *, clock: Clock = server_clock) -> LawProposal:
    """Put a change to another administrator. Sent again it is the same proposal. Raises `Faulty`."""
    person = _entitled(account)
    before = LawProposal.objects.filter(key=key).first()
    if before is not None:
        return before
    now = clock()
    proposal = outlined(wish, now.date(), directory())
    proposal.key, proposal.account, proposal.person, proposal.at = key, account, person, aware(now)
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError:
        # The second of two clicks at the same moment.
        return LawProposal.objects.get(key=key)
    return proposal


def decide(
    proposal_id: int, outcome: str, reason: str, account: Account, *, clock: Clock = server_clock
) -> LawDecision:
    """Confirm or decline a proposal of somebody else, or withdraw one's own; once, whoever comes second.

    One decision is made at a time: changes of the organisation, of which this is one, keep each other out.
    Raises `Faulty`, and `LawProposal.DoesNotExist`.
    """
    person = _entitled(account)
    if outcome not in _OUTCOMES:
        raise Faulty({"outcome": "Chọn xác nhận hoặc từ chối"})
    words = clean_text(reason).strip()
    with changing():
        proposal = LawProposal.objects.get(id=proposal_id)
        if LawDecision.objects.filter(proposal=proposal).exists():
            raise Faulty({"": ALREADY_DECIDED})
        own = proposal.person == person
        if outcome == "withdrawn" and not own:
            raise Faulty({"": ONLY_ONES_OWN})
        if outcome != "withdrawn" and own:
            raise Faulty({"": SAME_PERSON})
        if outcome != "confirmed" and not words:
            raise Faulty({"reason": "Nhập lý do"})
        if len(words) > LONGEST:
            raise Faulty({"reason": TOO_LONG})
        now = clock()
        if outcome == "confirmed":
            still_possible(proposal, now.date(), directory())
        return LawDecision.objects.create(
            proposal=proposal,
            outcome=outcome,
            reason=words,
            account=account,
            person=person,
            at=aware(now),
        )


def still_possible(proposal: LawProposal, day: date, picture: Directory) -> None:
    """Raise `Faulty` where a proposal cannot be confirmed any more, whoever confirms it."""
    if proposal.pack not in pack_ids() or law.regulation(proposal.pack).digest != proposal.digest:
        raise Faulty(
            {"": f"{law.name_of(proposal.pack)} đã đổi nội dung từ lúc đề nghị. Từ chối rồi đề nghị lại."}
        )
    if proposal.kind == "end":
        _adoption(proposal.ends_id, day, picture)


def _entitled(account: Account) -> str:
    if not account.is_administrator or not account.is_active:
        raise Faulty({"": NOT_AN_ADMINISTRATOR})
    if account.natural_person is None:
        raise Faulty({"": NOBODY_NAMED})
    return account.natural_person


def _checked(wish: Wish, day: date, picture: Directory) -> Wish:
    """The wish with its texts cleaned. Raises `Faulty` with everything wrong at once."""
    problems: dict[str, str] = {}
    ground, reason = clean_text(wish.ground).strip(), clean_text(wish.reason).strip()
    if not ground:
        problems["ground"] = "Nhập số, ngày và cơ quan ban hành của văn bản làm căn cứ"
    elif len(ground) > 200:
        problems["ground"] = "Rút gọn căn cứ còn tối đa 200 ký tự"
    if not reason:
        problems["reason"] = "Nhập lý do"
    elif len(reason) > LONGEST:
        problems["reason"] = TOO_LONG
    if wish.kind == "end":
        return _checked_end(wish, ground, reason, problems, day, picture)
    if wish.agency != EVERYBODY and wish.agency not in picture.organisation.agencies:
        problems["agency"] = "Chọn cơ quan trong danh sách"
    if wish.pack not in pack_ids():
        problems["pack"] = "Chọn văn bản trong danh sách"
    elif wish.kind == "adopt":
        problems |= _dates(wish)
    elif wish.kind == "reading":
        problems |= _answer(wish, day)
    else:
        problems["kind"] = "Chọn việc cần đề nghị"
    if problems:
        raise Faulty(problems)
    until = wish.until if wish.kind == "adopt" else None
    reading, answer = (wish.reading, wish.answer) if wish.kind == "reading" else ("", "")
    return Wish(wish.kind, wish.agency, wish.pack, wish.since, until, reading, answer, None, ground, reason)


def _dates(wish: Wish) -> dict[str, str]:
    """What is wrong with the days: an adoption never reaches beyond what its text covers."""
    text = law.regulation(wish.pack)
    first, last = text.in_force_from, text.in_force_to
    problems = {}
    if wish.since is None:
        problems["since"] = "Nhập ngày bắt đầu áp dụng theo dạng 18/03/2026"
    elif not text.covers(wish.since):
        problems["since"] = f"Văn bản có hiệu lực từ {shown(first)}" + (
            f" đến {shown(last)}; chọn ngày trong khoảng đó" if last else "; chọn từ ngày đó trở đi"
        )
    if wish.until is None:
        if last is not None:
            problems["until"] = f"Văn bản hết hiệu lực ngày {shown(last)}; nhập ngày cuối, chậm nhất ngày đó"
    elif wish.since is not None and wish.until < wish.since:
        problems["until"] = f"Ngày cuối không được trước ngày bắt đầu {shown(wish.since)}"
    elif not text.covers(wish.until):
        problems["until"] = "Ngày cuối nằm ngoài thời gian văn bản có hiệu lực" + (
            f" (đến {shown(last)})" if last else ""
        )
    return problems


def _answer(wish: Wish, day: date) -> dict[str, str]:
    """What is wrong with another answer: it counts for cases to come only."""
    readings = law.regulation(wish.pack).readings
    problems = {}
    if wish.reading not in readings:
        problems["reading"] = "Chọn một câu hỏi văn bản để ngỏ"
    elif wish.answer not in readings[wish.reading].answers:
        problems["answer"] = "Chọn một cách hiểu trong danh sách"
    if wish.since is None:
        problems["since"] = "Nhập ngày bắt đầu theo dạng 18/03/2026"
    elif wish.since < day:
        problems["since"] = f"Cách hiểu mới chỉ áp dụng cho hồ sơ nhận từ hôm nay ({shown(day)}) trở đi"
    elif not law.regulation(wish.pack).covers(wish.since):
        problems["since"] = "Ngày này nằm ngoài thời gian văn bản có hiệu lực"
    return problems


def _checked_end(
    wish: Wish, ground: str, reason: str, problems: dict[str, str], day: date, picture: Directory
) -> Wish:
    adoption = _adoption(wish.ends, day, picture)
    if wish.until is None:
        problems["until"] = "Nhập ngày cuối cùng còn áp dụng theo dạng 18/03/2026"
    elif wish.until < day:
        problems["until"] = f"Ngày cuối cùng còn áp dụng sớm nhất là hôm nay ({shown(day)})"
    elif adoption.until is not None and wish.until >= adoption.until:
        problems["until"] = f"Việc áp dụng đã kết thúc ngày {shown(adoption.until)}; chọn ngày sớm hơn"
    if problems:
        raise Faulty(problems)
    return Wish(
        "end",
        adoption.agency,
        adoption.pack,
        None,
        wish.until,
        ends=adoption.id,
        ground=ground,
        reason=reason,
    )


def _adoption(number: int | None, day: date, picture: Directory) -> Adoption:
    found = next((one for one in governance(picture).adoptions if one.id == number), None)
    if found is None or (found.until is not None and found.until < day):
        raise Faulty({"": "Việc áp dụng này không có hoặc đã kết thúc."})
    return found
