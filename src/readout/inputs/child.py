"""The child process in which the text of pages is made (see ``extraction``). Reads questions, writes answers, ends at EOF."""

from __future__ import annotations

import contextlib
import logging
import re
import sys
from importlib.metadata import version
from typing import Any, BinaryIO

import msgspec

from readout.inputs.charset import clean, decode_page
from readout.inputs.extraction import LENGTH, Answer, send
from readout.inputs.limits import MAX_MEMORY
from readout.inputs.metadata import of_tree

# Characters that XML, and so lxml, does not take.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def main() -> int:
    """Answer questions until the parent closes the pipe."""
    _limit_memory()
    logging.disable(logging.CRITICAL)
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not end up among the answers
    import trafilatura

    _one_class_for_all(trafilatura)
    extractor = f"trafilatura {version('trafilatura')}"
    send(answers, b"")
    while message := _receive(questions):
        raw, charset, uri = msgspec.msgpack.decode(message)
        answer = _answer(trafilatura, extractor, raw, charset, uri)
        send(answers, msgspec.msgpack.encode(answer))
    return 0


def _one_class_for_all(trafilatura: Any) -> None:
    """Let the parser make every element of one class: to look one up for each tag, in Python, is an eighth of the time.

    The classes left out serve forms only; the texts are the same.
    """
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = getattr(trafilatura.utils, "HTML_PARSER", None)
    if parser is not None:
        parser.set_element_class_lookup(
            etree.ElementDefaultClassLookup(
                element=html.HtmlElement,
                comment=html.HtmlComment,
                pi=html.HtmlProcessingInstruction,
                entity=html.HtmlEntity,
            )
        )


def _answer(trafilatura: Any, extractor: str, raw: bytes, charset: str | None, uri: str | None) -> Answer:
    html = _NOT_XML.sub("\ufffd", decode_page(raw, charset))
    try:
        tree = trafilatura.load_html(html)
        if tree is None:
            return Answer(fault="is no HTML")
        known = of_tree(tree)
        # "precision" was measured beside the standard setting: it drops more of what is not the article
        found = trafilatura.bare_extraction(
            tree, url=uri, favor_precision=True, include_comments=False, include_tables=False, with_metadata=False
        )
    except MemoryError:
        return Answer(fault="the extractor needed too much memory")
    except Exception as e:  # whatever the library raises is the fault of one page
        return Answer(fault=f"the extractor failed: {type(e).__name__}")
    text = clean((found.text or "").strip()) if found is not None else ""
    return Answer(text=_without_headline(text, known["title"]), extractor=extractor, **known)


def _without_headline(text: str, title: str | None) -> str:
    """The report alone: a headline kept as its first line would hide the dateline, and it is the title already."""
    first, _, rest = text.partition("\n")
    return rest.lstrip() if title and rest.strip() and " ".join(first.split()) in title else text


def _receive(pipe: BinaryIO) -> bytes:
    size = pipe.read(LENGTH)
    return pipe.read(int.from_bytes(size, "big")) if len(size) == LENGTH else b""


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
