"""The pages over many cases: 95th percentile inside the server in milliseconds, statements, bytes; one JSON line.

Run alone on a quiet machine: `benchmarks/pages.py [CASES]`, 100,000 when not said. The demonstration is built in a
database of its own and copied so often (`copies.py`); everything is thrown away afterwards.
"""

from __future__ import annotations

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parents[1]))

if TYPE_CHECKING:
    from datetime import datetime

    from django.test import Client

CASES: Final = 100_000
REQUESTS: Final = 200
ACTS: Final = 40
TARGETS: Final = {"work list": 2.5, "case page, 40 acts": 15.0, "search": 20.0}


def main() -> None:
    """Build, measure, print."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    with tempfile.TemporaryDirectory(prefix="khoithong-benchmark-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        (home / "static").mkdir()
        os.environ |= {
            "KHOITHONG_HOME": folder,
            "KHOITHONG_DATABASE_ROLE": "khoithong_owner",  # copies have numbers of their own, which officials never set
            "DJANGO_SETTINGS_MODULE": "khoithong.project.settings",
        }

        from khoithong.project.database.server import Server

        with Server(home, durable=False).held():
            subprocess.run(
                [sys.executable, "-m", "khoithong", "manage", "migrate", "--verbosity", "0"], check=True
            )
            print(json.dumps(measured(cases), ensure_ascii=False))


def measured(cases: int) -> dict[str, Any]:
    """Figures by page."""
    import django

    django.setup()

    from django.conf import settings
    from django.db import connection

    from benchmarks.copies import copy_cases
    from khoithong.casefiles.models import Case
    from khoithong.demonstration.build import build
    from khoithong.desk.clock import server_clock

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS.append("testserver")
    now = server_clock()
    build(now)
    code = long_case(now)
    begun = time.perf_counter()
    there = copy_cases(max(cases // Case.objects.count() - 1, 1))
    copying = time.perf_counter() - begun
    head, inspector = browser("giamdoc.sxd"), browser("chunhiem.ubkt")
    connection.ensure_connection()
    pages = {
        "work list": (head, "/viec-can-lam/"),
        "cases of an agency": (head, "/ho-so/"),
        "cases, all of them": (inspector, "/ho-so/"),
        "cases, filtered": (inspector, "/ho-so/?trang_thai=in_execution"),
        "search": (inspector, "/ho-so/?tu=dat+dai"),
        "meetings": (head, "/phien-hop/"),
        "case page, 40 acts": (head, f"/ho-so/{code}/"),
    }
    return {
        "cases": there,
        "copied in seconds": round(copying),
        "targets": TARGETS,
        "pages": {name: figures(*page) for name, page in pages.items()},
    }


def long_case(now: datetime) -> str:
    """A case with 40 acts: its code."""
    from khoithong.casefiles.models import Case
    from khoithong.desk.answers import Done
    from khoithong.desk.clock import FixedClock
    from khoithong.desk.perform import perform

    case = Case.objects.filter(status="in_execution", deciding_agency="so-xd").order_by("-seq")[0]
    seq = case.seq
    while seq < ACTS:
        answer = perform(
            case_id=case.id,
            kind="give_direction",
            actor="gd-sxd",
            capacity="so-xd/head",
            data={"content": f"Chỉ đạo lần {seq}: đẩy nhanh tiến độ, báo cáo vướng mắc trước ngày 25."},
            idempotency_key=uuid4(),
            clock=FixedClock(now),
        )
        assert isinstance(answer, Done), answer
        seq = answer.seq
    return case.code


def browser(username: str) -> Client:
    """Somebody logged in."""
    from django.test import Client

    from khoithong.organisation.models import Account

    client = Client()
    client.force_login(Account.objects.get(username=username), "django.contrib.auth.backends.ModelBackend")
    return client


def figures(client: Client, path: str) -> dict[str, Any]:
    """One page: warmed up, then asked for again and again."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(10):
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
    with CaptureQueriesContext(connection) as caught:
        client.get(path)
    statements = len(caught)
    times = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - begun) * 1000)
    return {
        "p95": round(statistics.quantiles(times, n=20)[-1], 1),
        "p50": round(statistics.median(times), 1),
        "statements": statements,
        "compressed": len(gzip.compress(answer.content, 6)),
    }


if __name__ == "__main__":
    main()
