"""下载模板: the empty sheet of a kind, kept where the user says."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.exchange.excel.form import Form
from sifasuo_desktop.services.exchange.excel.template import make_template
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.runner import Trouble

TEMPLATE = "Excel 表格 (*.xlsx)"


def save_template(page: QWidget, desk: Desk, kind: str) -> None:
    """Asks where to, and writes it."""
    start = desk.start_folder() / f"{KINDS[kind].TITLE}导入模板.xlsx"
    asked = desk.prompter.save_file(page, "保存模板", start, TEMPLATE)
    if asked is not None:
        work = partial(make_template, desk.workplace, kind, asked)
        desk.write(work, partial(_saved, desk, asked))


def _saved(desk: Desk, where: Path, result: Form | Refused | Trouble) -> None:
    if isinstance(result, Form):
        desk.say(f"模板已保存：{where}")
    else:
        desk.say("\n".join(sentences(result)), "red")
