"""The inputs of the acts on a person, laid out by hand."""
