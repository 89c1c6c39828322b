"""Lines of the table of routes for statistics, reports and supervision, and what their addresses name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

if TYPE_CHECKING:
    from tests.web.office import Office

_ALL: Final = "302 200 200 200 200 403"
_COUNTING: Final = "302 200 404 200 200 403"
_OWNER: Final = "302 404 404 200 404 403"
_LED_BACK: Final = "302 302 302 302 302 302"
_SUPERVISOR: Final = "302 404 404 404 200 403"
_JUDGED: Final = "401 404 404 422 404 403"

REPORTING: Final[dict[str, tuple[str, ...]]] = {
    "statistics": ("/thong-ke/", _ALL),
    "statistics-list": ("/thong-ke/submitted/", _COUNTING),
    "reports": ("/bao-cao/", _ALL),
    "supervision": ("/giam-sat/", _ALL),
    "supervision-agencies": ("/giam-sat/co-quan/khong-de-xuat/", _SUPERVISOR),
    "supervision-notes": ("/giam-sat/ghi-chu/", _SUPERVISOR),
    "supervision-case": ("/giam-sat/ho-so/{code}/", _SUPERVISOR, "401 404 404 404 422 403"),
    "report-open": ("/bao-cao/mo/", _SUPERVISOR, "401 404 404 404 422 403"),
    "report": ("/bao-cao/{report}/", _OWNER),
    "report-section": ("/bao-cao/{report}/phan/lessons/", _OWNER, "401 404 404 302 404 403"),
    "report-autosave": ("/bao-cao/{report}/phan/lessons/luu/", _LED_BACK, "401 403 403 403 403 403"),
    "report-conflict": ("/bao-cao/{report}/phan/lessons/hai-ban/", "302 404 404 302 404 403"),
    "report-figure": ("/bao-cao/{report}/so-lieu/submitted/", _OWNER),
    "report-check": ("/bao-cao/{report}/kiem-tra/", _OWNER, "401 404 404 409 404 403"),
    "report-file": ("/bao-cao/{report}/tep/xlsx/", _OWNER),
    "report-consolidation": ("/bao-cao/{consolidated}/tong-hop/", _SUPERVISOR),
    "report-urge": (
        "/bao-cao/{consolidated}/tong-hop/don-doc/",
        _LED_BACK,
        "401 404 404 404 404 403",
    ),
    "report-return": ("/bao-cao/{report}/tra-lai/", _LED_BACK, _JUDGED),
    "report-accept": ("/bao-cao/{report}/chap-nhan/", _LED_BACK, _JUDGED),
}
"""The report is a draft of the head's agency; the consolidated one is the committee's, closed."""


def report_places(office: Office) -> dict[str, Any]:
    """A round of the committee's in which the head's agency owes, and its consolidated report."""
    from khoithong.desk.reports.acting import Asked
    from khoithong.desk.reports.open import Opening, open_round
    from khoithong.desk.reports.submit import submit
    from khoithong.reports.models import Report

    def chair() -> Asked:
        return Asked("ct", "ubnd/head", uuid4(), office.clock)

    days = (date(2026, 1, 1), date(2026, 12, 31), date(2026, 5, 31))
    open_round(Opening("annual", "Báo cáo năm 2026", *days, ("so", "so-nv")), chair())
    own = Report.objects.get(agency="ubnd")
    submit(own.id, chair(), own.version)
    return {"report": Report.objects.get(agency="so").id, "consolidated": own.id}
