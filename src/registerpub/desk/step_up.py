"""Proving again who one is before something that cannot be undone. The one seam through which such views pass."""

from __future__ import annotations

from registerpub.desk.roles import View


def needs_step_up(view: View) -> View:
    """Marks a view that confirms what goes public or takes it back. Asks for nothing yet: to be signed in is enough."""
    return view
