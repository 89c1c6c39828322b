"""Eight windows at once on one draft: brought in once, saved without overwriting, issued once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from khoithong.desk.directives.acting import Faulty
from khoithong.desk.directives.import_directive import import_directive
from khoithong.desk.directives.issue import Confirmed, issue
from khoithong.desk.directives.save_draft import Conflict, Saved, base_of, part_of, save_part
from khoithong.directives.models import Assignment, Directive, Entry
from tests.desk.test_races import THREADS, at_once
from tests.directives.test_issuing import TEXT, WHO, prepared

if TYPE_CHECKING:
    from tests.directives.orders import Orders


def _said(work: Any) -> Any:
    try:
        return work()
    except Faulty as faulty:
        return faulty


def test_one_form_sent_by_eight_is_one_draft(busy_orders: Orders) -> None:
    key = uuid4()
    who: dict[str, Any] = {**WHO, "key": key, "clock": busy_orders.clock}
    found = at_once(lambda _: import_directive(TEXT, **who))
    assert len({one.code for one in found}) == 1
    assert sorted(one.repeated for one in found) == [False] + [True] * (THREADS - 1)
    assert Directive.objects.count() == 1


def test_of_eight_that_save_one_part_one_saves_and_the_others_see_both(busy_orders: Orders) -> None:
    clock = busy_orders.clock
    code = prepared(clock)
    base = base_of(part_of(Directive.objects.get(code=code).draft, "t1"))
    found = at_once(lambda number: save_part(code, "t1", {"text": f"Bản {number}"}, base, **WHO, clock=clock))
    assert sorted(type(one).__name__ for one in found) == ["Conflict"] * (THREADS - 1) + ["Saved"]
    kept = part_of(Directive.objects.get(code=code).draft, "t1")["text"]
    assert {one.theirs["text"] for one in found if isinstance(one, Conflict)} == {kept}
    assert all(isinstance(one, (Conflict, Saved)) for one in found)


def test_eight_that_issue_one_draft_issue_it_once(busy_orders: Orders) -> None:
    clock = busy_orders.clock
    code = prepared(clock)
    version = Directive.objects.get(code=code).version

    def send(_: int) -> Any:
        confirmed = Confirmed("vt-nv", "so-nv/clerk", version, uuid4(), clock)
        return _said(lambda: issue(code, confirmed))

    found = at_once(send)
    assert sum(isinstance(one, Faulty) for one in found) == THREADS - 1
    assert Entry.objects.count() == 1
    assert Assignment.objects.count() == 2
