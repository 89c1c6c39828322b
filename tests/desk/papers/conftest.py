"""Drafts of the test province's department, and the keys of its head and of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from khoithong.desk.clock import FixedClock
from tests.documents.signing.authority import PASSPHRASE, Holder, authority, certified

if TYPE_CHECKING:
    from pathlib import Path

    from pyhanko.sign.signers import Signer


@dataclass
class Papers:
    """The clerk's desk on 2026-05-04, 09:00."""

    clock: FixedClock

    def asked(self, person: str = "vt", capacity: str | None = "so/clerk") -> Any:
        """Who asks."""
        from khoithong.desk.documents.acting import Asked

        return Asked(person, capacity, self.clock)

    def draft(self, kind: str = "approval_decision", **more: Any) -> Any:
        """A draft of a kind, signed by the department's head."""
        from khoithong.documents.catalogue import KINDS
        from khoithong.documents.codec import to_json
        from khoithong.documents.sample import FACTS
        from tests.documents.drafts import draft

        made = KINDS[kind].make(replace(FACTS, number=None))
        made = replace(made, signatures=tuple(replace(one, name="Nguyễn Văn An") for one in made.signatures))
        values = {
            "kind": kind,
            "form": made.form,
            "symbol": made.symbol,
            "subject": made.subject,
            "content": to_json(made),
        }
        return draft(**(values | more))

    def issue(self, document: Any, day: str = "", asked: Any = None, **more: Any) -> Any:
        """Issue it, today unless another day is said."""
        from khoithong.desk.documents.issue import issue_document

        on = datetime.fromisoformat(day).date() if day else self.clock().date()
        return issue_document(
            document.id, asked or self.asked(), **({"day": on, "version": document.version} | more)
        )


@pytest.fixture
def papers(db: None, province: None) -> Papers:
    """In a transaction rolled back after the test."""
    return Papers(FixedClock(datetime(2026, 5, 4, 9)))


@pytest.fixture
def busy_papers(transactional_db: None, province: None) -> Papers:
    """Committed, so that other connections see it."""
    return Papers(FixedClock(datetime(2026, 5, 4, 9)))


@dataclass(frozen=True)
class Keys:
    """Of the head and of the department."""

    root: Holder
    head: Holder
    agency: Holder

    def signer(self, of: str) -> Signer:
        """A key, opened."""
        from khoithong.documents.signing.keys import from_pkcs12

        return from_pkcs12(getattr(self, of).pkcs12(self.root), PASSPHRASE)


@pytest.fixture(scope="session")
def session_keys() -> Keys:
    """Made once."""
    root = authority()
    return Keys(root, certified(root, "Nguyễn Văn An"), certified(root, "Sở Xây dựng"))


@pytest.fixture
def keys(session_keys: Keys, settings: Any, tmp_path: Path) -> Keys:
    """Keys whose root is trusted."""
    (tmp_path / "goc.pem").write_bytes(session_keys.root.pem)
    settings.SIGN_ROOTS = tmp_path
    return session_keys
