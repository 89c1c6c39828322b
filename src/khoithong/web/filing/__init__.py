"""The pages of a case's file: its index, its export, its way to the archive; cases entered from paper."""
