"""The manuscript room: reads what the author wrote, and checks every key of it."""

from octavo.manuscript.reading import Reading, read_publication
from octavo.manuscript.schema import schema

__all__ = ["Reading", "read_publication", "schema"]
