"""A scan or photo of a record of any kind; what it shows lies in a file of its own."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.record import ANY, KINDS, Record, Voidable

TITLE_LENGTH = 60
MOST_BYTES = 20 * 1024 * 1024


class Attachment(Voidable, Record):
    """``sm3`` is that of the file's bytes; ``name`` is what the file was called, a text only.

    It lies below the record ``parent`` of the kind ``of_kind``: see docs/adr/0013.
    """

    KIND: ClassVar[str] = "attachment"
    TITLE: ClassVar[str] = "附件"
    PARENT: ClassVar[str] = ANY
    AREA: ClassVar[str] = "office"
    SOUGHT: ClassVar[tuple[str, ...]] = ("sm3",)

    of_kind: Annotated[str, F("所属类别", length=40)]
    position: Annotated[int, F("序号")] = 1
    title: Annotated[str, F("文书名称", length=TITLE_LENGTH)]
    name: Annotated[str, F("原文件名", length=255)]
    taken_on: Annotated[date | None, F("拍摄（形成）日期")] = None
    media: Annotated[str, F("文件格式", length=40)]
    size: Annotated[int, F("字节数")]
    pages: Annotated[int | None, F("页数")] = None
    width: Annotated[int | None, F("图像宽度")] = None
    height: Annotated[int | None, F("图像高度")] = None
    sm3: Annotated[str, F("内容校验值", length=64)]


def can_have(kind: str) -> bool:
    """Whether records of a kind can have attachments: those at the top that are handed over."""
    cls = KINDS.get(kind)
    return cls is not None and not cls.PARENT and cls.HANDOVER
