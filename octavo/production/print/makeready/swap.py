"""A swap: one function of WeasyPrint in the place of another, for a while."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def swapped(old: Callable[..., Any], new: Callable[..., Any]) -> Iterator[None]:
    """Call *new* wherever a module of WeasyPrint has *old* under its name."""
    name = old.__name__
    holders = [
        module
        for key, module in sorted(sys.modules.items())
        if key.startswith("weasyprint") and getattr(module, name, None) is old
    ]
    for module in holders:
        setattr(module, name, new)
    try:
        yield
    finally:
        for module in holders:
            setattr(module, name, old)
