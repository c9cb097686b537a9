"""Stories told to the window from outside its process. Run by the system's Python in a session bus.

``window_story.py STORY FOLDER PYTHON SIZE``: starts a screen, a window manager and the program
below FOLDER and drives it by accessible names; ends every process by its own id.
"""

import sys
import time

from window_desk import PASSWORD, Desk, sign_in_first
from window_keys import refused, saved
from window_ledgers import ledgers
from window_office import office
from window_review import review
from window_sizes import sizes

FILE_NO = "（2026）皋九人调字第001号"


def set_up(window):
    """The committee and its mediator."""
    window.press("系统管理")
    window.press("登记调委会")
    window.fill("全称", "如皋市九华镇人民调解委员会")
    window.choose("类型", "乡镇调委会")
    window.fill("字头", "皋九")
    window.press("保存")
    window.wait_for("登记调委会：已保存")
    # The page is made anew with it: what was pressed on the page before would be lost.
    window.get("修改：如皋市九华镇人民调解委员会", "push button")
    window.press("登记调解员")
    window.fill("姓名", "沈卫东")
    window.choose("所属调委会", "如皋市九华镇人民调解委员会")
    window.press("保存")
    window.wait_for("登记调解员：已保存")


def enter(window):
    """Intake, acceptance, appointment, mediation."""
    window.press("纠纷调解")
    window.press("＋ 新登记")
    window.choose("纠纷类型", "邻里纠纷")
    window.fill("申请人1 姓名", "李桂香")
    window.choose("申请人1 性别", "女")
    window.fill("申请人1 住址", "桑园村2组")
    window.fill("被申请人1 姓名", "李建明")
    window.fill("被申请人1 住址", "桑园村2组")
    window.choose("被申请人1 调解意愿", "同意调解")
    window.fill("纠纷简要情况", "空调外机滴水淋湿晒场，双方发生争吵。")
    window.press("其余均符合")
    window.press("保存并受理")
    window.wait_for(f"已受理：{FILE_NO}")
    window.press("指派调解员")
    window.choose("主持调解员", "沈卫东")
    window.press("保存")
    window.wait_for("指派调解员：已保存")
    window.press("登记调解")
    window.fill("调解地点", "九华镇人民调解室")
    window.fill("调解情况", "双方各自陈述，经调解员讲明相邻关系，达成一致。")
    window.choose("调解结果", "调解成功")
    window.press("保存")
    window.wait_for("登记调解：已保存")


def agree(window):
    """The text, the obligation, the signatures on paper."""
    window.press("拟定协议")
    window.fill("协议内容1", "李建明于2026年12月31日前赔偿李桂香人民币贰佰元整（¥200.00）。")
    window.press("增加一条协议内容")
    window.fill("协议内容2", "双方互相道歉，今后互谅互让。")
    window.fill("履行方式、时限", "现金支付，2026年12月31日前付清。")
    window.press("增加履行事项")
    window.choose("履行事项1 义务人", "李建明")
    window.choose("履行事项1 权利人", "李桂香")
    window.fill("履行事项1 金额", "200.00")
    window.fill("履行事项1 履行期限", "2099-12-31")
    window.press("保存")
    window.wait_for("拟定协议：已保存")
    window.press("登记签署")
    window.press("全部已签署盖章")
    window.press("保存")
    window.wait_for("登记签署：已保存")


def print_agreement(window, target):
    """The preview, and the PDF it saves."""
    window.press("打印人民调解协议书")
    window.press("另存为 PDF")
    window.answer_file_dialog(target)
    window.wait_for(f"已保存：{target.name}")


def hand_over(desk, window, stick):
    """Request, certificate, bundle, receipt; the bureau's part is its own."""
    desk.bureau("init")
    window.press("数据上报")
    window.press("生成接入申请…")
    window.answer_file_dialog(stick / "request.sfq")
    window.wait_for("指纹")
    desk.bureau("enrol", str(stick / "request.sfq"), "--out", str(stick))
    (certificate,) = stick.glob("*.sfc")
    window.press("导入市局证书…")
    window.answer_file_dialog(certificate)
    window.wait_for("已接入市局")
    window.press("打包并拷到 U 盘…")
    window.answer_file_dialog(stick)
    window.wait_for("1 个包等回执")
    bundles = [str(path) for path in stick.glob("*.sfb")]
    desk.bureau("ingest", *bundles, "--receipts", str(stick))
    (receipt,) = stick.glob("*.sfr")
    window.press("导入回执…")
    window.answer_file_dialog(receipt)
    window.wait_for("市局已接收")


def whole(desk):
    """From the first start to the receipt."""
    window = desk.open()
    stick = desk.folder / "stick"
    stick.mkdir()
    sign_in_first(window, desk.folder / "store")
    set_up(window)
    enter(window)
    agree(window)
    print_agreement(window, desk.folder / "agreement.pdf")
    hand_over(desk, window, stick)
    desk.picture("end")


def crash(desk):
    """Typed words survive a power cut and are offered again."""
    window = desk.open()
    sign_in_first(window, desk.folder / "store")
    set_up(window)
    window.press("纠纷调解")
    window.press("＋ 新登记")
    window.type("申请人1 姓名", "Wang Xiaoming")
    window.wait_for("草稿已保存")
    desk.kill()
    window = desk.open()
    window.fill("密码", PASSWORD)
    window.press("登录")
    window.press_part("未完成")
    assert window.text("申请人1 姓名") == "Wang Xiaoming"


