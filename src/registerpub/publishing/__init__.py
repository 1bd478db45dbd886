"""The published tree: feeds, pages and checksums, rendered from records and swapped in atomically.

No database, no Django, no clock: the same records give the same bytes.
"""

from registerpub.publishing.building import CHECKSUMS
from registerpub.publishing.channels import Channel, in_order, load_channel, load_channels
from registerpub.publishing.checking import verify_release
from registerpub.publishing.planned import PlannedFile, Planner, digest
from registerpub.publishing.release import render_release
from registerpub.publishing.signing import Signer
from registerpub.publishing.swap import publish_folder, switch_current

__all__ = [
    "CHECKSUMS",
    "Channel",
    "PlannedFile",
    "Planner",
    "Signer",
    "digest",
    "in_order",
    "load_channel",
    "load_channels",
    "publish_folder",
    "render_release",
    "switch_current",
    "verify_release",
]
