"""The bench: the same text set by Octavo and by its peers, timed side by side.

*Takes* Octavo's own words. *Gives* `docs/benchmarks.md`. Run as `make bench`, or
`python -m benchmarks --sizes 25,100 --runs 1` for a quick look.
"""
