"""Styles: what looks the same is computed once.

quirk(weasyprint 70): elements with the same parent and the same rules share a computed
style, but an id makes an element differ from all others, and pages and their margin
boxes share none. Most paragraphs of a book have an id.

quirk(weasyprint 70): its own style sheet has six rules for the markers and notes of
*any* element, so that each element has six styles more that no one asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, cached_property
from typing import Any

import weasyprint
from weasyprint import css
from weasyprint import html as own

from octavo.production.print.makeready.swap import swapped

SVG = "{http://www.w3.org/2000/svg}svg"
ANY = (  # of whom the engine's own sheet speaks, and of whom ours
    ("::marker", "li::marker"),
    ("::footnote-call", ".footnote::footnote-call"),
    ("::footnote-marker", ".footnote::footnote-marker"),
    ("::note-call", "none::note-call"),
    ("::note-marker", "none::note-marker"),
    ("::note-callback", "none::note-callback"),
)


class Twin(css.Style):  # type: ignore[misc]
    """A style that is another's but for what is set here.

    `changed`: something was set, and is not to be looked up in the other.
    """

    def __init__(self, base: Any) -> None:
        self.base = base
        self.changed = False
        self.parent_style = base.parent_style
        self.root_style = base.root_style
        self.cache = base.cache
        self.font_config = base.font_config
        self.specified = base.specified
        self.is_root_element = base.is_root_element
        self.base_url = getattr(base, "base_url", None)
        self.cascaded: Mapping[str, Any] = getattr(base, "cascaded", {})

    def __missing__(self, key: str) -> Any:
        value = self.base[key]
        dict.__setitem__(self, key, value)
        return value

    def __setitem__(self, key: str, value: Any) -> None:
        self.changed = True
        dict.__setitem__(self, key, value)

    @cached_property
    def anonymous_style(self) -> Twin:
        return Twin(self.base.anonymous_style)

    def copy(self) -> Any:
        copy = self.base.copy()
        copy.update(self)
        return copy


def source(style: Any) -> Any:
    """The style with the same values: what is worked out of it may be kept there."""
    return style.base if type(style) is Twin and not style.changed else style


class SharedStyles(css.StyleFor):  # type: ignore[misc]
    """Computes the styles of elements as if they had no id, then gives each that has
    one a twin; pages and pseudo-elements are twins of the first that looks the same."""

    def __init__(
        self, html: Any, sheets: Any, hints: Any, font_config: Any, targets: Any
    ) -> None:
        self._alike: dict[Any, Any] = {}
        super().__init__(html, sheets, hints, font_config, targets)
        for element in html.etree_element.iter():
            if name := element.get("id"):
                twin = Twin(self._computed_styles[element, None])
                dict.__setitem__(twin, "anchor", name)
                self._computed_styles[element, None] = twin
                targets.collect_anchor(name)

    def set_computed_styles(
        self,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,
    ) -> None:
        if pseudo_type is None and hasattr(element, "tag"):
            super().set_computed_styles(
                element, parent, root, pseudo_type, base_url, target_collector
            )
            return
        above = source(self._computed_styles[parent, None])
        above = getattr(above, "base", above)
        rules = self._cascaded_styles.get((element, pseudo_type), {})
        key = (
            *(id(above), pseudo_type),
            *(
                (name, id(value), repr(weight))
                for name, (value, weight) in rules.items()
            ),
        )
        if key not in self._alike:
            self._alike[key] = css.ComputedStyle(
                above,
                rules,
                pseudo_type,
                source(self._computed_styles[root, None]),
                base_url,
                self.font_config,
                self.initial_page_sizes,
            )
        self._computed_styles[element, pseudo_type] = Twin(self._alike[key])


@contextmanager
def styles_shared() -> Iterator[None]:
    """While a division is laid out, share styles and use the lighter sheet."""
    sheets, whole = [_own_sheet()], weasyprint.HTML._ua_stylesheets
    weasyprint.HTML._ua_stylesheets = lambda html, forms=False: sheets
    find = css.find_style_attributes
    with swapped(css.StyleFor, SharedStyles), swapped(find, _given):
        try:
            yield
        finally:
            weasyprint.HTML._ua_stylesheets = whole


@cache
def _own_sheet() -> Any:
    """The engine's own sheet, its rules for any element narrowed to those of ours."""
    text = own.UA
    for any_one, ours in ANY:
        if text.count(f"\n{any_one} {{") != 1:
            raise AssertionError(f"the engine's own sheet has no rule for {any_one}")
        text = text.replace(f"\n{any_one} {{", f"\n{ours} {{")
    return weasyprint.CSS(string=text, counter_style=own.CounterStyle())


def _given(
    tree: Any, hints: bool = False, base_url: str | None = None
) -> Iterator[Any]:
    """What attributes say of style, the same object for the same words (`id` comes
    later); we write no presentational attributes."""
    for element in tree.iter():
        if style := element.get("style"):
            declarations = css.tinycss2.parse_blocks_contents(style)
            yield (1, 0, 0), element, declarations, base_url
        if language := element.get("lang"):
            yield (0, 0, 0), element, _language(language), base_url
        if element.tag == SVG:
            for name in ("width", "height"):
                length = element.get(name, "")
                token = css.tinycss2.parse_one_component_value(length)
                if css.get_length(token, percentage=True):
                    given = (css.tinycss2.parse_one_declaration(f"{name}:{length}"),)
                    yield (0, 0, 0), element, given, base_url


@cache
def _language(name: str) -> tuple[Any, ...]:
    return (css.tinycss2.parse_one_declaration(f'-weasy-lang:"{name}"'),)
