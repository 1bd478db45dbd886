"""The register and the notices as data: JSON, CSV, FollowTheMoney, ninjs, and a log of changes for machines."""

from registerpub.publishing.exports.changes import CHANGES, changes_log
from registerpub.publishing.exports.entities import ENTITIES, ftm_entities
from registerpub.publishing.exports.ninjs import ninjs_item, ninjs_name
from registerpub.publishing.exports.register_json import REGISTER, SCHEMA, register_digest, register_json, schema_file
from registerpub.publishing.exports.tables import PEOPLE, STEPS, people_table, steps_table

__all__ = [
    "CHANGES",
    "ENTITIES",
    "PEOPLE",
    "REGISTER",
    "SCHEMA",
    "STEPS",
    "changes_log",
    "ftm_entities",
    "ninjs_item",
    "ninjs_name",
    "people_table",
    "register_digest",
    "register_json",
    "schema_file",
    "steps_table",
]
