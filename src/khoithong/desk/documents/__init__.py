"""Use cases of official documents, one verb each."""
