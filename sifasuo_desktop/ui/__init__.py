"""The window: draws what the services know."""
