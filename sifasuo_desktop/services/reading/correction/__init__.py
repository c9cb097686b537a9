"""What the faces show of a person under correction."""
