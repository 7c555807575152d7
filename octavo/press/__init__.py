"""The press: the map of the house. It knows every room and the order they work in.

    manuscript → editorial → composition → production → preflight → shelf

`check` walks the first two rooms, `build` in `octavo.press.building` all of them.
"""

from octavo.manuscript import schema as schemas
from octavo.model.record import RecordError
from octavo.press.house import House, this_house
from octavo.press.order import EPUB, PDF, OddMomentError, OddPressError, Order, Progress
from octavo.press.reading import Proofs, check
from octavo.press.starting import OccupiedError, start_publication

__all__ = [
    "EPUB",
    "PDF",
    "House",
    "OccupiedError",
    "OddMomentError",
    "OddPressError",
    "Order",
    "Progress",
    "Proofs",
    "RecordError",
    "check",
    "schemas",
    "start_publication",
    "this_house",
]
