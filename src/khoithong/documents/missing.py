"""What keeps a document from being drafted."""


class Missing(Exception):
    """The case does not have yet what the document is about; the message says what."""
