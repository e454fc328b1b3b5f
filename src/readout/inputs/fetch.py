"""Fetching a page from the web, which happens only when somebody asks for an address.

A fetched address may come from a feed or a redirect, so from a stranger: only http and https, only public addresses (every
address that a name resolves to is checked, at every redirect, and the connection goes to the address that was checked),
only some ports, at most so many bytes, seconds and redirects; robots.txt is honoured; we say who we are.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from readout.errors import InputError
from readout.inputs.charset import known
from readout.inputs.limits import MAX_BYTES, MAX_RATIO, MIB

AGENT = "Readout/0.1 (reads news about diplomacy; honours robots.txt)"
_NAME = "Readout"
_PORTS = frozenset({80, 443, 8000, 8080, 8443})
_REDIRECTS = 5
_REDIRECTING = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024
_MAX_ROBOTS = 500 * 1024


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: the bytes, decompressed; the address after redirects; type and encoding as it said."""

    raw: bytes
    uri: str
    kind: str
    charset: str | None


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: not private, loopback, link-local, multicast or reserved."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class Fetcher:
    """Fetches pages; keeps what each site's robots.txt says. ``allowed`` and ``ports`` are for tests and closed networks."""

    def __init__(
        self,
        *,
        seconds: float = 30.0,
        max_bytes: int = MAX_BYTES,
        allowed: Callable[[str], bool] = is_public,
        ports: frozenset[int] | None = _PORTS,
        resolve: Callable[[str, int], list[str]] | None = None,
    ) -> None:
        self._seconds, self._max, self._allowed, self._ports = seconds, max_bytes, allowed, ports
        self._resolve = resolve or _resolve
        self._robots: dict[str, RobotFileParser | None] = {}

    def fetch(self, uri: str) -> Fetched:
        """The page at an address; :class:`InputError` where it is refused, forbidden, too large, too slow or not there."""
        until = time.monotonic() + self._seconds
        for _ in range(_REDIRECTS + 1):
            self._check(uri)
            self._ask_robots(uri, until)
            status, headers, raw = self._get(uri, until, self._max)
            if status not in _REDIRECTING:
                if status != 200:
                    raise InputError(f"the server answers {status} {http.client.responses.get(status, '')}", where=uri)
                kind, charset = _content_type(headers.get("content-type", ""))
                return Fetched(raw, uri, kind, charset)
            uri = urljoin(uri, headers.get("location", ""))
        raise InputError(f"redirects more than {_REDIRECTS} times", where=uri)

    def _ask_robots(self, uri: str, until: float) -> None:
        parts = urlsplit(uri)
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        if site not in self._robots:
            self._robots[site] = self._load_robots(f"{site}/robots.txt", until)
        rules = self._robots[site]
        if rules is not None and not rules.can_fetch(_NAME, uri):
            raise InputError("the site's robots.txt forbids it", where=uri)

    def _load_robots(self, uri: str, until: float) -> RobotFileParser | None:
        """The rules of a site; ``None`` where it has none. A server that fails forbids everything (RFC 9309, 2.3.1)."""
        for _ in range(_REDIRECTS + 1):
            status, headers, raw = self._get(uri, until, _MAX_ROBOTS)
            if status not in _REDIRECTING:
                break
            uri = urljoin(uri, headers.get("location", ""))
        rules = RobotFileParser(uri)
        if status >= 500:
            raise InputError("the site's robots.txt cannot be read", where=uri)
        if status != 200:
            return None
        rules.parse(raw.decode("utf-8", "replace").splitlines())
        return rules

    def _get(self, uri: str, until: float, limit: int) -> tuple[int, dict[str, str], bytes]:
        host, port, secure = self._check(uri)
        parts = urlsplit(uri)
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        connection = _Pinned(host, port, self._address(uri, host, port), secure, self._left(uri, until))
        try:
            headers = {
                "User-Agent": AGENT,
                "Accept-Encoding": "gzip",
                "Accept": "text/html,application/xml;q=0.9,*/*;q=0.5",
            }
            connection.request("GET", target, headers=headers)
            line = connection.sock  # an answer that ends with the connection takes it away from there
            answer = connection.getresponse()
            told = {k.lower(): v for k, v in answer.getheaders()}
            body = b"" if answer.status in _REDIRECTING else self._body(answer, line, uri, until, limit)
            return answer.status, told, _unpacked(body, told.get("content-encoding", ""), uri, limit)
        except (OSError, http.client.HTTPException, ValueError) as e:
            what = "took too long" if isinstance(e, TimeoutError) else f"cannot be fetched: {e or type(e).__name__}"
            raise InputError(what, where=uri) from e
        finally:
            connection.close()

    def _body(self, answer: Any, line: socket.socket, uri: str, until: float, limit: int) -> bytes:
        parts: list[bytes] = []
        size = 0
        while True:
            line.settimeout(self._left(uri, until))
            part = answer.read1(_CHUNK)
            if not part:
                return b"".join(parts)
            parts.append(part)
            size += len(part)
            if size > limit:
                raise InputError(f"is larger than {limit:,} bytes", where=uri)

    def _check(self, uri: str) -> tuple[str, int, bool]:
        try:
            parts = urlsplit(uri)
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as e:
            raise InputError(f"is no address: {e}", where=uri) from e
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError("only http and https addresses are fetched", where=uri)
        if parts.username or parts.password:
            raise InputError("an address with a password is not fetched", where=uri)
        if any(ord(ch) <= 32 or ord(ch) == 127 for ch in uri):
            raise InputError("is no address: it holds spaces or control characters", where=uri)
        if self._ports is not None and port not in self._ports:
            raise InputError(f"port {port} is not fetched from", where=uri)
        return parts.hostname, port, parts.scheme == "https"

    def _address(self, uri: str, host: str, port: int) -> str:
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as e:
            raise InputError(f"no such host: {host}", where=uri) from e
        for address in found:
            if not self._allowed(address):
                raise InputError(f"leads to {address}, which is not a public address", where=uri)
        if not found:
            raise InputError(f"no such host: {host}", where=uri)
        return found[0]

    def _left(self, uri: str, until: float) -> float:
        left = until - time.monotonic()
        if left <= 0:
            raise InputError(f"took longer than {self._seconds:g} s", where=uri)
        return left


class _Pinned(http.client.HTTPConnection):
    """A connection to the very address that was checked, so that a second look-up of the name cannot lead elsewhere."""

    def __init__(self, host: str, port: int, address: str, secure: bool, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._pinned, self._secure = address, secure
        self.default_port = 443 if secure else 80  # what the Host header leaves out

    def connect(self) -> None:
        """Connect, with TLS for the name where asked."""
        self.sock = socket.create_connection((self._pinned, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _unpacked(body: bytes, encoding: str, uri: str, limit: int) -> bytes:
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return body
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise InputError(f"answers in an encoding that was not asked for: {encoding}", where=uri)
    machine = zlib.decompressobj(wbits=47)
    try:
        made = machine.decompress(body, min(limit, max(MIB, MAX_RATIO * len(body))))
    except zlib.error as e:
        raise InputError(f"its compressed data is damaged: {e}", where=uri) from e
    if machine.unconsumed_tail:
        raise InputError("decompresses to more than is allowed", where=uri)
    if not machine.eof:
        raise InputError("is cut off", where=uri)
    return made


def _content_type(value: str) -> tuple[str, str | None]:
    kind, _, rest = value.partition(";")
    charset = next((p.partition("=")[2] for p in rest.split(";") if p.strip().lower().startswith("charset=")), "")
    return kind.strip().lower(), known(charset.strip(" \"'")) if charset else None
