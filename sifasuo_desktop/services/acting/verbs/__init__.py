"""Every verb, one file each, found by the registry."""
