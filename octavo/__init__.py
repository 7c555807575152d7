"""Octavo: a small publishing house that turns a folder of YAML into two books."""

__version__ = "0.1.0"
