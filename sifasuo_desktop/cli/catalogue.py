"""The subcommands: name, what it does, its arguments, and where its work stands."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sifasuo_desktop.cli.options import Steps, add_where, day, positive, span


@dataclass(frozen=True)
class Call:
    """One subcommand; ``runs`` is ``module:function`` below ``cli.commands``."""

    name: str
    help: str
    runs: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    opens_store: bool = True


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--store", required=True, help="新数据库的文件夹")
    parser.add_argument("--office", required=True, help="乡镇（街道）9 位代码")
    parser.add_argument("--name", help="司法所名称")
    parser.add_argument("--admin", required=True, help="第一个账号的登录名")
    parser.add_argument("--admin-name", help="第一个账号的本人姓名，写在文书上")
    parser.add_argument(
        "--villages", type=Path, metavar="F.csv", help="村居名册：code12,name,town_name"
    )


def _verbs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", nargs="?", help="操作名称，如 dispute.accept")
    parser.add_argument("--errors", action="store_true", help="列出全部错误代码")


def _do(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", help="操作名称，如 dispute.accept")
    parser.add_argument("--with", dest="values", required=True, help="JSON 文件，- 为标准输入")


def _play(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="JSON 文件，- 为标准输入")


def _find(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", help="记录种类，如 dispute")
    parser.add_argument("text", nargs="?", default="", help="姓名、拼音首字母、编号、关键词")
    add_where(parser)
    parser.add_argument("--limit", type=positive, default=50)
    parser.add_argument("--after", metavar="CURSOR")


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind")
    parser.add_argument("number", help="编号、登记号或案卷号")
    parser.add_argument("--unmask", action="store_true", help="显示完整号码（留痕）")


def _due(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=day, metavar="DATE")
    parser.add_argument("--within", type=span, default=7, metavar="DAYS")


def _calendar(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="国务院办公厅放假通知的全文（UTF-8 文字），- 为标准输入")
    parser.add_argument("--year", type=positive, metavar="Y", help="正文里没有年份时填写")


def _print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", help="文书名称，见 documents；register 打印台账")
    parser.add_argument("number", nargs="?", help="编号、登记号或案卷号；台账为记录种类")
    parser.add_argument("--period", metavar="P", help="台账的期间，如 2026、2026H1、2026-05")
    add_where(parser)
    view = "台账的另一种样式：它的英文名或者标题，不知道时写 ?"
    parser.add_argument("--view", metavar="样式", help=view)
    parser.add_argument("--item", type=positive, metavar="N", help="第几次、第几版")
    parser.add_argument("--blank", action="store_true", help="空白文书")
    parties = "空白文书留几方当事人的栏，默认 2"
    parser.add_argument("--parties", type=positive, metavar="N", help=parties)
    parser.add_argument("--out", type=Path, required=True, metavar="F.pdf")


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="报表名称，见 reports")
    parser.add_argument(
        "--period", required=True, metavar="P", help="2026、2026H1、2026Q2、2026-05、起..止"
    )
    parser.add_argument("--explain", action="store_true", help="列出每个数字后面的记录")
    parser.add_argument("--out", type=Path, metavar="F", help=".json、.xlsx 或者 .pdf")
    parser.add_argument("--freeze", action="store_true", help="定稿")
    parser.add_argument("--against", choices=["frozen"], help="与定稿比较")


def _copy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("platform", nargs="?", default="", help="平台，如 sujiefen；不写则列出")
    parser.add_argument("number", nargs="?", help="编号、登记号或案卷号")


def _open_work(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--person", default="", metavar="姓名", help="只列这一个人的")
    parser.add_argument("--out", type=Path, metavar="F.pdf", help="写成工作交接清单")


def _draft(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="草稿名称，见 drafts")
    parser.add_argument("--period", required=True, metavar="P", help="2026、2026H1、起..止")
    parser.add_argument("--out", type=Path, required=True, metavar="F.docx")


def _pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--period", required=True, metavar="P", help="2026、2026Q2、起..止")
    parser.add_argument("--village", metavar="村（居）", help="只要这个村（居）的，写全名或代码")
    only = "只要这些台账，用逗号隔开，如 dispute,publicity"
    parser.add_argument("--kinds", action="append", default=[], metavar="种类", help=only)
    parser.add_argument("--out", type=Path, required=True, metavar="F.pdf")


def _template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", help="记录种类，如 village")
    parser.add_argument("--out", type=Path, required=True, metavar="F.xlsx")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", help="记录种类，如 village")
    parser.add_argument("file", nargs="?", type=Path, metavar="F", help=".xlsx、.xls 或者 .ods")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不登记")
    good = "有错误的行不登记，其余的登记；不写则一行有错就全部不登记"
    parser.add_argument("--accept-good-rows", action="store_true", help=good)
    mapped = "指明表里的一列是哪个栏目，这种表头以后不用再指明"
    parser.add_argument("--column", action="append", default=[], metavar="列=栏目", help=mapped)
    parser.add_argument("--undo", metavar="BATCH", help="撤回一次导入")


def _export(parser: argparse.ArgumentParser) -> None:
    _find(parser)
    parser.add_argument("--column", action="append", default=[], metavar="栏目", help="只写这些列")
    parser.add_argument("--out", type=Path, required=True, metavar="F.xlsx")


def _attach(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind")
    parser.add_argument("number", help="编号、登记号或案卷号")
    parser.add_argument("files", nargs="+", type=Path, metavar="F", help="图片或者 PDF")
    parser.add_argument("--as", dest="title", metavar="文书名称")


def _attachments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind")
    parser.add_argument("number", help="编号、登记号或案卷号")
    parser.add_argument("--out", type=Path, metavar="DIR", help="逐件存成文件（留痕）")


def _enrol(parser: argparse.ArgumentParser) -> None:
    steps = Steps(parser)
    request = steps.add("request", "生成接入申请")
    request.add_argument("--out", type=Path, required=True, metavar="F")
    accept = steps.add("accept", "导入市局证书")
    accept.add_argument("file", type=Path)


def _bundle(parser: argparse.ArgumentParser) -> None:
    steps = Steps(parser)
    make = steps.add("make", "打包并拷出")
    make.add_argument("--out", type=Path, required=True, metavar="DIR")
    inspect = steps.add("inspect", "查看包头，不需要密码", store=False)
    inspect.add_argument("file", type=Path)


def _sync(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--target", metavar="URL", help="如 file:/media/stick")


def _receipt(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)


def _log(parser: argparse.ArgumentParser) -> None:
    steps = Steps(parser)
    steps.add("check", "核对修订日志")
    export = steps.add("export", "导出修订日志（不含记录内容）；.jsonl 为 JSON，其他为制表符文本")
    export.add_argument("--out", type=Path, required=True, metavar="F")


def _backup(parser: argparse.ArgumentParser) -> None:
    steps = Steps(parser)
    make = steps.add("make", "立即备份")
    make.add_argument("--to", type=Path, metavar="DIR", help="另拷一份到这个文件夹")
    steps.add("list", "列出本机的备份")
    place = steps.add("place", "第二备份位置（U 盘、共享文件夹）；不写位置则显示现在的")
    place.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    place.add_argument("--none", action="store_true", help="不再使用第二备份位置")
    check = steps.add("check", "打开一份备份，核对是否完好")
    check.add_argument("file", type=Path)
    restore = steps.add("restore", "用备份恢复到 --store 的文件夹")
    restore.add_argument("file", type=Path)
    restore.add_argument("--office", metavar="CODE9", help="只接受这个机构代码的备份")
    for step in (check, restore):
        step.add_argument(
            "--recovery", action="store_true", help="用恢复密钥（SIFASUO_RECOVERY_KEY 或终端输入）"
        )


def _recovery(parser: argparse.ArgumentParser) -> None:
    steps = Steps(parser)
    show = steps.add("show", "显示恢复密钥，再问一次密码（留痕）")
    show.add_argument("--out", type=Path, metavar="F.pdf", help="打印成一张纸")
    show.add_argument("--new", action="store_true", help="换一个新的（原来那张纸丢了）")
    steps.add("open", "密码忘了：用恢复密钥给 --user 设新密码（SIFASUO_NEW_PASSWORD 或终端输入）")


def _user(parser: argparse.ArgumentParser) -> None:
    steps = Steps(parser)
    add = steps.add("add", "新增账号（密码取自 SIFASUO_NEW_PASSWORD 或终端输入）")
    add.add_argument("account")
    add.add_argument("--name", required=True)
    add.add_argument("--role", action="append", required=True, dest="roles")
    for name, help_text in (("reset", "重设密码"), ("disable", "停用账号")):
        step = steps.add(name, help_text)
        step.add_argument("account")
    change = steps.add("change", "修改姓名、角色")
    change.add_argument("account")
    change.add_argument("--name", help="本人姓名")
    change.add_argument("--role", action="append", default=[], dest="roles", help="全部角色")
    steps.add("password", "修改本人密码（新密码取自 SIFASUO_NEW_PASSWORD 或终端输入）")
    steps.add("name", "填写本人姓名").add_argument("name")
    steps.add("list", "列出账号")


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="还没有的或者空的文件夹")
    parser.add_argument("--offices", type=int, default=1, metavar="N", help="司法所的个数，1 至 14")
    parser.add_argument("--year", type=int, metavar="Y")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--today", type=day, metavar="DATE")


def _nothing(parser: argparse.ArgumentParser) -> None:
    return None


def _selftest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-window", action="store_true", help="不打开窗口")


CALLS = (
    Call("init", "新建一个司法所的加密数据库", "setting_up:init", _init, opens_store=False),
    Call("verbs", "列出全部操作", "verbs:verbs", _verbs, opens_store=False),
    Call("do", "办理一项操作", "acting:do", _do),
    Call("play", "按步骤办理一串操作", "acting:play_file", _play),
    Call("find", "查找记录", "reading:find_records", _find),
    Call("show", "查看一条记录的全部内容", "reading:show_record", _show),
    Call("due", "到期和将到期的事项", "reading:due", _due),
    Call("calendar", "登记年度放假安排", "calendars:calendar", _calendar),
    Call("documents", "列出可以打印的文书", "printing:documents", _nothing, opens_store=False),
    Call("print", "打印文书到 PDF", "printing:print_paper", _print),
    Call("reports", "列出统计报表", "reporting:list_reports", _nothing, opens_store=False),
    Call("report", "统计报表", "reporting:report", _report),
    Call("copy", "按平台的字段次序列出一条记录", "copying:copy", _copy),
    Call("open-work", "未办结事项，按承办人", "handing_on:tell_open_work", _open_work),
    Call("drafts", "列出可以写的草稿", "writing:list_drafts", _nothing, opens_store=False),
    Call("draft", "写工作总结、情况报告的草稿", "writing:draft", _draft),
    Call("pack", "把一个期间的台账汇编成一个 PDF，供检查", "writing:pack", _pack),
    Call("template", "导入用的空白表格", "sheets:template", _template),
    Call("import", "从表格导入记录", "sheets:import_sheet", _import),
    Call("export", "把列表导出为表格", "sheets:export", _export),
    Call("attach", "添加扫描件和照片", "attaching:attach_files", _attach),
    Call("attachments", "列出、取出一条记录的附件", "attaching:attachments", _attachments),
    Call("enrol", "接入市局", "handing_over:enrol", _enrol),
    Call("bundle", "打包上报", "handing_over:bundle", _bundle),
    Call("sync", "打包、发送、取回执", "handing_over:sync", _sync),
    Call("receipt", "导入回执", "handing_over:receipt", _receipt),
    Call("log", "修订日志", "checking:log", _log),
    Call("backup", "备份和恢复", "keeping:backup", _backup),
    Call("recovery", "恢复密钥", "keeping:recovery", _recovery),
    Call("user", "账号", "accounts:user", _user),
    Call("doctor", "检查数据库和这台电脑", "health:doctor", _nothing),
    Call("selftest", "检查安装好的程序", "health:selftest", _selftest, opens_store=False),
    Call("demo", "生成演示数据", "setting_up:demo", _demo, opens_store=False),
)
