"""Use cases of periodic reports: open a round, write, hand in, return, accept, urge. One verb per file."""
