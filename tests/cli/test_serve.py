"""`workbench serve`: what can be tried without a browser."""

from __future__ import annotations

import importlib.util

import pytest

from tests.cli.conftest import refused
from workbench.cli.verbs import serve


def test_without_the_extra_it_says_how_to_get_it(run, here, monkeypatch):
    monkeypatch.setattr(serve, "find_spec", lambda name: None)
    refused(run("serve"), 3, "textual-serve", "pip install")


def test_it_needs_a_project(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    refused(run("serve"), 4, "no project here")


@pytest.mark.parametrize("port", ["0", "-1", "65536", "http"])
def test_a_port_that_there_is_not(run, here, port):
    outcome = run("serve", "--port", port)
    assert outcome.code == 2
    assert "--port" in outcome.err


@pytest.mark.skipif(importlib.util.find_spec("textual_serve") is None, reason="no textual-serve")
class TestServer:
    """With textual-serve."""

    @pytest.mark.parametrize(
        ("host", "own"),
        [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.8.9.1", True),
         ("0.0.0.0", False), ("192.168.1.7", False), ("archive.example", False)],
    )  # fmt: skip
    def test_which_addresses_only_this_computer_reaches(self, host, own):
        from workbench.cli.server import is_loopback

        assert is_loopback(host) is own

    def test_a_port_that_is_taken(self, run, here):
        import socket

        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            outcome = run("serve", "--port", port)
        assert outcome.code == 2
        assert "can not listen" in outcome.err
        assert "--port" in outcome.err

    @pytest.mark.parametrize(
        ("origin", "host"),
        [(None, None), ("http://evil.example", None), ("http://evil.example", "evil.example")],
        ids=["no page", "another page", "a name led here"],
    )
    async def test_only_its_own_page_may_speak_to_it(self, origin, host):
        from aiohttp.test_utils import TestClient
        from aiohttp.test_utils import TestServer as Listening

        from workbench.cli.server import PageServer

        server = PageServer("true", "127.0.0.1", 8000, "workbench", lambda address: None)
        async with TestClient(Listening(await server._make_app())) as client:
            headers = {"Origin": origin, "Host": host}
            answer = await client.get("/ws", headers={k: v for k, v in headers.items() if v})
            assert answer.status == 403
            page = await (await client.get("/")).text()
        assert "googleapis" not in page
        assert "//" not in page.replace("// ", "")
