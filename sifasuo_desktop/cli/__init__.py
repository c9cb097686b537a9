"""The command line: the same verbs without a window."""
