"""业务台账: every ledger with its count, its list, and the way to enter one more."""
