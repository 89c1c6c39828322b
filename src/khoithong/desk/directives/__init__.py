"""Use cases of directives and of the tasks they order, one verb each."""
