"""Garbled spans to ranked readings, each with its evidence."""
