"""The playbooks that come with the program: one for each type, whole, in every voice."""

from __future__ import annotations

import pytest

from fuehrung_cli.domain.situations import SERVICES
from fuehrung_cli.store.playbooks import load_playbook


@pytest.mark.parametrize("situation", SERVICES)
def test_every_type_has_a_whole_playbook(situation: str) -> None:
    playbook = load_playbook(situation)
    texts = [playbook.begin.sie, playbook.begin.du, playbook.begin.en]
    for text in (*playbook.helps, *playbook.avoid):
        texts += [text.de, text.en]
    assert all(text.strip() for text in texts)
    assert not any("!" in text for text in texts)
    assert len(playbook.helps) == 2
    assert playbook.avoid
