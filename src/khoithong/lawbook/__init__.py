"""Regulation packs: reads `regulations/` and hands the procedure engine law as data."""
