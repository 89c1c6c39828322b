"""Rehearsal: plays scenario files on the procedure engine and compares what came with what was expected."""
