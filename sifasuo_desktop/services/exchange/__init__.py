"""What goes out of the house and comes in: hand-over, pasted tables."""
