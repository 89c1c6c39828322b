"""Which case files went to the archive: a log that is only added to."""

import django.db.models.deletion
from django.db import migrations, models

GUARD = """
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON documents_transfer
    FOR EACH ROW EXECUTE FUNCTION casefiles_only_added_to();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON documents_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION casefiles_only_added_to();
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'khoithong_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON documents_transfer FROM khoithong_app;
    END IF;
END
$$;
"""

UNGUARD = """
DROP TRIGGER never_emptied ON documents_transfer;
DROP TRIGGER only_added_to ON documents_transfer;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casefiles", "0006_measures"),
        ("documents", "0002_templates"),
    ]

    operations = [
        migrations.CreateModel(
            name="Transfer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.CharField(max_length=40)),
                ("handed_on", models.DateField()),
                ("receipt", models.CharField(max_length=200)),
                ("seq", models.IntegerField()),
                ("head", models.CharField(max_length=64)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("by", models.CharField(max_length=40)),
                ("office", models.CharField(max_length=75)),
                ("at", models.DateTimeField()),
                ("key", models.UUIDField(unique=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casefiles.case"
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.transfer",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("corrects__isnull", True)),
                        fields=("case",),
                        name="transfer_first_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("corrects__isnull", True), ("reason", "")),
                            models.Q(("corrects__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="transfer_corrected_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
