"""What the tests themselves rely on."""

import pytest
from django.db import connection


def rows_of_migrations() -> int:
    """How many migrations left a row in the table of versions."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM organisation_version")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_transactional_test_finds_what_migrations_made(time: str) -> None:
    assert rows_of_migrations() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_transactional_test_starts_without_the_rows_of_the_one_before(time: str) -> None:
    from django.contrib.auth import get_user_model

    assert not get_user_model().objects.exists()
    get_user_model().objects.create_user("an")
