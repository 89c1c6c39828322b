"""Several statements in one round trip to the database.

Each statement still sees what was committed before it began, so a lock taken by the first is in force for the
next. Parameters are bound by the client (Django's default), without which PostgreSQL takes one statement at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper


@dataclass(slots=True)
class Batch:
    """Statements to be sent together, in order."""

    statements: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)

    def add(self, statement: str, *parameters: Any) -> None:
        """Add one statement."""
        self.statements.append(statement)
        self.parameters += parameters

    def run(self, cursor: CursorWrapper) -> list[list[tuple[Any, ...]]]:
        """Send them; returns the rows of each, none for a statement that gives none.

        The first that fails raises, and none after it is carried out.
        """
        if not self.statements:
            return []
        cursor.execute(";\n".join(self.statements), self.parameters)
        results = []
        while True:
            results.append(cursor.fetchall() if cursor.description else [])
            if not cursor.nextset():
                return results
