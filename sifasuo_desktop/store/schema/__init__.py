"""Tables: those derived from the records, and the store's own."""
