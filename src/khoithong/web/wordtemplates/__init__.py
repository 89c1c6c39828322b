"""The pages of agencies' Word templates."""
