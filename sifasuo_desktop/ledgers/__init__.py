"""Secondary ledgers, one file each."""
