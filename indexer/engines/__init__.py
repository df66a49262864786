"""The engines, one module or package each; the name of the file is the name of the engine."""

from __future__ import annotations
