"""An office from nothing by keys alone: who is in it, an oral case, a person under correction.

Run by the system's Python in a session bus. Every sheet is refused first, by the key that saves.
"""

import re
from datetime import date, timedelta

from window_desk import PASSWORD
from window_keys import begun, refused, saved, tried

COMMITTEE = "如皋市九华镇人民调解委员会"
PERSON = "孙志强　矫2026-0001"
KEY_GROUP = re.compile(r"label:第 (\d) 组 ((?:[0-9A-Z] ){4}[0-9A-Z])")
KEY_ASKED = re.compile(r"text:第 (\d) 组(?= |$)")


def day(later=0):
    """A day counted from today, as one types it."""
    return (date.today() + timedelta(later)).strftime("%Y%m%d")


def begin(window):
    """No store yet: the first page refuses what is missing and what is wrong, then makes it."""
    window.at("司法所")
    window.go_to("再输一次")
    window.keys("Return")
    window.wait_for("“本人姓名”没有填写。")
    window.at("司法所")
    window.write("jiuhua")
    window.keys("Return")
    window.at("本人姓名")
    window.paste("顾明远")
    window.keys("Return")
    window.at("登录名")
    window.write("gumingyuan")
    window.keys("Return")
    window.at("密码")
    for words in ("abc", PASSWORD):
        window.write(words)
        window.keys("Return")
        window.at("再输一次")
        window.write(words)
        window.keys("Return")
        if words == "abc":
            window.at("密码")
    prove_key(window)
    window.get("待办列表")
    assert window.text("搜索") == ""


def prove_key(window):
    """The recovery key of a new store: two groups are written back from paper, wrong ones told."""
    window.get("恢复密钥")
    there = window.names()
    groups = {place: "".join(words.split()) for place, words in KEY_GROUP.findall(there)}
    first, second = KEY_ASKED.findall(there)
    window.at(f"第 {first} 组")
    window.keys("Return")
    window.wait_for(f"“第 {first} 组”没有填写。")
    window.at(f"第 {first} 组")
    window.write(groups[second])
    window.keys("Return")
    window.at(f"第 {second} 组")
    window.write(groups[second])
    window.keys("Return")
    window.wait_for(f"填写的与纸上的第 {first} 组不符。")
    window.at(f"第 {first} 组")
    window.keys("ctrl+a")
    window.write(groups[first])
    window.keys("Return")


def take_up_work(window):
    """The first steps of the workbench: committee, mediator; the second mediator, a colleague."""
    tried(window, "登记调委会", "全称", "登记调委会", "全称")
    window.paste(COMMITTEE)
    refused(window, "类型")
    window.keys("Escape")
    window.at("继续填写")
    window.keys("Escape")
    window.at("类型")
    window.write("xztwh")
    window.keys("Return")
    window.at("字头")
    refused(window, "字头")
    window.paste("皋九")
    saved(window, "登记调委会")
    begun(window, "登记调解员", "姓名")
    refused(window, "姓名")
    mediator(window, "沈卫东")
    window.keys("ctrl+9")
    window.get("核对日志")
    begun(window, "登记调解员", "姓名")
    mediator(window, "葛文秀")
    colleague(window)


def mediator(window, name):
    """Fills in the open sheet; the only committee there is stands in it."""
    window.paste(name)
    window.keys("Return")
    window.at("所属调委会")
    window.keys("Return")
    window.at("性别")
    saved(window, "登记调解员")


def colleague(window):
    """An account for somebody else."""
    begun(window, "新增账号", "登录名")
    refused(window, "登录名")
    window.write("linmin")
    refused(window, "姓名")
    window.paste("林敏")
    refused(window, "系统管理员")
    window.go_to("经办人", "Tab")
    window.keys("space")
    refused(window, "初始密码")
    window.write("Yunxi-2027")
    saved(window, "新增账号")


def oral(window):
    """An oral case to its end; that it was performed must be chosen, and is to be later."""
    window.keys("ctrl+n")
    window.at("申请日期")
    window.keys("alt+o")
    window.get("是否当场履行", "text")
    refused(window, "纠纷类型")
    window.write("linli")
    window.go_to("申请人1 姓名")
    window.paste("钱国平")
    refused(window, "被申请人1 姓名")
    window.paste("钱国安")
    refused(window, "纠纷简要情况")
    window.paste("屋檐滴水淋湿邻居柴垛，双方争执。")
    refused(window, "人民调解员")
    window.write("swd")
    window.keys("Return")
    refused(window, "达成协议内容")
    window.paste("钱国安改装雨落水管，赔偿柴草损失贰佰元整。")
    refused(window, "是否当场履行")
    window.write("dc")
    window.keys("Return")
    window.at("履行方式、时限")
    assert window.text("履行方式、时限") == "当场履行"
    window.keys("shift+Tab")
    window.at("是否当场履行")
    window.write("yh")
    window.keys("Return")
    refused(window, "履行方式、时限")
    assert window.text("履行方式、时限") == ""
    window.paste("十日内改好，现金支付。")
    window.go_to("增加履行事项", "Tab")
    window.keys("Return")
    window.at("履行事项1 金额")
    window.write("200")
    refused(window, "履行事项1 履行期限")
    window.write(day(10))
    window.keys("ctrl+s")
    window.wait_for("皋九人调口字第001号。")


