"""用印: every use of a seal, on what, asked for by whom, allowed by whom. By the office's own rule."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.figures import Figure, total
from sifasuo_desktop.domain.ledger import Entry, Group, Ledger, Sheet
from sifasuo_desktop.domain.record import Record


class SealUse(Entry, Record):
    """One use of a seal."""

    KIND: ClassVar[str] = "seal_use"
    TITLE: ClassVar[str] = "用印"

    used_on: Annotated[date, F("用印日期", column=True)]
    seal: Annotated[str, F("印章", codes="seal", column=True)]
    committee: Annotated[
        str | None, F("调解委员会", ref="committee", length=32, help="用调解委员会印章的才选")
    ] = None
    document: Annotated[str, F("文件或者材料名称", length=100, search=True, column=True)]
    doc_no: Annotated[str | None, F("文号或者编号", length=60, form="number", search=True)] = None
    copies: Annotated[int, F("份数", check="count", column=True)]
    sent_to: Annotated[str | None, F("送往何处", length=60, search=True)] = None
    applicant: Annotated[
        str, F("用印人", length=100, form="name", search=True, start="me", column=True)
    ]
    approver: Annotated[str, F("批准人", length=100, form="name", search=True, column=True)]
    keeper: Annotated[str | None, F("监印人", length=100, form="name", start="me")] = None
    mail: Annotated[
        str | None, F("发文登记", ref="mail", length=32, help="用在已登记的发文上的才选")
    ] = None
    remark: Annotated[str | None, F("备注", length=1000, multiline=True)] = None


LEDGER = Ledger(
    record=SealUse,
    title="公章使用登记簿",
    number="印{year}-{seq:04d}",
    dated="used_on",
    section="所务管理",
    called=("document",),
    past=("used_on",),
    figures=(
        Figure(
            key="seal_uses",
            title="用印（次）",
            of="seal_use",
            when="used_on",
            why="按用印日期计",
        ),
        Figure(
            key="seal_copies",
            title="用印材料（份）",
            of="seal_use",
            when="used_on",
            measure=total("copies"),
            why="各次用印份数之和",
        ),
    ),
    columns=(
        "register_no",
        "used_on",
        "seal",
        "document",
        "copies",
        "applicant",
        "approver",
        "state",
    ),
    register=(
        "register_no",
        "used_on",
        "seal",
        "document",
        "copies",
        "sent_to",
        "applicant",
        "approver",
        "keeper",
    ),
    groups=(
        Group(
            title="用印事项",
            fields=(
                "used_on",
                "copies",
                "seal",
                "committee",
                "document",
                "doc_no",
                "sent_to",
                "mail",
            ),
        ),
        Group(title="经手", fields=("applicant", "approver", "keeper", "remark")),
    ),
    sheet=Sheet(title="用印审批登记单", signed=("用印人", "批准人", "监印人")),
    order=720,
)
