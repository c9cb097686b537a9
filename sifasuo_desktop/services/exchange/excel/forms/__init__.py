"""What of a sheet a kind takes where its verb alone does not say it: one module a subject."""
