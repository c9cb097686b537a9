"""纠纷调解: the list of all disputes the user may read."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from sifasuo_desktop.ui.lists.columns import Shape
from sifasuo_desktop.ui.lists.list_page import ListPage
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

    shapes = (
        Shape("state", 116),
        Shape("number", 214, title="案号"),
        Shape("title", 200, stretch=True, title="当事人与案由"),
        Shape("applied", 106, spare=2),
        Shape("difficulty", 86, spare=4, title="难度"),
        Shape("next", 190, spare=1),
        Shape("handover", 96, spare=3),
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
