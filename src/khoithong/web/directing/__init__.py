"""The pages of directives, part by part."""
