"""Which Jinja a template may use, which names it may say, and where its work is counted.

Everything is an allow-list: a node, name, filter or test that is not known here is an error with its line,
found before anything runs.
"""

# ruff: noqa: N802 (Jinja names its visitors after its nodes)

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jinja2 import Environment, meta, nodes
from jinja2.visitor import NodeTransformer

from asyncdraft.core.templates.metering import CHARACTERS_A_STEP
from asyncdraft.core.text import say

LOOPED = "each item"
SPEND = "spend steps"
JOINED = "joined text"
WEIGHED = "weighed value"
"""Filters that only the rewriting below can name: a template's own names have no space."""

STATEMENTS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.With, nodes.Macro)
ASSIGNMENTS = (nodes.Assign, nodes.AssignBlock, nodes.FilterBlock)
LITERALS = (nodes.Const, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair, nodes.Keyword)
ACCESS = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Call, nodes.Filter, nodes.Test)
LOGIC = (nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not)
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos)
ALLOWED_NODES = (*STATEMENTS, *ASSIGNMENTS, *LITERALS, *ACCESS, *LOGIC, *ARITHMETIC, nodes.Concat)
WRITTEN = {nodes.FromImport: "import", nodes.CallBlock: "call", nodes.Pow: "**", nodes.NSRef: "set"}
"""How nodes are written whose class has another name."""

STANDS_ALONE = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block)
NOT_AVAILABLE = say("“{what}” is not available.")
ALONE = say("“{what}” is not available: a template stands alone.")
MAX_NODES = 3_000


ONLY_TAGS = re.compile(r"\s*(\{%(?:[^%]|%(?!\}))*%\}\s*|\{#(?:[^#]|#(?!\}))*#\}\s*)+")
RAW = re.compile(r"\{%[-+]?\s*(?P<end>end)?raw\b")


class Fault(NamedTuple):
    """`line` is counted in the body; `known` are the names that `quote` may have been meant to be."""

    line: int
    reason: str
    quote: str = ""
    known: tuple[str, ...] = ()


def lines_of_tags_vanish(text: str) -> str:
    """The body in which a line of nothing but tags or comments prints no line, as people expect.

    Its line break moves into a comment, so that every line keeps its number.
    """
    kept: list[str] = []
    opening = hidden = ""
    for line in text.split("\n"):
        before, hidden = hidden, _hidden_after(line, hidden)
        alone = not before and not hidden and ONLY_TAGS.fullmatch(line)
        kept.append(f"{opening}{line.strip()}{{#" if alone else opening + line)
        opening = "#}" if alone else ""
    return "\n".join(kept) + ("#}" if opening else "")


def _hidden_after(line: str, before: str) -> str:
    """ "comment" or "raw" if one is open after the line, and nothing otherwise."""
    if before == "comment":
        return "" if "#}" in line else before
    last_raw = next(reversed(list(RAW.finditer(line))), None)
    if before == "raw":
        return "" if last_raw and last_raw["end"] else before
    if line.rfind("{#") > line.rfind("#}"):
        return "comment"
    return "raw" if last_raw and not last_raw["end"] else ""


def faults(tree: nodes.Template, names: Iterable[str], environment: Environment) -> list[Fault]:
    """All that is wrong with a body whose values are called `names`."""
    found = [*_forbidden(tree), *_unknown_tools(tree, environment)]
    return sorted(found or _unknown_names(tree, tuple(names)))


def walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from walk(child)


def _forbidden(tree: nodes.Template) -> Iterator[Fault]:
    for count, node in enumerate(walk(tree)):
        if count == MAX_NODES:
            yield Fault(tree.lineno, say("The template has too many parts; make it shorter."))
            return
        if not isinstance(node, ALLOWED_NODES):
            what = WRITTEN.get(type(node), type(node).__name__.lower())
            why = ALONE if isinstance(node, STANDS_ALONE) else NOT_AVAILABLE
            yield Fault(node.lineno, say(why, what=what), what)
        elif isinstance(node, nodes.For) and node.recursive:
            yield Fault(node.lineno, say("A recursive loop is not available."), "recursive")
        elif isinstance(node, nodes.Pair) and not isinstance(node.key, nodes.Const):
            yield Fault(node.lineno, say("The keys of a mapping must be written out."))


def _unknown_tools(tree: nodes.Template, environment: Environment) -> Iterator[Fault]:
    filters, tests = _spoken(environment.filters), _spoken(environment.tests)
    for node in walk(tree):
        if isinstance(node, nodes.Filter) and node.name not in filters:
            reason = say("“{name}” is not a known filter.", name=node.name)
            yield Fault(node.lineno, reason, node.name, filters)
        elif isinstance(node, nodes.Test) and node.name not in tests:
            reason = say("“{name}” is not a known test.", name=node.name)
            yield Fault(node.lineno, reason, node.name, tests)


def _spoken(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if " " not in name)


def _unknown_names(tree: nodes.Template, known: tuple[str, ...]) -> Iterator[Fault]:
    unknown = meta.find_undeclared_variables(tree) - set(known)
    for node in walk(tree):
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name in unknown:
            reason = say("“{name}” is not a known value.", name=node.name)
            yield Fault(node.lineno, reason, node.name, known)


def metered(tree: nodes.Template, environment: Environment) -> nodes.Template:
    """The same template, counting its own steps."""
    rewritten = _Metering().visit(tree)
    rewritten.set_environment(environment)
    assert isinstance(rewritten, nodes.Template)
    return rewritten


def _price(body: Iterable[nodes.Node]) -> int:
    """Steps for one run through nodes, without the repetitions inside."""
    return sum(
        1 + len(node.data) // CHARACTERS_A_STEP if isinstance(node, nodes.TemplateData) else 1
        for part in body
        for node in walk(part)
    )


def _filter(node: nodes.Node, name: str, *args: nodes.Expr, line: int) -> nodes.Filter:
    return nodes.Filter(node, name, list(args), [], None, None, lineno=line)


class _Metering(NodeTransformer):
    def visit_For(self, node: nodes.For) -> nodes.For:
        price = nodes.Const(_price([node.target, *node.body]), lineno=node.lineno)
        self.generic_visit(node)
        node.iter = _filter(node.iter, LOOPED, price, line=node.lineno)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:
        price = nodes.Const(_price(node.body), lineno=node.lineno)
        self.generic_visit(node)
        paying = nodes.ExprStmt(_filter(price, SPEND, line=node.lineno), lineno=node.lineno)
        node.body.insert(0, paying)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes, lineno=node.lineno), JOINED, line=node.lineno)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:
        self.generic_visit(node)
        node.expr = _filter(node.expr, WEIGHED, line=node.lineno)
        for operand in node.ops:
            operand.expr = _filter(operand.expr, WEIGHED, line=node.lineno)
        return node

    def visit_Test(self, node: nodes.Test) -> nodes.Test:
        self.generic_visit(node)
        node.node = _filter(node.node, WEIGHED, line=node.lineno)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:
        self.generic_visit(node)
        return _filter(node, WEIGHED, line=node.lineno) if isinstance(node.arg, nodes.Slice) else node

    def visit_List(self, node: nodes.List) -> nodes.Expr:
        self.generic_visit(node)
        return _filter(node, WEIGHED, line=node.lineno)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:
        self.generic_visit(node)
        return node if node.ctx == "store" else _filter(node, WEIGHED, line=node.lineno)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:
        self.generic_visit(node)
        return _filter(node, WEIGHED, line=node.lineno)
