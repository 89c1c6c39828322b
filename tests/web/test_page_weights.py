"""What a browser fetches for a page, compressed as it is served: within the budget, however much a page has to show."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.contrib.staticfiles import finders
from django.test import Client

from khoithong.casefiles.queries import PAGE
from khoithong.organisation.models import Account
from tests.desk.conftest import PLAN
from tests.web.sights import built
from tests.web.test_query_counts import LIST_PAGES

if TYPE_CHECKING:
    import pytest
    from pytest_django import Settings

    from tests.web.office import Office

NOW: Final = datetime(2026, 11, 20, 10, 15)
KB: Final = 1000
HTML: Final = 30 * KB
CASE_PAGE: Final = 60 * KB
STYLES = SCRIPTS = 30 * KB
MARKS: Final = ("{{", "{%")
"""Of a template that was not carried out; only the page of Word templates shows such, to be written in Word."""
ALL: Final = 150 * KB
REQUESTS: Final = 12

# Lazy pictures, those of the guide, come as one scrolls to them.
_FETCHED: Final = re.compile(
    r'<(?:link|script|img(?![^>]*loading="lazy")|use)\b[^>]*?(?:href|src)="/static/([^"#]+)', re.DOTALL
)
_URL: Final = re.compile(r'url\("?([^")]+\.woff2)"?\)')


def squeezed(data: bytes) -> int:
    """Bytes on the line."""
    return len(gzip.compress(data, 6))


def content(name: str) -> bytes:
    """A static file."""
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found).read_bytes()


def fetched(html: str) -> set[str]:
    """The static files of a page: those it names, and every font its styles may ask for."""
    named = set(_FETCHED.findall(html))
    fonts = {
        str((Path(name).parent / url).as_posix())
        for name in named
        if name.endswith(".css")
        for url in _URL.findall(content(name).decode())
    }
    return named | {re.sub(r"[^/]+/\.\./", "", font) for font in fonts}


def overweight(visitor: Client, route: str, address: str) -> list[str]:
    """What of a page is beyond its budget, or the raw text of a template."""
    answer = visitor.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200, address
    assert answer.headers["Content-Encoding"] == "gzip"
    page, html = len(answer.content), gzip.decompress(answer.content).decode()
    files = {name: squeezed(content(name)) for name in fetched(html)}
    spent = {
        "HTML": (page, CASE_PAGE if route == "case" else HTML),
        "styles": (sum(size for name, size in files.items() if name.endswith(".css")), STYLES),
        "scripts": (sum(size for name, size in files.items() if name.endswith(".js")), SCRIPTS),
        "all": (page + sum(files.values()), ALL),
        "requests": (1 + len(files), REQUESTS),
    }
    raw = [f"{address}: {mark}" for mark in MARKS if mark in html and route != "word-templates"]
    return raw + [
        f"{address}: {what} {taken} of {most}" for what, (taken, most) in spent.items() if taken > most
    ]


def test_every_page_of_the_demonstration(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.DEMONSTRATION = True
    monkeypatch.setattr("khoithong.web.clock.now", lambda: NOW)
    visitors: dict[str, Client] = defaultdict(Client)
    found = []
    for sight in built(NOW):
        if sight.username and sight.username not in visitors:
            account = Account.objects.get(username=sight.username)
            visitors[sight.username].force_login(account, "django.contrib.auth.backends.ModelBackend")
        found += overweight(visitors[sight.username], sight.route, sight.address)
    assert found == []


WORDS: Final = (
    "Rà soát, cắt giảm thành phần hồ sơ trùng lặp giữa ba thủ tục liên thông về đất đai, xây dựng và đầu tư. "
)
"""Of a hundred characters; with a number they compress as badly as what people write."""


def written(length: int, seed: int) -> str:
    """A text of about so many characters that does not repeat itself."""
    words, found, state = WORDS.split(), "", seed
    while len(found) < length:
        state = (state * 1103515245 + 12345) % 2**31
        found += f"{words[state % len(words)]}{state % 997} "
    return found


def test_full_lists(office: Office) -> None:
    desk = office.desk
    for number in range(PAGE + 2):
        desk.on("2026-05-04")
        plan = {**PLAN, "necessity": written(400, number)}
        office.draft("tp", plan=plan)
        desk.do("tp", "submit_plan", plan=plan, confirmed=["4/2"])
        desk.do("gd", "convene_meeting", on="2026-05-11")
        desk.on("2026-05-11")
    found = []
    for person, address in LIST_PAGES:
        found += overweight(office.person(person).client, "list", address)
    assert found == []


def test_a_long_case(office: Office) -> None:
    desk = office.desk
    desk.do("tp", "submit_plan", plan={name: written(4000, 7) for name in PLAN}, confirmed=["4/2"])
    for number in range(20):
        desk.do("gd", "request_supplement", content=written(3000, number))
        desk.do("tp", "supplement_plan", content=written(3000, number + 100))
    assert len(desk.acts) > 40
    head, case = office.person("gd").client, f"/ho-so/{office.code}/"
    found = overweight(head, "case", case)
    for page in ("xu-ly/", "viec/request_supplement/", "ke-hoach/1/", "dien-bien/2/", "vi-sao/1/"):
        found += overweight(head, "page of a case", case + page)
    assert found == []


def test_a_long_execution(office: Office) -> None:
    desk = office.desk
    desk.do("tp", "submit_plan", plan={name: written(4000, 7) for name in PLAN}, confirmed=["4/2"])
    desk.do("tp", "revise_plan", plan={name: written(4000, 8) for name in PLAN}, content=written(3000, 9))
    desk.do("gd", "convene_meeting", on="2026-05-11")
    desk.on("2026-05-11")
    desk.pass_meeting()
    desk.do("gd", "seek_party_opinion")
    desk.do("bt", "give_party_opinion", opinion="agree", content=written(3000, 10))
    desk.do("gd", "approve", document="12/QĐ-SXD", executors=["tp"], confirmed=["4/2"])
    for number in range(20):
        desk.do(
            "tp", "report_progress", content=written(3000, number), difficulties=written(3000, number + 100),
            percent=number,
        )  # fmt: skip
        desk.do("gd", "give_direction", content=written(3000, number + 200))
    desk.do("tp", "submit_result_report", results=written(4000, 11), completed_on="2026-05-11")
    head, case = office.person("gd").client, f"/ho-so/{office.code}/"
    found = []
    for page in ("thuc-hien/", "danh-gia/", "quyen-loi/", "ke-hoach/2/"):
        found += overweight(head, "page of a case", case + page)
    assert found == []


def test_what_is_too_heavy_is_found(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    page = office.person("gd").client, "list", "/viec-can-lam/"
    assert overweight(*page) == []
    for limit in ("HTML", "STYLES", "SCRIPTS", "ALL", "REQUESTS"):
        monkeypatch.setitem(globals(), limit, 2)
    assert len(overweight(*page)) == 5
    monkeypatch.setitem(globals(), "MARKS", ("<main",))
    assert len(overweight(*page)) == 6
