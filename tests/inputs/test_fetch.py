"""Fetching: what is refused, at every step, and what is told."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from readout.errors import InputError
from readout.inputs import Article, Page
from readout.inputs.extraction import Extractor
from readout.inputs.fetch import AGENT, Fetcher, is_public
from readout.inputs.web import from_web
from tests.inputs.pages import LINES, html


class _Site(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]] = []  # noqa: RUF012 - one list for the server of the module
    pages: dict[str, tuple[int, dict[str, str], bytes]] = {}  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("User-Agent", "")))
        if self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(40):
                try:
                    self.wfile.write(b"x")
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.05)
            return
        status, headers, body = self.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    _Site.pages |= {
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private\n\nUser-agent: Readout\nDisallow: /secret\n"),
        "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, html()),
        "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(html())),
        "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b" " * 50_000_000)),
        "/odd": (200, {"Content-Encoding": "br"}, b"x"),
        "/cut": (200, {"Content-Encoding": "gzip"}, gzip.compress(html())[:-9]),
        "/large": (200, {}, b"x" * 300_000),
        "/moved": (302, {"Location": "/page"}, b""),
        "/circle": (302, {"Location": "/circle"}, b""),
        "/inside": (302, {"Location": "http://10.0.0.1/"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/to-secret": (302, {"Location": "/secret"}, b""),
        "/error": (503, {}, b""),
        "/lines": (200, {"Content-Type": "application/x-ndjson"}, b'{"text": "satu"}\n'),
    }
    yield base
    server.shutdown()
    server.server_close()
    thread.join()


def _here(address: str) -> bool:
    return address == "127.0.0.1"


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allowed=_here, ports=None, max_bytes=200_000, seconds=20)


def test_a_page_and_who_we_say_we_are(site, fetcher) -> None:
    got = fetcher.fetch(f"{site}/page")
    assert (got.raw, got.kind, got.charset, got.uri) == (html(), "text/html", "utf-8", f"{site}/page")
    assert ("/page", AGENT) in _Site.asked
    assert fetcher.fetch(f"{site}/packed").raw == html()
    assert fetcher.fetch(f"{site}/moved").uri == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/none", "answers 404"), ("/error", "answers 503"), ("/bomb", "more than is allowed"), ("/cut", "is cut off"),
        ("/odd", "not asked for"), ("/large", "is larger than 200,000"), ("/circle", "redirects more than"),
        ("/inside", "leads to 10.0.0.1"), ("/file", "only http and https"), ("/secret", "robots.txt forbids"),
        ("/to-secret", "robots.txt forbids"),
    ],
)  # fmt: skip
def test_what_is_refused(site, fetcher, path, fault) -> None:
    with pytest.raises(InputError, match=fault):
        fetcher.fetch(site + path)


def test_robots_are_asked_by_our_name(site, fetcher) -> None:
    with pytest.raises(InputError, match="answers 404"):
        fetcher.fetch(f"{site}/private/x")  # forbidden to others, not to us


def test_a_server_that_drips_is_given_up(site) -> None:
    with pytest.raises(InputError, match="took"):
        Fetcher(allowed=_here, ports=None, seconds=0.4).fetch(f"{site}/slow")


def test_nothing_inside_is_fetched_by_default(site) -> None:
    for uri in (
        site + "/page",
        "http://localhost:8080/",
        "http://[::1]:8080/",
        "http://169.254.169.254/latest/meta-data/",
    ):
        with pytest.raises(InputError, match=r"public address|is not fetched from"):
            Fetcher().fetch(uri)


def _openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Path:
    """A folder with a certificate authority of the test's own and a certificate of it for berita.example."""
    if shutil.which("openssl") is None:
        pytest.skip("the program openssl is not installed")
    folder = tmp_path_factory.mktemp("tls")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    _openssl(folder, "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test CA", "-days", "2")
    _openssl(folder, "req", *key, "-keyout", "site.key", "-out", "site.csr", "-subj", "/CN=berita.example")
    (folder / "names").write_text("subjectAltName=DNS:berita.example\n")
    _openssl(
        folder, "x509", "-req", "-in", "site.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
        "-extfile", "names", "-out", "site.pem",
    )  # fmt: skip
    return folder


