"""Tagging: the structure tree of a printed book, after PDF/UA."""
