"""An office with people at their desks: a province, accounts, one clock for the door and for the pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.test import Client

if TYPE_CHECKING:
    from uuid import UUID

    from khoithong.desk.clock import FixedClock
    from tests.desk.conftest import Desk

PASSWORD = "mật khẩu đủ dài"


@dataclass
class Office:
    """The desk behind the pages, and a browser for each person."""

    desk: Desk
    browsers: dict[str, Visitor] = field(default_factory=dict)

    @property
    def clock(self) -> FixedClock:
        """The one clock."""
        return self.desk.clock

    @property
    def code(self) -> str:
        """The code of the case last submitted."""
        return self.desk.row.code

    def person(self, username: str) -> Visitor:
        """Somebody logged in."""
        from khoithong.organisation.models import Account

        visitor = Visitor()
        visitor.client.force_login(
            Account.objects.get(username=username), "django.contrib.auth.backends.ModelBackend"
        )
        return visitor

    def draft(self, owner: str, **data: Any) -> UUID:
        """A draft of somebody's."""
        from khoithong.desk.drafts import new_draft
        from tests.desk.conftest import PACK

        return new_draft(owner, PACK, data, clock=self.clock).id


class Visitor:
    """A browser without JavaScript: what it was shown last, and where it is."""

    def __init__(self) -> None:
        self.client = Client()
        self.status = 0
        self.path = ""
        self.html = ""
        self.raw = b""
        """The page as it was sent."""

    def get(self, path: str, **headers: str) -> str:
        """Open a page, following redirections; returns its words on one line."""
        return self._took(path, self.client.get(path, follow=True, headers=headers))

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> str:
        """Send a form."""
        return self._took(path, self.client.post(path, data or {}, follow=True, headers=headers))

    def _took(self, path: str, answer: Any) -> str:
        chain: list[tuple[str, int]] = getattr(answer, "redirect_chain", [])
        self.status = answer.status_code
        self.path = urlsplit(chain[-1][0]).path if chain else urlsplit(path).path
        self.raw = answer.content
        self.html = " ".join(answer.content.decode().split())
        return self.html


def hidden(html: str, name: str) -> str:
    """The value of a hidden field in a page."""
    for tag in html.split("<input")[1:]:
        attributes = tag.split(">")[0]
        if f'name="{name}"' in attributes:
            return attributes.split('value="')[1].split('"')[0]
    raise AssertionError(f"no field {name}")
