"""Not used on its own: the program runs the steps on a connection it holds (store/migrate.py)."""

raise SystemExit("migrations are run by the program, which holds the key of the store")
