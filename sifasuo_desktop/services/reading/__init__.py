"""Read models: what the faces show, found, listed, counted."""
