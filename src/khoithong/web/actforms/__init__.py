"""One form for every act, drawn from what the pack says the act carries."""
