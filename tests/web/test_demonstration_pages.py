"""The demonstration as its visitors walk through it: every link of every page leads to a page."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from khoithong.demonstration.build import build
from khoithong.demonstration.logins import LOGINS
from khoithong.organisation.models import Account

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NOW: Final = datetime(2026, 11, 20, 10, 15)
_PERSONAL: Final = re.compile(r"/|/viec-can-lam/.*|/ho-so/(\?.*|DX-[\d-]+/)?|/de-xuat/|/phien-hop/")
"""Lists, and the pages of cases: they show everybody something else."""
_HREF: Final = re.compile(r'<a\s[^>]*href="([^"]+)"')

MARKS: Final = ("{{", "{%")
NEVER_SHOWN: Final = ("None", *MARKS, "under_review", "approval_meeting", "5/1/a")
"""Keys of the machinery; people read names."""

SHOWN_WHERE_KEPT: Final = ("so-xd", "pgd1-sxd")
"""Keys of agencies and people: shown on the organisation's own pages, where they are kept, and nowhere else."""


@pytest.fixture
def demonstration(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The province with its cases, on the moment it was built for."""
    monkeypatch.setattr("khoithong.web.clock.now", lambda: NOW)
    build(NOW)


def _links(html: str, address: str) -> Iterator[str]:
    for href in _HREF.findall(html):
        parts = urlsplit(urljoin(f"http://testserver{address}", unescape(href)))
        if parts.netloc == "testserver" and not parts.path.startswith("/static/"):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def _words(html: str) -> str:
    matter = html.partition("<main")[2].partition("</main>")[0]
    matter = re.sub(
        r"<code>.*?</code>", " ", matter, flags=re.DOTALL
    )  # what people type into a Word template
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", matter)).split())


def _family(address: str) -> tuple[str | None, str]:
    """Pages of one make: of one view, and for forms of one act."""
    found = resolve(address.partition("?")[0])
    return found.url_name, found.kwargs.get("kind", "")


def _walk(usernames: Iterable[str], enough: int, each: int = 10**6) -> dict[str, int]:
    """Follow every link from each person's work; of impersonal pages `enough` people open the same one.

    Of pages of one make `each` are opened.
    """
    opened: dict[str, int] = {}
    made: Counter[tuple[str | None, str]] = Counter()
    for username in usernames:
        visitor = Client()
        visitor.force_login(
            Account.objects.get(username=username), "django.contrib.auth.backends.ModelBackend"
        )
        waiting = ["/"]
        seen: set[str] = set()
        while waiting:
            address = waiting.pop()
            if address in seen or (opened.get(address, 0) >= enough and not _PERSONAL.fullmatch(address)):
                continue
            if made[_family(address)] >= each:
                continue
            made[_family(address)] += 1
            seen.add(address)
            opened[address] = opened.get(address, 0) + 1
            waiting += _opened(visitor, username, address)
    return opened


def _opened(visitor: Client, username: str, address: str) -> list[str]:
    """The links of a page in words; a file has none."""
    answer = visitor.get(address, follow=True)
    assert answer.status_code == 200, f"{username} {address}: {answer.status_code}"
    attached = answer.headers.get("Content-Disposition", "").startswith("attachment")
    if attached or not answer.headers["Content-Type"].startswith("text/html"):
        assert answer.getvalue(), address
        return []
    html = answer.content.decode()
    words = _words(html)
    assert words, address
    kept = address.startswith("/to-chuc/")
    never: tuple[str, ...] = NEVER_SHOWN if kept else (*NEVER_SHOWN, *SHOWN_WHERE_KEPT)
    if address == "/mau-van-ban/":  # tells what is to be written in Word
        never = tuple(key for key in never if key not in MARKS)
    for key in never:
        assert not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", words), f"{key} {address}: {words}"
    return list(_links(html, address))


def test_every_link_leads_to_a_page_in_words(demonstration: None) -> None:
    opened = _walk(("giamdoc.sxd", "truongphong.sxd", "vanthu.sxd", "chuyengia"), enough=1, each=25)
    assert sum(address.startswith("/ho-so/DX-") and "/viec/" in address for address in opened) > 20


@pytest.mark.slow
def test_every_link_leads_everybody_to_a_page_in_words(demonstration: None) -> None:
    opened = _walk((username for logins in LOGINS.values() for username in logins), enough=2)
    assert sum(address.startswith("/ho-so/DX-") and "/viec/" in address for address in opened) > 100
