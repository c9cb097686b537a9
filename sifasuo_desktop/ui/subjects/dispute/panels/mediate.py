"""登记调解: time, place and who came are filled in; the record has sentences to insert."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sifasuo_desktop.domain.dispute.agreement_rules import in_force
from sifasuo_desktop.domain.dispute.records import Agent, Party, Session
from sifasuo_desktop.domain.dispute.representatives import MOST_EACH, by_side, representatives
from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.services.reading.choices import Choice, choice
from sifasuo_desktop.services.reading.dispute.view import DisputeView
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.fields import LongTextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.phrase_button import PhraseButton
from sifasuo_desktop.ui.subjects.dispute.panel import DisputePanel
from sifasuo_desktop.ui.subjects.dispute.ticks import Ticks


def _awaited(parties: Sequence[Party]) -> list[Party]:
    """Who is likely to have come: of a side that elected representatives, these alone."""
    sides = by_side(_willing(parties))
    return [one for side in sides for one in representatives(side) or side]


def _willing(parties: Sequence[Party]) -> list[Party]:
    return [one for one in parties if one.consent != "no" and one.ended is None]


class MediatePanel(DisputePanel):
    """One meeting."""

    def build(self, declared: Mapping[str, Field]) -> Iterator[None]:
        self._present = Ticks("到场当事人")
        yield from self.put_all(declared[name] for name in ("held_at", "place"))
        self.column.addWidget(self._many())
        self.put("present", FormField(self._present, label_width=108))
        yield
        yield from self.put_all(declared[name] for name in ("invited", "record"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(PhraseButton("session", self._insert, self, about="调解情况"))
        self.column.addLayout(row)
        coming = ("result", "next_date", "extended_to", "vary")
        yield from self.put_all(declared[name] for name in coming)
        self.fields["result"].input.edited.connect(self._show_next)

    def _many(self) -> QWidget:
        """Of many parties all came, or nearly nobody."""
        self._all = QWidget(self)
        row = QHBoxLayout(self._all)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(button("全部到场", self._tick_all, kind="link"))
        row.addWidget(button("全部不勾", self._tick_none, kind="link"))
        self._all.hide()
        return self._all

    def _tick_all(self) -> None:
        self.fields["present"].set_value(self._willing)
        self.touched()

    def _tick_none(self) -> None:
        self.fields["present"].set_value([])
        self.touched()

    def fill(self, view: DisputeView) -> None:
        parties, agents = view.case.all(Party), view.case.all(Agent)
        shared = {one.name for one in parties} & {one.name for one in agents}
        entries = {one.id: _entry(one, "当事人", shared) for one in parties}
        self._willing = [entries[one.id].value for one in _willing(parties)]
        self._all.setVisible(len(parties) > MOST_EACH)
        awaited = [entries[one.id] for one in _awaited(parties)]
        first = awaited if len(parties) > MOST_EACH else []
        acting = [_entry(one, f"{one.acts_for}的代理人", shared) for one in agents]
        offered = [*first, *entries.values(), *acting]
        self._present.set_choices(list({one.value: one for one in offered}.values()))
        if not self.fields["present"].value():
            self.fields["present"].set_value([one.value for one in awaited])
        last = [one.place for one in view.case.all(Session)]
        place = last[-1] if last else view.committee.place if view.committee else None
        now = self.desk.workplace.store.clock.now()
        moment = f"{view.today.isoformat()}T{now.hour:02d}:00"
        self.preset({"held_at": moment, "place": place})
        binding = in_force(view.case) is not None and view.dispute.state != "mediating"
        self.fields["vary"].setVisible(binding)
        if binding:
            self.fields["vary"].offer(True)
        self._show_next()

    def _show_next(self) -> None:
        goes_on = self.fields["result"].value() == "3"
        for name in ("next_date", "extended_to"):
            self.fields[name].setVisible(goes_on)

    def _insert(self, text: str) -> None:
        made = self.fields["record"].input
        assert isinstance(made, LongTextInput)
        made.box.insertPlainText(text)
        made.focus()


def _entry(one: Party | Agent, standing: str, shared: set[str]) -> Choice:
    """By name; where a party and an agent share it, each by its id and with its standing."""
    if one.name in shared:
        return choice(one.id, f"{one.name}（{standing}）")
    return choice(one.name, one.name)
