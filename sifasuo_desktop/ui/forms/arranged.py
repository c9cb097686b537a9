"""In which order the fields of a form stand, and under which titles."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.domain.fields import Facts, Field, fields_of
from sifasuo_desktop.services.acting.command import Command
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label


@dataclass(frozen=True)
class Section:
    """Fields that stand together; ``title`` is empty where nothing has to be told apart."""

    title: str
    fields: tuple[Field, ...]


def arranged(cls: type[Facts], without: Collection[str]) -> Iterator[Section]:
    """First what stands in no group, then the groups, at the end lists of nested facts."""
    groups = cls.GROUPS if issubclass(cls, Command) else ()
    asked = {one.name: one for one in fields_of(cls) if one.name not in without}
    if not groups:
        yield Section("", tuple(sorted(asked.values(), key=lambda one: bool(one.nested))))
        return
    grouped = [
        Section(group.title, tuple(asked.pop(name) for name in group.fields if name in asked))
        for group in groups
    ]
    lists = [one for one in asked.values() if one.nested]
    first = tuple(one for one in asked.values() if not one.nested)
    sections = [one for one in (Section("", first), *grouped) if one.fields]
    several = len(sections) > 1 and any(len(one.fields) > 1 for one in sections)
    for one in sections:
        told = several and [field.spec.title for field in one.fields] != [one.title]
        yield Section(one.title if told else "", one.fields)
    if lists:
        yield Section("", tuple(lists))


class SectionTitle(QWidget):
    """The title above fields that stand together; it goes with the last of them."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(label(title, "section"))
        self._fields: list[FormField] = []

    def stand_above(self, field: FormField) -> None:
        """One more field below it."""
        self._fields.append(field)

    def follow(self) -> None:
        """Seen as long as one of its fields is."""
        self.setVisible(any(not one.isHidden() for one in self._fields))
