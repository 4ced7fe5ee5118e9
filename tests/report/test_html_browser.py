"""The page in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.model.diagnostic import Report
from tests.report.browser import Page, browser
from tests.report.samples import CLEAN, FAILED, found, full, written

NOTES = "[...document.querySelectorAll('.note')].filter(n => n.checkVisibility()).map(n => n.dataset.n).join(' ')"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def show(page: Page, report: Report, folder: Path) -> None:
    path = folder / "a page #1.html"
    path.write_bytes(written("html", report).encode())
    page.requests.clear()
    page.open(path)
    assert page.requests == [path.as_uri()] and page.complaints == []


def click(page: Page, selector: str) -> None:
    page.say(f"document.querySelector({selector!r}).click()")


def test_filters_by_severity_and_rule(page: Page, tmp_path: Path) -> None:
    show(page, full(), tmp_path)
    assert page.say(NOTES) == "1 2 3 4" and page.say("document.querySelector('#place').textContent") == "4 shown"
    click(page, ".chip.error")
    assert page.say(NOTES) == "2 3"
    assert page.say("document.querySelector('.chip.error').getAttribute('aria-pressed')") == "false"
    assert page.say("[...document.querySelectorAll('article')].map(a => a.hidden).join()") == "false,true"
    assert page.say("document.querySelector('mark[data-n=\"1\"]').className") == "error off"
    click(page, "input[data-rule='words/place']")
    assert page.say(NOTES) == "3"
    click(page, "#no")
    assert page.say(NOTES) == "" and page.say("document.querySelector('#none').checkVisibility()")
    click(page, "#all")
    click(page, ".chip.error")
    assert page.say(NOTES) == "1 2 3 4" and page.complaints == []


def test_keys_step_through_what_is_shown(page: Page, tmp_path: Path) -> None:
    show(page, full(), tmp_path)
    click(page, ".chip.info")
    places = []
    for key in ("n", "j", "n", "n", "k", "p"):
        page.press(key)
        places.append(page.say("document.activeElement.id"))
    assert places == ["n1", "n3", "n4", "n1", "n4", "n3"]
    assert page.say("document.querySelector('#place').textContent") == "2 of 3"
    assert page.say("[...document.querySelectorAll('mark.now')].map(m => m.dataset.n).join()") == "3"
    click(page, "mark[data-n='4']")
    assert page.say("document.activeElement.id") == "n4" and page.complaints == []


@pytest.mark.parametrize("report", [CLEAN, FAILED])
def test_a_page_without_diagnostics_has_no_filters(page: Page, report: Report, tmp_path: Path) -> None:
    show(page, report, tmp_path)
    assert page.say("document.querySelector('.bar')") is None


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_no_width_needs_scrolling_sideways(page: Page, width: int, tmp_path: Path) -> None:
    long = found("Okafer", message="x" * 500, path="y" * 300)
    report = full()
    page.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 800)
    show(page, report._replace(diagnostics=(*report.diagnostics, long)), tmp_path)
    assert page.say("document.documentElement.scrollWidth") <= width
    page.call("Emulation.clearDeviceMetricsOverride")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(page: Page, scheme: str, tmp_path: Path) -> None:
    page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    show(page, full(), tmp_path)
    assert page.say(CONTRAST) == []
    page.call("Emulation.setEmulatedMedia", features=[])


#: The elements with text of their own whose contrast with what is behind them is under 4.5 to 1.
CONTRAST = """(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const linear = (v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    const [r, g, b] = parts(colour).slice(0, 3).map((v) => linear(v / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (parts(colour).length === 3) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  return [...document.querySelectorAll("body *")].filter((e) => own(e) && e.checkVisibility()).filter((e) => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    return (a + .05) / (b + .05) < 4.5;
  }).map((e) => e.outerHTML.slice(0, 80));
})()"""


def test_many_diagnostics_are_shown(page: Page, tmp_path: Path) -> None:
    many = tuple(found("Okafer", path=f"{n:05}.txt") for n in range(3000))
    show(page, Report(many, (), 3000), tmp_path)
    click(page, "#prev")
    assert page.say("document.activeElement.id") == "n3000" and page.complaints == []
