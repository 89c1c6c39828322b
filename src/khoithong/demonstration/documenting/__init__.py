"""Documents of the demonstration: drafted on acts of its cases, numbered, signed, cancelled, waiting."""
