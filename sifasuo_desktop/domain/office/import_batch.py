"""One import from a spreadsheet: which file, how many rows came in, whether it was taken back."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.record import Record


class ImportBatch(Record):
    """What one file brought in. The bureau gets the records, not how they were typed.

    The acts of the import bear its id before their own in the log (``acts_of``).
    """

    KIND: ClassVar[str] = "import_batch"
    TITLE: ClassVar[str] = "表格导入"
    HANDOVER: ClassVar[bool] = False
    AREA: ClassVar[str] = "office"

    of_kind: Annotated[str, F("记录种类", length=40, column=True)]
    file: Annotated[str, F("文件名", length=200, column=True)]
    rows: Annotated[int, F("行数")] = 0
    new: Annotated[int, F("新登记", column=True)] = 0
    known: Annotated[int, F("已有")] = 0
    passed_over: Annotated[int, F("跳过")] = 0
    bad: Annotated[int, F("有误未导入")] = 0
    taken_back: Annotated[str | None, F("撤回原因", length=300, column=True)] = None


def act_of(batch: str, row: int, step: int) -> str:
    """The id of one act of an import."""
    return f"{batch}.{row}.{step}"
