"""The two books of a publication, made once for all tests that ask for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tests.conformance.made import Made, make


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    """By name: the specimen, or a publication of the house."""
    folder = tmp_path_factory.mktemp("made")
    return cache(lambda name: make(name, folder))
