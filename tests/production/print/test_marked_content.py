"""What binds marked content to the tree, and what cannot be bound."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from tests.production.print.press import bound, elements, galley, set_book
from tests.production.print.specimen import DRAWING, NOTE


def page(tmp_path: Path, html: str) -> pikepdf.Pdf:
    body = f'<section id="one"><h1>One</h1>{html}</section>'
    return bound(tmp_path, galley("one", body))


def test_text_that_opacity_hides_from_the_tags_is_refused(tmp_path: Path):
    """quirk(weasyprint 70): what has an opacity below 1 cannot be tagged."""
    html = (
        '<p id="p">seen <span style="display: inline-block; opacity: .5">x</span></p>'
    )
    places = {"p": "divisions/one.yaml:3:5"}

    book = set_book(tmp_path, galley("one", html, places=places))

    (fault,) = book.diagnostics
    assert (fault.code, str(fault.place)) == ("E-405", "divisions/one.yaml:3:5")


def test_every_marked_content_belongs_to_one_element_and_is_found_by_its_key(
    tmp_path: Path,
):
    pdf = page(tmp_path, f"<p>a{NOTE} <em>b</em></p><ul><li>c</li></ul>{DRAWING}")

    nums: dict[int, pikepdf.Object] = {}
    for leaf in pdf.Root.StructTreeRoot.ParentTree.Kids:
        nums |= {
            int(leaf.Nums[at]): leaf.Nums[at + 1] for at in range(0, len(leaf.Nums), 2)
        }
    row = {page.objgen: nums[int(page.StructParents)] for page in pdf.pages}
    for element in elements(pdf):
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                assert row[element.Pg.objgen][kid].objgen == element.objgen
