"""A browser that opens hostile pages and notes everything that a page does beyond being read."""

from urllib.parse import unquote, urlsplit

from playwright.sync_api import Error

from hostile.literal import MARK

ATTEMPTS = 3
SET_BY_A_PAYLOAD = "Object.getOwnPropertyNames(window).filter(name => name.startsWith('zq'))"
# What a reader may do to a page, so that whatever waits for it would run.
TOUCHED = """() => {
  for (const element of document.querySelectorAll('*')) {
    for (const name of ['mouseover', 'focus', 'toggle', 'error', 'load']) element.dispatchEvent(new Event(name));
    if (element.localName === 'details') element.open = true;
  }
}"""


class Watch:
    """One page of a browser; every request beyond the site is noted.

    Attributes:
        origin: of the site.
        complaints: what the pages did, each with the address.
        visited: how many pages were opened.
        going: the address that is being visited.
        moves: whether that page leads on.
    """

    def __init__(self, browser, origin):
        self.origin, self.complaints, self.visited, self.going, self.moves = origin, [], 0, "", False
        self.context = browser.new_context()
        self.page = self.context.new_page()
        self.page.on("request", self._request)
        self.page.on(
            "console",
            lambda said: (
                said.type in {"error", "warning"} and not self._missing(said) and self._note(f"console: {said.text}")
            ),
        )
        self.page.on("pageerror", lambda error: self._note(f"script: {error}"))
        self.page.on("dialog", self._dialog)
        self.page.on("popup", lambda _page: self._note("a window was opened"))
        self.page.on("download", lambda _file: self._note("a file was downloaded"))
        self.page.on("framenavigated", self._navigated)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def _note(self, what):
        self.complaints.append(f"{self.going}: {what}"[:400])

    def _missing(self, said):
        """The page itself is the one of which the host says that it is not there."""
        return "404" in said.text and said.location.get("url", "") == self.origin + self.going

    def _request(self, sent):
        """No name but that of the site resolves in this browser (`conftest.py`); what was asked for is noted all the same."""
        if urlsplit(sent.url).scheme in {"http", "https"} and not sent.url.startswith(f"{self.origin}/"):
            self._note(f"a request to {sent.url}")
        elif not sent.is_navigation_request() and MARK.search(urlsplit(sent.url).path):
            self._note(f"a request that a payload names: {sent.url}")

    def _dialog(self, dialog):
        self._note(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def _navigated(self, frame):
        if frame != self.page.main_frame:
            self._note(f"a frame: {frame.url}")
        elif self.moves and frame.url.startswith(f"{self.origin}/"):
            self.going = urlsplit(frame.url).path
        elif unquote(urlsplit(frame.url).path) != unquote(urlsplit(self.origin + self.going).path):
            self._note(f"the page went to {frame.url}")

    def visit(self, path, *, moves=False, until=None):
        """Open a page, do to it what a reader might, and note what it did.

        A computer that has stood still lets the time for an answer run out, whatever the page does; so it is asked again before that is noted.

        Args:
            path: its address in the site.
            moves: whether it leads on to another page of the site.
            until: a selector of what stands in the page once its script has done its work.
        """
        self.visited += 1
        noted = len(self.complaints)
        for left in reversed(range(ATTEMPTS)):
            self.going, self.moves = path, moves
            del self.complaints[noted:]  # of the attempt before, which broke off; what a page does, it does again
            try:
                self.page.goto(self.origin + path)
                if moves:
                    self.page.wait_for_url(lambda url: unquote(urlsplit(url).path) != path)
                elif until:
                    self.page.locator(until).wait_for(state="attached")
                break
            except Error as error:
                if not left:
                    self._note(f"no answer, asked {ATTEMPTS} times: {error}")
        try:
            if not moves:
                self.page.evaluate(TOUCHED)
            self.check()
        except Error as error:  # it left the page, or closed it
            self._note(f"broke off: {error}")

    def check(self):
        """Note what scripts of payloads left in the window."""
        for name in self.page.evaluate(SET_BY_A_PAYLOAD):
            self._note(f"a script ran: {name}")
