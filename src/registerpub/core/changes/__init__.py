"""Claims against case files: what would change, for whom, and why an editor is asked."""

from registerpub.core.changes.compare import Comparison, compare
from registerpub.core.changes.drafts import CardDraft, FactDraft, Support, same_event
from registerpub.core.changes.propose import Context, propose

__all__ = ["CardDraft", "Comparison", "Context", "FactDraft", "Support", "compare", "propose", "same_event"]
