"""The installed program's own test: what is found is what was packed, and the main job goes through."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from sifasuo_desktop import ledgers as ledgers_folder
from sifasuo_desktop import reports as reports_folder
from sifasuo_desktop.documents import papers as papers_folder
from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.ledger_sheet import sheet_of
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.reports.book import reports
from sifasuo_desktop.services.acting import verbs as verbs_folder
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.doctor import fonts, versions
from sifasuo_desktop.services.office.health import BAD, GOOD, Finding
from sifasuo_desktop.services.office.installed import installed_files
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import create_workplace, open_workplace
from sifasuo_desktop.services.paper.printing import blank_pdf
from sifasuo_desktop.store.slots import LEAST
from sifasuo_desktop.sync import transports as transports_folder
from sifasuo_desktop.sync.book import transports

WINDOW = "window"
_PASSWORD = "Selbst-2026"
_OFFICE, _NAME = "320699101", "自检司法所"
_COMMITTEE = {"name": "自检人民调解委员会", "type": "03", "prefix": "自检"}


def try_everything() -> tuple[Finding, ...]:
    """Everything but the window, in a folder that is thrown away."""
    return tuple(_findings())


def _findings() -> Iterator[Finding]:
    yield from versions()
    yield installed_files()
    yield fonts()
    yield registered("verbs", "操作", verbs_folder, "VERB", _own_verbs)
    yield registered("papers", "文书", papers_folder, "PAPER", _own_papers)
    yield registered("ledgers", "台账", ledgers_folder, "LEDGER", ledgers)
    yield registered("reports", "报表", reports_folder, "REPORT", reports)
    yield registered("transports", "发送方式", transports_folder, "TRANSPORT", transports)
    with TemporaryDirectory(prefix="sifasuo-") as folder:
        yield _main_job(Path(folder) / "store")


def _own_verbs() -> Mapping[str, object]:
    """Those that were written, without those derived from a ledger, which bear its name."""
    found = all_verbs().items()
    return {name: verb for name, verb in found if name.split(".")[0] not in ledgers()}


def _own_papers() -> Mapping[str, object]:
    """Those that were written, without the sheets of ledgers."""
    sheets = {
        sheet_of(ledger, sheet).name
        for ledger in ledgers().values()
        for sheet in (ledger.sheet, *ledger.sheets)
        if sheet is not None
    }
    return {name: paper for name, paper in papers().items() if name not in sheets}


def registered(
    name: str,
    title: str,
    folder: ModuleType,
    attribute: str,
    found: Callable[[], Mapping[str, object]],
) -> Finding:
    """Whether as many were found as the modules of the package declare."""
    declared = _declared(folder, attribute)
    count = len(found())
    if declared in (None, count):
        return Finding(name, title, GOOD, f"{count} 项")
    words = f"找到 {count} 项，安装包里有 {declared} 项。请重新安装程序。"
    return Finding(name, title, BAD, words)


def _declared(folder: ModuleType, attribute: str) -> int | None:
    """How many the sources declare; None in a build that carries no sources."""
    sources = [path for root in folder.__path__ for path in Path(root).rglob("*.py")]
    if not sources:
        return None
    return sum(_count(path.read_text("utf-8"), attribute) for path in sources)


def _count(source: str, attribute: str) -> int:
    """A module declares one, or a tuple of them in brackets, each with an opening of its own."""
    found = re.search(rf"^{attribute}\b[^=\n]*= ?(.*)", source, re.MULTILINE)
    if found is None:
        return 0
    if not found[1].startswith("("):
        return 1
    if found[1] != "(":
        return found[1].count(",") + 1
    # What is unpacked is derived from what is declared elsewhere.
    body = source[found.end(1) :].split("\n)", 1)[0]
    return len(re.findall(r"^    \w", body, re.MULTILINE))


def _main_job(folder: Path) -> Finding:
    """A store is made, an act done, a paper printed, the log walked, the store opened again."""
    clock, randomness = SystemClock(), SystemRandomness()
    made = create_workplace(
        folder,
        office=_OFFICE,
        name=_NAME,
        admin="selftest",
        password=_PASSWORD,
        clock=clock,
        randomness=randomness,
        cost=LEAST,
    )
    made.act("committee.add", _COMMITTEE)
    made.close()
    again = open_workplace(folder, "selftest", _PASSWORD, clock=clock, randomness=randomness)
    whole = check(again).ok
    again.close()
    pages = blank_pdf(min(papers())).pages
    if whole and pages:
        return Finding("job", "建库、办理、打印、核对", GOOD, "都正常")
    return Finding("job", "建库、办理、打印、核对", BAD, "没有通过。请重新安装程序。")
