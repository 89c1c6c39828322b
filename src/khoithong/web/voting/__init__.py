"""The meeting page: who votes, the ballot, ballots on paper, the count."""
