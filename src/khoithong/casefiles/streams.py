"""The two registers a case has, each numbered and chained by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from khoithong.casefiles.canonical import ACT_DOMAIN, REPORT_DOMAIN


@dataclass(frozen=True, slots=True)
class Stream:
    """One of the two registers a case has."""

    domain: bytes
    table: str
    texts: str


ACTS: Final = Stream(ACT_DOMAIN, "casefiles_act", "casefiles_acttext")
REPORTS: Final = Stream(REPORT_DOMAIN, "casefiles_reportact", "casefiles_reporttext")
STREAMS: Final = (ACTS, REPORTS)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970-01-01T00:00:00Z, exactly (no floating point)."""
    return (moment - _EPOCH) // timedelta(microseconds=1)
