"""What stays until the end is gone through by no collection; what went since is collected."""

from pathlib import Path

from tests.own_process import run_apart

PROGRAM = """
import gc
import weakref
from PySide6.QtCore import QCoreApplication
from sifasuo_desktop.ui.collector import Collector

class Part:
    pass

def a_circle():
    part = Part()
    part.itself = part
    return weakref.ref(part)

def until_a_full_collection_is_due():
    while gc.get_count()[2] <= gc.get_threshold()[2]:
        gc.collect(1)

application = QCoreApplication([])
collector = Collector(application)
until_a_full_collection_is_due()
collector.collect()
print(gc.get_freeze_count() > 10_000)
collector.hold()
circle = a_circle()
until_a_full_collection_is_due()
print(collector.collect(), gc.get_count()[2] > gc.get_threshold()[2])
collector.keep()
circle = a_circle()
until_a_full_collection_is_due()
collector.collect()
print(circle() is None, gc.get_count()[2])
frozen, circle = gc.get_freeze_count(), a_circle()
collector.keep()
print(gc.get_freeze_count() == frozen)
gc.freeze()
gc.collect()
print(circle() is None)
collector.clear()
print(circle() is None, gc.get_freeze_count() > 10_000)
application.shutdown()
"""


def test_what_is_there_is_kept_once_and_what_went_is_collected_when_nobody_types(
    tmp_path: Path,
) -> None:
    assert run_apart(PROGRAM, home=tmp_path) == [
        *("True", "None", "True", "True", "0"),
        *("True", "False", "True", "True"),
    ]
