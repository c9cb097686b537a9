"""Scans and photos of a record: taken in, looked at, got out again, ready to be printed."""

import errno
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sifasuo_desktop.domain.office.attachment import MOST_BYTES, TITLE_LENGTH, Attachment
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.files import open_regular, unused, write_durably
from sifasuo_desktop.kernel.private import FILE
from sifasuo_desktop.ledgers.kinds import number_of
from sifasuo_desktop.services.acting.bus import Answer
from sifasuo_desktop.services.acting.naming import the_one
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.paper_names import file_name
from sifasuo_desktop.services.paper.pictures import JPEG, PDF, PNG, TakenIn, take_in
from sifasuo_desktop.services.reading.attachments import Attached, attached, attachments_of
from sifasuo_desktop.services.reading.showing import case_of
from sifasuo_desktop.store import contents
from sifasuo_desktop.store.contents import Content
from sifasuo_desktop.store.engine import StoreTrouble

TakesIn = Callable[[bytes, str], TakenIn]
ADD, CHANGE, VOID = "attachment.add", "attachment.change", "attachment.void"
ENDINGS: Mapping[str, str] = {JPEG: ".jpg", PNG: ".png", PDF: ".pdf"}
PHOTO, SCAN = "照片", "扫描件"
_NO_TEXT = dict.fromkeys((*range(32), 127), "")
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)


@dataclass(frozen=True)
class Prepared:
    """A file ready to be attached: what it was called and what is kept of it."""

    name: str
    taken: TakenIn

    @property
    def title(self) -> str:
        """What it is called where nobody said otherwise: what the file was called, less its end."""
        stem = Path(self.name).stem.strip(" .")
        kind = SCAN if self.taken.media == PDF else PHOTO
        return stem[:TITLE_LENGTH] or kind


@dataclass(frozen=True)
class Kept:
    """A content that lies in the store and that no record names yet."""

    name: str
    title: str
    content: str
    taken_on: date | None


@dataclass(frozen=True)
class Picture:
    """An attachment to be printed or looked at."""

    title: str
    data: bytes
    media: str
    width: int | None
    height: int | None


def prepare_file(path: Path, take: TakesIn = take_in) -> Prepared:
    """Reads a file and makes of it what is kept; needs no store. ``take`` may do it apart.

    Raises Refused ``attachment.unreadable`` and those of ``take_in``.
    """
    name = plain_name(path.name)
    try:
        with open_regular(path) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise
        raise Refused(problem("attachment.unreadable", "file", name=name)) from None
    return prepare(data, name, take)


def prepare(data: bytes, name: str, take: TakesIn = take_in) -> Prepared:
    """The same of bytes that came otherwise, as from the clipboard."""
    named = plain_name(name)
    return Prepared(named, take(data, named))


def plain_name(name: str) -> str:
    """A file's name as a text that can be kept; nothing is ever opened by it."""
    text = name.encode("utf-8", "replace").decode("utf-8").translate(_NO_TEXT).strip()
    return text[-255:] or "?"


def attach(
    workplace: Workplace,
    kind: str,
    number: str,
    prepared: Prepared,
    *,
    title: str | None = None,
    part: str | None = None,
) -> Answer:
    """Keeps the content, then the record that names it. Raises Refused; StoreTrouble, OSError."""
    kept = keep_content(workplace, kind, prepared)
    return record_it(workplace, kind, number, kept, title=title, part=part)


def keep_content(workplace: Workplace, kind: str, prepared: Prepared) -> Kept:
    """Keeps what a file shows, from any thread; whoever may not attach here is told before.

    Raises Refused ``act.not_allowed``; StoreTrouble, OSError.
    """
    _refuse_others(workplace, kind)
    taken = prepared.taken
    shape = (taken.pages, taken.width, taken.height)
    known = Content(contents.sm3_of(taken.data), taken.media, len(taken.data), *shape)
    contents.keep(workplace.store, known, taken.small, taken.data)
    return Kept(prepared.name, prepared.title, known.sm3, taken.taken_on)


