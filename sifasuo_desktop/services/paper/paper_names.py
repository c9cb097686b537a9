"""Under what name a paper is kept as a file: the number of the case, who, and which paper."""

import re

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.ledgers.kinds import kind_of

LONGEST = 80
# What a file name must not hold on one of the systems, and what ends one badly.
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def file_name(*words: str) -> str:
    """The words joined, without signs that a file name must not hold."""
    kept = (_UNSAFE.sub("_", word).strip(" .") for word in words)
    return " ".join(word for word in kept if word)[:LONGEST].strip(" .")


def paper_file_name(case: CaseFile, title: str, item: int = 1, count: int = 1) -> str:
    """``（2026）皋云人调字第001号 陈志海与吴长林 人民调解协议书``; with its place among several."""
    kind = kind_of(case.record)
    who = kind.who(case.record, case.all(kind.beside) if kind.beside else ())
    paper = f"{title}（{item}）" if count > 1 else title
    # Who is cut, never the number or the paper: these tell one file from another.
    number = file_name(kind.number_of(case.record) or "")
    paper = file_name(paper)
    room = max(0, LONGEST - len(number) - len(paper) - 2)
    return file_name(number, who[:room], paper)
