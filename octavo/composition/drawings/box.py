"""Boxes: what words and signs cover in a drawing.

*Gives* rectangles that tell whether they meet, and what crosses them.
"""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in the units of what is drawn."""

    left: float
    top: float
    right: float
    foot: float

    @classmethod
    def around(
        cls, x: float, y: float, width: float, height: float, anchor: str
    ) -> Box:
        """The box of words anchored at (x, y), their middle."""
        left = x - {"start": 0.0, "end": width}.get(anchor, width / 2)
        return cls(left, y - height / 2, left + width, y + height / 2)

    def grown(self, by: float, high: float | None = None) -> Box:
        """With so much more room at each side, and `high` above and below."""
        up = by if high is None else high
        return Box(self.left - by, self.top - up, self.right + by, self.foot + up)

    def shared(self, other: Box) -> float:
        """How much of it another covers."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.foot, other.foot) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def meets(self, other: Box) -> bool:
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.foot <= other.top or other.foot <= self.top)

    def crossed(self, a: Point, b: Point) -> bool:
        """Whether the stretch from a to b enters the box (Liang and Barsky)."""
        enter, leave = 0.0, 1.0
        for axis, low, high in ((0, self.left, self.right), (1, self.top, self.foot)):
            run = b[axis] - a[axis]
            if run == 0:
                if not low <= a[axis] <= high:
                    return False
                continue
            t1, t2 = sorted(((low - a[axis]) / run, (high - a[axis]) / run))
            enter, leave = max(enter, t1), min(leave, t2)
        return enter <= leave
