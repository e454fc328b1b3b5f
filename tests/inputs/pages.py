"""Pages and archives of our own making for the tests of the readers."""

from __future__ import annotations

import gzip

LINES = [
    "Presiden Negara Utara menelepon Presiden Negara Selatan pada hari Kamis untuk membahas keamanan kawasan.",
    "Kedua pemimpin sepakat bahwa para menteri luar negeri akan bertemu lagi di Jakarta pada bulan depan.",
    "Juru bicara kepresidenan mengatakan pembicaraan itu berlangsung selama empat puluh menit dan berjalan baik.",
]


def html(
    lines: list[str] | None = None, *, title: str = "Dua presiden berbicara", head: str = "", charset: str = "utf-8"
) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines or LINES)
    return (
        f"<!doctype html><html><head><meta charset={charset}><title>{title} - Pos</title>{head}</head><body>"
        f"<nav><ul><li><a href=/>Beranda</a></li></ul></nav><article><h1>{title}</h1>{body}</article>"
        f"<footer>Hak cipta</footer></body></html>"
    ).encode(charset)


def record(
    body: bytes, uri: str = "https://pos.example/1", *, headers: str = "Content-Type: text/html", status: int = 200
) -> bytes:
    """A WARC record of a server's answer."""
    http = f"HTTP/1.1 {status} OK\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2022-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash(uri)) % 10**12:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def archive(count: int, *, packed: bool = True) -> list[bytes]:
    """The members of an archive, one page each, ready to be joined."""
    members = [record(html([f"{line} ({n})" for line in LINES]), f"https://pos.example/{n}") for n in range(count)]
    return [gzip.compress(m) for m in members] if packed else members
