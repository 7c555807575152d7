"""Lines: broken once, and drawn as they were broken.

quirk(weasyprint 70): for each line it makes a Pango context and a font description
anew, breaks the same text again whenever a page or the notes at its foot are laid out
anew, throws the line away, and sets it again to draw it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from functools import partial
from typing import Any

from weasyprint.text import fonts, line_break
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p

from octavo.production.print.makeready.styles import source
from octavo.production.print.makeready.swap import swapped


class Type:
    """What lines of one style have in common."""

    __slots__ = ("context", "description", "features", "language")

    def __init__(self, style: Any) -> None:
        self.context = ffi.gc(
            pango.pango_font_map_create_context(style.font_config.font_map),
            gobject.g_object_unref,
        )
        pango.pango_context_set_round_glyph_positions(self.context, False)
        direction = line_break.PANGO_DIRECTION[style["direction"]]
        pango.pango_context_set_base_dir(self.context, direction)
        name = style["lang"]
        if style["font_language_override"] != "normal":
            given = style["font_language_override"]
            name = line_break.LST_TO_ISO.get(given.lower(), given)
        if name:
            pointer, _held = unicode_to_char_p(name)
            self.language = pango.pango_language_from_string(pointer)
            pango.pango_context_set_language(self.context, self.language)
        else:
            self.language = pango.pango_language_get_default()
        self.description = fonts.get_font_description(style)
        self.features = _features(style)


def _features(style: Any) -> Any:
    """The attribute of a style's OpenType features, or None."""
    names = ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")
    found = fonts.font_features(
        style["font_kerning"],
        *(style[f"font_variant_{name}"] for name in names),
        style["font_feature_settings"],
    )
    if not found:
        return None
    written = ",".join(f"{name} {value}" for name, value in found.items()).encode()
    kept = style.font_config.font_features
    if written not in kept:
        kept[written] = pango.pango_attr_font_features_new(written)
    return kept[written]


def _set_up(anew: Callable[..., None], layout: Any, style: Any) -> None:
    """Begin a line (in place of `Layout.setup`)."""
    if style["text_decoration_line"] != "none":  # it needs the metrics of its font
        anew(layout, style)
        return
    kept = source(style)
    type_ = getattr(kept, "type", None)
    if type_ is None:
        type_ = kept.type = Type(style)
    layout.style = style
    layout.first_line_direction = 0
    layout.language = type_.language
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    made = pango.pango_layout_new(type_.context)
    layout.layout = ffi.gc(made, gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, type_.description)
    if type_.features is not None:
        attributes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(attributes, type_.features)
        pango.pango_layout_set_attributes(layout.layout, attributes)


def _take_up(anew: Callable[..., None], layout: Any, style: Any) -> None:
    """Draw a line that was kept (in place of `Layout.reactivate`)."""
    if layout.style is not style or layout.justification_spacing:
        anew(layout, style)


def _strut(anew: Callable[[Any], Any], style: Any) -> Any:
    kept = source(style)
    found = getattr(kept, "strut", None)
    if found is None:
        found = kept.strut = anew(style)
    return found


class Broken:
    """The lines of a division that were broken."""

    def __init__(self, split: Callable[..., Any]) -> None:
        self._split = split
        self._lines: dict[Any, tuple[Any, ...]] = {}

    def split_first_line(
        self, text: str, style: Any, context: Any, width: Any, *rest: Any, **named: Any
    ) -> tuple[Any, ...]:
        """The line, as `weasyprint.text.line_break.split_first_line` gives it; each
        box has a layout of its own of the same line."""
        kept = source(style)
        key = (text, id(kept), width, rest, *named.items())
        if key not in self._lines:
            found = self._split(text, style, context, width, *rest, **named)
            self._lines[key] = (kept, *found)  # with its style, so that ids hold
            return tuple(found)
        _, layout, *more = self._lines[key]
        return (copy(layout), *more)


@contextmanager
def lines_set_once() -> Iterator[None]:
    """While a division is laid out, keep its lines."""
    layout = line_break.Layout
    before = {
        name: vars(layout)[name] for name in ("setup", "reactivate", "deactivate")
    }
    split = line_break.split_first_line
    with ExitStack() as stack:
        stack.enter_context(swapped(split, Broken(split).split_first_line))
        stack.enter_context(
            swapped(line_break.strut, partial(_strut, line_break.strut))
        )
        layout.setup = _method(_set_up, before["setup"])
        layout.reactivate = _method(_take_up, before["reactivate"])
        layout.deactivate = lambda line: None
        try:
            yield
        finally:
            for name, method in before.items():
                setattr(layout, name, method)


def _method(new: Callable[..., None], old: Callable[..., None]) -> Callable[..., None]:
    return lambda line, style: new(old, line, style)
