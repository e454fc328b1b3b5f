"""What stands between the network and the pages: host, token, forgery, size, rate, and the headers of every answer.

* **Host**: only names that the server was told are its own (DNS rebinding).
* **Token**: needed for anything but loopback; as ``Authorization: Bearer``, or once as ``?token=`` which sets a cookie.
* **Forgery**: a form must bring the token of its page, and its Origin must be ours.
* **Size and rate**: a body over the cap is refused before it is read; a client that asks too often waits.
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
TOKEN_COOKIE, CSRF_COOKIE = "readout_token", "readout_csrf"
_CLIENTS = 10_000  # clients remembered for the rate; the oldest is forgotten first


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps of the server: ``body`` in bytes, ``burst`` requests at once and ``rate`` of them a second for a client."""

    body: int = 2_000_000
    burst: int = 120
    rate: float = 20.0


class Guard:
    """The middleware; refuses what it must and passes on the rest."""

    def __init__(
        self, app: ASGIApp, hosts: Sequence[str], token: str | None = None, limits: Limits | None = None
    ) -> None:
        self._app = app
        self._hosts = frozenset(h.lower() for h in hosts)
        self._token = token
        self._limits = limits or Limits()
        self._clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        refusal = self._refuse(request, scope["method"])
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        await self._app(scope, self._capped(receive), _with_headers(send))

    def _refuse(self, request: HTTPConnection, method: str) -> Response | None:
        if _name(request.headers.get("host", "")) not in self._hosts:
            return PlainTextResponse("This host is not served here.", 421)
        if self._too_often(request.client.host if request.client else "?"):
            return PlainTextResponse("Too many requests.", 429, {"retry-after": "1"})
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._limits.body:
            return PlainTextResponse("Too large.", 413)
        if method not in ("GET", "HEAD") and not _own_origin(request.headers):
            return PlainTextResponse("A form of another site.", 403)
        return self._admit(request)

    def _admit(self, request: HTTPConnection) -> Response | None:
        if self._token is None:
            return None
        given = request.query_params.get("token")
        if given and secrets.compare_digest(given.encode(), self._token.encode()):
            answer = RedirectResponse(request.url.path, 303)
            answer.set_cookie(TOKEN_COOKIE, self._token, httponly=True, samesite="strict")
            return answer
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        held = request.cookies.get(TOKEN_COOKIE, "") or bearer
        if secrets.compare_digest(held.encode(), self._token.encode()):
            return None
        return PlainTextResponse("A token is needed.", 401, {"www-authenticate": "Bearer"})

    def _too_often(self, client: str) -> bool:
        """A bucket for each client: full at first, a drop for each request, refilled at a steady rate."""
        now = time.monotonic()
        level, since = self._clients.pop(client, (float(self._limits.burst), now))
        level = min(float(self._limits.burst), level + (now - since) * self._limits.rate)
        self._clients[client] = (max(level - 1, 0.0), now)
        while len(self._clients) > _CLIENTS:
            self._clients.popitem(last=False)
        return level < 1

    def _capped(self, receive: Receive) -> Receive:
        """A body that grows over the cap (no length was told) is cut off as if the client had gone."""
        seen = 0

        async def capped() -> Message:
            nonlocal seen
            message = await receive()
            if message["type"] == "http.request":
                seen += len(message.get("body", b""))
                if seen > self._limits.body:
                    return {"type": "http.disconnect"}
            return message

        return capped


def _name(host: str) -> str:
    """The host without its port ("[::1]:8000" is "::1")."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _own_origin(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


def csrf_token(request: Request) -> str:
    """The token of this visitor's forms: the one of the cookie, else a new one (set it with the answer)."""
    return request.cookies.get(CSRF_COOKIE) or secrets.token_urlsafe(24)


def csrf_holds(request: Request, given: str) -> bool:
    """Whether a form brought the token of its visitor."""
    held = request.cookies.get(CSRF_COOKIE, "")
    return bool(held) and secrets.compare_digest(held.encode(), given.encode())
