"""Folders that a cloud drive or a server keeps in step: databases in them are lost."""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PureWindowsPath

# The name of a folder as a drive's program makes it, and how the drive is called.
_DRIVES: tuple[tuple[str, str], ...] = (
    (r"onedrive( ?-.*)?", "OneDrive"),
    (r"坚果云|我的坚果云|nutstore( files)?", "坚果云"),
    (r"wps ?云盘|wps ?drive|wps ?cloud ?files|kingsoft ?cloud|wpsdrive", "WPS 云盘"),
    (r"百度网盘|百度云(同步盘)?|baidu ?netdisk( ?workspace)?|baidu ?sync ?disk", "百度网盘"),
    (r"腾讯微云|微云(同步盘)?|weiyun", "微云"),
    (r"天翼云盘(同步盘)?|ecloud", "天翼云盘"),
    (r"阿里云盘|aliyundrive|adrive", "阿里云盘"),
    (r"115(网盘|生活|同步盘)?云?|115sync", "115 网盘"),
    (r"夸克网盘|quark ?cloud ?drive", "夸克网盘"),
    (r"360 ?(安全)?云盘", "360 云盘"),
    (r"钉盘|dingdrive|企业微信微盘|wedrive", "网盘"),
    (r"icloud ?drive|mobile documents|com~apple~clouddocs", "iCloud"),
    (r"dropbox( \(.*\))?", "Dropbox"),
    (r"google ?drive|googledrive|我的云端硬盘", "Google Drive"),
    (r"seafile|nextcloud|owncloud|synology ?drive|syncthing", "同步盘"),
)
_REMOTE = ("cifs", "smb3", "smbfs", "nfs", "nfs4", "davfs", "fuse.davfs", "fuse.sshfs")
_REMOTE_STARTS = ("fuse.rclone", "fuse.gvfsd", "afpfs", "ncpfs")
_ESCAPED = re.compile(r"\\([0-7]{3})")
NETWORK = "network"


def kept_in_step(
    folder: Path,
    *,
    environment: Mapping[str, str] | None = None,
    mounts: Iterable[str] | None = None,
) -> str:
    """The cloud drive a folder lies in, ``network`` for a folder of a server, else empty."""
    text = str(folder)
    whole = text if PureWindowsPath(text).drive else str(folder.absolute())
    parts = [part.casefold() for part in re.split(r"[\\/]+", whole) if part]
    for pattern, name in _DRIVES:
        if any(re.fullmatch(pattern, part) for part in parts):
            return name
    given = os.environ if environment is None else environment
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = given.get(variable, "").casefold().rstrip("\\/")
        if root and (whole.casefold() + os.sep).startswith((root + "\\", root + "/")):
            return "OneDrive"
    return NETWORK if _on_a_server(whole, mounts) else ""


def _on_a_server(whole: str, mounts: Iterable[str] | None) -> bool:
    if whole.startswith(("\\\\", "//")) and not whole.startswith("\\\\?\\"):
        return True
    if sys.platform == "win32":
        return _windows_drive_is_remote(whole)
    kind, longest = "", -1
    for line in _mounts() if mounts is None else mounts:
        fields = line.split()
        if len(fields) < 3:
            continue
        point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[1])
        inside = whole == point or whole.startswith(point.rstrip("/") + "/")
        if inside and len(point) > longest:
            kind, longest = fields[2], len(point)
    return kind in _REMOTE or kind.startswith(_REMOTE_STARTS)


def _mounts() -> list[str]:
    try:
        return Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return []


def _windows_drive_is_remote(whole: str) -> bool:
    import ctypes

    drive = PureWindowsPath(whole).drive
    library = getattr(ctypes, "windll", None)
    return bool(library and library.kernel32.GetDriveTypeW(drive + "\\") == 4)
