"""What an official sees: pages, components and their wording. No legal logic lives here."""
