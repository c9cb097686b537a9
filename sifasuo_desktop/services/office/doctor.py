"""``doctor``: what an office's technician asks first, each with whether it is as it should be."""

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from sifasuo_desktop import __version__
from sifasuo_desktop.documents.engine.fonts import Face, load
from sifasuo_desktop.kernel.printers import printer_names
from sifasuo_desktop.services.office.health import BAD, GOOD, WORTH_A_LOOK, Finding
from sifasuo_desktop.services.office.log_check import check, fault_words
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.rehearsal import newest_backup, second_place
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import contents
from sifasuo_desktop.store.engine import SQLITE, cipher_version
from sifasuo_desktop.store.migrate import newest
from sifasuo_desktop.store.outbox import bundles, log_head


def examine(workplace: Workplace) -> tuple[Finding, ...]:
    """Looks at everything; takes as long as walking the log and a restore."""
    return tuple(_findings(workplace))


def _findings(workplace: Workplace) -> Iterator[Finding]:
    yield from versions()
    yield _encryption(workplace)
    yield _log(workplace)
    yield from _attachments(workplace)
    yield from _remarks(workplace)
    yield fonts()
    yield printers()
    yield newest_backup(workplace)
    yield second_place(workplace)
    yield _receipt(workplace)
    yield _head(workplace)


def versions() -> Iterator[Finding]:
    """The program and what it stands on."""
    yield Finding("program", "程序", GOOD, __version__)
    yield Finding("schema", "数据库版本", GOOD, newest())
    yield Finding("python", "Python", GOOD, platform.python_version())
    yield Finding("sqlite", "SQLite", GOOD, SQLITE)
    for package in ("PySide6-Essentials", "reportlab", "SQLAlchemy"):
        try:
            yield Finding(package.lower(), package, GOOD, version(package))
        except PackageNotFoundError:
            yield Finding(package.lower(), package, WORTH_A_LOOK, "没有装")
    yield Finding("system", "系统", GOOD, f"{platform.system()} {platform.release()}")


def _encryption(workplace: Workplace) -> Finding:
    """A file that could be read without a key would not have been opened."""
    with workplace.store.reading() as reader:
        cipher = cipher_version(reader.connection)
    if cipher:
        return Finding("encryption", "加密", GOOD, f"已加密（SQLCipher {cipher}）")
    return Finding("encryption", "加密", BAD, "没有加密。请不要使用，与技术人员联系。")


def _log(workplace: Workplace) -> Finding:
    if not workplace.may("log.check"):
        sound = workplace.store.check_integrity()
        words = "数据库文件完整；日志由所长、系统管理员或者安全审计员核对"
        return Finding(
            "integrity",
            "数据完整",
            GOOD if sound else BAD,
            words if sound else sentence("store.unsound"),
        )
    found = check(workplace)
    words = f"数据库文件完整，日志 {found.entries} 条前后相连"
    text = words if found.ok else fault_words(workplace, found)
    return Finding("integrity", "数据完整", GOOD if found.ok else BAD, text)


def _attachments(workplace: Workplace) -> Iterator[Finding]:
    """Every file of an attachment is opened; nothing is said where there is none."""
    with workplace.store.reading() as reader:
        count = contents.how_many(reader.driver)
    if not count:
        return
    found = [what for _, what in contents.faults(workplace.store)]
    missing, damaged = found.count("missing"), found.count("damaged")
    if not found:
        yield Finding("attachments", "附件", GOOD, f"{count} 个文件，都打得开")
        return
    words = (
        f"{count} 个文件中缺少 {missing} 个，损坏 {damaged} 个。请用备份恢复，或者重新扫描后添加。"
    )
    yield Finding("attachments", "附件", BAD, words)


def _remarks(workplace: Workplace) -> Iterator[Finding]:
    for place, remark in enumerate(workplace.remarks, 1):
        words = sentence(remark.code, **dict(remark.values))
        yield Finding(f"remark_{place}", "提醒", WORTH_A_LOOK, words)


def fonts() -> Finding:
    """Every face of the papers can be loaded."""
    missing = []
    for face in Face:
        try:
            load(face)
        except (OSError, ValueError):
            missing.append(face.value)
    if missing:
        return Finding("fonts", "字体", BAD, f"缺少 {'、'.join(missing)}。请重新安装程序。")
    return Finding("fonts", "字体", GOOD, f"{len(Face)} 种，齐全")


def printers() -> Finding:
    """What can be printed on."""
    names = printer_names()
    if names:
        return Finding("printers", "打印机", GOOD, "、".join(names))
    return Finding("printers", "打印机", WORTH_A_LOOK, "没有找到打印机；可以先存成 PDF")


def _receipt(workplace: Workplace) -> Finding:
    with workplace.store.reading() as reader:
        kept = bundles(reader, reader.identity("epoch") or "")
    received = [bundle for bundle in kept if bundle.received_at]
    if not received:
        return Finding("receipt", "最近回执", WORTH_A_LOOK, "还没有收到市局的回执")
    last = received[-1]
    return Finding("receipt", "最近回执", GOOD, f"{str(last.received_at)[:16]} {last.receipt}")


def _head(workplace: Workplace) -> Finding:
    with workplace.store.reading() as reader:
        n, content = log_head(reader)
    return Finding("head", "日志末条", GOOD, f"第 {n} 条 {content}")
