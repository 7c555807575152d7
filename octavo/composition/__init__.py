"""The composing room: fair copy in, galleys and documents out."""

from octavo.composition.documents import (
    LATE,
    Drafts,
    compose_documents,
    draft_documents,
)
from octavo.composition.galleys import compose_galleys, read_sheets

__all__ = [
    "LATE",
    "Drafts",
    "compose_documents",
    "compose_galleys",
    "draft_documents",
    "read_sheets",
]
