"""Fixtures of the store's tests."""

from tests.session import disks

mount = disks.mount
