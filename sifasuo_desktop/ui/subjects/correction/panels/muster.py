"""点验: when, where, by whom; who came; and how the last ones went."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sifasuo_desktop.services.reading.correction.musters import MusterSheet, RollCall
from sifasuo_desktop.ui.forms.record_panel import LABEL, RecordPanel
from sifasuo_desktop.ui.parts.field_grid import FieldGrid
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.make_input import make_field
from sifasuo_desktop.ui.parts.simple_table import SimpleTable
from sifasuo_desktop.ui.subjects.correction.muster_rows import MusterRows

HEADINGS = ("时间", "地点", "应到", "实到", "迟到、未到")


class MusterPanel(RecordPanel):
    """Nothing is said of anybody beforehand; who is away with leave is told."""

    wide = 860

    def lay_out(self) -> Iterator[None]:
        grid = FieldGrid(self)
        self.column.addWidget(grid)
        for name, span in (("held_at", 1), ("place", 1), ("staff", 2)):
            field = make_field(self.declared[name], self.desk.around(), label_width=LABEL)
            grid.place(self.know(name, field), span)
            yield
        self.rows = MusterRows(self.desk.around())
        self.groups["people"] = self.rows
        self.rows.edited.connect(self.touched)
        self.rows.shape.connect(self.shape)
        self.column.addWidget(self.rows)

    def fill(self, view: MusterSheet) -> None:
        self.preset({"held_at": f"{view.now:%Y-%m-%dT%H:%M}", "staff": [view.user]})
        if view.earlier:
            self.preset({"place": view.earlier[0].place})
        self.rows.begin(view.people)
        if view.earlier:
            self.column.addWidget(label("最近的点验", "section"))
            self.column.addWidget(_table(view.earlier))

    def follow(self) -> None:
        self.rows.tell_leaves(_day(self.fields["held_at"].value()))


def _table(calls: Sequence[RollCall]) -> SimpleTable:
    return SimpleTable(HEADINGS, [_words(one) for one in calls], (1, 4), wrap=True)


def _words(call: RollCall) -> tuple[str, ...]:
    place = f"{call.place}（未成年）" if call.juvenile else call.place
    named = {"迟到": call.late, "未到": call.absent}
    who = "；".join(f"{how}：{'、'.join(names)}" for how, names in named.items() if names)
    numbers = (f"{call.count.called} 人", f"{call.count.came} 人")
    return (f"{call.held_at:%Y-%m-%d %H:%M}", place, *numbers, who or "—")


def _day(typed: Any) -> date | None:
    """The day of a time that is typed; None while it is none."""
    try:
        return datetime.fromisoformat(str(typed)).date()
    except ValueError:
        return None
