"""Verify: archive files against digests, the ledger against its rules, the audit's chain, the current release."""

from __future__ import annotations

from registerpub.config import Config
from registerpub.core.casefile import count_register, fold
from registerpub.core.counted import counted
from registerpub.core.errors import Problem
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS, STATUSES
from registerpub.pipeline.amendment_options import CLARIFY, CORRECT, SAFETY
from registerpub.pipeline.amendments import KIND as AMENDMENT
from registerpub.pipeline.archive_check import check_archive
from registerpub.pipeline.audit import chain_head, chain_problems
from registerpub.pipeline.release_proof import prove_release
from registerpub.pipeline.stage import Progress, quiet
from registerpub.publishing.swap import CURRENT, current_number
from registerpub.store.mapping import register_ledger
from registerpub.store.models import Decision, LedgerEvent, Proposal, RegisterRow, Release

#: Amendments that may record no event: they change words, or what is public.
WITHOUT_EVENTS = (CLARIFY, CORRECT, SAFETY)


def verify(config: Config, progress: Progress = quiet) -> tuple[list[Problem], list[str]]:
    """Everything that can be proven about the project's data: problems found, and lines that say what was checked."""
    archive = check_archive(config, progress)
    records, events = _ledger()
    release, checked = _release(config)
    entries, head = chain_head()
    removed = f", {archive.removed} removed" if archive.removed else ""
    files, ledger = f"archive: {counted(archive.files, 'file')}{removed}", f"ledger: {counted(events, 'event')}"
    audit = f"audit: {counted(entries, 'entry', 'entries')}" + (f", head {head}" if entries else "")
    problems = archive.problems + records + chain_problems() + release
    return problems, [files, ledger, audit, f"release: {checked}"]


def _ledger() -> tuple[list[Problem], int]:
    """Unknown codes, membership without a register, decisions without their events, registers that do not fold."""
    problems = []
    for row in LedgerEvent.objects.order_by("id"):
        if row.code not in EVENT_TYPES or (row.status is not None and row.status not in STATUSES):
            problems.append(Problem(f"event {row.pk}", f"{row.code} {row.status or ''} is not in the table"))
        if (row.code in MEMBERSHIP_EVENTS) != (row.register_id is not None):
            problems.append(Problem(f"event {row.pk}", "register and event type do not fit"))
    if problems:
        return problems, LedgerEvent.objects.count()
    confirmed = Decision.objects.filter(verb="confirm", events__isnull=True)
    for decision in confirmed.exclude(proposal__kind=AMENDMENT, options__kind__in=WITHOUT_EVENTS):
        problems.append(Problem(f"decision {decision.pk}", "confirmed, but it has no event"))
    standing = Decision.objects.filter(undone__isnull=True).values("proposal")
    for proposal in Proposal.objects.exclude(state="open").exclude(pk__in=standing):
        problems.append(Problem(f"card {proposal.public_id}", "closed without a decision"))
    for proposal in Proposal.objects.filter(state="open", pk__in=standing):
        problems.append(Problem(f"card {proposal.public_id}", "open, but a decision on it stands"))
    for register in RegisterRow.objects.all():
        events = register_ledger(register.pk)
        counted = count_register(register.pk, events)
        listed = [p for p, e in events.items() if fold(e).memberships.get(register.pk) == "recognised"]
        if counted.count != len(listed) or sum(counted.by_status.values()) != counted.count:
            problems.append(Problem(f"register {register.pk}", "its count does not fold to its members"))
    return problems, LedgerEvent.objects.count()


def _release(config: Config) -> tuple[list[Problem], str]:
    """The folder must show the latest release of the store: what has left must not stay public in an older one."""
    current, latest = config.public / CURRENT, Release.objects.order_by("-number").first()
    newest, shown = latest.number if latest else 0, current_number(config.public) or 0
    if not current.exists():
        fault = f"it is missing, but the latest release is {newest}: run 'registerpub publish'"
        return ([Problem(str(current), fault)], "not there") if newest else ([], "none published")
    proof = prove_release(config, config.public, shown)
    problems = proof.problems
    if shown < newest:
        fault = f"it shows release {shown}, but the latest is {newest}: run 'registerpub publish'"
        problems.insert(0, Problem(str(current), fault))
    elif shown > newest:
        problems.insert(0, Problem(str(current), f"it shows release {shown}, which the store does not know"))
    return problems, f"{current.resolve().name}, {proof.told}"
