"""Attachments of a record of any kind: added, called otherwise, voided."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.attachment import TITLE_LENGTH, Attachment
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.kinds import number_of
from sifasuo_desktop.services.acting.changing import NAME_LENGTH
from sifasuo_desktop.services.acting.command import Act, Command, Handler, Outcome, Verb
from sifasuo_desktop.services.acting.naming import the_one
from sifasuo_desktop.store import contents
from sifasuo_desktop.store.unit_of_work import UnitOfWork

KindName = Annotated[str, F("类别", length=40)]
RecordName = Annotated[str, F("记录", length=NAME_LENGTH, help="登记号、案卷号或内部编号")]
Which = Annotated[str, F("附件", length=NAME_LENGTH, help="序号或内部编号")]
MOST = 2_000


class AddAttachment(Command):
    """The content lies in the store already: see ``services.paper.attachments``."""

    VERB: ClassVar[str] = "attachment.add"
    TITLE: ClassVar[str] = "添加附件"

    kind: KindName
    record: RecordName
    part: Annotated[str | None, F("其中的一项", length=32)] = None
    title: Annotated[str, F("文书名称", length=TITLE_LENGTH)]
    name: Annotated[str, F("原文件名", length=255)]
    taken_on: Annotated[date | None, F("拍摄（形成）日期")] = None
    sm3: Annotated[str, F("内容校验值", length=64)]


class ChangeAttachment(Command):
    """Another title or day; the picture itself never changes. What is not given stays."""

    VERB: ClassVar[str] = "attachment.change"
    TITLE: ClassVar[str] = "更正附件"

    kind: KindName
    record: RecordName
    attachment: Which
    title: Annotated[str | None, F("文书名称", length=TITLE_LENGTH)] = None
    taken_on: Annotated[date | None, F("拍摄（形成）日期")] = None


class VoidAttachment(Command):
    """It stays in the history with its reason, and so does its file."""

    VERB: ClassVar[str] = "attachment.void"
    TITLE: ClassVar[str] = "作废附件"

    kind: KindName
    record: RecordName
    attachment: Which
    reason: Annotated[str, F("作废原因", length=300)]


def _add(command: AddAttachment, unit: UnitOfWork, act: Act) -> Outcome:
    content = contents.describe(unit, command.sm3)
    if content is None:
        act.findings.refuse("attachment.no_content", "sm3")
    act.not_future(command.taken_on, "taken_on")
    there = unit.every(Attachment, root=command.record)
    standing = [one for one in there if one.void_reason is None]
    same = [one for one in standing if one.sm3 == command.sm3]
    if same:
        position, title = same[0].position, same[0].title
        act.findings.refuse("attachment.twice", "sm3", position=position, title=title)
    if len(standing) >= MOST:
        act.findings.refuse("attachment.many", "sm3", most=MOST)
    above = _above(command, unit, act)
    act.findings.settle()
    assert content is not None
    made = Attachment(
        id=unit.new_id(),
        parent=above.id,
        of_kind=above.KIND,
        position=max((one.position for one in there), default=0) + 1,
        title=command.title,
        name=command.name,
        taken_on=command.taken_on,
        media=content.media,
        size=content.size,
        pages=content.pages,
        width=content.width,
        height=content.height,
        sm3=content.sm3,
    )
    unit.add(made)
    return _outcome(command, unit, made)


def _above(command: AddAttachment, unit: UnitOfWork, act: Act) -> Record:
    """The record itself, or the part of it that is named."""
    case = unit.case(command.kind, command.record)
    assert case is not None
    if command.part is None:
        return case.record
    parts = (one for records in case.children.values() for one in records)
    found = next((one for one in parts if one.id == command.part), None)
    if found is None:
        act.findings.refuse("value.not_found", "part", title="其中的一项", value=command.part)
    return found or case.record


def _change(command: ChangeAttachment, unit: UnitOfWork, act: Act) -> Outcome:
    before = _meant(command, unit)
    act.not_future(command.taken_on, "taken_on")
    act.findings.settle()
    given: Mapping[str, Any] = {"title": command.title, "taken_on": command.taken_on}
    after = before.replace(**{name: value for name, value in given.items() if value is not None})
    if after == before:
        raise Refused(problem("change.nothing"))
    unit.change(after)
    return _outcome(command, unit, after)


def _void(command: VoidAttachment, unit: UnitOfWork, act: Act) -> Outcome:
    before = _meant(command, unit)
    unit.reason = command.reason
    unit.change(before.replace(void_reason=command.reason))
    return _outcome(command, unit, before)


def _meant(command: ChangeAttachment | VoidAttachment, unit: UnitOfWork) -> Attachment:
    there = unit.every(Attachment, root=command.record)
    standing = [one for one in there if one.void_reason is None]
    return the_one(command.attachment, standing, "position", Attachment.TITLE, "attachment")


def _outcome(command: Any, unit: UnitOfWork, attachment: Attachment) -> Outcome:
    above = unit.get(KINDS[command.kind], command.record)
    assert above is not None
    return Outcome(attachment.id, number_of(above), getattr(above, "state", None))


def _on_any_kind(command: type[Command], handle: Handler) -> Verb:
    return Verb(command, command.VERB, handle, Attachment.KIND, target="record", of="kind")


VERB = (
    _on_any_kind(AddAttachment, _add),
    _on_any_kind(ChangeAttachment, _change),
    _on_any_kind(VoidAttachment, _void),
)
