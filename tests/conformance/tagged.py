"""A PDF as it is read aloud: the words of its structure tree, in order.

*Takes* the path of a tagged PDF. *Gives* its elements and their words, as marked
content draws them (through ToUnicode) or as ActualText and Alt say. Asks nothing of the
engine that made the file; it reads composite fonts with Identity-H alone, as ours are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf

INLINE = frozenset(
    {"Span", "Em", "Strong", "Link", "Code", "Quote", "Reference", "Lbl"}
    | {"Ruby", "RB", "RT"}
)
NOTES = frozenset({"Note", "FENote"})
EDGE = " "
Omit = Callable[[Any], bool]
"""Whether an element is passed over."""


@dataclass
class TaggedBook:
    """The file, opened. `labels`: the label of each page."""

    path: Path
    pdf: pikepdf.Pdf = field(init=False)
    _drawn: dict[int, dict[int, str]] = field(default_factory=dict)
    _fonts: dict[tuple[int, int], dict[int, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pdf = pikepdf.open(self.path)

    @cached_property
    def numbers(self) -> dict[tuple[int, int], int]:
        """Object of a page → its number from 0."""
        return {page.obj.objgen: at for at, page in enumerate(self.pdf.pages)}

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(page.label for page in self.pdf.pages)

    @cached_property
    def document(self) -> Any:
        return self.pdf.Root.StructTreeRoot.K[0]

    @cached_property
    def destinations(self) -> dict[str, int]:
        """Name of a destination → its page from 0."""
        names = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {
            str(name): self.numbers[where.D[0].objgen] for name, where in names.items()
        }

    def elements(self, top: Any = None) -> Iterator[Any]:
        """All elements below one, in reading order, itself first."""
        stack = [self.document if top is None else top]
        while stack:
            at = stack.pop()
            yield at
            stack += reversed([kid for kid in kids(at) if is_element(kid)])

    def words(self, top: Any = None, *, without: Omit = lambda _: False) -> list[str]:
        """The words of an element; those of elements `without` are left out."""
        start = self.document if top is None else top
        return tidy("".join(self._read(start, without)))

    def _read(self, element: Any, without: Omit) -> Iterator[str]:
        role, alt = role_of(element), element.get("/Alt")
        edge = role not in INLINE or (role == "Lbl" and _heads(element))
        if edge:
            yield EDGE
        for kid in kids(element):
            if is_element(kid):
                if not without(kid):
                    yield from self._read(kid, without)
            elif "/Obj" not in _asked(kid):
                if alt is None:
                    yield self._content(element, kid)
                else:
                    yield f" {alt} " if alt else ""
                    alt = ""
        if edge:
            yield EDGE

    def _content(self, element: Any, kid: Any) -> str:
        page = kid.Pg if not isinstance(kid, int) else element.Pg
        mcid = kid if isinstance(kid, int) else int(kid.MCID)
        return self.drawn(self.numbers[page.objgen]).get(mcid, "")

    def drawn(self, index: int) -> dict[int, str]:
        """Marked content of a page: MCID → its text; -1 → the text of artifacts."""
        if index not in self._drawn:
            self._drawn[index] = self._draw(self.pdf.pages[index])
        return self._drawn[index]

    def _draw(self, page: pikepdf.Page) -> dict[int, str]:
        fonts = {n: self._texts(f) for n, f in page.Resources.get("/Font", {}).items()}
        found: dict[int, str] = {-1: ""}
        stack: list[tuple[int | None, bool]] = []  # marked content, and told otherwise
        font: dict[int, str] = {}
        for drawn in pikepdf.parse_content_stream(page):
            operands = drawn.operands
            match str(drawn.operator):
                case "BDC" | "BMC":
                    stack.append(self._begin(list(operands), found, stack))
                case "EMC":
                    stack.pop()
                case "Tf":
                    font = fonts[str(operands[0])]
                case "TJ" | "Tj":
                    mcid, told = stack[-1] if stack else (None, False)
                    if mcid is not None and not told:
                        found[mcid] += _shown(operands[0], font)
        return found

    def _begin(
        self,
        operands: Sequence[Any],
        found: dict[int, str],
        stack: Sequence[tuple[int | None, bool]],
    ) -> tuple[int | None, bool]:
        if operands[0] == "/Artifact":
            return -1, False
        said = operands[1] if len(operands) > 1 else {}
        if isinstance(said, pikepdf.Dictionary) and "/MCID" in said:
            mcid, actual = int(said.MCID), said.get("/ActualText")
            found[mcid] = "" if actual is None else str(actual)
            return mcid, actual is not None
        return stack[-1] if stack else (None, False)

    def _texts(self, font: Any) -> dict[int, str]:
        """Glyph id → text, as a ToUnicode map says."""
        if font.objgen not in self._fonts:
            texts: dict[int, str] = {}
            cmap = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
            for line in cmap.decode().splitlines():
                if line.startswith("<") and line.count("<") == 2 and "ffff" not in line:
                    glyph, text = line.replace("<", "").replace(">", "").split()
                    texts[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
            self._fonts[font.objgen] = texts
        return self._fonts[font.objgen]


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return list(found) if isinstance(found, list | pikepdf.Array) else [found]


def is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def role_of(element: Any) -> str:
    return str(element.S)[1:]


def tidy(text: str) -> list[str]:
    """The words of a text, without what only tells where a line may break."""
    for mark in ("\u00ad", "\u200b", "\u2060"):
        text = text.replace(mark, "")
    return text.split()


def _heads(label: Any) -> bool:
    """Whether a label stands before an item or a note, and not in a line."""
    return role_of(label.P) in {"LI", *NOTES}


def _asked(kid: Any) -> Any:
    return {} if isinstance(kid, int) else kid


def _shown(operand: Any, font: dict[int, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    return "".join(
        font.get(int.from_bytes(bytes(part)[at : at + 2]), "\ufffd")
        for part in parts
        if isinstance(part, pikepdf.String)
        for at in range(0, len(bytes(part)), 2)
    )
