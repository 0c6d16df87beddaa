"""Tabs that one reader after another uses: starting the app's scripts in a new one takes longer than most tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

from tests.browser.running import PHONE, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

#: A desktop's and a phone's browser; the room that a page has and light or dark are chosen for each visit.
KINDS: dict[bool, dict[str, Any]] = {False: {}, True: {"user_agent": PHONE, "has_touch": True}}
ROOM = {False: (1440, 900), True: (390, 844)}


@dataclass
class Tabs:
    """Opens the app for readers; at the end nothing may have run that articles brought, gone outside or gone wrong for any."""

    browser: Browser
    free: dict[bool, list[Page]] = field(default_factory=lambda: {False: [], True: []})

    def enter(self, url: str, *, phone: bool = False, room: Sequence[int] = (), scheme: Any = "light", fresh: bool = False) -> Visit:
        """A reader who has kept nothing from visits before, in a tab of their own; ``fresh``: in a browser that has loaded nothing yet."""
        page = self.free[phone].pop() if self.free[phone] and not fresh else self.browser.new_context(**KINDS[phone]).new_page()
        width, height = room or ROOM[phone]
        page.set_viewport_size({"width": width, "height": height})
        # Pictures that move for the eye alone take longer to draw here than all the rest: readers ask for calm.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        visit = Visit(page, url, phone=phone, fresh=fresh)
        visit.watch()
        return visit

    def leave(self, visit: Visit) -> None:
        """End a visit: its tab is emptied for the next reader, and what went wrong is told."""
        visit.unwatch()
        try:
            if visit.fresh:
                visit.page.context.close()
            else:
                _empty(visit.page)
                self.free[visit.phone].append(visit.page)
        except Error:  # a tab that cannot be emptied is not used again
            visit.page.context.close()
        assert not visit.outside
        assert not visit.errors

    def lend(self, url: str, **look: Any) -> Iterator[Visit]:
        """One visit, ended where the test ends."""
        visit = self.enter(url, **look)
        yield visit
        self.leave(visit)


def _empty(page: Page) -> None:
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.mouse.up()
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.context.clear_cookies()
    page.goto("about:blank")
    page.mouse.move(0, 0)
