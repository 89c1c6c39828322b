"""Diễn tập: cases played through to see what the law would say. Nothing here is recorded."""
