"""The name of a value in the vocabulary: what template and CSS class it goes by.

*Takes* an inline, a block of prose or a block of the model. *Gives* its word: the
class name in lower case, except that a generated block goes by its `kind`.
"""

from __future__ import annotations

from octavo.model.blocks import Generated


def term_of(value: object) -> str:
    """The term of *value*: `Noteref` is "noteref", a `Generated` index is "index"."""
    if isinstance(value, Generated):
        return value.kind
    return type(value).__name__.lower()
