"""The help of the commands, and what click says of them, in the reader's language.

Takes the commands as they are written, in English; gives copies that say the same in another language. click's own words, such as
"No such option", come from gettext's default domain, which is set to our catalogue of them while a command runs.
"""

from __future__ import annotations

import copy
import gettext
import inspect
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from build_scripts.content.labels import CLICK, LOCALES, SOURCE
from build_scripts.content.message import Message, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.content.message import Say

_WIDTH = 50  # characters a line of help in a language whose characters take two columns
HELP = Message("Show this message and exit.")
PIECES = (Message("[OPTIONS]"), Message("COMMAND [ARGS]..."))  # of click's line of usage


def spoken(command: click.Command, say: Say) -> click.Command:
    """A copy of a command, and of those below it, whose help is in another language.

    Args:
        command: as it is written.
        say: gives the translation of a sentence.
    """
    made = copy.copy(command)
    paragraphs = [in_words(paragraph, say) for paragraph in paragraphs_of(command.help or "")]
    made.help = "\n\n".join(paragraphs)
    made.short_help = paragraphs[0].rstrip("。.") if paragraphs else None
    made.options_metavar = say(command.options_metavar or "")
    made.params = [_parameter(parameter, say) for parameter in command.params]
    made.add_help_option = False  # click would keep the one that it made in another language
    click.help_option("-h", "--help", help=say(HELP))(made)
    made.context_settings = {**command.context_settings, "terminal_width": _WIDTH}
    if isinstance(made, click.Group) and isinstance(command, click.Group):
        made.subcommand_metavar = say(command.subcommand_metavar)
        made.commands = {name: spoken(inner, say) for name, inner in command.commands.items()}
    return made


def _parameter(parameter: click.Parameter, say: Say) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    made = copy.copy(parameter)
    made.help = in_words(" ".join(parameter.help.split()), say)
    return made


def paragraphs_of(docstring: str) -> list[str]:
    """The paragraphs of a docstring, each in one line, as the catalogue of messages has them."""
    return [" ".join(paragraph.split()) for paragraph in inspect.cleandoc(docstring).split("\n\n") if paragraph.strip()]


@contextmanager
def clicks_words(language: str) -> Iterator[None]:
    """Let click speak a language; gettext reads compiled catalogues from files only, so that `make labels` compiles this one."""
    before, asked = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(CLICK, str(LOCALES))
    gettext.textdomain(CLICK if language != SOURCE else "messages")
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(before)
        del os.environ["LANGUAGE"]
        if asked is not None:
            os.environ["LANGUAGE"] = asked
