"""What is refused of a repository before anything of it is used."""

from pathlib import Path

import pytest

from asyncdraft.core.sync.names import OWN_FILE
from asyncdraft.integrations import git_guards
from asyncdraft.integrations.git_guards import keep_own_file, too_much


def test_what_arrives_is_counted_though_files_go_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git_guards, "MOST_TO_FETCH", 10)
    pack = tmp_path / ".git/objects/pack"
    assert too_much(tmp_path) == ""
    pack.mkdir(parents=True)
    (pack / "tmp_pack_gone").symlink_to(pack / "renamed by git")
    (pack / "tmp_pack_a").write_bytes(b"12345")
    (pack / "pack-whole.pack").write_bytes(b"12345678901")
    assert too_much(tmp_path) == ""
    (pack / "tmp_idx_b").write_bytes(b"678901")
    assert "no team folder" in too_much(tmp_path)


def test_what_git_leaves_alone_may_be_in_any_encoding(tmp_path: Path) -> None:
    exclude = tmp_path / "info" / "exclude"
    keep_own_file(tmp_path)
    exclude.write_bytes(b"*.l\xf6g\n" + exclude.read_bytes())
    keep_own_file(tmp_path)
    assert exclude.read_bytes() == f"*.l\xf6g\n/{OWN_FILE}\n".encode("latin-1")
    exclude.write_bytes(b"*.l\xf6g")
    keep_own_file(tmp_path)
    assert exclude.read_bytes() == f"*.l\xf6g\n/{OWN_FILE}\n".encode("latin-1")
