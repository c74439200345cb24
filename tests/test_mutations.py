"""The mistakes that `tools/mutants.py` plants: each is another program, and the source stays."""

from __future__ import annotations

import ast
from textwrap import dedent

from tools.mutations import mutations

SOURCE = dedent('''
    LIMIT = 3

    def close(self, path: str = "x", *, most: int = 4) -> bool:
        """Closes."""
        if self.is_open and path != "":
            self.file.close()
        try:
            return len(path) + 1 < most
        except OSError:
            raise ValueError(say("no", most=1)) from None
''')


def test_every_place_in_a_function_is_found_and_no_wording_default_or_text() -> None:
    found = [(mutation.line, mutation.what) for mutation in mutations(ast.parse(SOURCE))]
    assert found == [
        (6, "self.is_open and path != '' → self.is_open or path != ''"),
        (6, "path != '' → path == ''"),
        (7, "self.file.close() → pass"),
        (9, "return len(path) + 1 < most → return None"),
        (9, "len(path) + 1 < most → len(path) + 1 <= most"),
        (9, "len(path) + 1 → len(path) - 1"),
        (9, "1 → 2"),
        (10, "except OSError: … → raise"),
        (11, "raise ValueError(say('no', most=1)) from None → pass"),
    ]


def test_a_mistake_is_compiled_and_the_tree_stays_as_it_was() -> None:
    tree = ast.parse("def more(n):\n    return n > 3\n")
    (_, compared, _) = mutations(tree)
    names: dict[str, object] = {}
    exec(compared.compiled(tree, "x.py"), names)
    assert names["more"](3) is True  # type: ignore[operator]
    assert ast.unparse(tree) == "def more(n):\n    return n > 3"
