"""The case page: what the engine, the pack and the register say about one case, as the components draw it."""
