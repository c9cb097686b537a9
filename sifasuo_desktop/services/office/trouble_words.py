"""What trouble with file and disk is called: in Chinese, also where the system speaks English."""

import errno

from sifasuo_desktop.services.office.reference_data import code_book, sentence
from sifasuo_desktop.store.engine import StoreTrouble

_TOLD_BY_NAME = ("store.disk", "store.damaged")


def store_words(trouble: StoreTrouble) -> str:
    """The sentence of trouble with the store."""
    detail = _title(trouble.detail) if trouble.code in _TOLD_BY_NAME else trouble.detail
    return sentence(trouble.code, detail=detail)


def disk_words(error: OSError) -> str:
    """What the operating system refused."""
    return sentence("store.disk", detail=disk_reason(error))


def disk_reason(error: OSError) -> str:
    """The same in a few words, for a sentence of another kind."""
    return _title(errno.errorcode.get(error.errno or 0, ""))


def _title(name: str) -> str:
    """Of ``SQLITE_IOERR_WRITE`` the title of the longest beginning that has one."""
    titles = code_book().list("disk_trouble").titles
    while name not in titles and name:
        name = name.rpartition("_")[0]
    return titles[name or "other"]
