"""Everything that is recorded of a case: every declared field that holds something, in words.

Derived from the declaration, so that a new field or kind of record is seen without a line here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.fields import field_map, fields_of
from sifasuo_desktop.domain.ledger import VOID
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.reading.choices import Choice, choice
from sifasuo_desktop.services.reading.late_marks import mark_words
from sifasuo_desktop.services.reading.seeking import NOT_SEEN, can_be_sought
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.facts_grid import FactsGrid
from sifasuo_desktop.ui.parts.label import label, rule_line
from sifasuo_desktop.ui.parts.spoken import spoken_pairs
from sifasuo_desktop.ui.records.links import RecordLink

INNER = ("id", "parent", "person", "position")
"""Names between records that say nothing to people; the position stands in the heading."""
AT_ONCE = 2
"""So many sections are there at once: those at the top of the card."""
Plain = Mapping[str, Any]
Records = Mapping[str, tuple[Choice, ...]]


def shown_fields(cls: type[Record]) -> tuple[str, ...]:
    """The fields of a kind that are shown where they hold something."""
    return tuple(field.name for field in fields_of(cls) if field.name not in INNER)


def sections(
    codes: CodeBook,
    records: Records,
    kind: str,
    record: Plain,
    children: Mapping[str, Sequence[Plain]],
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """(heading, pairs of title and words) of the top record and of every record below it."""
    known = {**records, **_choices_below(children)}
    for heading, of, item, names in _items(kind, record, children):
        pairs = _pairs(codes, known, of, item, names)
        late = mark_words(int(item.get("entered_late") or 0))
        whole = of != kind or heading == KINDS[kind].TITLE
        yield heading, [*pairs, ("登记时间", late)] if late and whole else pairs


def links(
    kind: str, record: Plain, children: Mapping[str, Sequence[Plain]]
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Of what names a record with a page: heading and title, the kind and the id that is named."""
    for heading, of, item, names in _items(kind, record, children):
        known = field_map(KINDS[of])
        for name in names:
            field, value = known[name], item.get(name)
            if value and not field.many and can_be_sought(field.spec.ref):
                yield (heading, field.spec.title), (field.spec.ref, str(value))


def _items(
    kind: str, record: Plain, children: Mapping[str, Sequence[Plain]]
) -> Iterator[tuple[str, str, Plain, Sequence[str]]]:
    """Heading, kind, values and fields of all that is told together."""
    groups = kinds()[kind].groups
    grouped = {name for group in groups for name in group.fields}
    rest = [name for name in shown_fields(KINDS[kind]) if name not in grouped]
    yield KINDS[kind].TITLE, kind, record, rest
    for group in groups:
        yield group.title, kind, record, group.fields
    for child, items in children.items():
        for place, item in enumerate(items, 1):
            void = f"（{VOID.title}）" if item.get("void_reason") else ""
            heading = f"{KINDS[child].TITLE} {item.get('position') or place}{void}"
            yield heading, child, item, shown_fields(KINDS[child])


def _pairs(
    codes: CodeBook, known: Records, kind: str, item: Plain, names: Iterable[str]
) -> list[tuple[str, str]]:
    cls, told = KINDS[kind], []
    for name in names:
        own = kinds()[kind].told.get(name)
        if own is not None and item.get(name):
            told.append((field_map(cls)[name].spec.title, own(item)))
        else:
            told += spoken_pairs(codes, known, cls, item, (name,))
    return told


def _choices_below(children: Mapping[str, Sequence[Plain]]) -> Records:
    """What a part of the case is called where another part points to it."""
    return {
        kind: tuple(
            choice(
                str(item["id"]),
                str(item.get("name") or f"{KINDS[kind].TITLE} {item.get('position') or place}"),
            )
            for place, item in enumerate(items, 1)
        )
        for kind, items in children.items()
    }


class WholeCard(Card):
    """登记的全部内容: closed until it is asked for, since it is long.

    With ``always`` it stands open: for what has no more than that.
    """

    def __init__(self, desk: Desk, kind: str, *, always: bool = False) -> None:
        super().__init__("登记的内容" if always else "登记的全部内容")
        self._desk = desk
        self._kind = kind
        self._record: Plain = {}
        self._children: Mapping[str, Sequence[Plain]] = {}
        self._named: Records = {}
        self._coming: QWidget | None = None
        self._making = BitByBit(self)
        self.always = self._open = always
        self._more = button("展开", self.toggle, kind="link")
        if not always:
            self.add_beside(self._more)
        self._say()

    def show_whole(
        self,
        record: Plain,
        children: Mapping[str, Sequence[Plain]],
        named: Records | None = None,
    ) -> None:
        """Shows another state of the record; ``named`` are the records it names.

        What is shown of the same record stays until the new state is made.
        """
        if record.get("id") != self._record.get("id"):
            self.clear()
        self._record, self._children, self._named = record, children, named or {}
        self._fill()

    def close_up(self) -> None:
        """As it is for a record that is opened anew."""
        if self._open != self.always:
            self.toggle()

    def toggle(self) -> None:
        """Opens or closes it."""
        self._open = not self._open
        self._fill()

    def _say(self) -> None:
        self._more.setText("收起" if self._open else "展开")
        self._more.setAccessibleName(f"{self._more.text()}登记的全部内容")

    def _fill(self) -> None:
        self._say()
        if self._coming is not None:
            self._coming.deleteLater()
            self._coming = None
        there = self._open and bool(self._record)
        if not there:
            self.clear()
        made = self._grids() if there else iter(())
        self._making.make(made, AT_ONCE, self.updateGeometry)

    def finish(self) -> None:
        """Makes at once what is left of a long record."""
        self._making.finish()

    def _grids(self) -> Iterator[None]:
        """A section in a turn of the loop."""
        inner = self._coming = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        if self.body.count():
            inner.hide()
        else:
            self._take_in()
        codes, records = self._desk.workplace.codes, self._desk.around().records
        known = {**records, **self._named}
        leading = dict(links(self._kind, self._record, self._children))
        every = sections(codes, known, self._kind, self._record, self._children)
        told = [one for one in every if one[1]]
        titles = list(dict.fromkeys(title for _, pairs in told for title, _ in pairs))
        grouped = bool(kinds()[self._kind].groups)
        for place, (heading, pairs) in enumerate(told):
            if place:
                column.addWidget(rule_line())
            said_so = grouped and (not place or [title for title, _ in pairs] == [heading])
            if not said_so and (len(told) > 1 or not self.always):
                column.addWidget(label(heading, "strong"))
            grid = FactsGrid(pairs, make=partial(self._link, leading, heading), gives_way=True)
            grid.align(titles)
            column.addWidget(grid)
            yield
        if self._coming is not None:
            self.clear()
            self._take_in()

    def _take_in(self) -> None:
        """What comes is what is shown."""
        coming, self._coming = self._coming, None
        if coming is not None:
            self.add(coming)
            coming.show()

    def _link(
        self,
        leading: Mapping[tuple[str, str], tuple[str, str]],
        heading: str,
        pair: tuple[str, str],
    ) -> QWidget | None:
        """What names a record whose page may be opened leads there."""
        title, words = pair
        kind, record = leading.get((heading, title), ("", ""))
        may = bool(kind) and self._desk.workplace.may(kinds()[kind].reading)
        return RecordLink(self._desk, kind, record, words) if may and words != NOT_SEEN else None
