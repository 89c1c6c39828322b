"""Administrators are appointed and dismissed by two of them: one proposes, another one confirms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from django.db import transaction

from khoithong.desk.adopt import NOBODY_NAMED
from khoithong.organisation.models import Account, AdministratorRequest, Person

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

Kind = Literal["appoint", "dismiss"]

FEWEST: Final = 2
"""Administrators there must be: fewer could never appoint another one."""


@dataclass(frozen=True, slots=True)
class Objection:
    """Why something cannot be done: at which value, and in a sentence."""

    field: str
    message: str


def propose(
    kind: Kind, username: str, keeper: str | None, *, ground: str, by: Account, key: UUID, now: datetime
) -> AdministratorRequest | Objection:
    """Propose to appoint somebody or to dismiss an administrator. `now` has its zone. The same key is one proposal."""
    with transaction.atomic():
        _one_at_a_time()
        known = AdministratorRequest.objects.filter(id=key).first()
        if known is not None:
            return known
        if by.natural_person is None:
            return Objection("", NOBODY_NAMED)
        against = _against(kind, username, keeper)
        if against is not None:
            return against
        return AdministratorRequest.objects.create(
            id=key,
            kind=kind,
            username=username,
            keeper_id=keeper,
            ground=ground,
            proposed_by=by.username,
            proposed_at=now,
        )


def _one_at_a_time() -> None:
    """Wait until nobody else proposes or decides; until the transaction ends nobody else will."""
    list(administrators().select_for_update())


def _against(kind: Kind, username: str, keeper: str | None) -> Objection | None:
    if AdministratorRequest.objects.filter(username__iexact=username, confirmed=None).exists():
        return Objection("username", "Đã có đề nghị cho tài khoản này đang chờ xác nhận")
    account = Account.objects.filter(username__iexact=username).first()
    if kind == "dismiss":
        if account is None or not account.is_administrator or not account.is_active:
            return Objection("username", "Không có người quản trị nào dùng tài khoản này")
        return _too_few()
    if account is not None:
        return Objection("username", "Tên đăng nhập này đã có người dùng; chọn tên khác")
    if keeper is None or not Person.objects.filter(id=keeper).exists():
        return Objection("keeper", "Chọn người sẽ dùng tài khoản")
    if administrators().filter(kept_by_id=keeper).exists():
        return Objection("keeper", "Người này đã là người quản trị")
    return None


def _too_few() -> Objection | None:
    if administrators().count() > FEWEST:
        return None
    return Objection("username", f"Phải còn ít nhất {FEWEST} người quản trị; cử thêm người khác trước")


def administrators() -> QuerySet[Account]:
    """The accounts that administer now."""
    return Account.objects.filter(is_administrator=True, is_active=True).order_by("username")


def decide(
    request_id: UUID, *, confirm: bool, by: Account, now: datetime
) -> AdministratorRequest | Objection:
    """Confirm a proposal of another person, or refuse one (which whoever proposed may do too).

    A confirmed appointment makes an account that cannot log in until its holder has set a password. Raises
    `AdministratorRequest.DoesNotExist`.
    """
    with transaction.atomic():
        _one_at_a_time()
        request = AdministratorRequest.objects.get(id=request_id)
        if request.confirmed is not None:
            return (
                request
                if request.decided_by == by.username
                else Objection("", "Đề nghị này đã được quyết định")
            )
        if confirm:
            against = _not_by(request, by) or _no_longer(request)
            if against is not None:
                return against
            _carry_out(request)
        request.confirmed, request.decided_by, request.decided_at = confirm, by.username, now
        request.save(update_fields=["confirmed", "decided_by", "decided_at"])
        return request


def _not_by(request: AdministratorRequest, by: Account) -> Objection | None:
    proposer = Account.objects.filter(username=request.proposed_by).first()
    words = why_not_confirm(request, by, proposer.natural_person if proposer else None)
    return Objection("", words) if words else None


def why_not_confirm(request: AdministratorRequest, by: Account, proposer: str | None) -> str:
    """Why this administrator may not be the second one; empty where nothing stands against it.

    Two people are needed, not two accounts: `proposer` is the person behind the account that proposed.
    """
    person = by.natural_person
    if person is None:
        return NOBODY_NAMED.rstrip(".")
    if request.proposed_by == by.username or person == proposer:
        return "Người đề nghị không tự xác nhận được; một người quản trị khác xác nhận thì có hiệu lực"
    if person == request.keeper_id and request.kind == "appoint":
        return "Người được đề nghị không tự xác nhận được; một người quản trị khác xác nhận"
    return ""


def _no_longer(request: AdministratorRequest) -> Objection | None:
    """Whether what was possible when it was proposed has become impossible."""
    account = Account.objects.filter(username__iexact=request.username).first()
    if request.kind == "appoint":
        return Objection("", "Tên đăng nhập này đã có người dùng từ sau khi đề nghị") if account else None
    if account is None or not account.is_administrator or not account.is_active:
        return Objection("", "Tài khoản này không còn là người quản trị")
    return _too_few()


def _carry_out(request: AdministratorRequest) -> None:
    if request.kind == "appoint":
        Account.objects.create_superuser(request.username, None, kept_by_id=request.keeper_id)
    else:
        Account.objects.filter(username__iexact=request.username).update(is_active=False)
