"""Numbers given elsewhere: a log beside the documents of a book; book, documents and log never have one number twice."""

import django.db.models.deletion
from django.db import migrations, models

SERIES = """
CREATE OR REPLACE FUNCTION documents_series_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF (NEW.last NOT IN (OLD.last, OLD.last + 1){jump})
        OR (NEW.last = OLD.last AND NEW.last_on IS DISTINCT FROM OLD.last_on) THEN
        PERFORM documents_refuse('Numbers are given one after the other.');
    END IF;
    IF NEW.last_on < OLD.last_on THEN
        PERFORM documents_refuse('A later number has no earlier date.');
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION documents_number_has_its_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM documents_officialdocument
        WHERE series_id = NEW.id AND number = NEW.last AND issued_on = NEW.last_on
    ){run} THEN
        PERFORM documents_refuse('A number is given to a document.');
    END IF;
    RETURN NULL;
END
$$;
"""

JUMP = """ AND NOT EXISTS (
        SELECT FROM documents_elsewhere e
        WHERE e.series_id = NEW.id AND e.first = OLD.last + 1 AND e.last = NEW.last AND e."on" = NEW.last_on
    )"""

RUN = """ AND NOT EXISTS (
        SELECT FROM documents_elsewhere e
        WHERE e.series_id = NEW.id AND e.last = NEW.last AND e."on" = NEW.last_on
    )"""

# The run comes first and the book follows it. The book's row is locked here too, whoever forgot to.
ELSEWHERE = """
CREATE FUNCTION documents_elsewhere_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    book documents_series;
BEGIN
    SELECT * INTO book FROM documents_series WHERE id = NEW.series_id FOR UPDATE;
    IF NEW.first <> book.last + 1 THEN
        PERFORM documents_refuse('Numbers given elsewhere go on from the last one of their book.');
    END IF;
    IF NEW."on" < book.last_on THEN
        PERFORM documents_refuse('A later number has no earlier date.');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER goes_on BEFORE INSERT ON documents_elsewhere
    FOR EACH ROW EXECUTE FUNCTION documents_elsewhere_goes_on();

CREATE FUNCTION documents_elsewhere_is_in_its_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM documents_series WHERE id = NEW.series_id AND last >= NEW.last) THEN
        PERFORM documents_refuse('Numbers given elsewhere are numbers of their book.');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER is_in_its_book AFTER INSERT ON documents_elsewhere
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION documents_elsewhere_is_in_its_book();

CREATE FUNCTION documents_number_is_free() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM documents_elsewhere
        WHERE series_id = NEW.series_id AND NEW.number BETWEEN first AND last
    ) THEN
        PERFORM documents_refuse('The number was given elsewhere.');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER number_is_free AFTER UPDATE ON documents_officialdocument
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.number IS NULL AND NEW.number IS NOT NULL)
    EXECUTE FUNCTION documents_number_is_free();

CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON documents_elsewhere
    FOR EACH ROW EXECUTE FUNCTION casefiles_only_added_to();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON documents_elsewhere
    FOR EACH STATEMENT EXECUTE FUNCTION casefiles_only_added_to();
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'khoithong_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON documents_elsewhere FROM khoithong_app;
    END IF;
END
$$;
"""

UNELSEWHERE = """
DROP TRIGGER never_emptied ON documents_elsewhere;
DROP TRIGGER only_added_to ON documents_elsewhere;
DROP TRIGGER number_is_free ON documents_officialdocument;
DROP FUNCTION documents_number_is_free();
DROP TRIGGER is_in_its_book ON documents_elsewhere;
DROP FUNCTION documents_elsewhere_is_in_its_book();
DROP TRIGGER goes_on ON documents_elsewhere;
DROP FUNCTION documents_elsewhere_goes_on();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_transfers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Elsewhere",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first", models.IntegerField()),
                ("last", models.IntegerField()),
                ("on", models.DateField()),
                ("subject", models.CharField(max_length=500)),
                ("holder", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=40)),
                ("office", models.CharField(max_length=75)),
                ("at", models.DateTimeField()),
                (
                    "series",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.series",
                    ),
                ),
            ],
            options={
                "ordering": ("series", "first"),
                "constraints": [
                    models.UniqueConstraint(fields=("series", "first"), name="elsewhere_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first__gte", 1),
                            ("last__gte", models.F("first")),
                        ),
                        name="elsewhere_numbers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("subject", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="elsewhere_says_what",
                    ),
                ],
            },
        ),
        migrations.RunSQL(ELSEWHERE, UNELSEWHERE),
        migrations.RunSQL(SERIES.format(jump=JUMP, run=RUN), SERIES.format(jump="", run="")),
    ]
