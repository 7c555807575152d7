"""Charting: the house's short form of a plot, as Vega-Lite specifications."""
