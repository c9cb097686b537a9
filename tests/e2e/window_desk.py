"""The desk of a story: a screen, a window manager, the program; every process ended by its id.

Run by the system's Python in a session bus.
"""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from window_driver import Outside

PASSWORD = "Yunxi-2026"


class Desk:
    """A screen with the program on it."""

    def __init__(self, folder, python, size="1366x768"):
        self.folder = Path(folder)
        self._size = size
        self.python = python
        self._started = []
        self.environment = {
            **os.environ,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "SIFASUO_BUREAU_HOME": str(self.folder / "bureau"),
        }
        self.app = None

    def __enter__(self):
        reading, writing = os.pipe()
        screen = [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{self._size}x24",
            "-nolisten",
            "tcp",
        ]
        self._start(screen, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as numbers:
            display = ":" + numbers.readline().strip()
        self.environment["DISPLAY"] = os.environ["DISPLAY"] = display
        self._manage()
        return self

    def _manage(self):
        """Starts the window manager and waits for it: it gives no focus to a window older than itself."""
        ready = self.folder / "managed"
        os.mkfifo(ready)
        self._start(["openbox", "--startup", f"sh -c ': > {shlex.quote(str(ready))}'"])
        ready.read_bytes()
        ready.unlink()

    def __exit__(self, *trouble):
        for process in reversed(self._started):
            process.terminate()
            process.wait(20)

    def _start(self, call, **more):
        process = subprocess.Popen(
            call, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more
        )
        self._started.append(process)
        return process

    def open(self):
        """Starts the program; the accessible tree of its window."""
        self.app = self._start([self.python, "-m", "sifasuo_desktop.app.main"])
        return Outside(self.app.pid)

    def kill(self):
        """Ends the program as a power cut would."""
        self.app.kill()
        self.app.wait(20)
        self._started.remove(self.app)

    def bureau(self, *words):
        """One call of the receiving side, which is elsewhere."""
        call = [self.python, "-m", "sifasuo_desktop.bureau.main", *words]
        subprocess.run(call, env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def picture(self, name):
        """What is on the screen, for a person to look at, where ImageMagick is there to take it."""
        if shutil.which("import") is None:
            return
        subprocess.run(["import", "-window", "root", str(self.folder / f"{name}.png")], check=False)


def sign_in_first(window, store):
    """The first start: the store is made; its recovery key is put off."""
    window.fill("数据库位置", str(store))
    window.choose("司法所", "320682108")
    window.fill("本人姓名", "顾明远")
    window.fill("登录名", "admin")
    window.fill("密码", PASSWORD)
    window.fill("再输一次", PASSWORD)
    window.press("登录")
    window.press("以后再做")
    window.get("待办列表")
