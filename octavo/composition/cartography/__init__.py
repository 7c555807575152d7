"""Cartography: shapes, projection and lettering of maps."""
