"""Reading what an official text says: who issued it, what it cites, what it orders. Pure: text in, facts out.

Nothing is guessed: where a text is silent the fact is None.
"""

from khoithong.legaltext.model import Citation, Due, Identity, Node, Passage, Reading, Reference, Task
from khoithong.legaltext.reader import read

__all__ = ["Citation", "Due", "Identity", "Node", "Passage", "Reading", "Reference", "Task", "read"]
