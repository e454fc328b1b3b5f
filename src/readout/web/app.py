"""The server: routes to pages, each also as JSON, feeds, and the two forms (add an article, correct a field)."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import anyio
import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from readout.errors import ReadoutError
from readout.exports import atom, calendar
from readout.reconcile import Account
from readout.web import pages, words_of
from readout.web.guard import CSRF_COOKIE, Guard, Limits, csrf_holds, csrf_token
from readout.web.library import Library, contacts
from readout.web.openapi import description
from readout.web.render import STATIC, Look

# A page that takes longer than this is given up (seconds): no query may hold the server.
_PATIENCE = 10.0


class Desk(Protocol):
    """What a visitor can do: add an article, correct a field. Given by the command, since pages never see the passes."""

    def add(self, text: str, outlet: str | None, published: str | None) -> str:
        """Code an article and keep it; returns its document's id. Raises ``ReadoutError`` where it cannot."""

    def correct(self, account: str, field: str, value: str, who: str, why: str) -> None:
        """Record a person's correction of a contact's field."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the server shows: its store, names of countries, offices of an actor, and the desk (``None``: read only)."""

    library: Library
    country: Callable[[str], str]
    offices: Callable[[str], tuple[str, ...]]
    desk: Desk | None = None


def create_app(
    site: Site,
    hosts: Sequence[str] = ("127.0.0.1", "localhost", "::1"),
    token: str | None = None,
    limits: Limits | None = None,
) -> Starlette:
    """The application. ``hosts`` are the names under which it may be asked for."""
    handler = _Handler(site)
    routes = [
        Route("/", handler.home),
        Route("/contacts", handler.contact_list),
        Route("/dyad/{sides}", handler.dyad),
        Route("/contact/{key:path}", handler.contact),
        Route("/article/{document}", handler.article),
        Route("/actor/{key:path}", handler.actor),
        Route("/commitments", handler.commitments),
        Route("/search", handler.search),
        Route("/review", handler.review),
        Route("/add", handler.add, methods=["GET", "POST"]),
        Route("/correct", handler.correct, methods=["POST"]),
        Route("/openapi.json", handler.openapi),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Guard, hosts=hosts, token=token, limits=limits),
            Middleware(GZipMiddleware, minimum_size=1000),
        ],
        exception_handlers={HTTPException: handler.problem, ReadoutError: handler.problem},
    )


