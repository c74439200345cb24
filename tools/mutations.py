"""Small mistakes for `tools/mutants.py`: each place in a source where one can be made.

Left out are what a user reads (`say`), annotations, decorators, texts, and what runs at import.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

_WORDING = {"say", "say_n", "text", "Term"}
_SKIPPED = {"annotation", "returns", "decorator_list", "type_params", "args"}
_NOTHING = ("None", "False", "0", "()", "[]", "{}", "''", "b''")
"""To return None instead of these is hardly ever another answer."""
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True)
class Mutation:
    """One mistake: a node of a tree, where it hangs, and what stands there instead."""

    parent: ast.AST
    field: str
    index: int | None
    before: ast.AST
    after: ast.AST

    @property
    def line(self) -> int:
        """Returns the line on which it is."""
        return int(getattr(self.before, "lineno", 0))

    @property
    def what(self) -> str:
        """Says what stood there and what stands there now, each on one line."""
        before, after = (ast.unparse(node).split("\n") for node in (self.before, self.after))
        if before[0] == after[0]:  # a handler or a loop: what is inside has changed
            return f"{before[0]} … → {after[-1].strip()}"
        return f"{before[0]} → {after[0]}"

    def compiled(self, tree: ast.Module, path: str) -> CodeType:
        """Returns the code of the whole module with the mistake; the tree stays as it was."""
        self._put(self.after)
        try:
            return compile(tree, path, "exec", dont_inherit=True)
        finally:
            self._put(self.before)

    def _put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def mutations(tree: ast.Module) -> Iterator[Mutation]:
    """Yields every mistake that can be made within the functions of a module."""
    for top in tree.body:
        inside = top.body if isinstance(top, ast.ClassDef) else [top]
        for node in inside:
            if isinstance(node, ast.FunctionDef):
                yield from _below(node)


def _below(parent: ast.AST) -> Iterator[Mutation]:
    for field, value in ast.iter_fields(parent):
        if field in _SKIPPED and not isinstance(parent, ast.Call):
            continue
        for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or _is_wording(node):
                continue
            for after in _instead(node, field):
                new = ast.fix_missing_locations(ast.copy_location(after, node))
                yield Mutation(parent, field, index, node, new)
            yield from _below(node)


def _is_wording(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in _WORDING


def _instead(node: ast.AST, field: str) -> Iterator[ast.AST]:
    if field == "test" and isinstance(node, ast.Name | ast.Attribute | ast.Call | ast.NamedExpr):
        yield ast.UnaryOp(ast.Not(), node)
    match node:
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield ast.Constant(value + 1)
        case ast.Compare(left, [op], right) if type(op) in _COMPARED:
            yield ast.Compare(left, [_COMPARED[type(op)]()], right)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.And() if isinstance(op, ast.Or) else ast.Or(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, op, right) if type(op) in _COUNTED:
            yield ast.BinOp(left, _COUNTED[type(op)](), right)
        case ast.Call(func, args, keywords):
            for index in range(len(keywords)):
                yield ast.Call(func, args, keywords[:index] + keywords[index + 1 :])
        case ast.stmt() | ast.ExceptHandler():
            yield from _other_statement(node)


def _other_statement(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) not in _NOTHING:
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.Raise():
            yield ast.Pass()
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()
        case ast.ExceptHandler(kind, name, body) if ast.unparse(body[-1]) != "raise":
            yield ast.ExceptHandler(kind, name, [ast.Raise()])
