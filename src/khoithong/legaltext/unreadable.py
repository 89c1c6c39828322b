"""What is said of a file that cannot be read."""


class Unreadable(Exception):
    """A file whose text cannot be read. Its message is Vietnamese and says what to do."""
