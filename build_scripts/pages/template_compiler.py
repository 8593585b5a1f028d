"""How a template becomes Python: Jinja2's own compiler, with fewer steps around every word of a page.

Takes the templates that Jinja2 hands it; gives code that makes the same bytes in less time (how much less is in
benchmarks/RESULTS.md). It may, since our templates are escaped throughout, never sandboxed or asynchronous, and call nothing that
asks for Jinja2's context; a test renders every kind of page through Jinja2 alone as well. It rests on how Jinja2 generates code, so
that pyproject.toml names the one version on which this was tested.
"""

from __future__ import annotations

from functools import partial
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.utils import missing
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from jinja2 import nodes
    from jinja2.compiler import Frame, MacroRef
    from jinja2.runtime import Macro

_IN_TEMPLATES = ("attribute", "called", "marked", "named", "shown")  # what the code names beside Jinja2's own

marked: Callable[[str], Markup] = partial(str.__new__, Markup)  # `Markup(text)`, for what is certainly a `str`


def shown(value: object) -> str:
    """What stands in the page for a value; most hold nothing to escape, and to see that is quicker than to escape it."""
    if type(value) is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
        return value
    return value if type(value) is Markup else escape(value)


def attribute(thing: Any, name: str) -> Any:
    """A field of a record, or of plain data."""
    if type(thing) is dict and name in thing:
        return thing[name]
    return getattr(thing, name)


def called(function: Any, macro: Macro) -> Any:
    """The function that a macro holds, each of whose parameters may be left out."""
    function.__defaults__ = (missing,) * len(macro.arguments)
    function.macro = macro
    return function


def named(function: Any, /, *values: Any, **words: Any) -> Any:
    """A call that names what it gives: a macro knows its parameters by other names than its function does."""
    return getattr(function, "macro", function)(*values, **words)


class QuickGenerator(CodeGenerator):
    """Writes down what Jinja2 would find out anew each time: how to look up a name, make a call, show a value."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja2's name
        """Bring in what the other methods write into the code."""
        self.writeline(f"from {__name__} import {', '.join(_IN_TEMPLATES)}")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja2's name
        """`thing.name`, where name is not one of a dict's own methods."""
        if hasattr(dict, node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("attribute(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja2's name
        """`function(…)`, unless Python could not write it so."""
        if node.dyn_args or node.dyn_kwargs or forward_caller or any(iskeyword(word.key) for word in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("named(" if node.kwargs else "")
        self.visit(node.node, frame)
        self.write(", " if node.kwargs else "(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro, which the code has just defined as a function of that name."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
        else:
            self.write("called(macro, ")  # under which name Jinja2 has just defined the function
            super().macro_def(macro_ref, frame)
            self.write(")")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002 - as Jinja2 calls it
        """What a macro gives: HTML."""
        self.writeline(f"return marked(concat({frame.buffer}))")

    def _output_child_pre(self, *_: object) -> None:
        self.write("shown(")


class Templates(Environment):
    """Templates that are compiled so."""

    code_generator_class = QuickGenerator
    newstyle_gettext = True  # `gettext` fills in the values and escapes them

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that a template knows: the same ones in all of them."""
        return super().make_globals(d) if d else self.globals
