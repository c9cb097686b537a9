"""What the faces show of a dispute."""
