"""Tables of documents, and what the database itself refuses: a gap, a double, a change of what was issued."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

LOG = """
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON documents_documententry
    FOR EACH ROW EXECUTE FUNCTION casefiles_only_added_to();
"""

KEPT = """
CREATE TRIGGER never_deleted BEFORE DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION casefiles_only_added_to();
"""

# The rights are taken only where the installation keeps roles apart; the triggers hold in either case.
NEVER_EMPTIED = """
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION casefiles_only_added_to();
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'khoithong_app') THEN
        REVOKE {rights} ON {table} FROM khoithong_app;
    END IF;
END
$$;
"""

REFUSE = """
CREATE FUNCTION documents_refuse(said text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', said USING ERRCODE = 'restrict_violation';
END
$$;
"""

SERIES = """
CREATE FUNCTION documents_series_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.last <> NEW.first - 1 THEN
            PERFORM documents_refuse('A new book has given no number.');
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.agency, NEW.form, NEW.symbol, NEW.period)
        IS DISTINCT FROM (OLD.id, OLD.agency, OLD.form, OLD.symbol, OLD.period) THEN
        PERFORM documents_refuse('A book of numbers stays the same book.');
    END IF;
    IF (NEW.first, NEW.ground, NEW.opened_by, NEW.opened_at)
        IS DISTINCT FROM (OLD.first, OLD.ground, OLD.opened_by, OLD.opened_at) THEN
        IF OLD.last >= OLD.first OR NEW.last <> NEW.first - 1 THEN
            PERFORM documents_refuse('Where a book starts is settled once a number was given.');
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.last NOT IN (OLD.last, OLD.last + 1) OR (NEW.last = OLD.last AND NEW.last_on IS DISTINCT FROM OLD.last_on) THEN
        PERFORM documents_refuse('Numbers are given one after the other.');
    END IF;
    IF NEW.last_on < OLD.last_on THEN
        PERFORM documents_refuse('A later number has no earlier date.');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER in_order BEFORE INSERT OR UPDATE ON documents_series
    FOR EACH ROW EXECUTE FUNCTION documents_series_in_order();

CREATE FUNCTION documents_number_has_its_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM documents_officialdocument
        WHERE series_id = NEW.id AND number = NEW.last AND issued_on = NEW.last_on
    ) THEN
        PERFORM documents_refuse('A number is given to a document.');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER number_has_its_document AFTER UPDATE OF last ON documents_series
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.last >= NEW.first)
    EXECUTE FUNCTION documents_number_has_its_document();
