"""Sessions in the database, as Django keeps them; a database that is away is not taken for a session that is gone."""

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import InterfaceError, OperationalError


class SessionStore(DatabaseStore):
    """The session of a browser."""

    def save(self, must_create: bool = False) -> None:
        """Keep it. Raises the database's own error where Django would say that somebody logged out meanwhile."""
        try:
            super().save(must_create)
        except UpdateError as error:
            if isinstance(error.__context__, OperationalError | InterfaceError):
                raise error.__context__ from None
            raise
