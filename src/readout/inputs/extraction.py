"""The text of a page, made in a process of its own that can be killed.

Hostile pages hang extractors or eat memory inside C code, where no exception reaches; so the work is done by a child
(``readout.inputs.child``) under limits of time, memory, size and depth. One child serves any number of pages and is
started anew after one that it did not survive.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import re
import select
import subprocess
import sys
import time
from types import TracebackType

import msgspec

from readout.errors import InputError
from readout.inputs.article import Article
from readout.inputs.limits import MAX_BYTES, MAX_DEPTH, MAX_SECONDS, MAX_TEXT
from readout.inputs.page import Page

# Elements that must be closed, so that their open ones in a page really lie inside one another.
_CLOSED = "a|abbr|article|aside|b|blockquote|center|div|em|fieldset|font|form|i|label|main|nav|ol|section|small|span|strong|table|u|ul"
_TAG = re.compile(rb"<(/?)(?:" + _CLOSED.encode() + rb")(?=[\s>/])", re.IGNORECASE)
# An answer or a question on the pipe: its length in so many bytes, then MessagePack.
LENGTH = 4
# Seconds for a child to start; the libraries load slowly on a busy machine.
_START = 120.0
_SHORTEST = 40


class Answer(msgspec.Struct, frozen=True):
    """What the child made of a page; ``text`` is empty where it found no article."""

    text: str = ""
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    uri: str | None = None
    extractor: str = ""
    fault: str | None = None


class Extractor:
    """Makes articles of pages. Close it, or use it as a context: it holds a child process."""

    def __init__(self, seconds: float = MAX_SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Extractor:
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the child; another page starts a new one."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe:
                    with contextlib.suppress(OSError):  # what was not sent is lost with the child
                        pipe.close()
            self._child = None

    def article(self, page: Page) -> Article | InputError:
        """The article of a page, or why there is none."""
        if fault := refusal(page):
            return fault
        try:
            answer = self._ask(page)
        except InputError as e:
            e.where = e.where or page.where
            return e
        if answer.fault:
            return InputError(answer.fault, where=page.where)
        if len(answer.text) < _SHORTEST:
            return InputError("holds no article that the extractor can find", where=page.where)
        if len(answer.text) > MAX_TEXT:
            return InputError(f"its text is longer than {MAX_TEXT:,} characters", where=page.where)
        return Article(
            text=answer.text, where=page.where, id=page.id, published=page.published or answer.published,
            title=page.title or answer.title, author=page.author or answer.author,
            outlet=page.outlet or answer.outlet, uri=page.uri or answer.uri, extractor=answer.extractor,
            raw_sha256=hashlib.sha256(page.raw).hexdigest(),
        )  # fmt: skip

    def _ask(self, page: Page) -> Answer:
        child = self._child or self._start()
        try:
            send(child.stdin, msgspec.msgpack.encode((page.raw, page.charset, page.uri)))
            raw = self._receive(child, self._seconds)
        except (BrokenPipeError, EOFError) as e:
            self.close()
            raise InputError("the extractor did not survive it (memory or a fault of the library)") from e
        except TimeoutError as e:
            self.close()
            raise InputError(f"the extractor took longer than {self._seconds:g} s") from e
        return msgspec.msgpack.decode(raw, type=Answer)

    def _start(self) -> subprocess.Popen[bytes]:
        if importlib.util.find_spec("trafilatura") is None:
            raise InputError(
                "reading HTML needs trafilatura, which is not installed", next_step="pip install 'readout[html]'"
            )
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        self._child = subprocess.Popen(
            [sys.executable, "-m", "readout.inputs.child"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
        )  # fmt: skip
        try:
            self._receive(self._child, _START)  # it says that it is ready
        except (EOFError, TimeoutError) as e:
            self.close()
            raise InputError("the extractor does not start", next_step="pip install 'readout[html]'") from e
        return self._child

    def _receive(self, child: subprocess.Popen[bytes], seconds: float) -> bytes:
        until = time.monotonic() + seconds
        size = int.from_bytes(self._exactly(child, LENGTH, until), "big")
        return self._exactly(child, size, until)

    def _exactly(self, child: subprocess.Popen[bytes], size: int, until: float) -> bytes:
        assert child.stdout is not None
        number, parts, left = child.stdout.fileno(), [], size
        while left:
            ready, _, _ = select.select([number], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError
            part = os.read(number, min(left, 1 << 20))
            if not part:
                raise EOFError
            parts.append(part)
            left -= len(part)
        return b"".join(parts)


def send(pipe: object, message: bytes) -> None:
    """Write one message to a pipe."""
    pipe.write(len(message).to_bytes(LENGTH, "big") + message)  # type: ignore[attr-defined]
    pipe.flush()  # type: ignore[attr-defined]


def refusal(page: Page) -> InputError | None:
    """Why a page is not even tried: too large, nested too deep, or no markup."""
    if len(page.raw) > MAX_BYTES:
        return InputError(f"is larger than {MAX_BYTES:,} bytes", where=page.where)
    if not page.raw.strip():
        return InputError("is empty", where=page.where)
    if (found := depth(page.raw)) > MAX_DEPTH:
        return InputError(f"nests {found:,} elements, more than {MAX_DEPTH}", where=page.where)
    return None


def depth(raw: bytes) -> int:
    """How deep elements lie inside one another, counted from the tags as they stand; 0 where they are too few to matter."""
    if raw.count(b"<") <= MAX_DEPTH:
        return 0
    deepest = now = 0
    for m in _TAG.finditer(raw):
        if m.group(1):
            now = max(0, now - 1)
        else:
            now += 1
            deepest = max(deepest, now)
    return deepest
