"""How a backup is told to people."""

from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.store.backup import Backup
from sifasuo_desktop.store.backup_file import BackupHeader


def when(header: BackupHeader) -> str:
    """``2026-04-10 12:00``."""
    return f"{header.made_at[:10]} {header.made_at[11:16]}"


def reason(header: BackupHeader) -> str:
    """Why it was made."""
    return code_book().title("backup_why", header.why)


def size_words(size: int) -> str:
    """``3.4 MB``."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else "不到 0.1 MB"


def told_backup(one: Backup) -> str:
    """One line of a list."""
    return f"{when(one.header)}  {reason(one.header)}  {size_words(one.bytes)}  {one.path.name}"
