"""The receiving side at the city bureau."""
