"""A case as the archive keeps it: index, one PDF of everything, a package anybody can check without this software."""
