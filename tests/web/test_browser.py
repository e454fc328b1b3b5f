"""The pages in a real browser: they work, they light up, and axe finds no barrier. Skipped where there is no Chromium."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from readout.web.app import Site, create_app
from readout.web.guard import Limits
from readout.web.library import Shelf
from tests.reconcile.builders import record
from tests.web.test_app import FakeDesk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)")

RECORDS = [
    record("Kabar", duration="PT50M", speaker=("Jane Roe", "AAA")),
    record("Warta", duration="PT1H20M", speaker=("Ivan Poe", "BBB")),
    record("Cermin", date="2031-05-10/2031-05-12", published="2031-05-03", status="planned", kind="meeting"),
]
DOCUMENT = RECORDS[0].document.id
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    import uvicorn

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(
        Site(Shelf(RECORDS), lambda code, ui: code.lower(), lambda key: (), FakeDesk()), limits=Limits(burst=10_000)
    )
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


PAGES = [
    "/", "/contacts", "/dyad/AAA-BBB", f"/contact/{DOCUMENT}/C1", f"/article/{DOCUMENT}", "/actor/AAA:aro",
    "/commitments", "/search?q=Kremlin", "/review", "/add",
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_barrier_and_no_error(browser, address: str, path: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: said.append(str(e)))
    page.goto(address + path)
    found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    page.close()
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found.response["violations"]] == []
    assert said == []


def test_the_policy_lets_our_own_pages_work(browser, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text))
    page.goto(f"{address}/article/{DOCUMENT}#s-39")
    assert "shown" in page.get_attribute("mark[id='s-39']", "class")
    page.hover("a[data-f='C1-duration']")
    assert "lit" in page.get_attribute("mark[id='s-39']", "class")
    page.close()
    assert said == []


def test_search_works_with_and_without_scripts(browser, address: str) -> None:
    for scripts in (True, False):
        page = browser.new_context(java_script_enabled=scripts).new_page()
        page.goto(f"{address}/search")
        page.fill("#q", "Kremlin")
        page.press("#q", "Enter")
        page.wait_for_selector("#results li")
        assert page.locator("#results li").count() == len(RECORDS)
        page.close()


def test_everything_can_be_reached_by_keyboard(browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/contact/{DOCUMENT}/C1")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    links = page.locator("main a, main summary").count()
    stops = page.locator("a, summary, input, select, button").count()
    reached = set()
    for _ in range(stops):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("[...document.querySelectorAll('main a, main summary')].indexOf(document.activeElement)")
        )
    page.close()
    assert set(range(links)) <= reached


def test_a_quotation_leads_to_its_place_without_scripts(browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/contact/{DOCUMENT}/C1")
    page.locator("a.q:visible").first.press("Enter")
    page.wait_for_url("**/article/**")
    assert page.locator("mark:target").count() == 1
    page.close()
