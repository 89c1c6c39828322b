"""The tables of periodic reports and of supervisors' notes."""

from khoithong.reports.models.entry import ReportEntry
from khoithong.reports.models.note import SupervisionNote
from khoithong.reports.models.report import Report
from khoithong.reports.models.round import Round

__all__ = ["Report", "ReportEntry", "Round", "SupervisionNote"]
