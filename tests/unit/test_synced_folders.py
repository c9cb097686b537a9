"""Folders of cloud drives and servers are known by name, environment and mount."""

from pathlib import Path

import pytest

from sifasuo_desktop.kernel.synced_folders import NETWORK, kept_in_step

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0",
    "//srv/share /mnt/office cifs rw 0 0",
    "/dev/sdb1 /mnt/office/local ext4 rw 0 0",
    "srv:/home /mnt/my\\040nfs nfs4 rw 0 0",
    "rclone: /mnt/cloud fuse.rclone rw 0 0",
)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/home/clerk/OneDrive/sifasuo", "OneDrive"),
        ("/home/clerk/OneDrive - 如皋市司法局/所", "OneDrive"),
        ("/home/clerk/坚果云/所", "坚果云"),
        ("/home/clerk/Nutstore Files/所", "坚果云"),
        ("C:\\Users\\clerk\\WPS云盘\\所", "WPS 云盘"),
        ("/home/clerk/WPSDrive/1/所", "WPS 云盘"),
        ("/home/clerk/BaiduSyncdisk/所", "百度网盘"),
        ("/home/clerk/Dropbox/所", "Dropbox"),
        ("D:\\Docs\\clerk\\所", "OneDrive"),
        ("\\\\server\\share\\所", NETWORK),
        ("/mnt/office/所", NETWORK),
        ("/mnt/my nfs/所", NETWORK),
        ("/mnt/cloud", NETWORK),
        ("/mnt/office/local/所", ""),
        ("/mnt/office2", ""),
        ("/home/clerk/sifasuo", ""),
        ("/home/clerk/司法所/云溪", ""),
        ("C:\\Users\\clerk\\AppData\\Local\\sifasuo", ""),
    ],
)
def test_a_folder_that_is_kept_in_step_is_known(folder: str, name: str) -> None:
    environment = {"OneDrive": "D:\\Docs\\clerk"}
    assert kept_in_step(Path(folder), environment=environment, mounts=MOUNTS) == name
