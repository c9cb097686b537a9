"""``log export``: who did what and when, for whoever inspects; without the contents of records."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.files import written_durably
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.log import entries_without_contents

LINES = ".jsonl"
TITLES = ("序号", "时间", "登录名", "操作", "记录种类", "记录", "修订", "校验值")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_log(workplace: Workplace, target: Path) -> int:
    """Writes every entry, as JSON lines to ``*.jsonl`` and else as a text with tabs; how many.

    A name that is taken is refused. That the log was exported stands in it before the file is
    there. Raises Refused ``log.file_exists``, ``handover.folder``.
    """
    workplace.require("log.export")
    if not target.parent.is_dir():
        raise Refused(problem("handover.folder", "out", name=target.parent.name))
    if target.exists():
        raise Refused(problem("log.file_exists", "out", name=target.name))
    workplace.note("log_export", None, target.name[:100])
    written = _json_lines if target.suffix == LINES else _text_lines
    count = 0
    with written_durably(target) as file:
        for line in written(workplace):
            file.write(f"{line}\n".encode())
            count += 1
    return count - (target.suffix != LINES)


def _entries(workplace: Workplace) -> Iterator[Mapping[str, Any]]:
    with workplace.store.reading() as reader:
        yield from entries_without_contents(reader.connection)


def _json_lines(workplace: Workplace) -> Iterator[str]:
    for row in _entries(workplace):
        entry = {**row, "digest": row["digest"].hex(), "hash": row["hash"].hex()}
        yield json.dumps(entry, ensure_ascii=False, sort_keys=True)


def _text_lines(workplace: Workplace) -> Iterator[str]:
    yield "\t".join(TITLES)
    for row in _entries(workplace):
        told = (row["n"], row["at"], row["by"], _verb(workplace, row["verb"]), _kind(row["kind"]))
        yield "\t".join(cell(one) for one in (*told, row["record"], row["rev"], row["hash"].hex()))


def cell(value: object) -> str:
    """A table program must take it for a text, whatever somebody called himself."""
    text = " ".join(str(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text


def _verb(workplace: Workplace, name: str) -> str:
    act = name.removeprefix("event.")
    if act != name:
        return workplace.codes.title("event_act", act)
    known = all_verbs().get(name)
    return known.title if known else name


def _kind(name: str) -> str:
    return KINDS[name].TITLE if name in KINDS else name
