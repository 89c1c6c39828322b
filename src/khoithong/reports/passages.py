"""Sentences that can be taken over into a report: each says what one act recorded, and names the case it stands in.

Nothing is concluded here: the words are those of the register, and of cases the agency itself may open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection

from khoithong.reports.counting import OF_CASE

if TYPE_CHECKING:
    from datetime import date

    from khoithong.reports.asked import Asked

MOST: Final = 40
"""Sentences offered under one heading at most, the newest."""

_LONGEST: Final = 400

_FACTS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("assessment", "report_progress", "/difficulties", "Khó khăn, vướng mắc trong thực hiện"),
    ("assessment", "suspend", "/reason", "Lý do tạm dừng"),
    ("assessment", "terminate", "/reason", "Lý do chấm dứt"),
    ("assessment", "close_meeting", "/causes/objective", "Nguyên nhân khách quan"),
    ("assessment", "close_meeting", "/causes/subjective", "Nguyên nhân chủ quan"),
    ("assessment", "publish_result", "/causes/objective", "Nguyên nhân khách quan"),
    ("assessment", "publish_result", "/causes/subjective", "Nguyên nhân chủ quan"),
    ("assessment", "submit_result_report", "/results", "Kết quả báo cáo"),
    ("lessons", "give_direction", "/content", "Cách tháo gỡ khi chỉ đạo thực hiện"),
    ("lessons", "adjust_plan", "/content", "Điều chỉnh trong thực hiện"),
    ("lessons", "inspect", "/findings", "Kết quả kiểm tra"),
    ("recommendations", "propose_normative_text", "/content", "Đề xuất ban hành văn bản"),
    ("recommendations", "report_to_party", "/content", "Vấn đề phát sinh đã báo cáo cấp ủy"),
)
"""Heading, kind of act, pointer of the text, how the sentence begins."""

_MODELS: Final = ("lessons", "publish_result", "", "Kết quả được công nhận hoàn thành")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence with the act it comes from."""

    heading: str
    text: str
    code: str
    seq: int
    day: date

    @property
    def key(self) -> str:
        """What tells it apart."""
        return f"{self.code}/{self.seq}/{self.text[:40]}"


def passages(asked: Asked) -> dict[str, list[Passage]]:
    """What was recorded in the period, by heading, the newest first; one statement."""
    condition, values = asked.may_open()
    rows = [(*fact, place) for place, fact in enumerate((*_FACTS, _MODELS))]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM (SELECT f.heading, f.label, c.title, c.code, a.seq, a.effective_on,"  # noqa: S608
            " coalesce(t.values -> f.pointer ->> 1, '') AS said, f.pointer,"
            " row_number() OVER (PARTITION BY f.heading ORDER BY a.effective_on DESC, a.case_id DESC, a.seq, f.place)"
            " AS number"
            " FROM casefiles_act a JOIN casefiles_case c ON c.id = a.case_id"
            " JOIN unnest(%(headings)s::text[], %(kinds)s::text[], %(pointers)s::text[], %(labels)s::text[],"
            " %(places)s::int[]) AS f(heading, kind, pointer, label, place) ON f.kind = a.kind"
            " LEFT JOIN casefiles_acttext t ON t.case_id = a.case_id AND t.seq = a.seq"
            f" WHERE {OF_CASE} = ANY(%(agencies)s) AND a.effective_on BETWEEN %(since)s AND %(until)s"
            " AND CASE WHEN f.pointer = '' THEN c.evaluation = 'completed'"
            "  ELSE btrim(t.values -> f.pointer ->> 1) <> '' END"
            f" AND {condition}) AS found WHERE number <= %(most)s"
            " ORDER BY heading, number",
            {
                **asked.parameters,
                **values,
                "headings": [row[0] for row in rows],
                "kinds": [row[1] for row in rows],
                "pointers": [row[2] for row in rows],
                "labels": [row[3] for row in rows],
                "places": [row[4] for row in rows],
                "most": MOST,
            },
        )
        found: dict[str, list[Passage]] = {}
        for heading, label, title, code, seq, day, said, _, _ in cursor.fetchall():
            found.setdefault(heading, []).append(
                Passage(heading, _sentence(label, title or code, code, said), code, seq, day)
            )
    return found


def _sentence(label: str, title: str, code: str, said: str) -> str:
    about = f"{label}: đề xuất “{title.rstrip(' .')}” ({code})"
    words = " ".join(said.split()).rstrip(" .")
    if not words:
        return f"{about}."
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return f"{about}: {words}."
