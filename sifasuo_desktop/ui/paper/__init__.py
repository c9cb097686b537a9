"""A paper before it is printed: pages, thumbnails, printer."""
