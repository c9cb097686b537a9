"""Putting slips right: the inputs begin with what is known; masked numbers stay empty."""

from typing import Any

from sifasuo_desktop.domain.conversion import plain_value
from sifasuo_desktop.domain.dispute.records import Party
from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.services.dispute_view import DisputeView
from sifasuo_desktop.ui.dispute.panels.simple import SimplePanel
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.parts.form_field import FormField


class ChangePanel(SimplePanel):
    """What was registered, to be written over."""

    def fill(self, view: DisputeView) -> None:
        super().fill(view)
        self.preset(
            {
                name: plain_value(getattr(view.dispute, name))
                for name in self.fields
                # The reason and what is to be empty belong to the act.
                if hasattr(view.dispute, name)
            }
        )


class ChangePartyPanel(SimplePanel):
    """A party is chosen; then its facts are shown, but for the numbers that are masked."""

    def __init__(self, *given: Any) -> None:
        self._parties: dict[str, Party] = {}
        super().__init__(*given)

    def make(self, declared: Field) -> FormField:
        if declared.name == "party":
            made = ChoiceInput(declared.spec.title, ())
            made.edited.connect(self._show_party)
            return FormField(made, required=True, help="选定后更正下面的内容；号码不改就不用填")
        return super().make(declared)

    def fill(self, view: DisputeView) -> None:
        super().fill(view)
        self._parties = {one.name: one for one in view.case.all(Party)}

    def _show_party(self) -> None:
        party = self._parties.get(str(self.fields["party"].value()))
        if party is None:
            return
        for name, field in self.fields.items():
            declared = getattr(party, name, None)
            if name not in ("party", "id_number", "phone"):
                field.set_value(plain_value(declared))
