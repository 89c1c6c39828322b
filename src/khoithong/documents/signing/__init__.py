"""Digital signatures of documents: room for them, stamps that show them, signing, and the check of signed files."""
