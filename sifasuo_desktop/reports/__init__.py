"""Statistical tables, one file a report."""
