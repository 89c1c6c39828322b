"""What lists read of a case, derived from its acts and kept in tables."""