@pytest.fixture
def secure_port(site, authority) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority / "site.pem", authority / "site.key")
    # the handshake is made in the thread of the request, so that one which fails does not stop the server
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.handle_error = lambda request, address: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def test_tls_is_for_the_name_and_by_a_trusted_authority(secure_port, authority, monkeypatch) -> None:
    def fetch(host: str) -> bytes:
        here = Fetcher(allowed=_here, ports=None, seconds=20, resolve=lambda host, port: ["127.0.0.1"])
        return here.fetch(f"https://{host}:{secure_port}/page").raw

    with pytest.raises(InputError, match="CERTIFICATE_VERIFY_FAILED"):
        fetch("berita.example")  # nobody trusts the test's authority yet
    monkeypatch.setenv("SSL_CERT_FILE", str(authority / "ca.pem"))
    assert fetch("berita.example") == html()
    with pytest.raises(InputError, match=r"CERTIFICATE_VERIFY_FAILED.*not valid for 'other\.example'"):
        fetch("other.example")


def test_every_address_of_a_name_is_checked() -> None:
    both = Fetcher(resolve=lambda host, port: ["93.184.216.34", "192.168.0.1"])
    with pytest.raises(InputError, match=r"192\.168\.0\.1"):
        both.fetch("http://rebinding.example/")


def test_the_connection_goes_to_the_address_that_was_checked(site) -> None:
    port = int(site.rsplit(":", 1)[1])
    looked_up: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    got = Fetcher(allowed=_here, ports=None, resolve=resolve).fetch(f"http://no-such-host.invalid:{port}/page")
    assert got.raw == html()
    assert set(looked_up) == {"no-such-host.invalid"}


@pytest.mark.parametrize(
    "uri",
    [
        "ftp://a.example/", "http://", "http:///x", "http://user:pw@a.example/", "http://a.example:22/", "http://a.example:99999/",
        "http://a.example/\r\nHost: b", "http://a.example/ x", "javascript:alert(1)", "http://[bad/", "",
    ],
)  # fmt: skip
def test_odd_addresses(uri) -> None:
    with pytest.raises(InputError):
        Fetcher(resolve=lambda host, port: ["93.184.216.34"]).fetch(uri)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False),
        ("192.168.1.1", False), ("169.254.169.254", False), ("0.0.0.0", False), ("100.64.0.1", False), ("224.0.0.1", False),
        ("255.255.255.255", False), ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_addresses_of_the_public_internet(address, public) -> None:
    assert is_public(address) is public


def test_pages_and_other_things_from_the_web(site, fetcher) -> None:
    pytest.importorskip("trafilatura")
    (page,) = from_web(f"{site}/moved", fetcher)
    assert isinstance(page, Page)
    with Extractor() as extractor:
        article = extractor.article(page)
    assert isinstance(article, Article)
    assert (article.text.split("\n"), article.uri) == (LINES, f"{site}/page")
    (line,) = from_web(f"{site}/lines", fetcher)
    assert isinstance(line, Article)
    (fault,) = from_web(f"{site}/none", fetcher)
    assert isinstance(fault, InputError)


_FEED = """<rss version="2.0"><channel><title>Pos</title>
<item><title>Satu</title><link>{site}/page</link><pubDate>Tue, 06 May 2031 08:00:00 GMT</pubDate><description>x</description></item>
<item><title>Dua</title><link>{site}/none</link></item><item><title>Tiga</title></item>
<item><title>Dalam</title><link>http://10.0.0.1/x</link></item></channel></rss>"""


def test_a_feed_is_followed_once(site, fetcher, tmp_path) -> None:
    pytest.importorskip("feedparser")
    pytest.importorskip("trafilatura")
    from readout.adding import add
    from readout.ledger import Ledger

    _Site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, _FEED.format(site=site).encode())
    found = list(from_web(f"{site}/feed", fetcher, pause=0))
    (page,) = [p for p in found if isinstance(p, Page)]
    assert (page.title, page.outlet, page.published, page.uri) == ("Satu", "Pos", "2031-05-06", f"{site}/page")
    faults = " ".join(str(f) for f in found if isinstance(f, InputError))
    assert "answers 404" in faults
    assert "an entry without an address" in faults
    assert "not a public address" in faults
    with Ledger(tmp_path / "r.db") as ledger:
        tally = add([f"{site}/feed"], ledger, fetcher=fetcher, only_new=True)
        assert (tally.added, tally.quarantined) == (1, 3)
        _Site.asked.clear()
        assert add([f"{site}/feed"], ledger, fetcher=fetcher, only_new=True).added == 0
        assert "/page" not in {path for path, _ in _Site.asked}
