"""The papers of legality review that are more than a form."""
