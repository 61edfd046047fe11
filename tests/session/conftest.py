"""A desk on a small document whose suspects are known."""

from __future__ import annotations

import pytest

from tests.session.desks import desk_on, learn


@pytest.fixture
def desk(project):
    desk = desk_on(project)
    learn(desk, 0, ("Ha", "На"), ("cведении", "сведении", "сведений"))
    learn(desk, 2, ("напнсано", "написано"))
    yield desk
    desk.session.close()
