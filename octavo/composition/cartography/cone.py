"""The cone: Lambert's conformal conic projection with two standard parallels.

*Takes* longitude and latitude. *Gives* millimetres in a map's frame, and back. The same
formulas as Vega's `conicConformal` (Snyder, *Map Projections*, 1987, pp. 107–109, on a
sphere), so that lettering stands true on the shapes that Vega draws.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

RADIUS = 6371.0  # km
DEGREE = math.pi * RADIUS / 180  # km of a meridian
_STEP = 1e-6  # radians from a pole, as in d3
_RISE = 700.0  # what `exp` can still tell; higher up is the pole


@dataclass(frozen=True)
class Cone:
    """`centre` (longitude, latitude) stands in the middle of `width` × `height` mm;
    `span` km lie between the left and the right edge."""

    centre: tuple[float, float]
    parallels: tuple[float, float]
    span: float
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Millimetres for one radius of the earth."""
        return self.width / (self.span / RADIUS)

    @cached_property
    def _n(self) -> float:
        one, two = (math.radians(p) for p in self.parallels)
        if math.isclose(one, two):
            return math.sin(one)
        ratio = math.log(math.cos(one) / math.cos(two))
        return float(ratio / math.log(_stretch(two) / _stretch(one)))

    @cached_property
    def _f(self) -> float:
        one = math.radians(self.parallels[0])
        return float(math.cos(one) * _stretch(one) ** self._n / self._n)

    def _rho(self, latitude: float) -> float:
        """The pole that the cone is open to would lie at infinity; as in Vega, what
        stands there stands a step before it."""
        near = math.copysign(math.radians(latitude), latitude * self._n)
        stretch = _stretch(max(near, _STEP - math.pi / 2))
        return float(self._f / stretch ** abs(self._n))

    def turned(self, lon: float) -> float:
        """The same meridian, told as one less than half a turn from the centre."""
        away = lon - self.centre[0]
        if abs(away) <= 180:
            return lon
        return self.centre[0] + math.remainder(away, 360)

    def __call__(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place stands, in mm from the frame's upper left corner."""
        theta = self._n * math.radians(self.turned(lon) - self.centre[0])
        rho, base = self._rho(lat), self._rho(self.centre[1])
        x, y = rho * math.sin(theta), base - rho * math.cos(theta)
        return self.width / 2 + x * self.scale, self.height / 2 - y * self.scale

    def enlarged(self) -> float:
        """How many times longer than its scale says a stretch in the middle is."""
        latitude = max(-89.9, min(89.9, self.centre[1]))  # at a pole no stretch is left
        return abs(self._n * self._rho(latitude) / math.cos(math.radians(latitude)))

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a point of the frame."""
        a = (x - self.width / 2) / self.scale
        b = self._rho(self.centre[1]) - (self.height / 2 - y) / self.scale
        rho = math.copysign(math.hypot(a, b), self._n)
        theta = math.atan2(math.copysign(1, self._n) * a, math.copysign(1, self._n) * b)
        if not rho:  # the pole at the tip of the cone
            return self.centre[0], math.copysign(90, self._n)
        rise = math.log(self._f / rho) / self._n
        lat = 2 * math.atan(math.exp(min(rise, _RISE))) - math.pi / 2
        return self.centre[0] + math.degrees(theta / self._n), math.degrees(lat)

    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the frame, in degrees."""
        across = [i * self.width / 40 for i in range(41)]
        down = [i * self.height / 40 for i in range(41)]
        edge = [self.inverse(x, y) for x in across for y in (0.0, self.height)]
        edge += [self.inverse(x, y) for x in (0.0, self.width) for y in down]
        pole = math.copysign(90, self._n)
        x, y = self(self.centre[0], pole)
        if 0 <= x <= self.width and 0 <= y <= self.height:  # every meridian ends there
            edge += [(self.centre[0] + half, pole) for half in (-180, 180)]
        lons, lats = zip(*edge, strict=True)
        return min(lons), min(lats), max(lons), max(lats)


def _stretch(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)
