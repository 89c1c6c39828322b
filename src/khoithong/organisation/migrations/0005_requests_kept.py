"""What the database itself refuses: rewriting who proposed an administrator and who decided."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION organisation_keep_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.confirmed IS NULL
        AND (OLD.id, OLD.kind, OLD.username, OLD.keeper_id, OLD.ground, OLD.proposed_by, OLD.proposed_at)
        IS NOT DISTINCT FROM
        (NEW.id, NEW.kind, NEW.username, NEW.keeper_id, NEW.ground, NEW.proposed_by, NEW.proposed_at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A proposal of an administrator is decided once, never rewritten or deleted.'
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER administratorrequest_kept BEFORE UPDATE OR DELETE ON organisation_administratorrequest
    FOR EACH ROW EXECUTE FUNCTION organisation_keep_request();
"""

BACKWARD = """
DROP TRIGGER administratorrequest_kept ON organisation_administratorrequest;
DROP FUNCTION organisation_keep_request();
"""


class Migration(migrations.Migration):
    """The trigger."""

    dependencies = [("organisation", "0004_administration")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
