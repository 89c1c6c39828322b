"""Writing a proposal: its sections, who proposes, where it goes, and the check before it is sent."""
