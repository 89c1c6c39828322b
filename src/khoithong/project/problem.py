"""Problems a person can do something about."""


class Problem(Exception):
    """Something outside the program is not as it needs to be. The message is Vietnamese and says what to do."""
