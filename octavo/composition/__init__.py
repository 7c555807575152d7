"""The composing room: fair copy in, galleys and documents out."""

from octavo.composition.documents import compose_documents
from octavo.composition.galleys import compose_galleys

__all__ = ["compose_documents", "compose_galleys"]
