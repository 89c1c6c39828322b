"""The three database roles. What each may do is in roles.sql."""

OWNER = "khoithong_owner"
"""Owns the tables; used by migrations only."""

APP = "khoithong_app"
"""The application: reads and writes rows, cannot change or delete an act."""

VERIFIER = "khoithong_verifier"
"""Reads everything, writes nothing."""

DATABASE = "khoithong"
