"""Word templates of agencies: which fields they may use, how they are examined, how they are filled."""
