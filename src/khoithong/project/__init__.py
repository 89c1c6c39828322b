"""Settings, wiring and the database launcher. Importing this package imports nothing else."""
