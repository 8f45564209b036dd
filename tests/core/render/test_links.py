"""Where a bare address stands in a text, and which links a reader may follow."""

import pytest

from asyncdraft.core.render.links import safe_target, web_addresses


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see http://[2001:db8::1]/log now", ["http://[2001:db8::1]/log"]),
        ("(http://a.example/c_(d))", ["http://a.example/c_(d)"]),
        ("http://a.example/c?d.", ["http://a.example/c?d"]),
        ("ftp://a.example/b), www.b.example", ["ftp://a.example/b", "https://www.b.example"]),
        ("ask ann@a.example.", ["mailto:ann@a.example"]),
        ("http://-x http:///x http://.x http://%x", []),
        ("www. www.example", []),
    ],
)
def test_an_address_has_a_host_and_ends_before_the_sentence_does(text: str, addresses: list[str]) -> None:
    pieces = list(web_addresses(text))
    assert "".join(piece for piece, _address in pieces) == text
    assert [address for _piece, address in pieces if address] == addresses


@pytest.mark.parametrize(
    "target",
    [
        *(
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "vbscript:x",
        ),
        *("mailto:a@b.example?attach=/etc/passwd", "mailto:?subject=x&Attachment=~/.ssh/id_rsa"),
        *("smb://host/share", "ms-msdt:/id", "search-ms:query=x", "//host/share", "page.html", "", "https:"),
    ],
)
def test_a_target_that_runs_carries_or_hides_something_is_none(target: str) -> None:
    assert safe_target(target) == ""


@pytest.mark.parametrize(
    "target", ["https://a.example", "HTTPS://a.example", "mailto:ann@a.example?subject=attach=", "tel:+44"]
)
def test_a_target_of_the_web_stays_as_it_is(target: str) -> None:
    assert safe_target(target) == target


@pytest.mark.parametrize(
    "target",
    ["ssh://-oProxyCommand=x", "ssh://you@-oProxyCommand=x", "sftp://%2DoProxyCommand=x", "http://-x.com"],
)
def test_no_link_is_an_option_of_a_program(target: str) -> None:
    assert safe_target(target) == ""


@pytest.mark.parametrize(
    "target", ["ssh://a-b.example.com", "https://example.com/-/x", "https://e.com/?q=@-"]
)
def test_a_dash_elsewhere_harms_nobody(target: str) -> None:
    assert safe_target(target) == target
