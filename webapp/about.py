"""The pages about the program: what can be typed, and what it is."""

from __future__ import annotations

from importlib.metadata import version

from flask import Blueprint, render_template

pages = Blueprint("about", __name__)


@pages.get("/help", endpoint="help")
def help_page() -> str:
    """What can be typed, the keys, and what the words mean."""
    return render_template("help.html")


@pages.get("/about", endpoint="about")
def about_page() -> str:
    """What the program is, its version and its licence."""
    return render_template("about.html", version=version("duizhao"))
