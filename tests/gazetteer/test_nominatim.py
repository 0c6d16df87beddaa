"""The service behind the index, against a stand-in on this machine."""

import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.location import Location

from lib.errors import GazetteerError
from lib.gazetteer import Gazetteer, open_gazetteer
from lib.gazetteer.index import INDEX, open_index
from lib.gazetteer.nominatim import INTERVAL, URL, USER_AGENT, NominatimBehind, configured_nominatim

ANSWER = [
    {
        "place_id": 1,
        "lat": "-33.4500",
        "lon": "26.8000",
        "name": "Nooitgedacht",
        "display_name": "Nooitgedacht, Eastern Cape, South Africa",
        "addresstype": "hamlet",
        "address": {"state": "Eastern Cape", "country": "South Africa", "country_code": "za"},
    }
]


class Service:
    """What the stand-in was asked, when, and what it answers."""

    def __init__(self):
        self.asked: list[tuple[float, str, str]] = []
        self.status = 200
        self.answer = ANSWER
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                words = parse_qs(urlsplit(self.path).query)["q"][0]
                service.asked.append((time.monotonic(), words, self.headers["User-Agent"]))
                self.send_response(service.status)
                self.end_headers()
                self.wfile.write(json.dumps(service.answer).encode())

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def service():
    service = Service()
    yield service
    service.server.shutdown()
    service.server.server_close()


@pytest.fixture
def behind(service, tmp_path):
    return NominatimBehind(service.url, "dateline-tests", tmp_path / "answers.sqlite")


def test_nothing_is_sent_when_it_is_off(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert configured_nominatim(INDEX.with_name("nominatim.sqlite"), {}) is None
    assert Gazetteer(open_index()).geocode("Nooitgedachtsfontein van Nergens") is None


def test_it_is_off_unless_configured():
    assert open_gazetteer()._behind is None
    assert not INDEX.with_name("nominatim.sqlite").exists()


def test_the_index_is_asked_first_and_the_service_only_for_the_rest(service, behind):
    gazetteer = Gazetteer(open_index(), behind)
    assert gazetteer.geocode("Kyiv", country_code="UKR")
    assert gazetteer.candidates("Nooitgedachtsfontein van Nergens") == ()
    assert service.asked == []
    found = gazetteer.geocode("Nooitgedachtsfontein van Nergens")
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (-33.45, 26.8)
    assert (found.raw["kind"], found.raw["country_code"], found.raw["admin1"]) == ("city", "ZAF", "Eastern Cape")
    assert [(words, agent) for _, words, agent in service.asked] == [("Nooitgedachtsfontein van Nergens", "dateline-tests")]


def test_an_answer_is_kept_for_good_also_by_the_next_process(service, behind, tmp_path):
    first = behind.candidates("Nooitgedacht, South Africa")
    again = NominatimBehind(service.url, "dateline-tests", tmp_path / "answers.sqlite")
    assert again.candidates("  Nooitgedacht,  South Africa ") == first
    assert len(service.asked) == 1


def test_requests_keep_their_distance(service, behind):
    behind.candidates("one")
    behind.candidates("two")
    assert service.asked[1][0] - service.asked[0][0] >= INTERVAL * 0.95


def test_a_failure_is_told_and_not_kept(service, behind):
    service.status = 503
    with pytest.raises(GazetteerError, match=r"did not answer.*unset " + URL):
        behind.candidates("Nooitgedacht")
    service.status = 200
    assert behind.candidates("Nooitgedacht")[0].name == "Nooitgedacht"
    assert len(service.asked) == 2


def test_no_answer_is_not_kept(service, behind):
    service.answer = []
    assert behind.candidates("Nooitgedacht") == ()
    service.answer = ANSWER
    assert behind.candidates("Nooitgedacht")[0].country == "South Africa"


def test_disputed_land_counts_by_the_same_table(service, behind):
    place = {"lat": "33.27", "lon": "35.77", "name": "X", "display_name": "X", "address": {"country_code": "il"}}
    service.answer = [place]
    assert behind.candidates("X")[0].country_code == "SYR"


@pytest.mark.parametrize(
    ("url", "agent"), [("https://nominatim.example.org", ""), ("nominatim.example.org", "me"), ("ftp://example.org", "me")]
)
def test_a_wrong_configuration_is_refused_with_its_remedy(tmp_path, url, agent):
    with pytest.raises(GazetteerError, match=r"Set|Give"):
        configured_nominatim(tmp_path / "answers.sqlite", {URL: url, USER_AGENT: agent})
