"""The values that travel between the rooms. All frozen; no room is known here."""
