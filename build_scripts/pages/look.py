"""What an adopter's mkdocs.yml says of the look of the site: logo, icon, colours, style sheets, menu.

Takes MkDocs' settings and the language's folder of hand-written pages; gives what `base.html` names, and the files that it links to. A
file that a language's folder does not hold is that of the site's first language.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from build_scripts.content.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_MATERIAL_ICON = "assets/images/favicon.png"  # Material's default, which an adopter has not chosen
_ICON = "assets/images/favicon.svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the frame shows.

    Attributes:
        icon: path of the site's icon, below its root.
        logo: path of the picture beside the site's name; None for the portal's own.
        colours: `primary` and `accent` of Material's palette; `custom` are the portal's own.
        sheets: paths of the adopter's style sheets.
        files: what the paths stand for, as far as the adopter brings it.
    """

    icon: str
    logo: str | None
    colours: Mapping[str, str]
    sheets: tuple[str, ...]
    files: Mapping[str, bytes] = field(repr=False)


def look_of(config: Any, language: str) -> Look:
    """What mkdocs.yml says.

    Args:
        config: MkDocs' settings for the language.
        language: its code.

    Raises:
        ValueError: a file is named that there is none of.
    """
    theme, files = config.theme, dict[str, bytes]()
    first = (config.extra.get("languages") or [language])[0]
    folders = {"" if language == first else f"{language}/": Path(config.docs_dir)}
    folders.setdefault("", Path(config.docs_dir).parent / first)

    def place(name: str, setting: str) -> str:
        for prefix, folder in folders.items():
            if "://" not in name and not {"..", "/"} & {*Path(name).parts} and (folder / name).is_file():
                files[prefix + name] = (folder / name).read_bytes()
                return prefix + name
        raise ValueError(
            Message(
                "mkdocs.yml: {setting} names {file}, which is no file in {folder}",
                setting=setting, file=name, folder=folders[""].as_posix(),
            )
        )  # fmt: skip

    icon = theme.get("favicon") or _MATERIAL_ICON
    logo = theme.get("logo")
    return Look(
        icon=_ICON if icon in {_ICON, _MATERIAL_ICON} else place(icon, "theme.favicon"),
        logo=place(logo, "theme.logo") if logo else None,
        colours=_colours(theme.get("palette")),
        sheets=tuple(place(str(name), "extra_css") for name in config.extra_css),
        files=files,
    )


def _colours(palette: Any) -> dict[str, str]:
    """The colours of `theme.palette`, of its first scheme where it lists several."""
    chosen = (palette[0] if isinstance(palette, list) and palette else palette) or {}
    return {name: str(chosen.get(name) or "custom").replace(" ", "-") for name in ("primary", "accent")}


def menu_of(items: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """Name and address of every entry of `nav`, those of a section in the place of its name.

    Args:
        items: of MkDocs' navigation.

    Yields:
        An address with a scheme, or a path below the root of the language.

    Raises:
        ValueError: an address would run a script.
    """
    for item in items:
        if item.children:
            yield from menu_of(item.children)
        elif item.url is not None:
            path = item.url.removeprefix("./").lstrip("/")
            if urlsplit(path).scheme not in _SCHEMES:
                raise ValueError(
                    Message(
                        "mkdocs.yml: nav leads to an address that begins with `{scheme}:`", scheme=urlsplit(path).scheme
                    )
                )
            yield str(item.title), path.removesuffix("index.md").removesuffix(".md") + "/" * path.endswith(".md")


def no_slots(names: Iterable[str]) -> None:
    """Refuse names of the site and of its menu that look like a slot of the frame, which is cut after they were put into it.

    Raises:
        ValueError: one does.
    """
    if any("[[portal:" in name for name in names):
        raise ValueError(Message("mkdocs.yml: a name holds `[[portal:`, which stands for a part of the page"))
