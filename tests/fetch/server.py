"""A real web server on this machine, and a name for it that is looked up like any other."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lib.errors import FetchError
from lib.fetch import Guard, Limits, fetch

#: What a path answers: its body, or what a function writes to the handler's ``wfile``.
Answer = bytes | Callable[[BaseHTTPRequestHandler], None]
HOST = "news.example"


@dataclass
class Server:
    """``url`` is where it stands, by a name; ``asked`` the paths and ``headers`` the headers of all requests so far."""

    port: int
    scheme: str = "http"
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"{self.scheme}://{HOST}:{self.port}"

    @property
    def guard(self) -> Guard:
        """Lets this server, and nothing else of this machine, be asked."""
        return Guard(frozenset({(HOST, self.port)}))


@contextmanager
def serve(answers: dict[str, Answer], context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server on a free port that answers 200 with HTML where a path has bytes, and 404 where it has nothing."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.headers.append(dict(self.headers))
            answer = answers.get(self.path)
            if callable(answer):
                answer(self)
            elif answer is None:
                send(self, b"gone", status=404)
            else:
                send(self, answer)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """The other side hangs up in the middle: that is what many tests are about."""

    httpd = Quiet(("127.0.0.1", 0), Handler)
    if context:
        httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    server = Server(httpd.server_address[1], "https" if context else "http")
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    """Answer with a body; ``content_type="text/plain"`` is the header Content-Type."""
    handler.send_response(status)
    for name, value in ({"content_type": "text/html; charset=utf-8"} | headers).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def redirect(location: str, status: int = 302) -> Answer:
    """An answer that sends on."""
    return lambda handler: send(handler, b"", status, location=location)


def answer_raw(*lines: bytes) -> Answer:
    """An answer of these header lines, the status first, byte by byte as they are, and no body."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"\r\n".join([*lines, b"Content-Length: 0", b"", b""]))
        handler.close_connection = True

    return answer


def answer_names(monkeypatch, names: dict[str, list[list[str]]]) -> list[str]:
    """Look up these names in a list of answers, each used once and the last for ever; returns the names looked up, as they come."""
    real, looked_up = socket.getaddrinfo, []

    def look_up(host, port, *args, **kwargs):
        if host not in names:
            return real(host, port, *args, **kwargs)
        looked_up.append(host)
        ips = names[host].pop(0) if len(names[host]) > 1 else names[host][0]
        return [found for ip in ips for found in real(ip, port, type=socket.SOCK_STREAM)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return looked_up


def make_certificate(folder: Path, host: str) -> tuple[Path, Path]:
    """A certificate for a host, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - timedelta(days=1), now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / f"{host}.pem", folder / f"{host}.key"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    paths[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return paths


def refused(server: Server, path: str, limits: Limits | None = None, guard: Guard | None = None) -> FetchError:
    """The error that a path is refused with."""
    with pytest.raises(FetchError) as caught:
        fetch(server.url + path, limits, guard or server.guard)
    assert caught.value.remedy
    return caught.value