class _Handler:
    """Requests to pages. Work on the store runs in threads, so that one slow page does not stop the others."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._library = site.library

    def _look(self, request: Request) -> Look:
        asked = request.query_params.get("ui") or request.cookies.get("readout_ui") or _preferred(request)
        ui = asked if asked in words_of.languages() else "en"
        return Look(ui, lambda address: f"/{address}", self._site.country, True, csrf_token(request))

    async def _page(self, request: Request, make: Callable[[Look], str | None], status: int = 200) -> Response:
        look = self._look(request)
        html = await _patiently(lambda: make(look))
        if html is None:
            raise HTTPException(404)
        answer = HTMLResponse(html.encode("utf-8", "replace"), status)
        answer.set_cookie(CSRF_COOKIE, look.csrf, httponly=True, samesite="strict")
        if request.query_params.get("ui") in words_of.languages():
            answer.set_cookie("readout_ui", look.ui, samesite="strict")
        return answer

    async def home(self, request: Request) -> Response:
        """What is new and what contradicts."""
        return await self._page(request, lambda look: pages.home(self._library, look))

    async def contact_list(self, request: Request) -> Response:
        """All contacts, newest first; ``?format=json`` for the data."""
        if _wants_json(request):
            return _json(await _patiently(lambda: contacts(self._library, limit=pages.LISTED)))
        return await self._page(request, lambda look: pages.contact_list(self._library, look))

    async def dyad(self, request: Request) -> Response:
        """Two sides: page, ``.json``, ``.atom`` or ``.ics``."""
        name, dot, form = request.path_params["sides"].partition(".")
        sides = tuple(name.split("-"))
        if len(sides) != 2 or not all(s.isalnum() for s in sides):
            raise HTTPException(404)
        if not dot:
            return await self._page(request, lambda look: pages.contact_list(self._library, look, sides))
        accounts = await _patiently(lambda: self._library.accounts(sides, limit=pages.LISTED))
        if form == "json":
            return _json(await _patiently(lambda: contacts(self._library, sides, pages.LISTED)))
        if form in ("atom", "ics"):
            return _feed(form, accounts)
        raise HTTPException(404)

    async def contact(self, request: Request) -> Response:
        """A contact: page or ``.json``."""
        key: str = request.path_params["key"]
        if key.endswith(".json"):
            page = await _patiently(lambda: pages.find_contact(self._library, key.removesuffix(".json")))
            if page is None:
                raise HTTPException(404)
            return _json(page.contact)
        return await self._page(request, lambda look: pages.contact(self._library, look, key))

    async def article(self, request: Request) -> Response:
        """An article: page or ``.json`` (its record)."""
        document: str = request.path_params["document"]
        if document.endswith(".json"):
            record = await _patiently(lambda: self._library.record(document.removesuffix(".json")))
            if record is None:
                raise HTTPException(404)
            return Response(record.to_json(), media_type="application/json")
        return await self._page(request, lambda look: pages.article(self._library, look, document))

    async def actor(self, request: Request) -> Response:
        """An actor: page or ``.json``."""
        key: str = request.path_params["key"]
        if key.endswith(".json"):
            found = await _patiently(lambda: self._library.of_actor(key.removesuffix(".json")))
            if not found:
                raise HTTPException(404)
            return _json([h.id for h in found])
        offices = self._site.offices(key)
        return await self._page(request, lambda look: pages.actor(self._library, look, key, offices))

    async def commitments(self, request: Request) -> Response:
        """Warnings, promises and demands."""
        if _wants_json(request):
            latest = await _patiently(lambda: self._library.latest(pages.LISTED))
            return _json([{"document": h.id, **msgspec.to_builtins(k)} for h in latest for k in h.record.commitments])
        return await self._page(request, lambda look: pages.commitments(self._library, look))

    async def search(self, request: Request) -> Response:
        """Full text."""
        query = request.query_params.get("q", "")[:200]
        if _wants_json(request):
            found = await _patiently(lambda: self._library.search(query) if query.strip() else [])
            return _json([{"document": f.held.id, "words": f.words} for f in found])
        return await self._page(request, lambda look: pages.search(self._library, look, query))

    async def review(self, request: Request) -> Response:
        """What a person should look at."""
        return await self._page(request, lambda look: pages.review(self._library, look))

    async def add(self, request: Request) -> Response:
        """The form for an article, and what it brings."""
        desk = self._site.desk
        if desk is None:
            raise HTTPException(404)
        if request.method != "POST":
            return await self._page(request, pages.add)
        form = await self._form(request)
        text = str(form.get("text") or "").replace("\r\n", "\n")
        upload = form.get("file")
        if not text.strip() and isinstance(upload, UploadFile):
            text = (await upload.read()).decode("utf-8", "replace")
        try:
            document = await _patiently(lambda: desk.add(text, _given(form, "outlet"), _given(form, "published")))
        except ReadoutError as e:
            problem = str(e)
            return await self._page(request, lambda look: pages.add(look, problem), 422)
        return RedirectResponse(f"/article/{document}", 303)

    async def correct(self, request: Request) -> Response:
        """A correction of a contact's field."""
        desk = self._site.desk
        if desk is None:
            raise HTTPException(404)
        form = await self._form(request)
        account, field, value, who, why = (
            str(form.get(k) or "").strip() for k in ("account", "field", "value", "who", "why")
        )
        if not all((account, field, value, who, why)):
            raise HTTPException(422)
        await _patiently(lambda: desk.correct(account, field, value, who, why))
        return RedirectResponse(f"/contact/{account}", 303)

    async def _form(self, request: Request) -> Any:
        form = await request.form(max_files=1, max_fields=12)
        if not csrf_holds(request, str(form.get("csrf") or "")):
            raise HTTPException(403)
        return form

    async def openapi(self, request: Request) -> Response:
        """The description of the JSON side."""
        return JSONResponse(description())

    async def problem(self, request: Request, error: Exception) -> Response:
        """An error as a page, or as JSON where JSON was asked for."""
        status = error.status_code if isinstance(error, HTTPException) else 422
        look = self._look(request)
        text = words_of.words(look.ui)["not_found"] if status == 404 else str(getattr(error, "detail", error))
        if _wants_json(request):
            return JSONResponse({"error": text}, status)
        return HTMLResponse(pages.message(look, text), status)


async def _patiently(work: Callable[[], Any]) -> Any:
    try:
        with anyio.fail_after(_PATIENCE):
            return await run_in_threadpool(work)
    except TimeoutError:
        raise HTTPException(503) from None


def _preferred(request: Request) -> str:
    header = request.headers.get("accept-language", "")
    asked = [part.split(";")[0].strip()[:2].lower() for part in header.split(",")]
    return next((a for a in asked if a in words_of.languages()), "en")


def _wants_json(request: Request) -> bool:
    return request.query_params.get("format") == "json" or request.url.path.endswith(".json")


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(msgspec.to_builtins(value)), media_type="application/json")


def _given(form: Any, name: str) -> str | None:
    return str(form.get(name) or "").strip() or None


def _feed(form: str, accounts: Sequence[Account]) -> Response:
    stream = io.StringIO()
    feed = atom.Atom(stream) if form == "atom" else calendar.Calendar(stream)
    for a in accounts:
        feed.add(a.record, a.contact)
    feed.finish()
    kind = "application/atom+xml" if form == "atom" else "text/calendar"
    return Response(stream.getvalue().encode("utf-8", "replace"), media_type=f"{kind}; charset=utf-8")
