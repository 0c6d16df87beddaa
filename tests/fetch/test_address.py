"""What is taken for an address, and what is refused before anybody is asked."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.errors import FetchError
from lib.fetch.address import MAX_ADDRESS, follow, read_address

GOOD = {
    "https://example.org": "https://example.org/",
    "  <http://Example.ORG/A?b=1#c>\n": "http://example.org/A?b=1",
    "http://example.org:80/": "http://example.org/",
    "https://example.org:8443/": "https://example.org:8443/",
    "https://example.org./a": "https://example.org/a",
    "https://bücher.example/straße?q=ü": "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%BC",
    "https://БЪЛГАРИЯ.example/": "https://xn--80abgvm6a7d2b.example/",
    "http://93.184.216.34/": "http://93.184.216.34/",
    "http://[2606:2800:220:1::1]:8080/x": "http://[2606:2800:220:1::1]:8080/x",
    "https://example.org/a?mail=b@example.org": "https://example.org/a?mail=b@example.org",
    "https://example.org/a/../b": "https://example.org/b",
}
BAD = [
    "",
    "example.org/a",
    "//example.org/a",
    "file:///etc/passwd",
    "ftp://example.org/a",
    "gopher://example.org/_x",
    "data:text/html,<p>hi",
    "javascript:alert(1)",
    "http:/example.org",
    "http:///a",
    "http://",
    "http://./",
    "http://user@example.org/",
    "http://user:secret@example.org/",
    "http://example.org\\@127.0.0.1/",
    "http://example.org/a b",
    "http://example.org/\r\nHost: localhost",
    "http://exam\u00a0ple.org/",
    "http://exam\u202eple.org/",
    "http://example..org/",
    "http://example.org%2f@x/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://2130706433/",
    "http://127.1/",
    "http://127.0.0.1.5/",
    "http://0/",
    "http://１２７.０.０.１/",
    "http://[fe80::1%25eth0]/",
    "http://[::1",
    "http://[v1.x]/",
    "http://example.org:99999/",
    "http://example.org:port/",
    "http://" + "a" * 300 + ".org/",
    "http://example.org/" + "a" * MAX_ADDRESS,
]


@pytest.mark.parametrize("words", GOOD)
def test_good_addresses(words):
    assert str(read_address(words)) == GOOD[words]


@pytest.mark.parametrize("words", BAD)
def test_bad_addresses(words):
    with pytest.raises(FetchError) as caught:
        read_address(words)
    assert caught.value.remedy
    assert len(str(caught.value)) < 500
    assert "\n" not in str(caught.value)


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=60), st.from_regex(r"https?://[^ ]{0,40}", fullmatch=True), st.from_regex(r"https?://[\w.@:\[\]%#?/-]{0,40}")
    )
)
def test_whatever_is_given_is_read_in_one_way_or_not_at_all(words):
    try:
        address = read_address(words)
    except FetchError:
        return
    again = urlsplit(str(address))
    assert (again.scheme, again.hostname, again.port or {"http": 80, "https": 443}[again.scheme]) == (
        address.scheme,
        address.host,
        address.port,
    )
    assert read_address(str(address)) == address
    assert str(address).isascii()


def test_no_password_in_a_message():
    with pytest.raises(FetchError) as caught:
        read_address("https://user:secret@example.org/")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("location", "onward"),
    [
        ("/b", "https://example.org/b"),
        ("?c", "https://example.org/a?c"),
        ("//example.net", "https://example.net/"),
        ("b#d", "https://example.org/b"),
    ],
)
def test_where_a_server_sends_on_to(location, onward):
    assert str(follow(read_address("https://example.org/a"), location)) == onward


@pytest.mark.parametrize(
    "location", ["http://example.org/a", "file:///etc/passwd", "https://user@example.org", "javascript:1", "https://["]
)
def test_where_a_server_may_not_send_on_to(location):
    with pytest.raises(FetchError):
        follow(read_address("https://example.org/a"), location)


def test_from_http_to_https_is_welcome():
    assert follow(read_address("http://example.org/a"), "https://example.org/a").scheme == "https"
