"""`Áp dụng quy định`: which text governs whom, since when, by whose word."""
