"""Deadlines as rules: facts in, obligations out; nothing is stored, nothing asks the clock."""
