"""Fonts, page, blocks and rendering; the only importer of reportlab."""
