"""Papers as functions from records to blocks."""
