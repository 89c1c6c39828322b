"""The evidence a file holds for what protection rests on, finding by finding, and what the file does not show."""
