"""What Django itself can find wrong with the project."""

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django_migration_linter import MigrationLinter

OURS = [config.label for config in apps.get_app_configs() if config.name.startswith("khoithong.")]


def deployment_checks(**settings: str) -> subprocess.CompletedProcess[str]:
    """Run Django's checks of a deployment in a process of their own."""
    environment = os.environ | settings
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # the browser tests' own
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_deployment_checks_find_nothing_with_production_settings() -> None:
    done = deployment_checks(KHOITHONG_HTTPS="1", KHOITHONG_HOSTS="khoithong.example")
    assert done.returncode == 0, done.stderr


def test_without_https_the_deployment_checks_object() -> None:
    """The twin that must fail: the check above looks at something."""
    done = deployment_checks()
    assert done.returncode != 0
    assert "security.W" in done.stderr


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    output = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=output)
    except SystemExit:
        pytest.fail(output.getvalue())


@pytest.mark.django_db
@pytest.mark.parametrize("app", OURS)
def test_no_migration_locks_or_breaks_a_table_in_use(app: str) -> None:
    linter = MigrationLinter(include_apps=[app], quiet=["ok", "ignore", "warning"], no_cache=True)
    linter.lint_all_migrations(app_label=app)
    assert not linter.has_errors


@pytest.mark.django_db
def test_the_database_keeps_utc() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW timezone")
        assert cursor.fetchone() == ("UTC",)
