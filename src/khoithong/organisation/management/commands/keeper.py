"""`khoithong manage keeper TÀI_KHOẢN MÃ_NGƯỜI`: name the person who keeps an administrator's account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from khoithong.organisation.models import Account, Person

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Until somebody is named, the account takes no part in decisions that need two people."""

    help = "Ghi người giữ một tài khoản quản trị: việc cần hai người chỉ nhận tài khoản đã ghi người giữ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The account and the person."""
        parser.add_argument("account", help="tên đăng nhập của tài khoản quản trị")
        parser.add_argument("person", help="mã của người giữ tài khoản, như trong Tổ chức và chức vụ")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Name the person. Raises `CommandError` for an account or a person there is not."""
        try:
            account = Account.objects.get_by_natural_key(options["account"])
        except Account.DoesNotExist:
            raise CommandError(f"Không có tài khoản “{options['account']}”.") from None
        if not account.is_administrator:
            raise CommandError(f"Tài khoản “{account.username}” không phải tài khoản quản trị.")
        person = Person.objects.filter(id=options["person"]).first()
        if person is None:
            raise CommandError(f"Không có người nào mang mã “{options['person']}”.")
        account.kept_by = person
        account.save(update_fields=["kept_by"])
        self.stdout.write(f"Tài khoản {account.username} do {person.full_name} giữ.")
