"""What each act changes in a case, by stage of the procedure. ``fold`` chooses among them."""
