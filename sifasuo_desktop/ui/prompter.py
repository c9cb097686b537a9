"""The only place that opens modal dialogs: questions, files and folders, the crash notice."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Prompter:
    """Asks the person at the screen; tests hand in one that answers by itself."""

    def confirm(self, parent: QWidget | None, question: str, yes: str, no: str = "取消") -> bool:
        """A question that must be answered; closing the dialog means ``no``."""
        box = QMessageBox(QMessageBox.Icon.Question, "请确认", question, parent=parent)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)
        box.exec()
        return box.clickedButton() is agree

    def tell(self, parent: QWidget | None, title: str, text: str, detail: str = "") -> None:
        """Something that must be read before work goes on."""
        box = QMessageBox(QMessageBox.Icon.Warning, title, text, parent=parent)
        if detail:
            box.setDetailedText(detail)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def folder(self, parent: QWidget | None, title: str, start: Path) -> Path | None:
        """A folder chosen by the user, or None."""
        dialog = _files(parent, title, start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog)

    def open_file(self, parent: QWidget | None, title: str, start: Path, kinds: str) -> Path | None:
        """A file to read, or None; ``kinds`` as ``证书 (*.json)``."""
        dialog = _files(parent, title, start)
        dialog.setNameFilter(kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _chosen(dialog)

    def open_files(
        self, parent: QWidget | None, title: str, start: Path, kinds: str
    ) -> tuple[Path, ...]:
        """Files to read, none or several."""
        dialog = _files(parent, title, start)
        dialog.setNameFilters(kinds.split(";;"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return _all_chosen(dialog)

    def save_file(self, parent: QWidget | None, title: str, start: Path, kinds: str) -> Path | None:
        """Where to write a file, or None."""
        dialog = _files(parent, title, start.parent)
        dialog.setNameFilter(kinds)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(start.suffix.removeprefix("."))
        dialog.selectFile(start.name)
        return _chosen(dialog)

    def printer(self, parent: QWidget | None, printer: "QPrinter") -> bool:
        """Lets the user choose printer, pages and copies; False when nothing is to be printed."""
        # Qt's printing is read when something is printed, not at the start.
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("打印")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        return dialog.exec() == QDialog.DialogCode.Accepted


def _files(parent: QWidget | None, title: str, start: Path) -> QFileDialog:
    """A file dialog whose words Qt has left in English are Chinese, too."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "位置：")
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, "文件类型：")
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    return next(iter(_all_chosen(dialog)), None)


def _all_chosen(dialog: QFileDialog) -> tuple[Path, ...]:
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    found = dialog.selectedFiles() if agreed else []
    dialog.deleteLater()
    return tuple(map(Path, found))
