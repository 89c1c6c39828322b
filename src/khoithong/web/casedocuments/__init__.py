"""The documents of a case: what was drafted and issued, what can be drafted, one document as it is written."""
