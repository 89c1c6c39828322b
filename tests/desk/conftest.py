"""A small province, and a desk whose clock stands where the test puts it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from khoithong.desk.answers import Done, Refused
from khoithong.desk.clock import FixedClock

if TYPE_CHECKING:
    # Django is not ready when pytest reads this file: what needs it is imported where it is used.
    from collections.abc import Callable, Mapping

    from khoithong.casefiles import reading
    from khoithong.casefiles.rows import CaseRow
    from khoithong.casefiles.stored import StoredAct

PACK = "tinh-uy-2026"
PLAN = {
    "necessity": "Hồ sơ đất đai tồn đọng kéo dài",
    "bottleneck": "Mỗi hồ sơ đi qua sáu phòng",
    "content": "Một đầu mối tiếp nhận và trả kết quả",
    "scope": "Toàn tỉnh",
    "duration": "12 tháng",
    "resources": "Ngân sách của cơ quan",
    "feasibility": "Đã có phần mềm",
    "expected_effect": "Giảm một nửa thời gian",
}
CONDITIONS = ["5/1/a", "5/1/b", "5/1/c", "5/1/d"]
PROVINCE = {
    "agencies": [
        {"id": "ubnd", "name": "Ủy ban nhân dân tỉnh", "kind": "state", "party_body": "du-ubnd"},
        {
            "id": "so",
            "name": "Sở Xây dựng",
            "kind": "state",
            "superior": "ubnd",
            "party_body": "du-so",
            "organising_body": "so-nv",
        },
        {"id": "so-nv", "name": "Sở Nội vụ", "kind": "state", "superior": "ubnd", "party_body": "du-so"},
        {"id": "so-tc", "name": "Sở Tài chính", "kind": "state", "superior": "ubnd", "party_body": "du-so"},
        {"id": "du-so", "name": "Đảng ủy Sở", "kind": "party_body"},
        {"id": "du-ubnd", "name": "Đảng ủy UBND tỉnh", "kind": "party_body"},
        {"id": "ubkt", "name": "Ủy ban Kiểm tra", "kind": "party", "functions": ["inspection"]},
        {"id": "mttq", "name": "Mặt trận", "kind": "front", "functions": ["front_supervision"]},
    ],
    "people": [
        {
            "id": "gd",
            "name": "Nguyễn Văn An",
            "offices": [{"agency": "so", "role": "head", "title": "Giám đốc Sở Xây dựng"}],
        },
        {"id": "pgd1", "name": "Trần Thị Bình", "offices": [{"agency": "so", "role": "deputy"}]},
        {"id": "pgd2", "name": "Phạm Văn Cường", "offices": [{"agency": "so", "role": "deputy"}]},
        {"id": "tp", "name": "Hoàng Văn Em", "offices": [{"agency": "so", "role": "manager"}]},
        {"id": "cv", "name": "Vũ Thị Giang", "offices": [{"agency": "so", "role": "staff"}]},
        {"id": "vt", "name": "Đỗ Văn Hải", "offices": [{"agency": "so", "role": "clerk"}]},
        {"id": "tc-so", "name": "Lý Thị Yến", "offices": [{"agency": "so", "role": "organiser"}]},
        {"id": "ct", "name": "Bùi Văn Khánh", "offices": [{"agency": "ubnd", "role": "head"}]},
        {"id": "bt", "name": "Hồ Thị Nga", "offices": [{"agency": "du-so", "role": "head"}]},
        {"id": "vt-du", "name": "Chu Văn Oanh", "offices": [{"agency": "du-so", "role": "clerk"}]},
        {"id": "gd-nv", "name": "Tạ Văn Phúc", "offices": [{"agency": "so-nv", "role": "head"}]},
        {"id": "gd-tc", "name": "Mai Văn Quý", "offices": [{"agency": "so-tc", "role": "head"}]},
        {"id": "pgd-tc", "name": "Kim Thị Sen", "offices": [{"agency": "so-tc", "role": "deputy"}]},
        {"id": "tt", "name": "Lưu Văn Tân", "offices": [{"agency": "ubkt", "role": "head"}]},
        {"id": "mt", "name": "Võ Thị Uyên", "offices": [{"agency": "mttq", "role": "staff"}]},
        {"id": "cg", "name": "Chuyên gia Vinh", "offices": []},
    ],
}


@dataclass
class Desk:
    """The door with a clock of its own and a key for every request."""

    clock: FixedClock
    case: int = 0
    offices: dict[str, str] = field(default_factory=dict)

    def ask(self, actor: str, kind: str, key: Any = None, **data: Any) -> Done | Refused:
        """Ask for an act; the circumstances (`happened_on`, `evidence`, `on_behalf_of`) go beside the data."""
        from khoithong.desk.perform import perform

        circumstances = {
            name: data.pop(name) for name in ("happened_on", "evidence", "on_behalf_of") if name in data
        }
        answer = perform(
            case_id=None if kind == "submit_plan" else self.case,
            kind=kind,
            actor=actor,
            capacity=self.offices.get(actor),
            data={name.rstrip("_"): value for name, value in data.items()},
            idempotency_key=key or uuid4(),
            pack=PACK if kind == "submit_plan" else None,
            clock=self.clock,
            **circumstances,
        )
        if kind == "submit_plan" and isinstance(answer, Done):
            self.case = answer.case_id
        return answer

    def do(self, actor: str, kind: str, **data: Any) -> Done:
        """Ask for an act that must be accepted."""
        answer = self.ask(actor, kind, **data)
        assert isinstance(answer, Done), answer
        return answer

    def refused(self, actor: str, kind: str, **data: Any) -> str:
        """Ask for an act that must be refused; returns the code."""
        answer = self.ask(actor, kind, **data)
        assert isinstance(answer, Refused), answer
        return answer.refusal.code

    def on(self, day: str) -> None:
        """Move the clock to a day, 09:00, or to a moment."""
        moment = datetime.fromisoformat(day)
        self.clock.move_to(moment if "T" in day else moment.replace(hour=9))

    @property
    def today(self) -> date:
        """The clock's day."""
        return self.clock().date()

    @property
    def loaded(self) -> reading.LoadedCase:
        """The case as it is now."""
        from khoithong.casefiles import reading

        loaded = reading.load(self.case)
        assert loaded is not None
        return loaded

    @property
    def row(self) -> CaseRow:
        """Its row."""
        return self.loaded.row

    @property
    def acts(self) -> list[StoredAct]:
        """Its register."""
        return list(self.loaded.acts)

    def submit(self, actor: str = "tp", **more: Any) -> Done:
        """Submit a complete plan."""
        return self.do(actor, "submit_plan", plan=dict(PLAN), confirmed=["4/2"], **more)

    def meet(self, day: str = "2026-05-11") -> None:
        """Submit on 2026-05-04, convene for a day and go there."""
        self.submit()
        self.do("gd", "convene_meeting", on=day)
        self.on(day)

    def pass_meeting(self) -> None:
        """All vote for it; the head closes."""
        for voter in self.loaded.procedure.voters(self.loaded.case):
            self.do(voter, "vote", ballot="for")
        more = {"conditions_met": CONDITIONS} if self.loaded.case.decision is None else {}
        self.do("gd", "close_meeting", minutes="Biên bản số 1", **more)

    def approve(self, executors: list[str] | None = None) -> None:
        """From submission to approval."""
        self.meet()
        self.pass_meeting()
        self.do("gd", "seek_party_opinion")
        self.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
        self.do("gd", "approve", document="12/QĐ-SXD", executors=executors or ["tp"], confirmed=["4/2"])

    def complete(self) -> None:
        """From submission to the published evaluation."""
        self.approve()
        self.on("2026-06-01")
        self.do("tp", "submit_result_report", results="Đạt mục tiêu", completed_on="2026-06-01")
        self.do("gd", "convene_meeting", on="2026-06-03")
        self.on("2026-06-03")
        self.pass_meeting()
        self.do("gd", "seek_party_opinion")
        self.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
        self.do("gd", "publish_result", document="20/TB-SXD")


def bring_in(province: Mapping[str, Any]) -> None:
    """Enter an organisation."""
    from khoithong.organisation.importing import import_organisation

    import_organisation(province, entered_by="test", now=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def province() -> None:
    """Agencies and people of the tests. The test itself asks for the database."""
    bring_in(PROVINCE)


@pytest.fixture
def desk(db: None, province: None) -> Desk:
    """A desk on 2026-05-04, 09:00, in a transaction rolled back after the test."""
    return Desk(FixedClock(datetime(2026, 5, 4, 9)))


@pytest.fixture
def busy(transactional_db: None, province: None) -> Desk:
    """A desk whose acts are committed, so that other connections see them."""
    return Desk(FixedClock(datetime(2026, 5, 4, 9)))


@pytest.fixture
def plan() -> dict[str, str]:
    """A complete plan."""
    return dict(PLAN)


@pytest.fixture
def organisation_of() -> Callable[[Mapping[str, Any]], None]:
    """Returns a function that enters another organisation."""
    return bring_in
