"""Base of a list of rows of inputs in a form: where its errors stand."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Protocol

from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label


class Row(Protocol):
    """One row; its inputs by the names of the declared fields."""

    @property
    def fields(self) -> Mapping[str, FormField]:
        """The inputs."""


class RowErrors:
    """Part of a widget with rows: ``problem_line`` stands above them, for what belongs to no input."""

    def __init__(self) -> None:
        super().__init__()
        self.problem_line = label("", "error", wrap=True)
        self.problem_line.hide()

    @abstractmethod
    def all_rows(self) -> Sequence[Row]:
        """The rows on the screen."""

    def sent_rows(self) -> Sequence[Row]:
        """The rows a refusal counts: those that were sent."""
        return self.all_rows()

    def clear_errors(self) -> None:
        """Takes every error line away."""
        self.problem_line.hide()
        for row in self.all_rows():
            for field in row.fields.values():
                field.set_error("")

    def show_problem(self, path: str, sentence: str) -> bool:
        """Says a sentence under the field of a row, or above the rows."""
        place, _, name = path.partition(".")
        sent = self.sent_rows()
        if place.isdecimal() and int(place) < len(sent):
            field = self.field_for(sent[int(place)], name)
            if field is not None:
                field.set_error(sentence)
                return True
        self.problem_line.setText(sentence)
        self.problem_line.show()
        return True

    def field_for(self, row: Row, name: str) -> FormField | None:
        """The input of a row that shows a problem of the field ``name``."""
        return row.fields.get(name)

    def first_wrong(self) -> FormField | None:
        """The first field with an error; what is said above the rows leads into the first."""
        fields = [field for row in self.all_rows() for field in row.fields.values()]
        wrong = next((field for field in fields if field.error()), None)
        if wrong is None and fields and not self.problem_line.isHidden():
            return fields[0]
        return wrong
