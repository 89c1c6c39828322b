"""The pages of tasks ordered by directives, part by part."""
