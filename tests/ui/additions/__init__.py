"""What an addition in a copy of the program must do, run there by tests/architecture/test_additions.py."""
