"""Writes files that are whole or not there: beside their name first, then put in place.

Knows nothing of what it writes. What stood there before stays until the new file is complete.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from metrocheck.errors import MetrocheckError
from metrocheck.language import _
from metrocheck.language.plain_text import inert

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
# Less than this is left of an ordinary document after the user's umask.
_ORDINARY = 0o666
_STORE, _BESIDE_A_STORE = b"SQLite format 3\0", ("-wal", "-shm", "-journal")


def check(path: Path) -> None:
    """Refuses a file that cannot be written, before any work is done for it.

    Raises:
        MetrocheckError: its folder is not there, it is no ordinary file or holds answers, or it may not be written.
    """
    try:
        _check(path, Path(os.path.realpath(path)))
    except OSError as error:
        raise failed(path, error) from error


def replace(path: Path, content: bytes) -> None:
    """Writes a file anew: all of `content`, or what stood there stays.

    A link keeps leading where it led; a file that is replaced keeps who may read it.

    Raises:
        MetrocheckError: it could not be written; nothing is left behind.
    """
    place = Path(os.path.realpath(path))
    # A name of its own: with the file's name in it, a long name would become too long.
    beside = place.with_name(f".metrocheck-{os.urandom(8).hex()}")
    try:
        _write(beside, content, _rights(place))
        beside.replace(place)
    except OSError as error:
        raise failed(path, error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def failed(path: Path, error: OSError) -> MetrocheckError:
    """The two lines for a file the system refuses."""
    file = inert(str(path))
    if error.errno in _FULL:
        return MetrocheckError(
            _("{file} could not be written: the disk is full.").format(file=file),
            _("Make room and try again; what stood there before is whole."),
        )
    if error.errno in _FORBIDDEN:
        return _no_right(file)
    known = {errno.ENAMETOOLONG: _("the name is too long"), errno.ELOOP: _("the link leads in a circle")}
    reason = known.get(error.errno or 0) or inert(error.strerror or str(error))
    return MetrocheckError(
        _("{file} could not be written: {reason}.").format(file=file, reason=reason),
        _("Check the file, its folder and your rights to it."),
    )


def _check(path: Path, place: Path) -> None:
    # Before anything is asked of its place: where the link of a pipe leads is no place at all.
    there = _status(path)
    if there is not None and not stat.S_ISREG(there.st_mode):
        raise _no_file(path, is_folder=stat.S_ISDIR(there.st_mode))
    if not place.parent.is_dir():
        folder = place.parent if path.is_symlink() else path.parent
        raise MetrocheckError(
            _("The folder {folder} does not exist.").format(folder=inert(str(folder))),
            _("Make the folder first, or choose another one."),
        )
    # Replacing asks for the folder only; a file that says it may not be written is meant.
    if not os.access(place.parent, os.W_OK | os.X_OK) or (there and not os.access(place, os.W_OK)):
        raise _no_right(inert(str(path)))
    _refuse_a_store(path, place)


def _refuse_a_store(path: Path, place: Path) -> None:
    """Replacing the file of a store, or what stands beside it, would lose everybody's answers."""
    if any(_is_a_store(Path(str(place).removesuffix(each))) for each in _BESIDE_A_STORE):
        raise MetrocheckError(
            _("{file} is a file in which metrocheck keeps answers; it is not replaced.").format(file=inert(str(path))),
            _("Choose another name."),
        )


def _is_a_store(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(len(_STORE)) == _STORE
    except OSError:
        return False


def _status(place: Path) -> os.stat_result | None:
    try:
        return place.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _write(beside: Path, content: bytes, rights: int | None) -> None:
    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, _ORDINARY if rights is None else rights)

    with open(beside, "xb", opener=opener) as file:
        if rights is not None:
            # The umask took some away.
            beside.chmod(rights)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _rights(place: Path) -> int | None:
    """Who may read and write the file that is there; None where there is none."""
    there = _status(place)
    return None if there is None else stat.S_IMODE(there.st_mode) & 0o777


def _no_file(path: Path, *, is_folder: bool) -> MetrocheckError:
    if is_folder:
        return MetrocheckError(
            _("{file} is a folder.").format(file=inert(str(path))), _("Name a file in it, or choose another name.")
        )
    return MetrocheckError(
        _("{file} is not an ordinary file.").format(file=inert(str(path))),
        _("Choose another name; for a pipe there is --format."),
    )


def _no_right(file: str) -> MetrocheckError:
    return MetrocheckError(
        _("{file} may not be written.").format(file=file),
        _("Give yourself the right to write the file and its folder, or choose another name."),
    )
