"""Names in text that name nothing: citations, cross references, terms.

What a YAML key names is looked up where it is read, in the manuscript.
"""

from __future__ import annotations

from collections.abc import Iterator

from octavo.diagnostics import Diagnostic
from octavo.editorial.proof.sheet import Sheet, every_inline, instead
from octavo.editorial.targets import glossary_of, targets
from octavo.model.inlines import Citation, CrossReference, TermMark


def unknown_citations(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-201."""
    if not sheet.has_read("sources.yaml"):
        return
    known = {source.id for source in sheet.publication.sources}
    for _, line in sheet.lines:
        for inline in every_inline(line):
            for item in inline.items if isinstance(inline, Citation) else ():
                if item.key not in known:
                    yield Diagnostic(
                        code="E-201",
                        place=item.place,
                        message=f"citation “@{item.key}” is not in sources.yaml",
                        fix=instead(
                            item.key, known, otherwise="add it to sources.yaml"
                        ),
                        length=len(item.key) + 1,
                    )


def unknown_crossrefs(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-202."""
    if not sheet.has_read("divisions/"):
        return
    known = targets(sheet.publication)
    for _, line in sheet.lines:
        for inline in every_inline(line):
            if isinstance(inline, CrossReference) and inline.target not in known:
                yield Diagnostic(
                    code="E-202",
                    place=inline.place,
                    message=f"cross reference to “#{inline.target}”, an id that "
                    "nothing in the publication has",
                    fix=instead(
                        inline.target,
                        known,
                        otherwise="give the id to the block or section that is meant",
                    ),
                )


def unknown_terms(sheet: Sheet) -> Iterator[Diagnostic]:
    """E-203."""
    if not sheet.has_read("terms.yaml"):
        return
    known = glossary_of(sheet.publication)
    for _, line in sheet.lines:
        for inline in every_inline(line):
            if isinstance(inline, TermMark) and known.find(inline.term) is None:
                yield Diagnostic(
                    code="E-203",
                    place=inline.place,
                    message=f"term “{inline.term}” is not in terms.yaml",
                    fix=instead(
                        inline.term,
                        (*known.by_id, *(t.term for t in known.by_id.values())),
                        otherwise="add it to terms.yaml",
                    ),
                )
