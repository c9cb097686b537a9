"""The only place that opens modal dialogs: questions, files and folders, the crash notice."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget


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
        chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
        return Path(chosen) if chosen else None

    def open_file(self, parent: QWidget | None, title: str, start: Path, kinds: str) -> Path | None:
        """A file to read, or None; ``kinds`` as ``证书 (*.json)``."""
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
        return Path(chosen) if chosen else None

    def save_file(self, parent: QWidget | None, title: str, start: Path, kinds: str) -> Path | None:
        """Where to write a file, or None."""
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
        return Path(chosen) if chosen else None

    def printer(self, parent: QWidget | None, printer: QPrinter) -> bool:
        """Lets the user choose printer, pages and copies; False when nothing is to be printed."""
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("打印")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        return dialog.exec() == QDialog.DialogCode.Accepted
