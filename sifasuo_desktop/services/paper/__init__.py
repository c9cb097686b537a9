"""Papers made from what is in the store."""
