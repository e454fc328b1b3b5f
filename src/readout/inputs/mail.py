"""E-mail (.eml): a newsletter or an article that was sent; its plain part, else its HTML."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from typing import BinaryIO

from readout.errors import InputError
from readout.inputs.article import Article
from readout.inputs.charset import clean, decode
from readout.inputs.limits import MAX_BYTES
from readout.inputs.page import Page

EXTRACTOR = "mail 1"


def read(stream: BinaryIO, where: str) -> Iterator[Article | Page | InputError]:
    """The article of a message; its date is the day on which it was sent, in the sender's zone."""
    raw = stream.read(MAX_BYTES + 1)
    try:
        yield _message(raw, where)
    except InputError as e:
        yield e
    except (LookupError, ValueError, TypeError, AttributeError, IndexError, AssertionError, RecursionError) as e:
        yield InputError(f"is no message that can be read: {type(e).__name__}", where=where)


def _message(raw: bytes, where: str) -> Article | Page:
    if len(raw) > MAX_BYTES:
        raise InputError(f"is larger than {MAX_BYTES:,} bytes", where=where)
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError("is no message", where=where)
    known = {
        "id": _header(message, "Message-ID"), "published": _date(message), "title": _header(message, "Subject"),
        "outlet": _sender(message),
    }  # fmt: skip
    plain = message.get_body(("plain",))
    text = _decoded(plain) if plain is not None else ""
    if text.strip():
        return Article(text=clean(text), where=where, extractor=EXTRACTOR, **known)
    rich = message.get_body(("html",))
    if rich is None:
        raise InputError("a message without text", where=where)
    return Page(raw=_payload(rich), where=where, charset=rich.get_content_charset(), **known)


def _decoded(part: object) -> str:
    raw = _payload(part)
    said = part.get_content_charset() if isinstance(part, EmailMessage) else None
    return decode(raw, said) or raw.decode("utf-8", "replace")


def _payload(part: object) -> bytes:
    found = part.get_payload(decode=True) if isinstance(part, EmailMessage) else b""
    return found if isinstance(found, bytes) else b""


def _header(message: EmailMessage, name: str) -> str | None:
    return clean(" ".join(str(message.get(name, "")).split())) or None


def _date(message: EmailMessage) -> str | None:
    stamp = getattr(message.get("Date"), "datetime", None)
    return stamp.date().isoformat() if isinstance(stamp, datetime) else None


def _sender(message: EmailMessage) -> str | None:
    addresses = getattr(message.get("From"), "addresses", ())
    return (clean(addresses[0].display_name or addresses[0].domain) or None) if addresses else None
