"""Where one is in a list stays when the list is read again: the chosen record, the rows in sight."""

from PySide6.QtCore import QModelIndex, QObject

from sifasuo_desktop.ui.lists.record_model import RecordModel
from sifasuo_desktop.ui.lists.record_table import RecordTable


class KeptPlace(QObject):
    """Records are known by their ids: rows above them may come and go."""

    def __init__(self, table: RecordTable, model: RecordModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._chosen = self._highest = ""
        self._row = self._top = 0
        table.selectionModel().currentRowChanged.connect(self._remember)
        model.dataChanged.connect(self._read_on)
        model.modelAboutToBeReset.connect(self._note)

    def rows(self) -> tuple[int, ...]:
        """The rows that are looked at."""
        return max(0, self._table.top_row()), max(0, self._table.currentIndex().row())

    def restore(self) -> None:
        """The same again after the model was read; in another selection the chosen record alone."""
        row = self._model.row_of(self._chosen)
        if not self._model.again:
            self._choose(max(0, row))
            return
        self._choose(row if row >= 0 else self._row)
        highest = self._model.row_of(self._highest)
        # At its very top a list shows what is new.
        self._table.scroll_to(highest if self._top and highest >= 0 else self._top)

    def _choose(self, row: int) -> None:
        self._table.setCurrentIndex(self._model.index(min(row, self._model.rowCount() - 1), 0))

    def _note(self) -> None:
        self._top, self._row = self.rows()
        self._highest = str(self._model.item(self._top).get("id", ""))

    def _remember(self, index: QModelIndex) -> None:
        if index.isValid():
            self._chosen = str(self._model.item(index.row()).get("id", ""))

    def _read_on(self) -> None:
        """The chosen record is known now, if it was chosen before it was read."""
        self._remember(self._table.currentIndex())
