"""Fields: a mapping read by its row in the table of keys.

*Takes* a mapping and its shape. *Gives* its values, each as what its key wants;
reports wrong values (E-122 to E-132); unknown and missing keys: `strangers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from octavo.diagnostics import Place
from octavo.manuscript.desk import Desk, nearest, one_of, short
from octavo.manuscript.keys import Key, Kind, Shape
from octavo.manuscript.nodes import Entry, Mapping, Node, Scalar, Sequence
from octavo.manuscript.strangers import look_at_keys
from octavo.manuscript.values import (
    LONGEST,
    is_colour,
    is_format,
    is_id,
    is_language,
    is_source_key,
    is_url,
    read_date,
    read_when,
)
from octavo.model.blocks import Value
from octavo.model.inlines import Line
from octavo.model.prose import Prose

_KNOWN_MEANINGS = MappingProxyType(
    {
        Kind.LANGUAGE: (is_language, "E-128", "a BCP 47 language tag", "ja, ko, en-GB"),
        Kind.COLOUR: (is_colour, "E-129", "a colour", '"#07505F", in quotes'),
        Kind.URL: (is_url, "E-130", "a URL", "https://example.org/page"),
        Kind.FORMAT: (is_format, "E-132", "a number format", '",.0f", ".1f" or "g"'),
        Kind.ID: (
            is_id,
            "E-124",
            f"an id: letters in lower case, digits, . and -, up to {LONGEST}",
            "trade.wto-ruling",
        ),
        Kind.SOURCE_KEY: (
            is_source_key,
            "E-124",
            f"a key: letters, digits, _, . and -, up to {LONGEST}",
            "mofa-2026",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of one mapping. Getters take the name of a key of the shape."""

    desk: Desk
    shape: Shape
    node: Mapping

    @property
    def place(self) -> Place:
        return self.node.place

    def _get(self, name: str, *kinds: Kind) -> tuple[Key, Node | None]:
        key = self.shape.key(name)
        if key.kind not in kinds:
            wanted = " or ".join(kinds)
            raise TypeError(f"{self.shape.name}.{name} is {key.kind}, not {wanted}")
        node = self.node.get(name)
        if isinstance(node, Scalar) and node.meaning is None and not node.broken:
            return key, None  # reported once, when the mapping was opened
        return key, node

    def has(self, name: str) -> bool:
        return self.node.get(name) is not None

    def raw(self, name: str) -> Node | None:
        """The node of a key, unread."""
        return self.node.get(self.shape.key(name).name)

    # --- words ------------------------------------------------------------------

    def _words(self, name: str, *kinds: Kind) -> Scalar | None:
        key, node = self._get(name, *kinds)
        return None if node is None else self._checked(key, node)

    def _checked(self, key: Key, node: Node) -> Scalar | None:
        """The node as words that its kind allows, or None, reported."""
        scalar = self.desk.text(node, self._expected(key))
        if scalar is None:
            return None
        if key.kind is Kind.WORD and scalar.value not in key.allowed:
            self._not_allowed(key, scalar)
            return None
        if key.kind in _KNOWN_MEANINGS:
            test, code, expected, example = _KNOWN_MEANINGS[key.kind]
            if not test(scalar.value):
                message = f"found “{short(scalar.value)}”, expected {expected}"
                self.desk.report(code, scalar, message, f"write it like {example}")
                return None
        return scalar

    def _expected(self, key: Key) -> str:
        return {
            Kind.WORD: f"one of the words {one_of(key.allowed)}",
            Kind.PLAIN: "words without markup",
            Kind.ID: "an id",
            Kind.REFERENCE: "an id",
            Kind.PARTY: "a party's id",
            Kind.SOURCE_KEY: "a key",
            Kind.DATE: "a date",
            Kind.WHEN: "a year, month or day",
            Kind.PATH: "a path",
        }.get(key.kind, f"a {key.kind}")

    def _not_allowed(self, key: Key, scalar: Scalar) -> None:
        message = f"found {key.name} “{scalar.value}”, expected {one_of(key.allowed)}"
        near = nearest(scalar.value, key.allowed)
        fix = f"write {key.name}: {near or key.allowed[0]}"
        self.desk.report("E-126", scalar, message, fix)

    def plain(self, name: str) -> str:
        """Words without markup, straight quotation marks turned; "" for none."""
        told = (Kind.LANGUAGE, Kind.COLOUR, Kind.URL, Kind.FORMAT)
        scalar = self._words(name, Kind.PLAIN, Kind.WORD, *told)
        words = " ".join(scalar.value.split()) if scalar else ""
        is_printed = self.shape.key(name).kind is Kind.PLAIN
        return self.desk.parser.turn(words) if is_printed else words

    def word(self, name: str, default: str = "") -> str:
        """One of the allowed words."""
        scalar = self._words(name, Kind.WORD)
        return scalar.value if scalar else default

    def plains(self, name: str) -> tuple[str, ...]:
        kinds = (Kind.PLAIN, Kind.WORD)
        turn = self.desk.parser.turn
        return tuple(turn(s.value.strip()) for s in self.scalars(name, *kinds))

    def scalars(self, name: str, *kinds: Kind) -> tuple[Scalar, ...]:
        """The words of a list, each as its kind allows."""
        key, _ = self._get(name, *kinds)
        checked = (self._checked(key, item) for item in self.items(name))
        return tuple(scalar for scalar in checked if scalar is not None)

    def scalar(self, name: str, *kinds: Kind) -> Scalar | None:
        """The words of a key with their place."""
        return self._words(name, *kinds)

    def line(self, name: str) -> Line:
        _, node = self._get(name, Kind.LINE)
        return () if node is None else self.desk.line(node)

    def lines(self, name: str) -> tuple[Line, ...]:
        self._get(name, Kind.LINE)
        return tuple(self.desk.line(item) for item in self.items(name))

    def prose(self, name: str, owner: str) -> Prose:
        _, node = self._get(name, Kind.PROSE)
        return () if node is None else self.desk.prose(node, owner)

    # --- ids --------------------------------------------------------------------

    def id(self, taken: dict[str, Place] | None = None) -> str:
        """The id of this mapping, registered; "" when it has none."""
        scalar = self._words("id", Kind.ID, Kind.SOURCE_KEY)
        return self.desk.take_id(scalar, taken) if scalar else ""

    def party(self, name: str, also: tuple[str, ...] = ()) -> str:
        scalar = self._words(name, Kind.PARTY)
        return self.desk.party(scalar, also) if scalar else ""

    # --- times ------------------------------------------------------------------

    def date(self, name: str) -> date | None:
        scalar = self._words(name, Kind.DATE)
        if scalar is None:
            return None
        found = read_date(scalar.value)
        if found is None:
            message = f"found “{scalar.value}”, expected a date such as 2026-05-19"
            fix = "write year-month-day; check that there is such a day"
            self.desk.report("E-123", scalar, message, fix)
        return found

    def when(self, name: str) -> str:
        """`2026`, `2026-05` or `2026-05-19`."""
        scalar = self._words(name, Kind.WHEN, Kind.CSL_DATE)
        return self.time(scalar) if scalar else ""

    def time(self, scalar: Scalar) -> str:
        found = read_when(scalar.value)
        if not found:
            message = f"found “{scalar.value}”, expected a year, month or day"
            fix = 'write "2026", "2026-05" or "2026-05-19"'
            self.desk.report("E-123", scalar, message, fix)
        return found

    # --- numbers ----------------------------------------------------------------

    def number(self, name: str) -> float | None:
        key, node = self._get(name, Kind.NUMBER, Kind.INTEGER)
        return None if node is None else self._number(key, node)

    def _number(self, key: Key, node: Node) -> float | None:
        found = node.meaning if isinstance(node, Scalar) else None
        whole = key.kind is Kind.INTEGER
        allowed = int if whole else (int, float)
        if isinstance(found, bool) or not isinstance(found, allowed):
            shown = f"“{node.value}”" if isinstance(node, Scalar) else "a list"
            what = "a whole number" if whole else "a number"
            fix = "write digits, without quotes, units or separators"
            self.desk.report("E-122", node, f"found {shown}, expected {what}", fix)
            return None
        low, high = key.low, key.high
        if (low is not None and found < low) or (high is not None and found > high):
            at_least = f"at least {low:g}" if low is not None else ""
            at_most = f"at most {high:g}" if high is not None else ""
            bounds = " and ".join(bound for bound in (at_least, at_most) if bound)
            message = f"found {key.name} {found}, expected {bounds}"
            self.desk.report("E-127", node, message, f"write a number {bounds}")
            return None
        return found

    def whole(self, name: str, default: int = 0) -> int:
        """A whole number."""
        found = self.number(name)
        return default if found is None else int(found)

    def numbers(self, name: str) -> tuple[float, ...]:
        key, _ = self._get(name, Kind.NUMBER)
        found = (self._number(key, item) for item in self.items(name))
        return tuple(number for number in found if number is not None)

    def flag(self, name: str, default: bool = False) -> bool:
        _, node = self._get(name, Kind.FLAG)
        if node is None:
            return default
        if isinstance(node, Scalar) and isinstance(node.meaning, bool):
            return node.meaning
        shown = f"“{node.value}”" if isinstance(node, Scalar) else "a list"
        message = f"found {shown}, expected true or false"
        self.desk.report("E-122", node, message, "write true or false, without quotes")
        return default

    def value(self, name: str) -> Value:
        """A number or words, to be compared with data."""
        _, node = self._get(name, Kind.SCALAR)
        if node is None:
            return None
        scalar = self.desk.text(node, "a number or words")
        return scalar.meaning if scalar else None

    def values(self, name: str) -> tuple[Value, ...]:
        self._get(name, Kind.SCALAR)
        scalars = (self.desk.text(i, "a number or words") for i in self.items(name))
        return tuple(scalar.meaning for scalar in scalars if scalar)

    # --- lists and mappings -----------------------------------------------------

    def items(self, name: str) -> tuple[Node, ...]:
        """The items of a list, whatever they are; reports what is no list."""
        key = self.shape.key(name)
        node = self.node.get(name)
        if node is None or (isinstance(node, Scalar) and node.meaning is None):
            return ()
        if not isinstance(node, Sequence):
            shown = f"“{node.value}”" if isinstance(node, Scalar) else "a mapping"
            message = f"found {shown}, expected a list for {name}"
            fix = f"write {name}: [first, second], or items below it that begin with -"
            self.desk.report("E-122", node, message, fix)
            return ()
        self._count(key, node)
        return node.items

    def _count(self, key: Key, node: Sequence) -> None:
        found = len(node.items)
        expected = ""
        if key.exactly and found != key.exactly:
            expected = f"{key.exactly}"
        elif found < key.fewest:
            expected = f"at least {key.fewest}"
        elif key.most is not None and found > key.most:
            expected = f"at most {key.most}"
        if expected:
            message = f"found {found} in {key.name}, expected {expected}"
            self.desk.report("E-127", node, message, f"give {key.name} {expected}")

    def mapping(self, name: str) -> Fields | None:
        key, node = self._get(name, Kind.MAPPING)
        if node is None or key.shape is None:
            return None
        return open_fields(self.desk, node, key.shape)

    def mappings(self, name: str) -> Iterator[Fields]:
        """The mappings of a list that are mappings."""
        key, _ = self._get(name, Kind.MAPPING)
        for item in self.items(name):
            fields = open_fields(self.desk, item, key.shape) if key.shape else None
            if fields is not None:
                yield fields

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The keys and values of a mapping whose keys the author chooses."""
        node = self.node.get(self.shape.key(name).name)
        return () if node is None else entries_of(self.desk, node, name)


def entries_of(desk: Desk, node: Node, name: str) -> tuple[Entry, ...]:
    """The keys and values of a mapping; reports what is none."""
    if isinstance(node, Mapping):
        return node.entries
    shown = f"“{short(node.value)}”" if isinstance(node, Scalar) else "a list"
    message = f"found {shown}, expected a mapping for {name}"
    desk.report("E-122", node, message, "write `key: value`, one a line")
    return ()


def open_fields(desk: Desk, node: Node, shape: Shape) -> Fields | None:
    """The mapping's fields; reports what is no mapping, and its keys' names."""
    if not isinstance(node, Mapping):
        shown = f"“{short(node.value)}”" if isinstance(node, Scalar) else "a list"
        message = f"found {shown}, expected {shape.noun} as a mapping of keys"
        keys = one_of([key.name for key in shape.keys if key.required] or shape.names)
        desk.report("E-122", node, message, f"write its keys: {keys}")
        return None
    look_at_keys(desk, node, shape)
    return Fields(desk, shape, node)
