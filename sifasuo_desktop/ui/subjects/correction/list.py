"""社区矫正: the list of the persons on the register."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from sifasuo_desktop.ui.lists.columns import Shape
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.page import Page
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.subjects.correction.acts import ORDER


class Corrections(ListPage):
    """Newest first; the state gives way to what is due within a week."""

    kind = "correction"
    title = "社区矫正对象"
    filter_hint = "筛选：姓名、拼音、罪名、编号"
    record_page = "correction"
    list_page = "corrections"
    act_order = ORDER
    empty_words = ("在册名单是空的。", "收到法律文书后，用“接收登记”登记第一名社区矫正对象。")

    shapes = (
        Shape("state", 116),
        Shape("number", 122),
        Shape("name", 84),
        Shape("category", 116, spare=3, title="类别"),
        Shape("manage_class", 92, spare=4),
        Shape("start", 212, spare=2, title="期限", until="end"),
        Shape("next", 190, stretch=True),
        Shape("entered_late", 88, spare=1),
        Shape("managed_by", 92, spare=6, title="管理单位"),
        Shape("responsible", 86, spare=5),
        Shape("handover", 96, spare=7),
    )

    def make_buttons(self) -> Sequence[QPushButton]:
        """点验 of all, and reception of a person."""
        may = self.desk.workplace.may
        made = []
        if may("correction.muster"):
            made.append(button("登记点验", self._muster, keys="Alt+2"))
        if may("correction.receive"):
            made.append(button("接收登记", self._receive, kind="primary", keys="Alt+1"))
        return made

    def _muster(self) -> None:
        self.desk.form("correction.muster", {})

    def _receive(self) -> None:
        self.desk.form("correction.receive", {})


PAGE = Page(
    "corrections",
    "社区矫正",
    30,
    Corrections,
    ("read:correction",),
    list_of="correction",
    help="四、社区矫正",
)
