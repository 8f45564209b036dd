"""Trees and commits of a repository as values, made and read without the index, filters or a checkout."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from asyncdraft.core.sync.plain import plain
from asyncdraft.core.text import say
from asyncdraft.integrations.git import Git, GitProblem

MOST_BYTES = 5_000_000
"""A file of a team folder is a text; a larger one is no part of it."""

MOST_IN_ALL = 200_000_000
MOST_FILES = 5_000
INNER = {".git", "git~1"}
PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
DEVICES = {"con", "prn", "aux", "nul"} | PORTS
UNSEEN = ("Cf", "Cc", "Cs")
"""Marks, controls, and what a name has in place of bytes that are no UTF-8."""

FORBIDDEN = set('\\:*?"<>|')


class Blob(msgspec.Struct, frozen=True):
    id: str
    mode: str = "100644"
    size: int = 0


Tree = Mapping[str, Blob]
"""Files by name."""


def read_tree(git: Git, revision: str) -> dict[str, Blob]:
    """Empty for an empty revision. Raises GitProblem for a tree that could do harm in a folder."""
    if not revision:
        return {}
    tree = {}
    for line in git.run("ls-tree", "-r", "-l", "-z", "--full-tree", revision).split(b"\0"):
        if line:
            about, _, name = line.partition(b"\t")
            mode, _kind, blob, size = about.decode().split()
            tree[_checked_name(name, mode)] = Blob(blob, mode, int(size) if size.isdigit() else 0)
    _check_size(tree)
    return tree


def _checked_name(raw: bytes, mode: str) -> str:
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise GitProblem(
            say("A name in the repository is no UTF-8, so nothing of it is taken over.")
        ) from error
    if mode == "120000":
        raise GitProblem(_refused(name, say("is a link, which may lead out of the folder")))
    if mode == "160000":
        raise GitProblem(_refused(name, say("is another repository inside this one")))
    if is_harmful(name):
        raise GitProblem(
            _refused(name, say("has a name that may lead out of the folder or into git's own files"))
        )
    return name


def _refused(name: str, reason: str) -> str:
    return say(
        "“{plain}” {reason}; nothing of this repository is taken over until it is removed there.",
        plain=plain(name),
        reason=reason,
    )


def is_harmful(name: str) -> bool:
    """Whether a file by that name could land elsewhere than in a folder, on some system."""
    return any(_is_harmful_part(part) for part in name.split("/"))


@lru_cache(maxsize=10_000)
def _is_harmful_part(part: str) -> bool:
    visible = "".join(each for each in part if unicodedata.category(each) not in UNSEEN)
    plain = visible.casefold().rstrip(". ")
    is_device = plain.partition(".")[0] in DEVICES
    return not plain or visible != part or plain in INNER or is_device or bool(FORBIDDEN & set(part))


def _check_size(tree: Tree) -> None:
    large = next((name for name, blob in tree.items() if blob.size > MOST_BYTES), "")
    if large:
        raise GitProblem(_refused(large, say("is larger than {count} MB", count=MOST_BYTES // 1_000_000)))
    if sum(blob.size for blob in tree.values()) > MOST_IN_ALL:
        raise GitProblem(
            say(
                "The files of the repository have more than {most_in_all} MB in all, which is no "
                "team folder; nothing of it is taken over.",
                most_in_all=MOST_IN_ALL // 1000000,
            )
        )
    if len(tree) > MOST_FILES:
        raise GitProblem(
            say(
                "The repository has {count:,} files, more than a team folder may have "
                "({most_files:,}); nothing of it is taken over. Is it the right one?",
                count=len(tree),
                most_files=MOST_FILES,
            )
        )
    if len({folded(name) for name in tree}) < len(tree):
        raise GitProblem(
            say(
                "Two names in the repository differ only in capital letters, or in how an accent is put "
                "together; rename one of them."
            )
        )


def folded(name: str) -> str:
    """As many computers take it: without capital letters, each accent on its letter."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def read_blobs(git: Git, ids: Iterable[str], *, may_lack: bool = False) -> dict[str, bytes]:
    """Their contents by id, or by another name of git's such as `COMMIT:FILE`; where `may_lack`, of those
    that there are and no larger than a team's file may be. Raises GitProblem.
    """
    wanted = list(dict.fromkeys(ids))
    if may_lack:
        wanted = [
            each for each, size in zip(wanted, _sizes(git, wanted), strict=True) if 0 <= size <= MOST_BYTES
        ]
    if not wanted:
        return {}
    answer = git.run("cat-file", "--batch", given="".join(f"{each}\n" for each in wanted).encode())
    found, at = {}, 0
    for each in wanted:
        end = answer.index(b"\n", at)
        size = _size(answer[at:end])
        found[each] = answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return found


def _sizes(git: Git, ids: Sequence[str]) -> list[int]:
    """In bytes; -1 for what there is not."""
    if not ids:
        return []
    answer = git.run("cat-file", "--batch-check", given="".join(f"{each}\n" for each in ids).encode())
    lines = answer.decode("utf-8", "replace").removesuffix("\n").split("\n")
    return [-1 if line.endswith(" missing") else int(line.rsplit(" ", 1)[1]) for line in lines]


def _size(head: bytes) -> int:
    size = head.split()[-1]
    if not size.isdigit():
        raise GitProblem(
            say("The repository lacks a part of itself. Clone it anew and put your changes there.")
        )
    return int(size)


def blob_id(content: bytes, like: str) -> str:
    """As git names it; `like` is any name of the repository, which tells the kind of digest."""
    digest = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return digest(b"blob %d\0" % len(content) + content).hexdigest()


def write_tree(git: Git, index: str, start: str, changed: Mapping[str, bytes | None]) -> str:
    """The id of the tree of `start` with files changed, None for removed ones. `index` is a file to use."""
    variables = {"GIT_INDEX_FILE": index}
    git.run("read-tree", start or "--empty", variables=variables)
    written = _write_blobs(git, [content for content in changed.values() if content is not None])
    lines = [
        _removed(name, start) if content is None else f"100644 {next(written)}\t{name}\0"
        for name, content in changed.items()
    ]
    git.run("update-index", "-z", "--index-info", given="".join(lines).encode(), variables=variables)
    return git.text("write-tree", variables=variables)


def _write_blobs(git: Git, contents: Sequence[bytes]) -> Iterator[str]:
    """Their ids. Git reads them from files, so that one process is enough however many there are."""
    with TemporaryDirectory(prefix="asyncdraft-") as place:
        paths = [Path(place, str(number)) for number in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content)
        listed = "".join(f"{path}\n" for path in paths)
        options = ("-w", "--no-filters", "--stdin-paths")
        return iter(git.text("hash-object", *options, given=listed.encode()).split() if paths else ())


def _removed(name: str, like: str) -> str:
    """`like` is any name of the repository, as long as its digests are."""
    return f"0 {'0' * len(like)}\t{name}\0"


def commit(git: Git, tree: str, parents: Iterable[str], message: str, author: Mapping[str, str]) -> str:
    """The id; no reference points at it yet."""
    options = [option for parent in parents for option in ("-p", parent)]
    return git.text("commit-tree", tree, *options, "-F", "-", given=message.encode(), variables=author)
