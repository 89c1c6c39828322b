"""The tables of directives."""
