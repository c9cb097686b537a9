"""Which of two versions is the older one."""

import pytest

from sifasuo_desktop.kernel.versions import is_older


@pytest.mark.parametrize(
    ("version", "wanted", "older"),
    [
        ("0.1.0", "0.1.0", False),
        ("0.9", "0.10", True),
        ("0.10", "0.9", False),
        ("0.9", "0.9.0", False),
        ("0.9.0", "1", True),
        ("0.1.0", "", False),
        ("0.1.0", "二", False),
        ("0.1.0", "1.x", False),
    ],
)
def test_a_version_is_older_by_its_numbers(version: str, wanted: str, older: bool) -> None:
    assert is_older(version, wanted) is older
