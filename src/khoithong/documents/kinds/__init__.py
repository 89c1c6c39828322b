"""The kinds of documents: a function each, from the facts of a case to what the document says."""
