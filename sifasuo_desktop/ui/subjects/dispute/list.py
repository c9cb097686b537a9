"""纠纷调解: the list of all disputes the user may read."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from sifasuo_desktop.ui.lists.cells import Cells
from sifasuo_desktop.ui.lists.list_page import ListPage, text_cell
from sifasuo_desktop.ui.lists.record_model import Column
from sifasuo_desktop.ui.page import Page
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.subjects.dispute.acts import ORDER


class Disputes(ListPage):
    """Newest first; the state gives way to what is due within a week."""

    kind = "dispute"
    title = "纠纷调解"
    filter_hint = "筛选：姓名、拼音、案号、事实"
    record_page = "dispute"
    list_page = "disputes"
    act_order = ORDER
    empty_words = ("还没有登记纠纷。", "按 Ctrl+N 登记第一件；旧案可以补录。")

    def make_columns(self) -> tuple[Column, ...]:
        """State, number, who, kind, day, what is next, hand-over."""
        cells = Cells(self.kind, self.desk.workplace.codes, self.desk.workplace.today())
        return (
            Column("状态", 116, cells.state, name="state"),
            Column("案号", 214, text_cell("number"), name="number"),
            Column("当事人与案由", 200, text_cell("title"), stretch=True, name="title"),
            Column("申请日期", 106, text_cell("applied"), spare=2, name="applied"),
            Column("难度", 86, cells.coded("difficulty", "difficulty"), spare=4, name="difficulty"),
            Column("下一项", 190, cells.next, spare=1, name="next"),
            Column("上报", 96, cells.coded("handover", "handover"), spare=3, name="handover"),
        )

    def make_buttons(self) -> Sequence[QPushButton]:
        """Oral registration beside the one in the top bar."""
        if not self.desk.workplace.may("dispute.register"):
            return ()
        return (button("登记纠纷", self._register, kind="primary"),)

    def _register(self) -> None:
        self.desk.go("intake")


PAGE = Page(
    "disputes", "纠纷调解", 20, Disputes, ("read:dispute",), list_of="dispute", help="三、纠纷"
)
