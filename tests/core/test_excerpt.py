from asyncdraft.core.excerpt import shortened


def test_words_are_cut_between_words() -> None:
    assert shortened("one two three", 9) == "one two …"
    assert shortened("one two", 9) == "one two"
