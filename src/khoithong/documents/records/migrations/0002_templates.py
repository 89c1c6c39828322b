"""Templates of agencies, and what the database itself refuses of them: another content, a second word, a deletion."""

import uuid

from django.db import migrations, models

COURSE = """
CREATE FUNCTION documents_template_course() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    decision constant text[] := ARRAY['status', 'decided_by', 'decided_office', 'decided_at', 'reason'];
    withdrawal constant text[] := ARRAY['status', 'withdrawn_by', 'withdrawn_at', 'withdrawn_reason'];
    later text[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'proposed' THEN
            PERFORM documents_refuse('A template begins as a proposal.');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status = 'proposed' AND NEW.status IN ('approved', 'rejected') THEN
        later := decision;
    ELSIF OLD.status IN ('proposed', 'approved') AND NEW.status = 'withdrawn' THEN
        later := withdrawal;
    ELSE
        PERFORM documents_refuse('A template was decided on once.');
    END IF;
    IF to_jsonb(NEW) - later IS DISTINCT FROM to_jsonb(OLD) - later THEN
        PERFORM documents_refuse('What was proposed of a template stays as it is.');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER template_course BEFORE INSERT OR UPDATE ON documents_template
    FOR EACH ROW EXECUTE FUNCTION documents_template_course();
CREATE TRIGGER never_deleted BEFORE DELETE ON documents_template
    FOR EACH ROW EXECUTE FUNCTION casefiles_only_added_to();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON documents_template
    FOR EACH STATEMENT EXECUTE FUNCTION casefiles_only_added_to();
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'khoithong_app') THEN
        REVOKE DELETE, TRUNCATE ON documents_template FROM khoithong_app;
    END IF;
END
$$;
"""

UNCOURSE = """
DROP TRIGGER never_emptied ON documents_template;
DROP TRIGGER never_deleted ON documents_template;
DROP TRIGGER template_course ON documents_template;
DROP FUNCTION documents_template_course();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_records"),
    ]

    operations = [
        migrations.CreateModel(
            name="Template",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=40)),
                ("version", models.IntegerField()),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField()),
                ("fields", models.JSONField(default=list)),
                ("note", models.TextField(blank=True)),
                ("status", models.CharField(default="proposed", max_length=10)),
                ("proposed_by", models.CharField(max_length=40)),
                ("proposed_office", models.CharField(max_length=75)),
                ("proposed_at", models.DateTimeField()),
                ("decided_by", models.CharField(blank=True, max_length=40)),
                ("decided_office", models.CharField(blank=True, max_length=75)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=40)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_reason", models.TextField(blank=True)),
            ],
            options={
                "indexes": [models.Index(fields=["sha256"], name="template_content")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "kind", "version"), name="template_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "proposed")),
                        fields=("agency", "kind"),
                        name="template_one_proposed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ("proposed", "approved", "rejected", "withdrawn"))),
                        name="template_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        name="template_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", "proposed"),
                                ("decided_at__isnull", True),
                                ("decided_by", ""),
                                ("decided_office", ""),
                                ("reason", ""),
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by", ""),
                                ("withdrawn_reason", ""),
                            ),
                            models.Q(
                                ("status", "approved"),
                                models.Q(("decided_by", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by", ""),
                                ("withdrawn_reason", ""),
                                ("reason", ""),
                            ),
                            models.Q(
                                ("status", "rejected"),
                                models.Q(("decided_by", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by", ""),
                                ("withdrawn_reason", ""),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            models.Q(
                                ("status", "withdrawn"),
                                models.Q(("withdrawn_by", ""), _negated=True),
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="template_course",
                    ),
                ],
            },
        ),
        migrations.RunSQL(COURSE, UNCOURSE),
    ]
