"""Periodic reports and overviews: read from cases and tasks, never the other way round."""
