"""The frame of every page, made by MkDocs and Material once a language and cut at its slots.

Takes mkdocs.yml (and mkdocs.<language>.yml), `overrides/` and the hand-written pages; gives a `Shell`: the frame's text in
pieces, the hand-written pages as fragments, the assets. `pages.shell_maker` says which program stands for MkDocs.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import re
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from build_scripts.content import shipped
from build_scripts.content.labels import OWN, catalogue, po_file, translations
from build_scripts.content.message import Message
from build_scripts.content.settings import settings
from build_scripts.model.kinds import kinds_of
from build_scripts.pages import style_sheets
from build_scripts.pages.contact import checked
from build_scripts.pages.fragment import Fragment
from build_scripts.pages.look import look_of, menu_of, no_slots
from build_scripts.pages.security import policy
from build_scripts.pages.shell_maker import shell_maker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_FRAME = "portal-frame.md"
_SLOT = re.compile(r"\[\[portal:([a-z]+)\]\]")
SLOTS = frozenset({"lang", "csp", "title", "description", "head", "base", "home", "main", "languages", "address"})


@dataclass(frozen=True, slots=True)
class Shell:
    """What one language's pages are put into.

    Attributes:
        language: the language of the frame.
        site_name: the site's name in that language.
        description: the site's description in that language.
        site_url: the address of the site's root, ending in a slash.
        pieces: the frame; text and slot names take turns, text first.
        csp: the Content-Security-Policy, with the hash of every inline script of the frame.
        fragments: the hand-written pages.
        assets: files to publish, by path from the site's root.
        contact: where readers report errors, as `pages.contact` takes it.
    """

    language: str
    site_name: str
    description: str
    site_url: str
    pieces: tuple[str, ...]
    csp: str
    fragments: tuple[Fragment, ...]
    assets: Mapping[str, bytes]
    contact: str = ""

    def dump(self) -> bytes:
        """As JSON, for the cache."""
        state = asdict(self) | {"assets": {n: base64.b64encode(d).decode() for n, d in self.assets.items()}}
        return json.dumps(state).encode()


def undump(data: bytes) -> Shell:
    """Read what `Shell.dump` wrote."""
    state = json.loads(data)
    state["pieces"] = tuple(state["pieces"])
    state["fragments"] = tuple(Fragment(**fragment) for fragment in state["fragments"])
    state["assets"] = {name: base64.b64decode(text) for name, text in state["assets"].items()}
    return Shell(**state)


def sources(root: Path, pages: Path, language: str) -> Iterator[Path]:
    """Every file that `cut` depends on, in a fixed order."""
    yield from sorted(root.glob("mkdocs*.yml"))
    yield from (path for path in [po_file(language, root / OWN)] if path.is_file())
    own = (path for name, path in shipped.files(root, shipped.OVERRIDES).items() if not name.startswith("records/"))
    yield from sorted([*own, *(path for path in pages.rglob("*") if path.is_file() and _shown(path, pages, language))])


def _shown(path: Path, pages: Path, language: str) -> bool:
    """Whether a language's shell depends on a file: one of its own folder, or no page and so perhaps shared by all."""
    return path.is_relative_to(pages / language) or path.suffix != ".md"


def cut(root: Path, pages: Path, language: str, scratch: Path | None = None) -> Shell:
    """Run MkDocs for one language and cut what it made.

    Args:
        root: the folder of mkdocs.yml.
        pages: the folder of the hand-written pages; their language's subfolder may be missing.
        language: a code such as `zh`.
        scratch: an existing folder for MkDocs' own output; None is the system's.

    Raises:
        ValueError: MkDocs does not take the settings.
    """
    maker = shell_maker(settings(root))
    own = root / f"mkdocs.{language}.yml"
    file = own if own.is_file() else root / "mkdocs.yml"
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        docs = pages / language
        if not docs.is_dir():
            docs = Path(folder, "docs")
            docs.mkdir()
        logging.getLogger(maker.name).setLevel(logging.ERROR)
        try:
            config = maker.load_config(str(file), docs_dir=str(docs.resolve()), site_dir=str(Path(folder, "site")))
        except Exception as error:  # its own would end the process; it has said on standard error which setting it is
            raise ValueError(Message("{file}: {why}", file=file.name, why=str(error))) from error
        plugin = Cutter(language, catalogue(language, root))
        config.plugins["portal"] = plugin  # type: ignore[assignment]
        config.extra["portal_cutting"] = True
        config.theme["language"] = language
        plugin.dress(config)
        maker.build(config)
        return plugin.shell(config)


