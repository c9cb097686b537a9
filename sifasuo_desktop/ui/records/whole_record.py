"""Everything that is recorded of a case: every declared field that holds something, in words.

Derived from the declaration, so that a new field or kind of record is seen without a line here.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.fields import field_map, fields_of
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.reading.choices import Choice, choice
from sifasuo_desktop.services.reading.late_marks import mark_words
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.facts_grid import FactsGrid
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.spoken import spoken_pairs

INNER = ("id", "parent", "person", "position")
"""Names between records that say nothing to people; the position stands in the heading."""
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
    yield KINDS[kind].TITLE, _pairs(codes, known, kind, record)
    for child, items in children.items():
        for place, item in enumerate(items, 1):
            heading = f"{KINDS[child].TITLE} {item.get('position') or place}"
            yield heading, _pairs(codes, known, child, item)


def _pairs(codes: CodeBook, known: Records, kind: str, item: Plain) -> list[tuple[str, str]]:
    late = mark_words(int(item.get("entered_late") or 0))
    cls, told = KINDS[kind], []
    for name in shown_fields(cls):
        own = kinds()[kind].told.get(name)
        if own is not None and item.get(name):
            told.append((field_map(cls)[name].spec.title, own(item)))
        else:
            told += spoken_pairs(codes, known, cls, item, (name,))
    return [*told, ("登记时间", late)] if late else told


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
        self.always = self._open = always
        self._more = button("展开", self.toggle, kind="link")
        if not always:
            self.add_beside(self._more)
        self._say()

    def show_whole(self, record: Plain, children: Mapping[str, Sequence[Plain]]) -> None:
        """Shows another state of the record."""
        self._record, self._children = record, children
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
        self.clear()
        if not self._open or not self._record:
            return
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        codes, records = self._desk.workplace.codes, self._desk.around().records
        for heading, pairs in sections(codes, records, self._kind, self._record, self._children):
            if pairs:
                if self._children or not self.always:
                    column.addWidget(label(heading, "strong"))
                column.addWidget(FactsGrid(pairs))
        self.add(inner)
