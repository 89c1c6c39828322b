"""A case's file leaves the house: exported for a purpose that is logged, handed over to the archive."""
