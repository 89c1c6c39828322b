"""What the pages of the organisation show: agencies, people, what is missing, what a change would do."""
