"""Acts: what may be done, the one way to do it, and what it writes."""