def receive(window):
    """A person reports, in one form."""
    window.press("社区矫正")
    window.press("接收登记")
    window.fill("姓名", "孙志强")
    window.fill("证件号码", "320699197111040015")
    window.fill("居住地", "九华镇桑园村 6 组")
    window.choose("矫正类别", "缓刑")
    window.fill("罪名", "危险驾驶罪")
    window.fill("社区矫正决定机关", "如皋市人民法院")
    window.fill("裁判生效日期", "2026-10-10")
    window.fill("矫正期限起", "2026-10-10")
    window.fill("矫正期限止", "2027-10-09")
    window.fill("刑期（考验期）年", "1")
    window.wait_for("核对一致")
    window.fill("报到日期", "2026-10-15")
    assert window.text("出生日期") == "1971-11-04"
    window.press("保存")
    window.wait_for("接收登记：已保存")


def correction(desk):
    """A person is received, asks for leave, is decided about, and his papers are looked at."""
    window = desk.open()
    sign_in_first(window, desk.folder / "store")
    receive(window)
    desk.picture("person")
    window.press("登记请假申请")
    window.choose("外出事由", "处理家庭重要事务")
    window.fill("外出期限起", "明天")
    window.fill("外出期限止", "2027-02-01")
    window.wait_for("须由")
    desk.picture("leave")
    window.fill("外出目的地", "苏州市")
    window.fill("事由说明", "父亲住院。")
    window.press("保存")
    window.wait_for("登记请假申请：已保存")
    window.press("打印第1次外出审批表")
    window.wait_for("共 ")
    desk.picture("sheet")
    window.key("F1")
    window.wait_for("使用手册")
    desk.picture("manual")


def take_in(window):
    """Intake and acceptance without the mouse."""
    window.keys("ctrl+n")
    window.at("申请日期")
    refused(window, "纠纷类型")
    window.write("linli")
    window.go_to("申请人1 姓名")
    window.paste("李桂香")
    window.go_to("被申请人1 姓名")
    window.paste("李建明")
    window.go_to("被申请人1 调解意愿")
    window.write("tytj")
    window.go_to("纠纷简要情况")
    window.paste("空调外机滴水淋湿晒场，双方发生争吵。")
    window.go_to("其余均符合", "Tab")
    window.keys("space", "ctrl+Return")
    window.wait_for(f"已受理：{FILE_NO}")


def mediate(window):
    """Appointment, where the only mediator there is stands, and mediation, refused first."""
    window.keys("alt+1")
    window.at("主持调解员")
    saved(window, "指派调解员")
    window.keys("alt+1")
    window.at("调解时间")
    refused(window, "调解地点")
    window.paste("九华镇人民调解室")
    refused(window, "调解情况")
    window.paste("双方各自陈述，达成一致。")
    refused(window, "调解结果")
    window.write("tjcg")
    window.keys("Down", "Return")
    saved(window, "登记调解")


def put_by_and_take_up(window):
    """The agreement is left half typed for a list, taken up again and saved."""
    window.keys("alt+1")
    window.at("协议日期")
    refused(window, "协议内容1")
    window.paste("双方互相道歉，今后互谅互让。")
    refused(window, "履行方式、时限")
    window.paste("当场道歉。")
    window.keys("ctrl+2")
    window.wait_for("还没有保存，已放进工作台的“接着做”")
    window.keys("ctrl+1")
    window.press_part("未完成：拟定协议")
    assert window.text("协议内容1") == "双方互相道歉，今后互谅互让。"
    assert window.text("履行方式、时限") == "当场道歉。"
    window.at("协议日期")
    saved(window, "拟定协议")
    window.keys("alt+1")
    window.at("李桂香 已签署")
    refused(window, "李桂香 已签署")
    window.keys("shift+Tab")
    window.at("全部已签署盖章")
    window.keys("space")
    saved(window, "登记签署")


def type_until_the_power_goes(desk, window, seconds):
    """Types steadily, then the power goes; what was lost is no more than three seconds of typing."""
    window.keys("ctrl+n")
    window.at("申请日期")
    window.go_to("纠纷简要情况", most=30)
    typed = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        letter = "abcdefghijklmnopqrstuvwxyz"[len(typed) % 26]
        window.keys(letter)
        typed.append(time.monotonic())
    gone = time.monotonic()
    desk.kill()
    window = desk.open()
    window.fill("密码", PASSWORD)
    window.press("登录")
    window.press_part("未完成：登记纠纷")
    kept = len(window.text("纠纷简要情况"))
    assert all(when > gone - 3.0 for when in typed[kept:]), (kept, len(typed))


def keys(desk):
    """A dispute by keys alone, every sheet refused first; half of it put by; a power cut at the end."""
    window = desk.open()
    sign_in_first(window, desk.folder / "store")
    set_up(window)
    take_in(window)
    mediate(window)
    put_by_and_take_up(window)
    type_until_the_power_goes(desk, window, 6)


if __name__ == "__main__":
    story, folder, python, size = sys.argv[1:5]
    with Desk(folder, python, size) as desk:
        try:
            told = (whole, crash, correction, keys, office, ledgers, review, sizes)
            {one.__name__: one for one in told}[story](desk)
        except BaseException:
            desk.picture("trouble")
            raise
