"""The composition root: the one place where objects meet."""


def main(arguments: list[str]) -> int:
    raise NotImplementedError(arguments)
