"""The questionnaires shipped with metrocheck, and a municipality's own copy of one.

Must never look inside a set: `load` does.
"""

from pathlib import Path

from metrocheck import resources
from metrocheck.errors import MetrocheckError
from metrocheck.language import _
from metrocheck.questionnaire.faults import shown_path
from metrocheck.questionnaire.load import load
from metrocheck.questionnaire.model import Questionnaire
from metrocheck.questionnaire.wording import listed, nearest, shown


def shipped() -> list[tuple[str, Path]]:
    """Id and file of every shipped set, by id; a set's file is called after its id."""
    return sorted((path.stem, path) for path in resources.folder("questions").glob("*.yaml"))


def find(name_or_path: str) -> Questionnaire:
    """The shipped set with this id, or else the questionnaire in this file.

    Raises:
        MetrocheckError: there is neither, or the file cannot be read.
        QuestionnaireError: the file is not a valid questionnaire.
    """
    path = dict(shipped()).get(name_or_path)
    if path is None and not _looks_like_a_file(name_or_path):
        raise _unknown(name_or_path)
    return load(path or Path(name_or_path))


def text_of(id: str) -> str:
    """The YAML of a shipped set, comments and all; MetrocheckError when there is no such set."""
    path = dict(shipped()).get(id)
    if path is None:
        raise _unknown(id)
    return path.read_text(encoding="utf-8")


def copy(id: str, target: Path) -> None:
    """Write a shipped set to a new file; MetrocheckError when the target exists or cannot be written."""
    content = text_of(id).encode()
    try:
        stream = target.open("xb")
    except FileExistsError as error:
        raise MetrocheckError(
            _("{path} exists already, and is left as it is.").format(path=shown_path(target)),
            _("Choose another name for the copy."),
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name of the file
        raise _not_written(target) from error
    try:
        with stream:
            stream.write(content)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise _not_written(target) from error


def _looks_like_a_file(name: str) -> bool:
    path = Path(name)
    try:
        return bool(name) and (bool(path.suffix) or len(path.parts) > 1 or path.exists())
    except (OSError, ValueError):
        return False


def _unknown(name: str) -> MetrocheckError:
    ids = [id_ for id_, _path in shipped()]
    meant = nearest(name, ids)
    what = _('There is no questionnaire or file "{name}".').format(name=shown(name))
    if meant:
        return MetrocheckError(what, _('Did you mean "{meant}"?').format(meant=meant))
    return MetrocheckError(what, _("Name a file, or choose from: {choices}.").format(choices=listed(ids)))


def _not_written(target: Path) -> MetrocheckError:
    folder = target.parent
    if not folder.is_dir():
        what = _("There is no folder {path}.").format(path=shown_path(folder))
        return MetrocheckError(what, _("Make the folder first, or choose another one."))
    what = _("{path} cannot be written.").format(path=shown_path(target))
    return MetrocheckError(what, _("Choose another folder, or check whether the disk is full."))
