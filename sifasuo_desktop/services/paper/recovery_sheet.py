"""The recovery key on paper: one sheet, to be locked away."""

from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Column,
    Field,
    LabelledRow,
    NumberedTerms,
    PaperContent,
    SignatureBlock,
    Signers,
    Spacer,
    Table,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn
from sifasuo_desktop.services.office.workplace import Workplace

TITLE = "恢复密钥"
WHAT = (
    "所有人的密码都忘了，或者电脑坏了、丢了，用备份恢复时又没有当时的密码，靠下面的恢复密钥打开本所的数据。"
    "谁有这张纸和数据，谁就能看到全部内容。"
)
RULES = (
    "打印以后装入信封，由所长签封，锁进柜子；不拍照，不存进电脑和手机，不与备份放在一起。",
    "使用：登录页点“忘了密码”，或者“从备份恢复”，对照输入。字母不分大小写，没有字母 O、I、L、U。",
    "每组最后一个字符是校验，输错了程序会指出是第几组。",
    "这张纸丢了，请在系统管理里换一个新的恢复密钥，再立即备份一次；以前的备份仍用这张旧的打开。",
)


def sheet(office: str, code: str, key: str, day: str) -> PaperContent:
    """The sheet of an office; ``day`` is when it was printed."""
    groups = key.split("-")
    heads = tuple(Column(f"第{place}组", align=Align.CENTRE) for place in range(1, len(groups) + 1))
    return PaperContent(
        TITLE,
        (
            Title(TITLE, spaced=True),
            LabelledRow((Field("单位", office), Field("机构代码", code))),
            LabelledRow((Field("打印日期", day),)),
            Text(WHAT),
            Spacer(0.5),
            Table(heads, (tuple(groups),), least_lines=1.8),
            Spacer(0.5),
            NumberedTerms(RULES),
            SignatureBlock(right=(Signers("封存人（签名）：", ("",)),), dated=True, day=None),
        ),
    )


def sheet_content(workplace: Workplace, key: str) -> PaperContent:
    """The sheet, noted in the log; to be drawn in memory alone, never into a file of ours."""
    office = workplace.office()
    workplace.note("print", None, "recovery_key")
    return sheet(office.name, office.code, key, date_cn(workplace.today()))


def sheet_pdf(workplace: Workplace, key: str) -> bytes:
    """The sheet as a PDF."""
    from sifasuo_desktop.documents.engine.render import render

    return render(sheet_content(workplace, key))
