"""Every page and its sheets looked at from outside: nothing is cut off, nothing lies over another.

Run by the system's Python in a session bus, below a folder that holds a store.
"""

import time

from window_desk import PASSWORD
from window_places import Look
from window_waits import NotThere

SETTLED = 20.0
"""So long may a page take until everything has its place."""


class Walk:
    """Goes through the window; every view is looked at until it stands well, and photographed."""

    def __init__(self, desk, window, name):
        self._desk = desk
        self._window = window
        self._name = name
        self._number = 0

    def look(self, root=None):
        """Waits until nothing below a node (or in the window) stands wrongly."""
        window = self._window
        end = time.monotonic() + SETTLED
        while True:
            try:
                faults = Look(root or window.app.getChildAtIndex(0)).faults
            except Exception as gone:  # the tree may change while it is read
                faults = [repr(gone)]
            if not faults or time.monotonic() > end:
                break
            window._next_event()
        self._number += 1
        self._desk.picture(f"{self._name}-{self._number:02}")
        if faults:
            raise NotThere(f"{self._name} {self._number}: " + "\n".join(faults))

    def sheet(self, key, refused=""):
        """The sheet of a key, when there is one; also with everything missing marked in it."""
        window = self._window
        window.keys(key)
        root = window.get("放弃  Esc", "push button").parent
        self.look(root)
        if refused:
            window.keys("ctrl+s")
            window.at(refused)
            self.look(root)
        window.keys("Escape")
        window.gone("放弃  Esc")

    def page(self, key, name):
        """The page of a key."""
        self._window.keys(key)
        self._window.get(name)
        self.look()

    def shortcuts(self):
        """The list of the keys."""
        window = self._window
        window.keys("question")
        self.look(window.get("关闭  Esc", "push button").parent)
        window.keys("Escape")
        window.gone("关闭  Esc")

    def dispute(self):
        """The list, a case, its sheets."""
        window = self._window
        window.keys("ctrl+2")
        window.get("纠纷调解列表", "table")
        self.look()
        window.keys("Return")
        window.get("登记签署", "push button")
        self.look()
        self.sheet("alt+1", "欧阳志海 已签署")
        for place in (3, 4):
            self.sheet(f"alt+{place}")

    def person(self):
        """The list, a person, the sheets."""
        window = self._window
        window.keys("ctrl+3")
        window.get("社区矫正对象列表", "table")
        self.look()
        self.sheet("alt+1", "姓名")
        window.keys("Return")
        window.get("入矫宣告", "push button")
        self.look()
        for place in (1, 3, 5):
            self.sheet(f"alt+{place}")

    def registration(self):
        """Written and oral, with all that is missing marked."""
        window = self._window
        window.keys("ctrl+n")
        window.at("申请日期")
        window.keys("ctrl+s")
        window.at("纠纷类型")
        self.look()
        window.keys("alt+o")
        window.get("是否当场履行", "text")
        window.keys("ctrl+s")
        window.at("纠纷类型")
        self.look()


def sizes(desk):
    """The size of the text stands in the settings of the folder."""
    window = desk.open()
    window.at("密码")
    walk = Walk(desk, window, "first")
    walk.look()
    window.write(PASSWORD)
    window.keys("Return")
    window.get("待办列表")
    walk = Walk(desk, window, "page")
    walk.page("ctrl+1", "本月与上月")
    walk.shortcuts()
    walk.dispute()
    walk.person()
    walk.page("ctrl+4", "登记审核件")
    walk.page("ctrl+5", "登记接待")
    walk.page("ctrl+6", "问题线索台账")
    walk.page("ctrl+7", "导出 Excel…")
    walk.page("ctrl+8", "打包并拷到 U 盘…")
    walk.page("ctrl+9", "核对日志")
    walk.registration()
