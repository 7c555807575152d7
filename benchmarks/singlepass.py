"""One pass: the same galleys as one document of WeasyPrint's, for its size.

*Takes* the bench's folder and a file. *Gives* the PDF there, tagged, with its fonts.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from octavo.composition.galleys import compose_galleys
from octavo.press.house import this_house
from octavo.press.reading import check


def main() -> None:
    """Set all divisions in one go."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    house = this_house()
    os.environ["FONTCONFIG_FILE"] = str(house.faces.parent / "fonts.conf")
    import weasyprint

    copy = check(folder, house=house, today=date(2026, 1, 2)).fair_copy
    if copy is None:
        raise SystemExit("the text has faults")
    galleys = compose_galleys(
        copy, paper="a4", templates=house.templates, assets=house.assets
    )
    body = "".join(galley.html for galley in galleys)
    sheets = dict.fromkeys(css for galley in galleys for css in galley.stylesheets)
    page = f'<!doctype html><html lang="en"><meta charset="utf-8"><body>{body}</html>'
    weasyprint.HTML(string=page, base_url="octavo:").write_pdf(
        target,
        stylesheets=[weasyprint.CSS(string=css) for css in sheets],
        pdf_variant="pdf/ua-1",
    )


if __name__ == "__main__":
    main()
