"""拟定协议: facts, terms, performance and obligations, with a look at the amounts while typing."""

from collections.abc import Iterator, Mapping
from typing import Any

from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.dispute.agreement_rules import agreement_text, newest
from sifasuo_desktop.domain.dispute.records import Obligation, ObligationFacts, Party
from sifasuo_desktop.domain.dispute.representatives import full_copies, usual_copies
from sifasuo_desktop.domain.dispute.written_amounts import examine_amounts
from sifasuo_desktop.domain.fields import Field, fields_of
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.reading.choices import choice
from sifasuo_desktop.services.reading.dispute.view import DisputeView
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.subjects.dispute.obligation_rows import ObligationRows
from sifasuo_desktop.ui.subjects.dispute.panel import DisputePanel
from sifasuo_desktop.ui.subjects.dispute.term_list import TermList
from sifasuo_desktop.ui.subjects.dispute.ticks import Ticks

_ROW = tuple(field.name for field in fields_of(ObligationFacts))


class AgreePanel(DisputePanel):
    """A new version begins with the text of the one before."""

    wide = 860

    def build(self, declared: Mapping[str, Field]) -> Iterator[None]:
        yield from self.put_all(declared[name] for name in ("agreed", "facts"))
        self.terms = TermList()
        self.terms.edited.connect(self._amounts_edited)
        self.put_group("terms", self.terms)
        yield
        yield from self.put_all([declared["performance"]])
        self.fields["performance"].input.edited.connect(self._look_at_amounts)
        self.rows = ObligationRows(self.desk.workplace.today, to_text=True)
        self.rows.edited.connect(self._amounts_edited)
        self.rows.wanted_in_text.connect(self.terms.insert)
        self.rows.shape.connect(self.shape)
        self.put_group("obligations", self.rows)
        yield
        self._warning = label("", "secondary", wrap=True, light="yellow")
        self._warning.hide()
        self.column.addWidget(self._warning)
        yield from self.put_all([declared["copies"]])
        self._without = Ticks(declared["without"].spec.title)
        self.put("without", FormField(self._without, help="拒绝签署的当事人", label_width=108))

    def fill(self, view: DisputeView) -> None:
        parties = view.case.all(Party)
        names = [one.name for one in parties]
        applicants = [one.name for one in parties if one.side == "applicant"]
        respondents = [one.name for one in parties if one.side != "applicant"]
        self.rows.offer_names(names, _first(respondents), _first(applicants))
        self._without.set_choices([choice(name, name) for name in names])
        self.fields["without"].setVisible(len(names) > 2)
        before = newest(view.case)
        self.preset({"agreed": view.today.isoformat(), "copies": usual_copies(parties)})
        self._tell_copies(usual_copies(parties), full_copies(parties))
        if before is None:
            self.preset({"facts": view.dispute.facts})
            return
        self.preset({"facts": before.facts, "performance": before.performance})
        if not self.terms.value():
            self.terms.set_value(before.terms)
        if not self.rows.value():
            owed = view.case.below(Obligation, before.id)
            self.rows.set_value([_row(one) for one in owed])
        self._look_at_amounts()

    def _tell_copies(self, usual: int, full: int) -> None:
        """What the number that is filled in rests on, before it is saved."""
        if usual < full:
            words = sentence("dispute.copies_represented", copies=str(usual), needed=str(full))
            self.fields["copies"].tell_help(words)

    def _amounts_edited(self) -> None:
        self._look_at_amounts()
        self.touched()

    def _look_at_amounts(self) -> None:
        """Every amount owed should stand in the text, capitals and figures saying the same."""
        if not self.whole:
            return
        text = agreement_text(self.terms.value(), str(self.fields["performance"].value() or ""))
        found = examine_amounts(text, [row.amount() for row in self.rows.rows])
        self._warning.setText(" ".join(sentence(one.code, **dict(one.values)) for one in found))
        self._warning.setVisible(bool(found))


def _row(item: Obligation) -> dict[str, Any]:
    plain = to_plain(item)
    return {name: plain[name] for name in _ROW if plain.get(name) is not None}


def _first(names: list[str]) -> str:
    return names[0] if names else ""
