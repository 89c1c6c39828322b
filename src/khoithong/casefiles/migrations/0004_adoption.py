"""Which text governs whom: proposals and decisions, only added to, one decision by somebody else each."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("casefiles_lawproposal", "casefiles_lawdecision")

GUARD = """
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION casefiles_only_added_to();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION casefiles_only_added_to();
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'khoithong_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM khoithong_app;
    END IF;
END
$$;
"""

UNGUARD = """
DROP TRIGGER never_emptied ON {table};
DROP TRIGGER only_added_to ON {table};
"""

TWO_PEOPLE = """
CREATE FUNCTION casefiles_two_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.outcome = 'withdrawn') IS DISTINCT FROM
        (NEW.person = (SELECT p.person FROM casefiles_lawproposal p WHERE p.id = NEW.proposal_id))
    THEN
        RAISE EXCEPTION 'A proposal is decided by somebody else, and withdrawn by who made it.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER two_people BEFORE INSERT ON casefiles_lawdecision
    FOR EACH ROW EXECUTE FUNCTION casefiles_two_people();
"""

ONE_PERSON = """
DROP TRIGGER two_people ON casefiles_lawdecision;
DROP FUNCTION casefiles_two_people();
"""


def _each(statements: str) -> str:
    return "".join(statements.format(table=table) for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("casefiles", "0003_attachments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LawProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("kind", models.CharField(max_length=10)),
                ("agency", models.CharField(blank=True, max_length=40)),
                ("pack", models.CharField(max_length=40)),
                ("digest", models.CharField(max_length=64)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("reading", models.CharField(blank=True, max_length=60)),
                ("answer", models.CharField(blank=True, max_length=60)),
                ("ground", models.CharField(max_length=200)),
                ("reason", models.TextField()),
                ("person", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ends",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casefiles.lawproposal",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LawDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("outcome", models.CharField(max_length=10)),
                ("reason", models.TextField(blank=True)),
                ("person", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="casefiles.lawproposal",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="lawproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ends__isnull", True), ("kind", "adopt"), ("reading", ""), ("since__isnull", False)
                    ),
                    models.Q(
                        ("ends__isnull", False),
                        ("kind", "end"),
                        ("since__isnull", True),
                        ("until__isnull", False),
                    ),
                    models.Q(
                        ("ends__isnull", True),
                        ("kind", "reading"),
                        ("since__isnull", False),
                        ("until__isnull", True),
                        models.Q(("reading", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="law_proposal_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="lawproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since__isnull", True),
                    ("until__isnull", True),
                    ("until__gte", models.F("since")),
                    _connector="OR",
                ),
                name="law_proposal_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="lawdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ("confirmed", "declined", "withdrawn"))),
                name="law_decision_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="lawdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome", "confirmed"), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="law_decision_reason",
            ),
        ),
        migrations.RunSQL(_each(GUARD), _each(UNGUARD)),
        migrations.RunSQL(TWO_PEOPLE, ONE_PERSON),
    ]
