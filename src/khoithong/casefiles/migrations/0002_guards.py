"""What the database itself refuses: changing, deleting or emptying the registers."""

from django.db import migrations

REGISTERS = ("casefiles_act", "casefiles_reportact")
LOGS = ("casefiles_accesslog",)

FUNCTION = """
CREATE FUNCTION casefiles_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only added to: % refused.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;
"""

GUARD = """
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION casefiles_only_added_to();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION casefiles_only_added_to();
DO $$
BEGIN
    -- The role exists where the installation keeps roles apart (docs/reference/register.md); the triggers
    -- hold in either case.
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

ORDER = """
CREATE SEQUENCE {table}_position_seq OWNED BY {table}.position;
ALTER TABLE {table} ALTER COLUMN position SET DEFAULT nextval('{table}_position_seq');
-- Followers read on from a position: rows lie in that order, so ranges of blocks are enough.
CREATE INDEX {table}_position ON {table} USING brin (position) WITH (autosummarize = on);
"""

UNORDER = """
DROP INDEX {table}_position;
ALTER TABLE {table} ALTER COLUMN position DROP DEFAULT;
DROP SEQUENCE {table}_position_seq;
"""


def _each(statements: str, tables: tuple[str, ...]) -> str:
    return "".join(statements.format(table=table) for table in tables)


class Migration(migrations.Migration):
    """Triggers, rights and the order of recording."""

    dependencies = [("casefiles", "0001_tables")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION casefiles_only_added_to();"),
        migrations.RunSQL(_each(GUARD, REGISTERS + LOGS), _each(UNGUARD, REGISTERS + LOGS)),
        migrations.RunSQL(_each(ORDER, REGISTERS), _each(UNORDER, REGISTERS)),
    ]
