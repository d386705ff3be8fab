"""Reading files in a process of its own: what a file does to its reader, it does not do to the run.

The libraries that take formats apart are written in C; a file made for it has them use up all memory, never come to
an end, or crash.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from types import TracebackType

from pipeline.reading.failure import UnreadableError
from pipeline.reading.formats import read_file
from pipeline.reading.limits import MEMORY, SECONDS
from pipeline.reading.read_text import ReadText

_MEGABYTE = 1 << 20
_CUT_OFF = (EOFError, OSError, pickle.UnpicklingError)
_AS_ANOTHER = "open it in a program that reads it and save it anew, or save its text as .txt"


class IsolatedReader:
    """Reads one file after the other in another process, which is started anew after a file that ended it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> IsolatedReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, data: bytes, suffix: str) -> ReadText:
        """What ``formats.read_file`` makes of the file.

        Raises UnreadableError as that does, and for a file that takes more time or memory than one may, or on which
        the reader fails.
        """
        process = self._process = self._process or _started()
        assert process.stdin is not None and process.stdout is not None
        try:
            pickle.dump((data, suffix), process.stdin)
            process.stdin.flush()
            answer = pickle.load(process.stdout)
        except _CUT_OFF:
            raise _failure(self._end()) from None
        if isinstance(answer, ReadText):
            return answer
        raise UnreadableError(*answer)

    def _end(self) -> int:
        """End the process, which is waiting for a file or has ended; its return code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        with suppress(BrokenPipeError), process:
            pass
        return process.wait()


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", __name__]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)


def _failure(return_code: int) -> UnreadableError:
    """Why a file ended the process that read it. A process that ended by itself is no file's fault: RuntimeError."""
    if return_code >= 0:
        raise RuntimeError(f"the process that reads the files ended with code {return_code}; see its message")
    if -return_code == signal.SIGPROF:
        return UnreadableError("took_too_long", SECONDS.exceeded("reading it took more than"))
    ended_by = signal.Signals(-return_code).name
    return UnreadableError(
        "reading_failed",
        f"its reader ended with {ended_by}, out of memory it may be; {_AS_ANOTHER}, or {MEMORY.raised}",
    )


def _answer(data: bytes, suffix: str) -> ReadText | tuple[str, str]:
    """What a file says, or the reason and the detail of its reject."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS.value)
    try:
        return read_file(data, suffix)
    except UnreadableError as fault:
        unreadable = fault
    except MemoryError:
        unreadable = UnreadableError("took_too_much_memory", MEMORY.exceeded("reading it took more than"))
    except Exception as fault:
        unreadable = UnreadableError("reading_failed", f"{type(fault).__name__}; please report it")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return unreadable.reason, str(unreadable)


def _serve() -> None:
    """Answer every file that comes in with what it says, until no more come.

    A signal of the timer ends the process wherever it is, in Python or in C.
    """
    limit = MEMORY.value * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What a library prints is no answer.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with suppress(EOFError):
        while True:
            pickle.dump(_answer(*pickle.load(sys.stdin.buffer)), answers)
            answers.flush()


if __name__ == "__main__":
    _serve()
