"""What the page of any record is made of: acts, head, timeline, whole record."""
