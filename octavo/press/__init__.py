"""The press: the map of the house. It knows every room and the order they work in.

    manuscript → editorial → composition → production → preflight → shelf

`check` in `octavo.press.reading` walks the first two rooms, `build` in
`octavo.press.building` all of them. Each module is asked for by its name, so that a
command loads no room that it does not enter: what is unchanged enters none.
"""
