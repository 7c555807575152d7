"""The e-book room: documents are packed into one EPUB 3.3 file."""

from octavo.production.ebook.package import package

__all__ = ["package"]
