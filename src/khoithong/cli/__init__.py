"""The command line: a thin face, one module per subcommand."""
