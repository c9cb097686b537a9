"""社区矫正: the list of the persons on the register."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from sifasuo_desktop.ui.lists.cells import Cells
from sifasuo_desktop.ui.lists.list_page import ListPage, text_cell
from sifasuo_desktop.ui.lists.record_model import Column
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

    def make_columns(self) -> tuple[Column, ...]:
        """State, number, who, category, class, term, what is next, entered late, who is responsible."""
        cells = Cells(self.kind, self.desk.workplace.codes, self.desk.workplace.today())
        return (
            Column("状态", 116, cells.state, name="state"),
            Column("编号", 122, text_cell("number"), name="number"),
            Column("姓名", 84, text_cell("name"), name="name"),
            Column(
                "类别",
                116,
                cells.coded("category", "correction_category"),
                spare=3,
                name="category",
            ),
            Column("管理类别", 92, text_cell("manage_class"), spare=4, name="manage_class"),
            Column("期限", 212, cells.term, spare=2, name="start", sort="end"),
            Column("下一项", 190, cells.next, stretch=True, name="next"),
            Column("事后登记", 88, cells.late, spare=1, name="entered_late"),
            Column(
                "管理单位", 92, cells.coded("managed_by", "managed_by"), spare=6, name="managed_by"
            ),
            Column("责任人", 86, text_cell("responsible"), spare=5, name="responsible"),
            Column("上报", 96, cells.coded("handover", "handover"), spare=7, name="handover"),
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
