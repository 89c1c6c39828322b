"""What the database itself refuses: rewriting the logs, and the text of a directive that was issued."""

from django.db import migrations

LOGS = ("directives_entry", "directives_communicationentry")

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

KEPT = """
CREATE SEQUENCE directives_code_seq;

CREATE FUNCTION directives_keep_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'draft' OR (TG_OP = 'UPDATE' AND NEW.status <> 'draft' AND
        (OLD.code, OLD.kind, OLD.number, OLD.date, OLD.issuer, OLD.owner, OLD.text, OLD.source_sha256, OLD.issued_on)
        IS NOT DISTINCT FROM
        (NEW.code, NEW.kind, NEW.number, NEW.date, NEW.issuer, NEW.owner, NEW.text, NEW.source_sha256, NEW.issued_on))
    THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'A directive that was issued is withdrawn, never rewritten or deleted.'
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER issued_kept BEFORE UPDATE OR DELETE ON directives_directive
    FOR EACH ROW EXECUTE FUNCTION directives_keep_issued();
"""

UNKEPT = """
DROP TRIGGER issued_kept ON directives_directive;
DROP FUNCTION directives_keep_issued();
DROP SEQUENCE directives_code_seq;
"""


def _each(statements: str) -> str:
    return "".join(statements.format(table=table) for table in LOGS)


class Migration(migrations.Migration):
    """Triggers, and the sequence of codes."""

    dependencies = [("directives", "0001_tables"), ("casefiles", "0002_guards")]

    operations = [
        migrations.RunSQL(_each(GUARD), _each(UNGUARD)),
        migrations.RunSQL(KEPT, UNKEPT),
    ]
