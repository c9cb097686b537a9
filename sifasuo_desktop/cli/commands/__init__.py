"""The work behind the subcommands, imported only when called."""