def record_it(
    workplace: Workplace,
    kind: str,
    number: str,
    kept: Kept,
    *,
    title: str | None = None,
    part: str | None = None,
    initiator: object = None,
) -> Answer:
    """The act: the record names a content that was kept. Raises Refused."""
    values: dict[str, Any] = {
        "kind": kind,
        "record": number,
        "title": (title or kept.title).strip(),
        "name": kept.name,
        "sm3": kept.content,
    }
    day = kept.taken_on
    if day is not None and _plausible(day, workplace.today()):
        values["taken_on"] = day.isoformat()
    if part:
        values["part"] = part
    return workplace.act(ADD, values, initiator=initiator)


def _plausible(day: date, today: date) -> bool:
    """A camera whose clock was never set tells a day long ago."""
    return date(2001, 1, 1) < day <= today


def _refuse_others(workplace: Workplace, kind: str) -> None:
    """Raises Refused for whoever may do nothing to records of a kind."""
    if kind in KINDS and not workplace.bus.may_act_on(workplace.user, kind):
        raise Refused(problem("act.not_allowed", "", title="添加附件"))


def meant(workplace: Workplace, kind: str, number: str, which: str) -> Attachment:
    """One attachment of a record the user may read, by its place or id. Raises Refused."""
    return _among(attachments_of(workplace, kind, number), which)


def _among(there: Iterable[Attached], which: str) -> Attachment:
    records = [one.record for one in there]
    return the_one(which, records, "position", Attachment.TITLE, "attachment")


def opened(workplace: Workplace, kind: str, number: str, which: str) -> Picture:
    """What an attachment shows. Raises Refused ``attachment.missing``, ``attachment.damaged``."""
    one = meant(workplace, kind, number, which)
    return Picture(one.title, data_of(workplace, one), one.media, one.width, one.height)


def data_of(workplace: Workplace, one: Attachment, *, small: bool = False) -> bytes:
    """The bytes of an attachment that was read with its record, or its small picture."""
    try:
        return contents.read(workplace.store, one.sm3, small=small)
    except StoreTrouble as trouble:
        if not trouble.code.startswith("attachment."):
            raise
        raise Refused(problem(trouble.code)) from None


def small_of(workplace: Workplace, one: str) -> bytes:
    """The small picture of an attachment the timeline of a record that was read tells of.

    Raises Refused where its file has not come or is damaged.
    """
    with workplace.store.reading() as reader:
        record = reader.get(Attachment, one)
    if record is None:
        raise Refused(problem("attachment.missing"))
    return data_of(workplace, record, small=True)


def get_out(workplace: Workplace, kind: str, number: str, which: str, folder: Path) -> Path:
    """Writes an attachment as a file of its own into a folder; noted as an export.

    Raises Refused; OSError for the folder.
    """
    case = case_of(workplace, kind, number)
    one = _among(attached(workplace, case.record.id), which)
    data = data_of(workplace, one)
    name = file_name(number_of(case.record) or "", f"{one.position:02d}", one.title)
    target = unused(folder, name, ENDINGS.get(one.media, ""))
    write_durably(target, data, FILE)
    workplace.note("export", case.record.id, Attachment.KIND)
    return target


def pictures_of(workplace: Workplace, record: str) -> tuple[Picture, ...]:
    """The photos that can be printed after the sheet of a record that was read, in their order.

    Documents are papers of their own; what has not come, or is damaged, is left out.
    """
    found = []
    for attachment in attached(workplace, record):
        one = attachment.record
        if one.media not in (JPEG, PNG) or not attachment.there:
            continue
        try:
            data = data_of(workplace, one)
        except Refused:
            continue
        found.append(Picture(one.title, data, one.media, one.width, one.height))
    return tuple(found)
