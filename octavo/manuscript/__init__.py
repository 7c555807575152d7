"""The manuscript room: reads what the author wrote, and checks every key of it."""

from octavo.manuscript.desk import PUBLICATION_FILE
from octavo.manuscript.reading import Reading, read_publication
from octavo.manuscript.schema import schema

__all__ = ["PUBLICATION_FILE", "Reading", "read_publication", "schema"]
