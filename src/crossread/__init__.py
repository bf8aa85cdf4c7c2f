"""Crossread reads several outlets' reports of one event and gives one account of it that can be checked."""

__version__ = "0.1.0"
