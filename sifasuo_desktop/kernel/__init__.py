"""Standard library, platformdirs and filelock only: clock, ids, paths, log, files."""