def perform_and_close(window):
    """Performance, the call afterwards, the end; days that do not exist are refused."""
    window.get("登记第1项履行")
    begun(window, "alt+1", "履行事项")
    window.go_to("履行日期")
    wrong_day(window, "履行日期")
    saved(window, "登记履行")
    window.get("›  履行完毕")
    begun(window, "alt+1", "回访日期")
    refused(window, "回访情况")
    window.paste("雨水管已改，钱已付，双方无争执。")
    saved(window, "回访")
    window.get("回访 ✓")
    begun(window, "alt+1", "结案日期")
    wrong_day(window, "结案日期")
    saved(window, "结案")
    window.get("›  已结案")


def wrong_day(window, name):
    """Under the cursor is a day: one that does not exist is refused, today is not."""
    window.write("2026-13-45")
    refused(window, name)
    window.paste("今天")


def received(window):
    """A person reports at the office."""
    window.keys("ctrl+3")
    window.get("接收登记", "push button")
    tried(window, "alt+1", "姓名", "接收登记", "姓名")
    window.paste("孙志强")
    window.keys("Return")
    window.at("证件号码")
    window.write("320699197111040014")
    window.keys("Return")
    window.wait_for("身份证号码校验位不对")
    window.keys("shift+Tab")
    window.at("证件号码")
    window.write("320699197111040015")
    window.keys("Return")
    window.at("民族")
    refused(window, "居住地")
    window.paste("九华镇桑园村6组")
    refused(window, "矫正类别")
    window.write("hx")
    window.keys("Return")
    window.at("罪名")
    window.paste("危险驾驶罪")
    refused(window, "社区矫正决定机关")
    window.paste("如皋市人民法院")
    refused(window, "裁判生效日期")
    window.write(day())
    refused(window, "矫正期限起")
    window.write(day())
    refused(window, "矫正期限止")
    window.write(day(364))
    saved(window, "接收登记")
    window.get(PERSON)


def put_by_and_taken_up(window, title, draft, start):
    """Another record is opened over the sheet, Ctrl+S saves nothing there, and it is gone on with."""
    window.keys("ctrl+k")
    window.at("搜索")
    window.write("qgp")
    window.wait_for("钱国平与钱国安之间邻里纠纷")
    window.keys("Return")
    window.wait_for(f"“{draft}”还没有保存，已放进工作台的“接着做”。")
    window.get("›  已结案")
    window.gone(title, "panel")
    window.keys("ctrl+s")
    window.keys("ctrl+1")
    window.get(f"未完成：{draft}")
    window.go_to(f"未完成：{draft}", "shift+Tab")
    window.keys("Return")
    window.at(start)


def visited(window):
    """Half of a visit is written when another record is asked for; nothing of it gets there."""
    tried(window, "alt+3", "时间", "登记走访", "内容")
    window.paste("走访本人，在家务工。")
    refused(window, "走访对象")
    put_by_and_taken_up(window, "登记走访", f"登记走访：{PERSON}", "时间")
    window.get(PERSON)
    assert window.text("内容") == "走访本人，在家务工。"
    refused(window, "走访对象")
    window.paste("本人")
    saved(window, "登记走访")
    window.get("报告、走访、谈话、点验")


def away_and_back(window):
    """Leave is asked for, decided and ended."""
    window.get("登记走访", "label")
    tried(window, "alt+5", "申请日期", "登记请假申请", "外出事由")
    window.write("cljt")
    window.keys("Return")
    window.at("外出期限起")
    for name in ("外出期限起", "外出期限止"):
        wrong_day(window, name)
        window.keys("Return")
    window.at("外出目的地")
    window.paste("苏州市")
    refused(window, "事由说明")
    window.paste("父亲住院，前往陪护。")
    saved(window, "登记请假申请")
    window.get("审批请假", "push button")
    begun(window, "alt+2", "请假")
    refused(window, "审批意见")
    window.write("pz")
    window.keys("Return")
    window.go_to("审批日期")
    wrong_day(window, "审批日期")
    saved(window, "审批请假")
    window.get("销假", "push button")
    begun(window, "alt+1", "请假")
    window.go_to("实际返回日期")
    wrong_day(window, "实际返回日期")
    saved(window, "销假")
    window.get("已销假")


def mustered(window):
    """Those on the register are called together, and he does not come."""
    window.keys("ctrl+3")
    window.get("登记点验", "push button")
    tried(window, "alt+2", "点验时间", "登记点验", "点验地点")
    window.paste("九华司法所会议室")
    refused(window, "孙志强 到场情况 到场")
    window.keys("3", "Return")
    window.at("孙志强 原因、处理")
    window.paste("电话联系，称在外地务工。")
    put_by_and_taken_up(window, "登记点验", "登记点验", "点验时间")
    assert window.text("孙志强 原因、处理") == "电话联系，称在外地务工。"
    saved(window, "登记点验")


def office(desk):
    """All of it in one start."""
    window = desk.open()
    begin(window)
    take_up_work(window)
    oral(window)
    perform_and_close(window)
    received(window)
    visited(window)
    away_and_back(window)
    mustered(window)
