"""Agencies, people, the offices they hold over time, and the accounts they log in with."""
