"""A page that notes its requests, whatever answers with an error, and what the policy refuses."""

from search_page import open_page

LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`));"""


def watch(page):
    """Let a page note them from now on, in `sent`, in `failed` and in its window."""
    page.add_init_script(LISTEN)
    page.sent = []
    page.failed = []
    page.on("request", lambda request: page.sent.append(request.url))
    page.on("requestfailed", lambda request: note_failure(page.failed, request))
    page.on("response", lambda answer: answer.ok or page.failed.append(f"{answer.url} {answer.status}"))
    return page


def note_failure(failed, request):
    if request.failure != "net::ERR_ABORTED":  # the reader left before the icon came
        failed.append(f"{request.url} {request.failure}")


def visit(page, address):
    """Open an address in a page that is watched; the policy must not have refused anything."""
    open_page(page, address)
    assert page.evaluate("window.refused") == [], address
