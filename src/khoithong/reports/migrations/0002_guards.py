"""What the database itself refuses: rewriting the log and the notes, changing what was accepted or a round."""

from django.db import migrations

LOGS = ("reports_reportentry", "reports_supervisionnote")
ROUND = ("reports_round",)
"""Locked by whoever writes in its log, which takes the right to update; the triggers refuse all the same."""

GUARD = """
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION casefiles_only_added_to();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION casefiles_only_added_to();
"""

REVOKE = """
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

KEPT = """
CREATE FUNCTION reports_keep_handed_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Handed in: text and figures stand until it is returned. Accepted: nothing changes any more.
    IF TG_OP = 'UPDATE' AND (OLD.status IN ('draft', 'returned') OR OLD.status = 'submitted' AND (
        NEW.status = 'returned' AND NEW.texts = OLD.texts
        OR NEW.status = 'accepted' AND (NEW.texts, NEW.figures, NEW.submitted_on)
            IS NOT DISTINCT FROM (OLD.texts, OLD.figures, OLD.submitted_on)))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A report that was handed in is returned or accepted, never rewritten or deleted.'
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER handed_in_kept BEFORE UPDATE OR DELETE ON reports_report
    FOR EACH ROW EXECUTE FUNCTION reports_keep_handed_in();
"""

UNKEPT = """
DROP TRIGGER handed_in_kept ON reports_report;
DROP FUNCTION reports_keep_handed_in();
"""


def _each(statements: str, tables: tuple[str, ...]) -> str:
    return "".join(statements.format(table=table) for table in tables)


class Migration(migrations.Migration):
    """Triggers."""

    dependencies = [("reports", "0001_tables"), ("casefiles", "0002_guards")]

    operations = [
        migrations.RunSQL(_each(GUARD, LOGS + ROUND), _each(UNGUARD, LOGS + ROUND)),
        migrations.RunSQL(_each(REVOKE, LOGS), migrations.RunSQL.noop),
        migrations.RunSQL(KEPT, UNKEPT),
    ]
