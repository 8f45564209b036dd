"""The files of a team folder that are shared, as they lie on this computer."""

from collections.abc import Callable, Mapping
from pathlib import Path

from asyncdraft.core.sync.names import TEAM_FILE, WORD_LISTS
from asyncdraft.core.text import say
from asyncdraft.integrations import git_guards as guards
from asyncdraft.integrations import git_tree
from asyncdraft.integrations.git import GitProblem
from asyncdraft.integrations.git_tree import MOST_BYTES, Blob

SHARED = {"templates": (".md",), "checks": (".yml", ".yaml"), "words": (".txt",)}
"""Folders and the kinds of files in them that are taken up by themselves; others once git knows them."""

ALONE = (TEAM_FILE, *WORD_LISTS)
Write = Callable[[Path, bytes], None]
"""Writes a file so that a crash leaves the old content or the new one."""


class Edited(Exception):  # noqa: N818 - no error: go round again
    """A file was edited while others' changes were about to be written to it."""


class TeamFiles:
    def __init__(self, folder: Path, write: Write) -> None:
        self.folder = folder
        self._write = write

    def names(self) -> list[str]:
        found = [name for name in ALONE if (self.folder / name).is_file()]
        for place, kinds in SHARED.items():
            inner = (path.relative_to(self.folder) for path in (self.folder / place).rglob("*"))
            found += [
                path.as_posix()
                for path in inner
                if path.suffix in kinds and not any(part.startswith(".") for part in path.parts)
            ]
        return sorted(found)

    def content(self, name: str) -> bytes | None:
        """None where there is no such file. Raises GitProblem for one that cannot be shared."""
        path = self.folder / name
        if guards.leads_out(self.folder, path):
            raise GitProblem(
                say("{path} is reached through a link. Put the file itself into the team folder.", path=path)
            )
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise GitProblem(
                say(
                    "{path} cannot be read ({strerror}), so nothing was sent.",
                    path=path,
                    strerror=error.strerror,
                )
            ) from error
        if len(content) > MOST_BYTES:
            raise GitProblem(
                say(
                    "{path} is larger than {most_bytes} MB; move it out of the folder.",
                    path=path,
                    most_bytes=MOST_BYTES // 1000000,
                )
            )
        return content

    def over(self, tree: Mapping[str, Blob]) -> dict[str, Blob | bytes]:
        """The tree with the contents of files that the folder has otherwise."""
        like = next(iter(tree.values()), Blob("")).id
        found: dict[str, Blob | bytes] = {}
        for name in dict.fromkeys((*tree, *self._new_names(tree))):
            content = self.content(name)
            if content is None and name == TEAM_FILE and name in tree:
                found[name] = tree[name]
            elif content is not None:
                known = tree.get(name)
                same = known is not None and git_tree.blob_id(content, like) == known.id
                found[name] = known if same and known is not None else content
        return found

    def _new_names(self, tree: Mapping[str, Blob]) -> list[str]:
        """Without those by which this computer lists a file of the tree: some write an accent in another way
        than the name that they were given, or do not know capital letters.
        """
        known = {git_tree.folded(name): name for name in tree}
        return [
            name for name in self.names() if not self._is_one_file(name, known.get(git_tree.folded(name)))
        ]

    def _is_one_file(self, name: str, other: str | None) -> bool:
        path = self.folder / (other or name)
        return name != other and other is not None and path.exists() and path.samefile(self.folder / name)

    def write(self, name: str, content: bytes) -> None:
        self._write(self.folder / name, content)

    def change(self, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
        """From `old` to `new`. Raises Edited before a file that holds neither is overwritten."""
        changed = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        for name in changed:
            if self.content(name) not in (old.get(name), new.get(name)):
                if name not in old and name not in self.names():
                    raise GitProblem(
                        say("{folder} is in the way. Rename it, then sync again.", folder=self.folder / name)
                    )
                raise Edited
        for name in changed:
            self._put(name, old.get(name), new.get(name))

    def _put(self, name: str, old: bytes | None, new: bytes | None) -> None:
        path, there = self.folder / name, self.content(name)
        if there == new:
            return
        if there != old:
            raise Edited
        if new is not None:
            self._write(path, new)
            return
        path.unlink(missing_ok=True)
        if path.parent != self.folder and not any(path.parent.iterdir()):
            path.parent.rmdir()
