"""What else happens in the year: every module that offers ``STORY`` is told beside the two subjects."""
