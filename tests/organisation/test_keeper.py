"""The command that names who keeps an administrator's account."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from khoithong.organisation.importing import import_organisation
from khoithong.organisation.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def administrator() -> None:
    """An administrator nobody is named for, an official, a person."""
    people = [{"id": "khue", "name": "Lương Thị Khuê", "offices": []}]
    import_organisation({"people": people}, entered_by="test", now=datetime(2026, 1, 1, tzinfo=UTC))
    Account.objects.create_superuser("QuanTri")
    Account.objects.create_user("canbo")


def test_the_person_is_named_whatever_the_case_of_the_letters() -> None:
    assert Account.objects.get(username="QuanTri").natural_person is None
    said = StringIO()
    call_command("keeper", "quantri", "khue", stdout=said)
    assert said.getvalue() == "Tài khoản QuanTri do Lương Thị Khuê giữ.\n"
    assert Account.objects.get(username="QuanTri").natural_person == "khue"


@pytest.mark.parametrize(
    ("account", "person", "words"),
    [
        ("khong-co", "khue", "Không có tài khoản"),
        ("canbo", "khue", "không phải tài khoản quản trị"),
        ("QuanTri", "khong-co", "Không có người nào"),
    ],
)
def test_what_is_not_there_is_told(account: str, person: str, words: str) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("keeper", account, person)
    assert Account.objects.get(username="QuanTri").natural_person is None
