"""Official documents: what they say once, two renderings of it (PDF and DOCX), in the presentation the law prescribes."""