"""

UNSERIES = """
DROP TRIGGER number_has_its_document ON documents_series;
DROP FUNCTION documents_number_has_its_document();
DROP TRIGGER in_order ON documents_series;
DROP FUNCTION documents_series_in_order();
"""

DOCUMENTS = """
CREATE FUNCTION documents_issued_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    later constant text[] := ARRAY['status', 'signed', 'cancelled_reason', 'cancelled_by', 'cancelled_at'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'draft' THEN
            PERFORM documents_refuse('A document begins as a draft.');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status = 'draft' THEN
        IF NEW.status = 'issued' AND NOT EXISTS (
            SELECT FROM documents_series s
            WHERE s.id = NEW.series_id AND s.last = NEW.number AND s.last_on = NEW.issued_on
                AND (s.agency, s.form, s.symbol) = (NEW.agency, NEW.form, NEW.symbol)
        ) THEN
            PERFORM documents_refuse('The number is not the last of the document''s book.');
        END IF;
        IF NEW.status = 'cancelled' AND NEW.number IS NOT NULL THEN
            PERFORM documents_refuse('A draft that is withdrawn has no number.');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status = 'cancelled' OR NEW.status = 'draft'
        OR to_jsonb(NEW) - later IS DISTINCT FROM to_jsonb(OLD) - later THEN
        PERFORM documents_refuse('What was issued or cancelled stays as it is.');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER issued_stays BEFORE INSERT OR UPDATE ON documents_officialdocument
    FOR EACH ROW EXECUTE FUNCTION documents_issued_stays();
"""

UNDOCUMENTS = """
DROP TRIGGER issued_stays ON documents_officialdocument;
DROP FUNCTION documents_issued_stays();
"""

FILES = """
CREATE FUNCTION documents_file_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'validation' IS DISTINCT FROM to_jsonb(OLD) - 'validation' THEN
        PERFORM documents_refuse('A file of a document stays as it is.');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER file_stays BEFORE UPDATE ON documents_documentfile
    FOR EACH ROW EXECUTE FUNCTION documents_file_stays();
"""

UNFILES = """
DROP TRIGGER file_stays ON documents_documentfile;
DROP FUNCTION documents_file_stays();
"""

_KEPT_TABLES = ("documents_series", "documents_officialdocument", "documents_documentfile")
_LOG_TABLE = "documents_documententry"
_UNKEPT = "DROP TRIGGER never_deleted ON {table};"
_UNEMPTIED = "DROP TRIGGER never_emptied ON {table};"


def _each(statements: str, tables: tuple[str, ...], **more: str) -> str:
    return "".join(statements.format(table=table, **more) for table in tables)


GUARDS = [
    migrations.RunSQL(REFUSE, "DROP FUNCTION documents_refuse(text);"),
    migrations.RunSQL(SERIES, UNSERIES),
    migrations.RunSQL(DOCUMENTS, UNDOCUMENTS),
    migrations.RunSQL(FILES, UNFILES),
    migrations.RunSQL(LOG, f"DROP TRIGGER only_added_to ON {_LOG_TABLE};"),
    migrations.RunSQL(_each(KEPT, _KEPT_TABLES), _each(_UNKEPT, _KEPT_TABLES)),
    migrations.RunSQL(
        _each(NEVER_EMPTIED, _KEPT_TABLES, rights="DELETE, TRUNCATE"), _each(_UNEMPTIED, _KEPT_TABLES)
    ),
    migrations.RunSQL(
        _each(NEVER_EMPTIED, (_LOG_TABLE,), rights="UPDATE, DELETE, TRUNCATE"),
        _each(_UNEMPTIED, (_LOG_TABLE,)),
    ),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("casefiles", "0006_measures"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficialDocument",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=40)),
                ("form", models.CharField(max_length=10)),
                ("symbol", models.CharField(max_length=60)),
                ("subject", models.TextField()),
                ("content", models.JSONField()),
                ("seq", models.IntegerField(null=True)),
                ("about", models.JSONField(default=dict)),
                ("status", models.CharField(default="draft", max_length=10)),
                ("version", models.IntegerField(default=1)),
                ("drafted_by", models.CharField(max_length=40)),
                ("drafted_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=40)),
                ("changed_at", models.DateTimeField()),
                ("number", models.IntegerField(null=True)),
                ("issued_on", models.DateField(null=True)),
                ("issued_by", models.CharField(blank=True, max_length=40)),
                ("issued_at", models.DateTimeField(null=True)),
                ("signed", models.CharField(blank=True, max_length=10)),
                ("cancelled_reason", models.TextField(blank=True)),
                ("cancelled_by", models.CharField(blank=True, max_length=40)),
                ("cancelled_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casefiles.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DocumentEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=40)),
                ("office", models.CharField(blank=True, max_length=75)),
                ("what", models.CharField(max_length=20)),
                ("data", models.JSONField(default=dict)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="documents.officialdocument",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", models.CharField(max_length=40)),
                ("form", models.CharField(max_length=10)),
                ("symbol", models.CharField(max_length=60)),
                ("period", models.CharField(max_length=10)),
                ("first", models.IntegerField(default=1)),
                ("last", models.IntegerField(default=0)),
                ("last_on", models.DateField(null=True)),
                ("opened_by", models.CharField(max_length=40)),
                ("opened_at", models.DateTimeField()),
                ("ground", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "symbol", "period"), name="series_once"),
                    models.CheckConstraint(
                        condition=models.Q(("form__in", ("state", "party"))), name="series_form"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first__gte", 1),
                            (
                                "last__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("first"), "-", models.Value(1)
                                ),
                            ),
                        ),
                        name="series_numbers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("last__lt", models.F("first")), ("last_on__isnull", True)),
                            models.Q(("last__gte", models.F("first")), ("last_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="series_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first", 1), models.Q(("ground", ""), _negated=True), _connector="OR"
                        ),
                        name="series_start_has_its_ground",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="officialdocument",
            name="series",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.series",
            ),
        ),
        migrations.CreateModel(
            name="DocumentFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=10)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=200)),
                ("added_by", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("validation", models.JSONField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="documents.officialdocument",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["sha256"], name="document_file_content")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ("pdf", "signed", "scan", "word"))),
                        name="document_file_role",
                    ),
                    models.UniqueConstraint(fields=("document", "role", "sha256"), name="document_file_once"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="officialdocument",
            index=models.Index(fields=["agency", "status"], name="document_agency"),
        ),
        migrations.AddConstraint(
            model_name="officialdocument",
            constraint=models.UniqueConstraint(fields=("series", "number"), name="document_number_once"),
        ),
        migrations.AddConstraint(
            model_name="officialdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ("draft", "issued", "cancelled"))), name="document_status"
            ),
        ),
        migrations.AddConstraint(
            model_name="officialdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("form__in", ("state", "party"))), name="document_form"
            ),
        ),
        migrations.AddConstraint(
            model_name="officialdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("signed__in", ("", "person", "agency", "scan"))), name="document_signed"
            ),
        ),
        migrations.AddConstraint(
            model_name="officialdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "draft"),
                        ("issued_at__isnull", True),
                        ("issued_by", ""),
                        ("issued_on__isnull", True),
                        ("number__isnull", True),
                        ("series__isnull", True),
                        ("signed", ""),
                    ),
                    models.Q(
                        ("status", "issued"),
                        ("issued_at__isnull", False),
                        ("issued_on__isnull", False),
                        ("number__isnull", False),
                        ("series__isnull", False),
                        models.Q(("issued_by", ""), _negated=True),
                    ),
                    models.Q(
                        ("status", "cancelled"),
                        models.Q(
                            models.Q(
                                ("issued_at__isnull", False),
                                ("issued_on__isnull", False),
                                ("number__isnull", False),
                                ("series__isnull", False),
                                models.Q(("issued_by", ""), _negated=True),
                            ),
                            models.Q(
                                ("issued_at__isnull", True),
                                ("issued_by", ""),
                                ("issued_on__isnull", True),
                                ("number__isnull", True),
                                ("series__isnull", True),
                            ),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="document_numbered",
            ),
        ),
        migrations.AddConstraint(
            model_name="officialdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "cancelled"),
                        ("cancelled_at__isnull", False),
                        models.Q(("cancelled_reason", ""), _negated=True),
                        models.Q(("cancelled_by", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("status", "cancelled"), _negated=True),
                        ("cancelled_at__isnull", True),
                        ("cancelled_by", ""),
                        ("cancelled_reason", ""),
                    ),
                    _connector="OR",
                ),
                name="document_cancelled",
            ),
        ),
        *GUARDS,
    ]
