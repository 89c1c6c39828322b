"""The database: `DATABASE_URL` when it is set, else a PostgreSQL server of the installation's own."""
