"""How hard a learner's cell is to read: what line 9 of the standard counts."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

MOST_LINES = 6
MOST_NODES = 12  # a line, as the mean of a cell; and on one line of what a reader sees
MEDIAN_LINES = 3

# A reader sees a sign where these stand, or nothing at all.
_UNSEEN = (
    ast.Module,
    ast.expr_context,
    ast.operator,
    ast.unaryop,
    ast.boolop,
    ast.cmpop,
)
_GOLF = {
    ast.ListComp: "a comprehension",
    ast.SetComp: "a comprehension",
    ast.DictComp: "a comprehension",
    ast.GeneratorExp: "a generator",
    ast.Lambda: "a lambda",
    ast.IfExp: "an if inside a line",
    ast.NamedExpr: "a name given inside an expression",
    ast.Starred: "a star",
}
TO_CHANGE = ("# change me", "# fill the gap")


def lines(source: str) -> list[str]:
    """The lines that hold something."""
    return [line for line in source.splitlines() if line.strip()]


def problems(source: str) -> Iterator[str]:
    """What in a cell of code a beginner could not read aloud, a line each."""
    tree = ast.parse(source)
    if len(lines(source)) > MOST_LINES:
        yield f"{len(lines(source))} lines"
    if max(map(len, source.splitlines()), default=0) > 80:
        yield "a line of more than 80 characters"
    for number, nodes in sorted(nodes_by_line(tree).items()):
        if nodes > MOST_NODES:
            yield f"{nodes} nodes on line {number}"
    mean = len(list(ast.walk(tree))) / max(1, len(lines(source)))
    if mean > MOST_NODES and not _in_one_breath(tree):
        yield f"{mean:.1f} nodes a line"
    for node in ast.walk(tree):
        if type(node) in _GOLF:
            yield f"{_GOLF[type(node)]} on line {node.lineno}"
        elif isinstance(node, ast.Slice) and node.step:
            yield f"a slice with a step on line {node.lineno}"
        elif isinstance(node, ast.keyword | ast.Dict) and _unpacks(node):
            yield f"a double star on line {node.lineno}"
        elif isinstance(node, ast.Call) and _formats_several(node):
            yield f"a print of several values between words on line {node.lineno}"
    starts = Counter(n.lineno for n in ast.walk(tree) if isinstance(n, ast.stmt))
    for number, actions in starts.items():
        if actions > 1:
            yield f"{actions} actions on line {number}"
    if any(sign in source for sign in TO_CHANGE) and len(tree.body) > 1:
        yield "a value to change that does not stand alone"


def _in_one_breath(tree: ast.Module) -> bool:
    """Whether a cell is one call of plain names, or one list of plain values.

    `charts.rates(a, b, my_word)` is read aloud as it stands, and a name for each of its
    parts would be one thing more to remember.
    """
    if len(tree.body) != 1 or not isinstance(tree.body[0], ast.Expr | ast.Assign):
        return False
    value = tree.body[0].value
    if isinstance(value, ast.List):
        return all(isinstance(item, ast.Constant) for item in value.elts)
    if not isinstance(value, ast.Call):
        return False
    called = value.func.value if isinstance(value.func, ast.Attribute) else value.func
    given = [*value.args, *(keyword.value for keyword in value.keywords)]
    return isinstance(called, ast.Name) and all(
        isinstance(one, ast.Name | ast.Constant) for one in given
    )


def nodes_by_line(tree: ast.AST) -> Counter[int]:
    """How many things a reader has to take apart on each line."""
    return Counter(
        node.lineno
        for node in ast.walk(tree)
        if hasattr(node, "lineno") and not isinstance(node, _UNSEEN)
    )


def numbers(source: str) -> set[float]:
    """The numbers that are typed into a cell."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and type(node.value) in (int, float)
    }


def _unpacks(node: ast.keyword | ast.Dict) -> bool:
    return node.arg is None if isinstance(node, ast.keyword) else None in node.keys


def _formats_several(call: ast.Call) -> bool:
    """Whether it is a print with words and more than one value."""
    if not (isinstance(call.func, ast.Name) and call.func.id == "print"):
        return False
    worded, values = False, 0
    for argument in call.args:
        parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
        for part in parts:
            is_text = isinstance(part, ast.Constant) and isinstance(part.value, str)
            worded |= is_text and any(map(str.isalpha, part.value))
            values += not is_text
    return worded and values > 1
