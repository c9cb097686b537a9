"""A document for review by keys, from the day it is handed in to the day it goes into the file.

Run by the system's Python in a session bus.
"""

from window_desk import sign_in_first
from window_keys import begun, refused, saved

DOCUMENT = "九华镇养犬管理办法"


def handed_in(window):
    """What is missing is refused by the key that saves; then it is there."""
    window.keys("ctrl+4")
    window.get("还没有登记审核件。")
    begun(window, "ctrl+n", "送审日期")
    refused(window, "审核事项")
    window.paste("行政规范性文件")
    window.keys("Down", "Return")
    refused(window, "送审件名称")
    window.paste(DOCUMENT)
    refused(window, "承办单位")
    window.paste("九华镇社会事务办公室")
    saved(window, "登记审核件")


def accepted(window):
    """The office's list of materials is there, and one press says of all that they were given."""
    window.get("受理", "push button")
    begun(window, "alt+1", "受理日期")
    window.go_to("没有选的都选“已交”", "Tab", 40)
    window.keys("Return")
    saved(window, "受理")


def examined(window):
    """Point by point from the office's list, with one opinion; then a second look."""
    window.get("初审", "push button")
    begun(window, "初审", "初审人")
    window.go_to("没有选的都选“符合”", "Tab", 40)
    window.keys("Return")
    window.press("＋ 增加逐条意见")
    window.fill("逐条意见1 条款", "第三条")
    window.fill("逐条意见1 存在的问题", "设定了收费项目，没有上位法依据。")
    window.fill("逐条意见1 修改建议", "删去第三条第二款。")
    saved(window, "初审")
    window.get("复核通过", "push button")
    begun(window, "复核通过", "复核人")
    window.paste("林敏")
    saved(window, "复核通过")


def issued(window, target):
    """The opinion, and its letter as a PDF."""
    window.get("出具审核意见", "push button")
    begun(window, "出具审核意见", "出具日期")
    refused(window, "审核结论")
    window.paste("修改后合法")
    window.keys("Return")
    refused(window, "出具形式")
    window.paste("审核意见书")
    window.keys("Return")
    saved(window, "出具审核意见")
    window.keys("ctrl+p", "Down", "Return")
    window.wait_for("共 1 页")
    window.keys("ctrl+shift+s")
    window.answer_file_dialog(target)
    window.wait_for(f"已保存：{target.name}")
    window.keys("Escape")


def to_the_file(window):
    """What became of the opinion, the decision, the filing, the archive."""
    window.get("登记采纳反馈", "push button")
    begun(window, "登记采纳反馈", "反馈日期")
    window.choose("逐条意见1 采纳情况", "采纳")
    saved(window, "登记采纳反馈")
    window.get("登记审议（签订）结果", "push button")
    begun(window, "登记审议（签订）结果", "审议（签订）日期")
    saved(window, "登记审议（签订）结果")
    window.get("报备", "push button")
    begun(window, "报备", "报备日期")
    saved(window, "报备")
    window.get("归档", "push button")
    begun(window, "归档", "归档日期")
    saved(window, "归档")
    window.get("›  已归档")


def review(desk):
    """All of it in one start, in an office that begins."""
    window = desk.open()
    sign_in_first(window, desk.folder / "store")
    handed_in(window)
    accepted(window)
    examined(window)
    issued(window, desk.folder / "letter.pdf")
    to_the_file(window)
    desk.picture("review")
