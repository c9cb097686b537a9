"""Three ledgers by keys: an event with two photos, an issue to its end, a visit whose finding becomes one.

Then a register comes in from a sheet, and the month's report is read, opened, frozen and printed.
Run by the system's Python in a session bus. What is missing is refused first, by the key that saves.
"""

import subprocess
from datetime import date, timedelta

from window_desk import sign_in_first
from window_keys import begun, refused, saved

EVENT = "法治宣传教育月广场宣传"
FIRM = "如皋市云溪纺织有限公司"


def entered(window, title, start):
    """Opens the sheet of a ledger from the page of all ledgers."""
    window.keys("ctrl+6")
    window.get("普法依治", "panel")
    begun(window, title, start)


def event(window, folder):
    """One photo comes by the clipboard, one from a file."""
    entered(window, "登记普法活动", "活动日期")
    refused(window, "活动主题")
    window.paste(EVENT)
    refused(window, "活动地点")
    window.paste("九华镇文化广场")
    for ticked in ("文艺演出", "青少年"):
        refused(window, ticked)
        window.keys("space")
    refused(window, "受众人次")
    window.write("180")
    saved(window, "登记普法活动")
    window.get(EVENT)
    copied = ["xclip", "-selection", "clipboard", "-t", "image/png", "-loops", "1"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*copied, str(folder / "横幅.png")], check=True, **quiet)
    window.keys("ctrl+v")
    window.get("1 件")
    window.press("添加附件…")
    window.answer_file_dialog(folder / "合影.jpg")
    window.get("2 件")


def issue(window):
    """Found, handed over, put right, looked at again, struck off."""
    entered(window, "登记问题线索", "发现日期")
    refused(window, "领域")
    window.write("qt")
    window.keys("Return")
    window.at("涉及单位或者对象")
    refused(window, "涉及单位或者对象")
    window.paste("九华镇菜市场出租房")
    refused(window, "问题描述")
    window.paste("电线私拉乱接，未装烟感。")
    saved(window, "登记问题线索")
    window.get("交办", "push button")
    begun(window, "alt+1", "级别")
    refused(window, "级别")
    window.write("yb")
    window.keys("Return")
    refused(window, "责任人")
    window.paste("沈卫东")
    refused(window, "整改期限")
    window.write((date.today() + timedelta(10)).strftime("%Y%m%d"))
    saved(window, "交办")
    window.get("整改完成，申请核验", "push button")
    begun(window, "alt+1", "整改完成日期")
    refused(window, "整改措施和结果")
    window.paste("更换线路，加装独立烟感。")
    saved(window, "整改完成，申请核验")
    window.get("核验通过", "push button")
    begun(window, "alt+1", "核验日期")
    saved(window, "核验通过")
    window.get("销号", "push button")
    begun(window, "alt+1", "销号日期")
    saved(window, "销号")
    window.get("›  已销号")


def visit(window):
    """A firm, a visit to it, what was found there, and the issue that it becomes."""
    entered(window, "登记企业", "企业名称")
    refused(window, "企业名称")
    window.paste(FIRM)
    saved(window, "登记企业")
    window.get("登记企业走访", "push button")
    begun(window, "登记企业走访", "走访日期")
    refused(window, "服务方式")
    window.write("sm")
    window.keys("Return")
    refused(window, "公司治理")
    window.keys("space")
    saved(window, "登记企业走访")
    window.get("相关的记录", "panel")
    window.go_to(f"访{date.today().year}-0001　{FIRM}", "Tab", 40)
    window.keys("Return")
    window.get("补充发现的问题", "push button")
    begun(window, "补充发现的问题", "方面")
    refused(window, "方面")
    window.write("ht")
    window.keys("Return")
    refused(window, "问题")
    window.paste("购销合同未约定质量异议期。")
    saved(window, "补充发现的问题")
    window.get("转为问题线索", "push button")
    begun(window, "alt+2", "发现的问题")
    refused(window, "领域")
    window.write("qt")
    window.keys("Return")
    saved(window, "转为问题线索")
    window.get("问题线索 · 来自走访")


def bring_in(window, sheet):
    """An old register, from the menu of its list."""
    window.keys("ctrl+6")
    window.get("普法依治", "panel")
    window.go_to("普法活动台账 共 1 条", "Tab", 40)
    window.keys("Return")
    window.get("普法活动台账列表", "table")
    window.go_to("表格", "Tab", 40)
    window.keys("Return", "Down", "Down", "Return")
    window.at("选择表格文件…")
    window.keys("Return")
    window.answer_file_dialog(sheet)
    window.wait_for("共 3 行，可以登记 3 行，已有 0 行，有误 0 行。")
    window.wait_for("跳过合计行：第 7 行")
    window.at("登记这 3 行")
    window.keys("Return")
    window.wait_for("共 3 行，已登记 3 行")
    window.at("撤回这次导入")


def report(window, target):
    """Last month's: its three events are opened from their figure; then it is frozen and printed."""
    window.keys("ctrl+7")
    window.get("调解案件总数（件）", "table cell")
    window.go_to("3", "Down", 160)
    window.keys("Return")
    window.wait_for("普法活动（场）：3 条记录")
    window.at("数字后面的记录")
    window.keys("Return")
    window.get("›  已登记")
    window.keys("ctrl+7")
    window.wait_for("还没有定稿。")
    window.go_to("定稿", "Tab", 40)
    window.keys("Return")
    window.at("取消")
    window.go_to("定稿", "Tab", 4)
    window.keys("Return")
    window.wait_for("由顾明远定稿。以后没有改动。")
    window.keys("ctrl+p")
    window.wait_for("第 1 页")
    window.keys("ctrl+shift+s")
    window.answer_file_dialog(target)
    window.wait_for(f"已保存：{target.name}")


def ledgers(desk):
    """All of it in one start, in an office that begins."""
    window = desk.open()
    sign_in_first(window, desk.folder / "store")
    event(window, desk.folder)
    desk.picture("event")
    issue(window)
    desk.picture("issue")
    visit(window)
    desk.picture("visit")
    bring_in(window, desk.folder / "xls" / "普法台账.xls")
    desk.picture("brought_in")
    report(window, desk.folder / "report.pdf")
    desk.picture("report")
