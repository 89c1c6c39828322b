"""Two regulations side by side: `facts` says what one pack settles, `compare` what differs, `report` prints it."""
