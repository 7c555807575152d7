"""The press: the map of the house."""
