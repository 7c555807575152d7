"""E-101 to E-114, E-140 to E-142, E-154, E-155, E-160 to E-164: files."""

from __future__ import annotations

from octavo.catalogue.entry import Entry

FILES = (
    Entry(
        "E-101",
        "a file is missing",
        "publication.yaml, or a CSV file that a block shows, is not there or cannot "
        "be opened.",
        "Create the file, or correct its name.",
    ),
    Entry(
        "E-102",
        "not UTF-8",
        "The file holds bytes that are not UTF-8. The place is the first such byte.",
        "Save the file as UTF-8 in your editor.",
    ),
    Entry(
        "E-103",
        "not YAML",
        "The file breaks the grammar of YAML at this place. What stands before it has "
        "been read and checked; what follows has not.",
        "Mostly a value needs quotes: text that begins with `[ { * & ! @ %` or a "
        "backtick, or that holds a colon and a space. Long text goes below `|`.",
    ),
    Entry(
        "E-105",
        "a tab indents a line",
        "YAML is indented with spaces; what a tab is worth depends on the editor.",
        "Indent with two spaces a level.",
    ),
    Entry(
        "E-106",
        "a key stands twice",
        "One mapping has the same key twice; one of the values would be lost.",
        "Keep one of the two.",
    ),
    Entry(
        "E-107",
        "an anchor or alias",
        "YAML's `&anchor` and `*alias` are refused: a few lines of them can grow "
        "beyond all memory, and no key needs them.",
        "Write the value out. Put text that begins with `*` or `&` in quotes.",
    ),
    Entry(
        "E-108",
        "a YAML tag",
        "YAML's `!tag` is refused: a value is what its key wants.",
        "Take the tag out. Put text that begins with `!` in quotes.",
    ),
    Entry(
        "E-109",
        "a second document",
        "A line `---` begins a second YAML document; each file holds one.",
        "Take the line out, or make a file of what follows.",
    ),
    Entry(
        "E-110",
        "too large or too deep",
        "A file of more than 4 MB, mappings and lists more than 40 deep, or text with "
        "more than nine lists or twenty marks inside one another.",
        "Split the file; keep data in CSV files; nest less.",
    ),
    Entry(
        "E-111",
        "an unwanted character",
        "A control character, a line separator, a byte order mark or a change of "
        "direction stands inside the file. It cannot be seen, and lines would be "
        "counted wrongly or words read in another order than they are written.",
        "Delete it: retype the words around the place.",
    ),
    Entry(
        "E-112",
        "an empty file",
        "The file holds nothing, or only comments.",
        "Fill it in as docs/authoring.md shows, or delete it if it may be missing.",
    ),
    Entry(
        "E-113",
        "an edition that was never published",
        "`since` names the edition that changes are told against; editions/ has no "
        "record of it.",
        "Publish it first, correct the id, or take `since` out.",
    ),
    Entry(
        "E-114",
        "a record that cannot be read",
        "The record of a published edition was changed, cut short, or written by "
        "another version of Octavo.",
        "Bring the file back from the version that was committed.",
    ),
    Entry(
        "E-140",
        "a division has no file",
        "The reading order in publication.yaml names a division, and there is no "
        "file of that name in divisions/.",
        "Create the file, or correct the name.",
    ),
    Entry(
        "E-141",
        "a division is listed twice",
        "The reading order names a division a second time.",
        "Take one of the two out.",
    ),
    Entry(
        "E-142",
        "a division's id is not its file's name",
        "The file divisions/trade.yaml holds the division whose id is trade.",
        "Rename the file, or correct the id.",
    ),
    Entry(
        "E-154",
        "no data",
        "A chart or sparkline has no rows: the list is empty, or the CSV file has "
        "nothing below its first line.",
        "The first line of a CSV file names the columns; each further line is a row.",
    ),
    Entry(
        "E-155",
        "not CSV",
        "A row has more or fewer cells than there are columns, a column has no name "
        "or the name of another, or a quotation mark is not closed.",
        "Write a comma between cells, also empty ones; quote a cell that holds a "
        "comma.",
    ),
    Entry(
        "E-160",
        "a picture, map or data file is missing",
        "A block names a file that is not in the publication's folder, or shapes "
        "that the house does not have.",
        "Put the file there, or correct the path; capitals count.",
    ),
    Entry(
        "E-161",
        "a file cannot be read",
        "The picture is damaged, the SVG asks for other files or scripts, or the "
        "GeoJSON is none.",
        "Save the file anew.",
    ),
    Entry(
        "E-162",
        "a path leaves the folder",
        "A publication is complete in its folder: paths are written from there, "
        "without `..`, without `/` at the beginning, and no link leads out.",
        "Copy the file into the folder.",
    ),
    Entry(
        "E-163",
        "an address instead of a file",
        "A build asks nothing of the network, so that it gives the same books "
        "tomorrow.",
        "Download the file into the folder and write its path.",
    ),
    Entry(
        "E-164",
        "a file of the wrong format",
        "Pictures are PNG, JPEG or SVG, data is CSV, shapes are GeoJSON; and a "
        "picture is what its name says.",
        "Save the file in one of these formats.",
    ),
)
