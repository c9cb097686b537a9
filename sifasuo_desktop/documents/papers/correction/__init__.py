"""Papers of community correction, one file each, without numbers of the repealed 2012 set."""
