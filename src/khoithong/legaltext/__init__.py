"""Reading what an official text says: who issued it, what it cites, what it orders. Pure: text in, facts out.

Nothing is guessed: where a text is silent the fact is None.
"""
