"""Files are taken in by a process beside the window's: a picture that is unpacked would stop the
window for tenths of a second, and one made to harm would take it along.

A question is ``u32be length ‖ name`` and ``u32be length ‖ file``, the answer ``u32be length`` and
the MessagePack of what was taken in or of why not.
"""

import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO

import msgspec

from sifasuo_desktop.domain.office.attachment import MOST_BYTES
from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.kernel.own_program import NO_CONSOLE, TAKE_IN, own_program
from sifasuo_desktop.services.paper.pictures import TakenIn, take_in

PATIENCE_SECONDS = 60.0


class Answer(msgspec.Struct):
    """What came of a file: one of the two."""

    taken: TakenIn | None = None
    why: tuple[Problem, ...] = ()


def serve() -> int:
    """The other process: answers until nobody asks any more."""
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    while (name := _read(asked)) is not None:
        data = _read(asked)
        if data is None:
            return 1
        try:
            answer = Answer(take_in(data, name.decode("utf-8")))
        except Refused as refusal:
            answer = Answer(why=refusal.problems)
        _write(told, msgspec.msgpack.encode(answer))
        told.flush()
    return 0


def _read(file: IO[bytes]) -> bytes | None:
    length = file.read(4)
    if len(length) < 4:
        return None
    size = int.from_bytes(length, "big")
    data = file.read(size)
    return data if len(data) == size else None


def _write(file: IO[bytes], data: bytes) -> None:
    file.write(len(data).to_bytes(4, "big"))
    file.write(data)


class Apart:
    """The process, begun with the first file; ``close`` when no more come. One file at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._one = threading.Lock()

    def take_in(self, data: bytes, name: str) -> TakenIn:
        """As ``pictures.take_in``. A file over which the process dies or thinks for ever is broken."""
        if len(data) > MOST_BYTES:
            return take_in(data[: MOST_BYTES + 1], name)
        with self._one:
            answer = self._asked(data, name)
        if answer is None:
            raise Refused(problem("attachment.broken", "file", name=name))
        if answer.taken is None:
            raise Refused(*answer.why)
        return answer.taken

    def stop(self) -> None:
        """Ends what it does at once: the window is closed, and nobody waits for the answer."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """Lets the process go."""
        with self._one:
            self._end()

    def _asked(self, data: bytes, name: str) -> Answer | None:
        if self._process is None:
            self._process = subprocess.Popen(
                own_program(TAKE_IN),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=NO_CONSOLE,
            )
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        alarm = threading.Timer(PATIENCE_SECONDS, process.kill)
        alarm.start()
        told = None
        try:
            with suppress(OSError):
                _write(process.stdin, name.encode("utf-8"))
                _write(process.stdin, data)
                process.stdin.flush()
                told = _read(process.stdout)
        finally:
            alarm.cancel()
        if told is None:
            process.kill()
            self._end()
            return None
        return msgspec.msgpack.decode(told, type=Answer)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        process.wait()
