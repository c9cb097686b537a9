"""The encrypted file: tables, unit of work, revision log, search, migrations."""
