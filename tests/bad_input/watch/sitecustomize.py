"""Put first on PYTHONPATH, this watches every Python process: no network, nothing written where it must not be.

What is forbidden is refused and noted in the file that WATCH_NOTES names; WATCH_WRITABLE names the folders that may
be written to, one a line.
"""

import ipaddress
import os
import sys

_NOTES = os.environ["WATCH_NOTES"]
_WRITABLE = tuple(os.environ["WATCH_WRITABLE"].splitlines())
_CHANGING = {
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "shutil.rmtree",
}


def _is_local(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket of this machine's file system
    return address[0] in ("", "localhost") or ipaddress.ip_address(address[0]).is_loopback


def _may_write(path: object) -> bool:
    if isinstance(path, int):
        return True
    place = os.path.realpath(os.fsdecode(path))  # type: ignore[arg-type]
    return place in ("/dev/null", _NOTES) or any(
        place == folder or place.startswith(f"{folder}/") for folder in _WRITABLE
    )


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    allowed = True
    if event in ("socket.connect", "socket.bind", "socket.sendto"):
        allowed = _is_local(arguments[1])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        allowed = arguments[0] in (None, "localhost", "127.0.0.1", "::1")
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        allowed = _may_write(arguments[0])
    elif event in _CHANGING:
        allowed = _may_write(arguments[1] if event in ("os.link", "os.symlink") else arguments[0])
    if not allowed:
        with os.fdopen(os.open(_NOTES, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "a") as notes:
            notes.write(f"{event} {arguments!r}\n")
        raise PermissionError(f"forbidden here: {event} {arguments!r}")


sys.addaudithook(_watch)
