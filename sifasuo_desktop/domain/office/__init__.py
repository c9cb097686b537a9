"""The office itself: its committees, mediators, villages and accounts."""
