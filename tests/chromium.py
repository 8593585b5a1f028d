"""Find a Chromium that starts, and print its path; install one where that is possible.

`find_chromium()` installs nothing. Run as a script, the module also installs: Chromium and a Chinese font through
apt-get (as root), or Playwright's own build. Standard output carries the path and nothing else.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

# The first is Chromium without a window to draw, Debian's package beside the whole one: all tests of the browser take a seventh less processor time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "~/AppData/Local/Chromium/Application/chrome.exe",
)
NOTHING = "No Chromium was found and none could be installed: install one, or set PORTAL_CHROMIUM to its path."
WRONG = "PORTAL_CHROMIUM is set, but what it names does not start: correct it or unset it."


def starts(path):
    """A name on PATH is not enough: some systems ship a stub that only says which package to install."""
    if platform.system() == "Windows":  # there --version opens a window
        return Path(path).is_file()
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def playwrights_own():
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and only the last resort needs it

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def find_chromium():
    """Return the path of a Chromium that starts; PORTAL_CHROMIUM, when set, is the only candidate."""
    if chosen := os.environ.get("PORTAL_CHROMIUM"):
        return chosen if starts(chosen) else None
    for path in [*map(shutil.which, NAMES), *(str(Path(place).expanduser()) for place in PLACES)]:
        if path and starts(path):
            return path
    return path if starts(path := playwrights_own()) else None


def attempt(*command):
    """Run a command whose output, installers' chatter, belongs on standard error."""
    settings = {"stdin": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
    try:
        return subprocess.run(command, stdout=2, check=False, **settings).returncode == 0
    except OSError:
        return False


def may_apt():
    return shutil.which("apt-get") is not None and getattr(os, "geteuid", lambda: 1)() == 0


def apt_install(*packages):
    install = ("apt-get", "install", "-y", "--no-install-recommends", *packages)
    return attempt("apt-get", "update") and attempt(*install)


def has_chinese_font():
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())


def main():
    path = find_chromium()
    if path is None and os.environ.get("PORTAL_CHROMIUM"):
        sys.exit(WRONG)
    if path is None and may_apt() and any(apt_install(name, "fontconfig", "fonts-noto-cjk") for name in NAMES[:2]):
        path = find_chromium()
    if path is None:
        playwright = (sys.executable, "-m", "playwright", "install")
        if attempt(*playwright, "--with-deps", "chromium") or attempt(*playwright, "chromium"):
            path = find_chromium()
    if path is None:
        sys.exit(NOTHING)
    if may_apt() and not has_chinese_font() and not apt_install("fontconfig", "fonts-noto-cjk"):
        sys.stderr.write("No Chinese font could be installed: screenshots will show boxes.\n")
    sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
