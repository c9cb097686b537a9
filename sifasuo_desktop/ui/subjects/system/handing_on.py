"""工作交接: what is open in the office, on paper for whoever takes over."""

from functools import partial

from sifasuo_desktop.services.paper.open_work import TITLE, open_work_job
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label


class HandingOnCard(Card):
    """The list of what is open, by the person who works on it; shown to who may print."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("工作交接")
        self._desk = desk
        words = (
            "换人、换岗时打印：还没有办完的纠纷、矫正对象和各种业务，按承办人分列，写明下一个期限。"
        )
        self.add(label(words, "secondary", wrap=True))
        self.add(button(f"打印{TITLE}", self.print))
        self.body.addStretch(1)
        if not desk.workplace.may("print"):
            self.hide()

    def print(self) -> None:
        """Shows the list before it is printed."""
        job = partial(open_work_job, self._desk.workplace)
        self._desk.go("preview", Target(verb="list", words="system", job=job))
