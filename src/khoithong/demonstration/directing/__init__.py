"""The five texts as directives that were issued, and what the agencies did about them: through the same use cases."""
