"""The open store with who signed in, the office's data and accounts."""
