"""The e-book room: documents are packed into one EPUB 3.3 file."""

from octavo.production.ebook.kepub import as_kepub
from octavo.production.ebook.package import package

__all__ = ["as_kepub", "package"]
