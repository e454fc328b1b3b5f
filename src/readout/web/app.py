"""The server: routes to pages, each also as JSON, feeds, and the two forms (add an article, correct a field)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import anyio
from anyio import to_thread
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from readout.errors import ReadoutError
from readout.reconcile import Account
from readout.web import pages, words_of
from readout.web.asked import SIDE, data_address, form_of, given, number, preferred, wanted_of, wants_json
from readout.web.feeds import FEEDS, feed
from readout.web.guard import CSRF_COOKIE, Guard, Limits, csrf_holds, csrf_token
from readout.web.library import Library
from readout.web.openapi import description
from readout.web.pages import Page, encoded
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
    """What the server shows: its store, names of countries by code and language, offices of an actor, and the desk (``None``: read only)."""

    library: Library
    country: Callable[[str, str], str]
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
    listed = (
        ("contacts", handler.contact_list), ("commitments", handler.commitments), ("search", handler.search),
        ("review", handler.review),
    )  # fmt: skip
    routes = [
        Route("/", handler.home),
        Route("/index.json", handler.home),
        *(Route(f"/{name}{end}", handle) for name, handle in listed for end in ("", ".json")),
        Route("/dyad/{sides}", handler.dyad),
        Route("/contact/{key:path}", handler.contact),
        Route("/article/{document}", handler.article),
        Route("/actor/{key:path}", handler.actor),
        Route("/planned.ics", handler.planned),
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
        asked = request.query_params.get("ui") or request.cookies.get("readout_ui") or preferred(request)
        ui = asked if asked in words_of.languages() else "en"
        data = None if wants_json(request) else data_address(request)
        return Look(
            ui,
            lambda address: f"/{address}",
            lambda code: self._site.country(code, ui),
            True,
            csrf_token(request),
            data,
        )

    async def _show(self, request: Request, make: Callable[[], Page | None], status: int = 200) -> Response:
        """Make a page on a thread and give it as HTML, or its data where the address asks for JSON."""
        look = self._look(request)

        def work() -> bytes | None:
            page = make()
            if page is None:
                return None
            if wants_json(request):
                return encoded(page)
            return page.html(look).encode("utf-8", "replace")

        body = await _patiently(work)
        if body is None:
            raise HTTPException(404)
        if wants_json(request):
            return Response(body, media_type="application/json")
        answer = HTMLResponse(body, status)
        answer.set_cookie(CSRF_COOKIE, look.csrf, httponly=True, samesite="strict")
        if request.query_params.get("ui") in words_of.languages():
            answer.set_cookie("readout_ui", look.ui, samesite="strict")
        return answer

    async def home(self, request: Request) -> Response:
        """What is new and what contradicts."""
        return await self._show(request, lambda: pages.home(self._library))

    async def contact_list(self, request: Request) -> Response:
        """All contacts, newest first."""
        page = number(request)
        return await self._show(request, lambda: pages.contact_list(self._library, (), page))

    async def dyad(self, request: Request) -> Response:
        """Two sides: page, ``.json``, ``.atom`` or ``.ics``."""
        name, form = form_of(request.path_params["sides"])
        sides = tuple(name.split("-"))
        if len(sides) != 2 or sides[0] == sides[1] or not all(re.fullmatch(SIDE, s) for s in sides):
            raise HTTPException(404)
        if form in FEEDS:
            return await self._feed(form, lambda: self._library.accounts(sides, limit=pages.LINE))
        page = number(request)
        return await self._show(request, lambda: pages.contact_list(self._library, sides, page))

    async def contact(self, request: Request) -> Response:
        """A contact: page or ``.json``."""
        key, _ = form_of(request.path_params["key"])
        return await self._show(request, lambda: pages.contact(self._library, key))

    async def article(self, request: Request) -> Response:
        """An article: page or ``.json`` (its record)."""
        document, _ = form_of(request.path_params["document"])
        return await self._show(request, lambda: pages.article(self._library, document))

    async def actor(self, request: Request) -> Response:
        """An actor: page, ``.json``, ``.atom`` or ``.ics``."""
        key, form = form_of(request.path_params["key"])
        if form in FEEDS:
            return await self._feed(form, lambda: self._library.contacts_of(key, pages.LINE))
        page, offices = number(request), self._site.offices(key)
        return await self._show(request, lambda: pages.actor(self._library, key, offices, page))

    async def commitments(self, request: Request) -> Response:
        """Warnings, promises and demands over time."""
        page = number(request)
        return await self._show(request, lambda: pages.commitments(self._library, page))

    async def search(self, request: Request) -> Response:
        """Full text, narrowed by language, outlet, days, kind of contact and actor."""
        page, wanted = number(request), wanted_of(request)
        return await self._show(request, lambda: pages.search(self._library, wanted, page))

    async def review(self, request: Request) -> Response:
        """What a person should look at."""
        page = number(request)
        return await self._show(request, lambda: pages.review(self._library, page))

    async def planned(self, request: Request) -> Response:
        """The planned contacts of all, as a calendar."""
        return await self._feed("ics", lambda: self._library.accounts(limit=pages.LINE, status="planned"))

    async def _feed(self, form: str, ask: Callable[[], Sequence[Account]]) -> Response:
        accounts = await _patiently(ask)
        if not accounts and form == "atom":
            raise HTTPException(404)
        return Response(feed(form, accounts), media_type=f"{FEEDS[form]}; charset=utf-8")

    async def add(self, request: Request) -> Response:
        """The form for an article, and what it brings."""
        desk = self._site.desk
        if desk is None:
            raise HTTPException(404)
        if request.method != "POST":
            return await self._show(request, pages.add)
        form = await self._form(request)
        text = str(form.get("text") or "").replace("\r\n", "\n")
        upload = form.get("file")
        if not text.strip() and isinstance(upload, UploadFile):
            text = (await upload.read()).decode("utf-8", "replace")
        try:
            document = await _patiently(lambda: desk.add(text, given(form, "outlet"), given(form, "published")))
        except ReadoutError as e:
            problem = str(e)
            return await self._show(request, lambda: pages.add(problem), 422)
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
        headers = getattr(error, "headers", None)
        look = self._look(request)
        text = words_of.words(look.ui)["not_found"] if status == 404 else str(getattr(error, "detail", error))
        if wants_json(request):
            return JSONResponse({"error": text}, status, headers)
        return HTMLResponse(pages.message(text).html(replace(look, data=None)), status, headers)


async def _patiently(work: Callable[[], Any]) -> Any:
    try:
        with anyio.fail_after(_PATIENCE):
            return await to_thread.run_sync(work, abandon_on_cancel=True)
    except TimeoutError:
        raise HTTPException(503) from None
