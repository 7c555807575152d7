"""The normal form of content: frozen values as plain ones, and back without loss.

*Takes* values of the model. *Gives* what JSON holds: mappings, lists, strings, numbers,
booleans, null. A value is a mapping whose `is` names its class; words without markup
are bare strings. Fields that hold their default are left out, so that a field added to
the model later does not change the digest of what was published before. Places and
the folder are no content. The order of an author's mapping is kept.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from octavo.model import blocks, inlines, prose, publication
from octavo.model.inlines import Run
from octavo.model.publication import Publication

FORMAT = 1  # raise it when an older normal form can no longer be read as it stands


class NormalFormError(ValueError):
    """What was read is no normal form of content; the message says where."""


def normal_form(value: object) -> object:
    """The value as mappings, lists, strings, numbers, booleans and null."""
    match value:
        case None | str() | bool() | int() | float():
            return value
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): normal_form(part) for key, part in value.items()}
        case tuple() | list():
            return [normal_form(part) for part in value]
        case Run():
            return value.text
        case _ if is_dataclass(value):
            return {"is": type(value).__name__} | {
                f.name: normal_form(getattr(value, f.name))
                for f in fields(value)
                if _is_content(f, value)
            }
        case _:
            raise TypeError(f"no normal form for {type(value).__name__}")


def read_normal_form(plain: object, folder: str) -> Publication:
    """The publication whose normal form is `plain`; its pictures lie in `folder`.

    Raises `NormalFormError`.
    """
    if not isinstance(plain, Mapping):
        raise NormalFormError(f"found {plain!r:.40}, expected a publication")
    return _publication({**plain, "folder": folder})


def _publication(plain: Mapping[str, object]) -> Publication:
    read = _read(plain, Publication, "content")
    if not isinstance(read, Publication):
        raise NormalFormError("content: expected a publication")
    return read


def _is_content(described: Field[Any], value: object) -> bool:
    """Whether a field is content: compared, not where it lies, and not its default."""
    if not described.compare or described.name == "folder":
        return False
    held = getattr(value, described.name)
    if described.default_factory is not MISSING:
        return bool(held != described.default_factory())
    if described.default is MISSING:
        return True
    # 0 == False and 1 == 1.0: a default is left out only if it is the very same.
    same = held == described.default and type(held) is type(described.default)
    return not same


def _read(plain: object, hint: object, where: str) -> object:
    """The value of the type `hint` whose normal form is `plain`."""
    match plain:
        case str() if _allows(hint, Run):
            return Run(plain)
        case str() if _allows(hint, date) and not _allows(hint, str):
            return _read_date(plain, where)
        case list():
            return _read_list(plain, hint, where)
        case dict() if (kind := _class(plain)) and _allows(hint, kind):
            return _read_value(plain, kind, where)
        case dict() if _allows(hint, Mapping):
            return plain
        case None | str() | bool() | int() | float() if _is_plain(hint, plain):
            return plain
        case _:
            raise NormalFormError(f"{where}: found {plain!r:.40}, expected {hint}")


def _read_date(plain: str, where: str) -> date:
    try:
        return date.fromisoformat(plain)
    except ValueError as odd:
        raise NormalFormError(f"{where}: found {plain!r:.40}, expected a day") from odd


def _read_list(plain: list[object], hint: object, where: str) -> tuple[object, ...]:
    inner = next((o for o in _options(hint) if get_origin(o) is tuple), None)
    if inner is None:
        raise NormalFormError(f"{where}: found a list, expected {hint}")
    of = get_args(inner)
    each = of[:1] * len(plain) if of[-1:] == (...,) else of
    if len(each) != len(plain):
        raise NormalFormError(f"{where}: found {len(plain)} parts, expected {inner}")
    return tuple(
        _read(part, kind, f"{where}[{count}]")
        for count, (part, kind) in enumerate(zip(plain, each, strict=True))
    )


def _read_value(plain: Mapping[str, object], kind: type, where: str) -> object:
    hints = _hints(kind)
    if strangers := sorted(set(plain) - set(hints) - {"is"}):
        raise NormalFormError(f"{where}: {kind.__name__} has no {strangers[0]}")
    given = {
        name: _read(part, hints[name], f"{where}.{name}")
        for name, part in plain.items()
        if name != "is"
    }
    try:
        return kind(**given)
    except TypeError as lacking:
        raise NormalFormError(f"{where}: {lacking}") from lacking


def _options(hint: object) -> tuple[object, ...]:
    """The members of a union, one by one; the type itself if it is none."""
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(o for arg in get_args(hint) for o in _options(arg))
    return (hint,)


def _allows(hint: object, kind: type) -> bool:
    return any(
        option is kind or get_origin(option) is kind for option in _options(hint)
    )


def _is_plain(hint: object, plain: object) -> bool:
    """Whether a plain value fits; a whole number may stand for any number."""
    kinds: set[object] = {type(plain)}
    if isinstance(plain, int) and not isinstance(plain, bool):
        kinds.add(float)
    return any(option in kinds for option in _options(hint))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _classes() -> dict[str, type]:
    rooms = (blocks, inlines, prose, publication)
    return {
        name: value
        for room in rooms
        for name, value in vars(room).items()
        if isinstance(value, type) and is_dataclass(value)
    }


def _class(plain: Mapping[str, object]) -> type | None:
    """The class that a mapping names, if it names one."""
    return _classes().get(str(plain.get("is", "")))
