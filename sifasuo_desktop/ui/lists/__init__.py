"""Lists of records: model, pill, page."""
