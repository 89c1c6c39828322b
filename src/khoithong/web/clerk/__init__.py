"""What the clerk (văn thư) does with documents: numbers, books, signed files."""
