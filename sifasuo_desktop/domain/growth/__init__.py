"""One file a schema step that changes what a record says: ``step_NNNN_words.py`` with its ``STEP``.

``NNNN`` is the number of the migration. A step that only adds what may be empty needs none.
"""
