"""Directives and the tasks they order: who must do what by when, and how far it is."""
