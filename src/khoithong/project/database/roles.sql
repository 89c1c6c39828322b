-- Roles of the application. Run once by a superuser, in template1 of a server of its own or in the
-- application's database of a shared one. Running it again changes nothing.
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['khoithong_owner', 'khoithong_app', 'khoithong_verifier'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', role);
        END IF;
    END LOOP;
END
$$;

-- The owner can step down to the weaker roles, which lets a test show what each is refused.
GRANT khoithong_app, khoithong_verifier TO khoithong_owner;

-- Every table the owner makes is open to the application row by row. The migration that makes the
-- register of acts takes UPDATE and DELETE back; TRUNCATE is never given.
ALTER DEFAULT PRIVILEGES FOR ROLE khoithong_owner
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO khoithong_app;
ALTER DEFAULT PRIVILEGES FOR ROLE khoithong_owner
    GRANT USAGE, SELECT ON SEQUENCES TO khoithong_app;
ALTER DEFAULT PRIVILEGES FOR ROLE khoithong_owner
    GRANT SELECT ON TABLES TO khoithong_verifier;