class Cutter:
    """Collects, while MkDocs builds, the frame and the hand-written pages before they are put into it."""

    def __init__(self, language: str, words: bytes) -> None:
        self.language, self.words, self.frame = language, words, ""
        self.fragments: list[Fragment] = []
        self.assets: dict[str, bytes] = {}
        self.nav: Navigation | None = None

    def dress(self, config: MkDocsConfig) -> None:
        """Put our templates before Material's, and collect style sheets and scripts, each with its hash so that browsers may keep it."""
        root = Path(config.config_file_path).parent
        theme_folders = [Path(folder) for folder in config.theme.dirs]
        ours = [str(folder.resolve()) for folder in shipped.layers(root, shipped.OVERRIDES)]
        config.theme.dirs[:] = dict.fromkeys([*ours, *config.theme.dirs])
        names: list[str] = []
        for stem in ("main", "palette"):
            sheet = next(f for folder in theme_folders for f in folder.glob(f"assets/stylesheets/{stem}.*.min.css"))
            name = f"assets/stylesheets/{sheet.name}"
            self.assets[name] = re.sub(rb"/\*# sourceMappingURL=.*?\*/", b"", sheet.read_bytes())
            names.append(name)
        own = {
            name: path for name, path in shipped.files(root, shipped.OVERRIDES).items() if name.startswith("assets/")
        }
        name = "assets/stylesheets/portal.css"
        self.assets[name] = style_sheets.joined(own)
        names.append(self.versioned(name))
        for name, path in sorted(own.items()):
            if not style_sheets.is_part(name):
                self.assets[name] = path.read_bytes()
                if path.suffix == ".css":
                    names.append(self.versioned(name))
        look = look_of(config, self.language)
        self.assets.update(look.files)
        config.extra["portal_look"] = look
        config.extra["portal_styles"] = [*names, *map(self.versioned, look.sheets)]
        config.extra["portal_script"] = self.versioned("assets/javascripts/portal.js")
        config.extra["portal_menu"] = None

    def versioned(self, name: str) -> str:
        """The asset's path with a hash of its content."""
        return f"{name}?v={hashlib.sha256(self.assets[name]).hexdigest()[:10]}"

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the empty page that becomes the frame; keep the pictures of the hand-written pages."""
        files.append(shell_maker(config.extra).file.generated(config, _FRAME, content="---\ntitle: frame\n---\n"))
        prefix = "" if self.language == config.extra["languages"][0] else f"{self.language}/"
        for file in files.media_files():
            if file.abs_src_path and Path(file.abs_src_path).is_relative_to(config.docs_dir):
                self.assets[prefix + file.dest_uri] = Path(file.abs_src_path).read_bytes()
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        """Keep the menu of mkdocs.yml, whose pages have no titles yet."""
        self.nav = nav
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
        """Let the frame speak through the same labels as every other template, and show the menu of mkdocs.yml."""
        install_labels(env, self.words, config.extra)
        if config.nav and self.nav:
            config.extra["portal_menu"] = list(menu_of(self.nav.items))
        return env

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Keep a hand-written page as MkDocs rendered it from Markdown."""
        if page.file.src_uri != _FRAME:
            meta = page.meta
            title = str(page.title)
            path = unquote(page.url).removeprefix("./")  # which MkDocs gives as it stands in a link
            self.fragments.append(Fragment(path, title, str(meta.get("description", "")), html))
        return html

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Keep the frame."""
        if page.file.src_uri == _FRAME:
            self.frame = output
        return output

    def shell(self, config: MkDocsConfig) -> Shell:
        """Cut the frame at its slots."""
        no_slots([config.site_name, config.site_description or "", *dict(config.extra["portal_menu"] or ())])
        pieces = _SLOT.split(self.frame.strip() + "\n")
        if unknown := set(pieces[1::2]) - SLOTS:
            raise ValueError(Message("overrides/base.html has unknown slots: {slots}", slots=tuple(sorted(unknown))))
        return Shell(
            language=self.language,
            site_name=config.site_name,
            description=config.site_description or "",
            site_url=_address(config.site_url or ""),
            pieces=tuple(pieces),
            csp=policy(self.frame),
            fragments=tuple(sorted(self.fragments, key=lambda fragment: fragment.path)),
            assets=self.assets,
            contact=checked(config.extra.get("contact")),
        )


def _address(site_url: str) -> str:
    """The address of the site's root, which stands on every page.

    Raises:
        ValueError: it holds a name or a password, which would be published with it; neither is told.
    """
    if "@" in urlsplit(site_url).netloc:
        raise ValueError(Message("mkdocs.yml: site_url is an address with a name or a password in it"))
    return site_url.rstrip("/") + "/"


def install_labels(env: Environment, words: bytes, extra: Mapping[str, Any]) -> None:
    """Give a Jinja2 environment `_()` and `ngettext()`, and the kinds to which the menu leads."""
    env.globals["kinds_in_menu"] = [kind for kind in kinds_of(extra) if kind.in_menu]
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_translations(translations(words), newstyle=True)  # type: ignore[attr-defined]
