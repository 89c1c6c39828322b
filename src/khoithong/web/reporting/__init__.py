"""What the pages of statistics, reports and supervision are made of."""
