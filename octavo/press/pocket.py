"""The pocket: what lies in the back of the printed book, for those who count.

*Takes* a fair copy and its pages. *Gives* the files that the PDF carries: the data of
every chart as CSV (RFC 4180), and edition.json, which says what edition it belongs to.
Left out are the content, which would make the file a tenth larger and is known by its
digest, and the versions of tools, some of which have no part in this file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, replace

from octavo.model.blocks import Chart, Dataset, Value
from octavo.model.faircopy import FairCopy
from octavo.model.inlines import words
from octavo.model.pagination import Pagination
from octavo.model.publication import Division, Section
from octavo.press.imprint import EDITION, describe
from octavo.production.print import Attachment


def fill_pocket(
    fair_copy: FairCopy, pagination: Pagination, profile: str
) -> tuple[Attachment, ...]:
    """The edition, then the data of the charts in reading order; `profile`: of the
    file that carries them."""
    title = fair_copy.publication.title
    edition = replace(
        describe(fair_copy, {}, pagination=pagination, profile=profile, fonts={}),
        tools={},
    )
    told = json.dumps(asdict(edition), ensure_ascii=False, indent=2) + "\n"
    record = Attachment(
        name=EDITION,
        media_type="application/json",
        data=told.encode("utf-8"),
        description=f"What edition of {title} this is",
        relationship="Supplement",
    )
    return record, *(_data_of(chart) for chart in charts(fair_copy))


def charts(fair_copy: FairCopy) -> tuple[Chart, ...]:
    """The charts of the book in reading order."""
    divisions = fair_copy.publication.divisions
    return tuple(chart for part in divisions for chart in _charts(part))


def written(data: Dataset) -> str:
    """The rows as CSV: a line of names, then one for each row; what is missing is
    empty."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(data.columns)
    for row in data.rows:
        lines.writerow(_cell(row.get(name)) for name in data.columns)
    return out.getvalue()


def _data_of(chart: Chart) -> Attachment:
    return Attachment(
        name=f"{chart.id}.csv",
        media_type="text/csv",
        data=written(chart.data).encode("utf-8"),
        description=words(chart.title) or chart.alt,
        relationship="Data",
        figure=chart.id,
    )


def _charts(part: Division | Section) -> Iterator[Chart]:
    yield from (block for block in part.blocks if isinstance(block, Chart))
    for section in part.sections:
        yield from _charts(section)


def _cell(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else value
