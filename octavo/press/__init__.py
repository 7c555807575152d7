"""The press: the map of the house. It knows every room and the order they work in.

    manuscript → editorial → composition → production → preflight → shelf

`check` walks the first two rooms, `build` (in `octavo.press.building`) all of them.
"""

from octavo.press.house import House, this_house
from octavo.press.reading import Proofs, check
from octavo.press.starting import OccupiedError, start_publication

__all__ = [
    "House",
    "OccupiedError",
    "Proofs",
    "check",
    "start_publication",
    "this_house",
]
