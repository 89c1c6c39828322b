"""The directives of the demonstration on the first day it can be played for: nothing lies in the future."""

from __future__ import annotations

from datetime import datetime

import pytest

from khoithong.desk.clock import aware
from khoithong.directives.models import Assignment, Directive, Entry
from tests.demonstration.test_directives import build

FIRST = datetime(2026, 4, 13, 0, 3)


@pytest.mark.django_db
def test_on_the_first_day_in_force_nothing_happens_later_than_now() -> None:
    build(FIRST)
    now = aware(FIRST)
    assert Directive.objects.filter(status="issued").count() == 5
    assert not Directive.objects.filter(issued_at__gt=now).exists()
    assert not Assignment.objects.filter(changed_at__gt=now).exists()
    assert not Entry.objects.filter(happened_on__gt=FIRST.date()).exists()
