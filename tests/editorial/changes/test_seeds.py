"""Twenty seeded changes of each kind: each is reported, and nothing else is.

The seeds are sown over the flagship, from its first page to its last.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from octavo.editorial.changes import Compared, compare
from octavo.model.blocks import (
    Block,
    Chart,
    Judgements,
    People,
    Person,
    Point,
    Positions,
    Text,
)
from octavo.model.inlines import Citation, CitationItem, Emphasis, Run, words
from octavo.model.prose import Paragraph
from octavo.model.publication import Publication, Section, Source
from tests.editorial.changes import seeding
from tests.editorial.changes.seeding import (
    SEEDS,
    flagship,
    on_block,
    on_fact,
    on_sections,
    some,
)

STRANGE = "Quinces ripen slowly under glass while seventeen herons argue about ferries."


def paragraph(name: str, *said: str) -> Text:
    line = tuple(Run(words) for words in said)
    return Text(id=f"{name}.1", prose=(Paragraph(f"{name}.1-1", line),))


def told(new: Publication) -> Compared:
    """Everything but the sources that a block takes along when it goes."""
    return compare(new, flagship())


def only(compared: Compared, kind: str, of: str) -> None:
    """Exactly one change, of this kind; sources are told of their own."""
    found = [(c.kind, c.of) for c in compared.changes if c.of != "source"]
    assert found == [(kind, of)]


def reworded(block: Block) -> tuple[Block, ...]:
    assert isinstance(block, Text)
    first, *rest = block.prose
    assert isinstance(first, Paragraph)
    line = (*first.line, Run(" The herons have since gone."))
    return (replace(block, prose=(replace(first, line=line), *rest)),)


TEXTS = some(seeding.texts(flagship()))
FACTS = some(seeding.facts(flagship()))
SECTIONS = some(seeding.sections(flagship()))


def test_a_book_is_not_different_from_itself():
    assert compare(flagship(), flagship()) == Compared(changes=(), bars={})


@pytest.mark.parametrize("name", FACTS)
def test_a_new_value(name):
    compared = told(on_fact(flagship(), name, lambda f: replace(f, value="77.7")))

    only(compared, "value", "fact")
    (change,) = compared.changes
    assert "77.7" in words(change.now)
    assert "77.7" not in words(change.was)
    assert change.target == name


@pytest.mark.parametrize("name", FACTS)
def test_a_new_date(name):
    compared = told(on_fact(flagship(), name, lambda f: replace(f, as_of="2031-05")))

    only(compared, "value", "fact")
    assert "May 2031" in words(compared.changes[0].now)


@pytest.mark.parametrize("name", FACTS)
def test_a_new_source_of_a_fact(name):
    keys = [source.id for source in flagship().sources]

    def resourced(fact):
        other = next(key for key in keys if key not in fact.sources)
        line = (Citation((CitationItem(other),)),)
        return replace(fact, source=line, sources=(other,))

    compared = told(on_fact(flagship(), name, resourced))

    only(compared, "value", "fact")
    assert "source: " in words(compared.changes[0].now)


@pytest.mark.parametrize("name", TEXTS)
def test_an_added_paragraph(name):
    new = on_block(flagship(), name, lambda block: (paragraph("x", STRANGE), block))
    compared = told(new)

    only(compared, "added", "block")
    assert compared.bars == {compared.changes[0].target: "new"}


@pytest.mark.parametrize("name", TEXTS)
def test_a_dropped_paragraph(name):
    compared = told(on_block(flagship(), name, lambda block: ()))

    only(compared, "removed", "block")
    assert compared.bars == {}
    assert words(next(c for c in compared.changes if c.of == "block").was)


@pytest.mark.parametrize("name", TEXTS)
def test_a_reworded_paragraph(name):
    compared = told(on_block(flagship(), name, reworded))

    only(compared, "reworded", "block")
    assert compared.bars == {name: "new"}
    assert "herons" in words(compared.changes[0].now)
    assert "herons" not in words(compared.changes[0].was)


@pytest.mark.parametrize("name", TEXTS)
def test_a_correction(name):
    def corrected(block):
        (new,) = reworded(block)
        return (replace(new, correction="The herons were miscounted."),)

    compared = told(on_block(flagship(), name, corrected))

    only(compared, "corrected", "block")
    assert compared.bars == {name: "corrected"}
    assert compared.changes[0].reason == "The herons were miscounted."


@pytest.mark.parametrize("name", TEXTS)
def test_a_paragraph_moved_to_another_chapter(name):
    kept: list[Block] = []
    book = on_block(flagship(), name, lambda block: kept.append(block) or ())  # type: ignore[func-returns-value]
    there = next(
        block.id
        for block in seeding.blocks(book, Text)
        if not block.id.startswith(name.partition(".")[0])
    )
    compared = told(on_block(book, there, lambda block: (*kept, block)))

    only(compared, "moved", "block")
    assert compared.bars == {}


@pytest.mark.parametrize("name", SECTIONS)
def test_an_added_section(name):
    section = Section(
        id="seed", title=(Run("Herons"),), blocks=(paragraph("s", STRANGE),)
    )
    compared = told(on_sections(flagship(), name, lambda held: (section, *held)))

    only(compared, "added", "section")
    assert list(compared.bars.values()) == ["new"]


@pytest.mark.parametrize("name", SECTIONS)
def test_a_dropped_section(name):
    def drop(held):
        return tuple(section for section in held if section.id != name)

    compared = told(on_sections(flagship(), name, drop))

    only(compared, "removed", "section")


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_with_another_title(name):
    def retitle(held):
        return tuple(
            replace(s, title=(Run("Herons"),)) if s.id == name else s for s in held
        )

    only(told(on_sections(flagship(), name, retitle)), "reworded", "section")


@pytest.mark.parametrize("name", SECTIONS)
def test_a_moved_section(name):
    """Within its chapter, or to the next chapter if it is alone there."""

    def moved(held):
        (one,) = (section for section in held if section.id == name)
        rest = tuple(section for section in held if section.id != name)
        return (*rest, one) if held[-1].id != name else (one, *rest)

    held = next(
        d.sections for d in flagship().divisions if name in {s.id for s in d.sections}
    )
    if len(held) == 1:
        pytest.skip("the only section of its chapter cannot move in it")

    only(told(on_sections(flagship(), name, moved)), "moved", "section")


@pytest.mark.parametrize("count", range(SEEDS))
def test_a_source_cited_for_the_first_time(count):
    name = TEXTS[count]
    source = Source(id="seed", type="book", title="On Herons", issued="2025")

    def cites(block):
        first, *rest = block.prose
        line = (*first.line, Citation((CitationItem("seed"),)))
        return (replace(block, prose=(replace(first, line=line), *rest)),)

    book = replace(flagship(), sources=(*flagship().sources, source))
    added = told(on_block(book, name, cites))
    withdrawn = compare(flagship(), on_block(book, name, cites))

    assert [(c.kind, words(c.now)) for c in added.changes] == [
        ("source-added", "On Herons, 2025")
    ]
    assert [(c.kind, words(c.was)) for c in withdrawn.changes] == [
        ("source-withdrawn", "On Herons, 2025")
    ]


@pytest.mark.parametrize("count", range(SEEDS))
def test_an_event_added_dropped_or_reworded(count):
    events = flagship().events
    at = count * len(events) // SEEDS
    more = replace(events[at], date="1999-09-09", text=(Run(STRANGE),))
    other = replace(events[at], text=(*events[at].text, Run(" at dusk")))

    added = told(replace(flagship(), events=(*events[:at], more, *events[at:])))
    dropped = told(replace(flagship(), events=(*events[:at], *events[at + 1 :])))
    changed = told(replace(flagship(), events=(*events[:at], other, *events[at + 1 :])))

    only(added, "added", "event")
    only(dropped, "removed", "event")
    only(changed, "reworded", "event")


POSITIONS = [block.id for block in seeding.blocks(flagship(), Positions)]


@pytest.mark.parametrize("name", POSITIONS)
@pytest.mark.parametrize("party", [0, 1])
def test_what_a_party_says(name, party):
    parties = flagship().parties

    def says(block: Positions, said: str) -> Positions:
        lines = [(Run(""),)] * len(parties)
        lines[party] = (Run(said),)
        return replace(block, points=(*block.points, Point(says=tuple(lines))))

    added = told(on_block(flagship(), name, lambda b: (says(b, STRANGE),)))
    dropped = told(on_block(flagship(), name, lambda b: (_without_a_point(b, party),)))

    only(added, "added", "point")
    assert words(added.changes[0].now) == f"{parties[party].name}: {STRANGE}"
    assert added.bars == {name: "new"}
    only(dropped, "removed", "point")


def _without_a_point(block: Block, party: int) -> Block:
    assert isinstance(block, Positions)
    first, *rest = block.points
    says = tuple(() if i == party else line for i, line in enumerate(first.says))
    return replace(block, points=(Point(says=says), *rest))


CHARTS = [block.id for block in seeding.blocks(flagship(), Chart)]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_with_another_year(name):
    def longer(block):
        row = dict(block.data.rows[-1]) | {block.data.columns[0]: 2077}
        return (replace(block, data=replace(block.data, rows=(*block.data.rows, row))),)

    compared = told(on_block(flagship(), name, longer))

    only(compared, "value", "data")
    assert words(compared.changes[0].now).endswith("(2077 added)")


@pytest.mark.parametrize("count", range(SEEDS))
def test_a_person_added_dropped_or_described_anew(count):
    held = [b for b in seeding.blocks(flagship(), People) if isinstance(b, People)]
    block = held[count % len(held)]
    at = count * len(block.entries) // SEEDS
    one = block.entries[at]
    more = replace(one, id="seed", name="Heron, A.")
    other = replace(one, role=(Run(STRANGE),))

    def with_entries(*entries: Person) -> Compared:
        book = on_block(flagship(), block.id, lambda b: (replace(b, entries=entries),))
        return told(book)

    before, after = block.entries[:at], block.entries[at + 1 :]
    only(with_entries(*before, one, more, *after), "added", "person")
    only(with_entries(*before, *after), "removed", "person")
    only(with_entries(*before, other, *after), "reworded", "person")


JUDGED = [
    (block, i)
    for block in seeding.blocks(flagship(), Judgements)
    if isinstance(block, Judgements)
    for i in range(len(block.entries))
]


@pytest.mark.parametrize(("block", "at"), JUDGED)
def test_a_judgement_held_with_other_confidence(block, at):
    other = replace(block.entries[at], confidence="held otherwise")
    entries = (*block.entries[:at], other, *block.entries[at + 1 :])

    book = on_block(flagship(), block.id, lambda b: (replace(b, entries=entries),))

    only(told(book), "reworded", "judgement")


@pytest.mark.parametrize("count", range(SEEDS))
def test_a_term_defined_anew(count):
    terms = flagship().terms
    at = count * len(terms) // SEEDS
    other = replace(terms[at], definition=(Run(STRANGE),))
    more = replace(terms[at], id="seed", term="Heron")

    changed = told(replace(flagship(), terms=(*terms[:at], other, *terms[at + 1 :])))
    added = told(replace(flagship(), terms=(*terms, more)))

    only(changed, "reworded", "term")
    only(added, "added", "term")


@pytest.mark.parametrize("at", range(7))
def test_a_division_added_dropped_or_moved(at):
    chapters = [d for d in flagship().divisions if d.kind == "chapter"]
    one = chapters[at % len(chapters)]
    rest = tuple(d for d in flagship().divisions if d.id != one.id)
    more = replace(
        one,
        id="seed",
        title=(Run("Herons"),),
        glance=(),
        abstract=(),
        blocks=(paragraph("seed", STRANGE),),
        sections=(),
    )
    place = flagship().divisions.index(one)
    held = flagship().divisions

    added = told(replace(flagship(), divisions=(*held[:place], more, *held[place:])))
    dropped = told(replace(flagship(), divisions=rest))
    moved = told(replace(flagship(), divisions=(*rest, one)))

    only(added, "added", "division")
    assert set(added.bars.values()) == {"new"}
    only(dropped, "removed", "division")
    only(moved, "moved", "division")


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_no_change_to_a_reader(name):
    """Markup, index marks, an id of one's own, another source: no bar."""

    def remarked(block):
        first, *rest = block.prose
        line = (Emphasis(first.line),)
        return (
            replace(
                block, id="an-id-of-its-own", prose=(replace(first, line=line), *rest)
            ),
        )

    assert told(on_block(flagship(), name, remarked)).changes == ()
