"""Papers and the engine that prints them."""
