"""What the database itself refuses: rewriting a term of office or the trail of changes."""

from django.db import migrations

FORWARD = """
CREATE SEQUENCE organisation_version_seq;
INSERT INTO organisation_version (id, number) VALUES (1, nextval('organisation_version_seq'));

CREATE FUNCTION organisation_keep_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.id, OLD.person_id, OLD.agency_id, OLD.role, OLD.since, OLD.acting)
        IS NOT DISTINCT FROM (NEW.id, NEW.person_id, NEW.agency_id, NEW.role, NEW.since, NEW.acting)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A term of office is ended or voided, never rewritten or deleted.'
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER officeterm_kept BEFORE UPDATE OR DELETE ON organisation_officeterm
    FOR EACH ROW EXECUTE FUNCTION organisation_keep_term();

CREATE FUNCTION organisation_keep_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The trail of changes is only added to.' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER change_kept BEFORE UPDATE OR DELETE ON organisation_change
    FOR EACH ROW EXECUTE FUNCTION organisation_keep_change();
"""

BACKWARD = """
DROP TRIGGER change_kept ON organisation_change;
DROP FUNCTION organisation_keep_change();
DROP TRIGGER officeterm_kept ON organisation_officeterm;
DROP FUNCTION organisation_keep_term();
DROP SEQUENCE organisation_version_seq;
"""


class Migration(migrations.Migration):
    """Triggers and the sequence of versions."""

    dependencies = [("organisation", "0001_tables")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
