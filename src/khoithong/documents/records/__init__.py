"""What became of documents: drafts, numbers given, files signed."""
