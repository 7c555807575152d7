"""The composing frame: templates by name, compiled once and kept.

*Takes* the folder of templates and the medium. *Gives* an environment in which
`templates/<medium>/<name>` stands before `templates/<name>`, so that a medium
overrides a thing by a file of the same name. The only place that imports Jinja2.

Undefined names are errors, everything is escaped, and templates get nothing to
compute with: what they show is prepared by `octavo.composition.setting`.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from markupsafe import Markup

from octavo.composition.dates import when_of
from octavo.composition.pictures import address
from octavo.composition.terms import term_of
from octavo.model.inlines import bare, words
from octavo.model.keeping import Keep, keep_nothing, key_of

MEDIA = MappingProxyType(
    {
        "print": ("print",),
        "large-print": ("large-print", "print"),
        "epub": ("epub",),
        "shelf": ("shelf",),
    }
)
"""The folders that stand before the house's own templates, by medium."""
HOUSE = "house"
"""`house/<name>` is the house's own template even where a medium overrides it."""


class Template(Protocol):
    """What the other files of this room know of a template."""

    def render(self, scope: Mapping[str, object], /) -> str: ...


class _Compiled(ChoiceLoader):
    """Loads templates compiled; compiles those that are not kept."""

    def __init__(self, loaders: Sequence[BaseLoader], keep: Keep) -> None:
        super().__init__(loaders)
        self._keep = keep

    def load(self, environment: Environment, name: str, globals: Any = None) -> Any:  # noqa: A002 - Jinja’s name
        source, file, uptodate = self.get_source(environment, name)

        def make() -> bytes:
            return marshal.dumps(environment.compile(source, name, file))

        kept = self._keep(key_of("template", name, file, source), make)
        code = marshal.loads(kept)  # noqa: S302 - our own, and under a seal
        template = environment.template_class
        return template.from_code(environment, code, dict(globals or {}), uptodate)


@lru_cache(maxsize=8)
def open_environment(
    templates: Path, medium: str, keep: Keep = keep_nothing
) -> Callable[[str], Template]:
    """The function that gives a template of *medium* by its name.

    It is made once per process for a folder and a medium; *keep* keeps what a template
    is compiled to. Raises ValueError if *medium* is not one of `MEDIA`.
    """
    if medium not in MEDIA:
        raise ValueError(f"unknown medium {medium!r}, expected one of {tuple(MEDIA)}")
    environment = Environment(
        loader=_Compiled(
            [
                *(FileSystemLoader(templates / name) for name in MEDIA[medium]),
                FileSystemLoader(templates),
                PrefixLoader({HOUSE: FileSystemLoader(templates)}),
            ],
            keep,
        ),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.globals["term_of"] = term_of
    environment.globals["when_of"] = when_of
    environment.globals["words"] = words
    environment.globals["bare"] = bare
    environment.globals["address"] = address
    return environment.get_template


def as_markup(text: str) -> Markup:
    """Mark *text*, such as a drawing, as HTML that must not be escaped again."""
    return Markup(text)  # noqa: S704 - drawings escape their words themselves
