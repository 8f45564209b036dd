"""Files that go along with a mail."""

from pathlib import Path

import pytest

from asyncdraft.storage import attachments as module
from asyncdraft.storage.attachments import attachments, trouble
from asyncdraft.storage.problem import StoreProblem


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("graph.png", "image/png"),
        ("notes.txt", "text/plain"),
        ("dump.tar.gz", "application/octet-stream"),
        ("Übersicht", "application/octet-stream"),
    ],
)
def test_a_file_is_read_with_its_kind(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).write_bytes(b"\x00\xff")
    (found,) = attachments([name], tmp_path)
    assert (found.name, found.data, found.kind) == (name, b"\x00\xff", kind)


def test_what_cannot_go_along_is_said(tmp_path: Path) -> None:
    assert trouble(str(tmp_path)) == f"“{tmp_path.name}” is a folder; attach the files in it."
    sentence = f"“gone.log” is not in {tmp_path} any more; put it back, or remove the attachment."
    assert trouble(str(tmp_path / "gone.log")) == sentence
    with pytest.raises(StoreProblem, match="is not in"):
        attachments(["gone.log"], tmp_path)


def test_more_than_mail_services_take_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 3)
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"xx")
    with pytest.raises(StoreProblem, match="With “b” the attachments have more"):
        attachments(["a", "b"], tmp_path)


def test_a_path_below_a_home_that_is_nobodys_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match=r"a\.pdf"):
        attachments(["~nobody-knows/a.pdf"], tmp_path)
