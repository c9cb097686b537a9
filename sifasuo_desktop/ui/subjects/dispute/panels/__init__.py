"""The inputs of the acts on a dispute, laid out by hand; one file each."""
