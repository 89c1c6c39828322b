"""The demonstration as its visitors walk through it: every link of every page leads to a page."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW: Final = datetime(2026, 11, 20, 10, 15)
_HREF: Final = re.compile(r'<a\s[^>]*href="([^"]+)"')
_ENOUGH: Final = 3
"""So many people open the same page: the first ones may see it differently, more of them only cost time."""

NEVER_SHOWN: Final = ("None", "{{", "{%", "under_review", "approval_meeting", "so-xd", "pgd1-sxd", "5/1/a")
"""Keys of the machinery; people read names."""


@pytest.fixture
def demonstration(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The province with its cases, on the moment it was built for."""
    from khoithong.demonstration.build import build

    monkeypatch.setattr("khoithong.web.clock.now", lambda: NOW)
    build(NOW)


def _links(html: str, address: str) -> Iterator[str]:
    for href in _HREF.findall(html):
        parts = urlsplit(urljoin(f"http://testserver{address}", unescape(href)))
        if parts.netloc == "testserver" and not parts.path.startswith("/static/"):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def _words(html: str) -> str:
    matter = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", matter)).split())


def test_every_link_leads_to_a_page_in_words(demonstration: None) -> None:
    from khoithong.organisation.models import Account

    opened: dict[str, int] = {}
    for account in Account.objects.order_by("username"):
        visitor = Client()
        visitor.force_login(account, "django.contrib.auth.backends.ModelBackend")
        waiting = ["/viec-can-lam/"]
        seen: set[str] = set()
        while waiting:
            address = waiting.pop()
            if address in seen or opened.get(address, 0) >= _ENOUGH:
                continue
            seen.add(address)
            opened[address] = opened.get(address, 0) + 1
            answer = visitor.get(address, follow=True)
            assert answer.status_code == 200, f"{account.username} {address}: {answer.status_code}"
            html = answer.content.decode()
            words = _words(html)
            assert words, address
            for key in NEVER_SHOWN:
                assert not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", words), (
                    f"{key} {address}: {words}"
                )
            waiting += _links(html, address)
    assert sum(address.startswith("/ho-so/DX-") and "/viec/" in address for address in opened) > 20
