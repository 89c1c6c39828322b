"""Files that belong to acts: what is taken, under which name, where it lies, how it is found again."""
