"""Template tags: `khoithong` for wording, `components` for the parts of a page."""
