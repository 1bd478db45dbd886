"""Every address of the server, from its URLconf, and every form that its pages show, from the pages themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from registerpub.urls import urlpatterns
from tests.desk.test_permissions import TABLE, address_of

#: What a converter of an address takes, as a schema.
CONVERTERS: Mapping[str, Mapping[str, Any]] = {
    "IntConverter": {"type": "integer", "minimum": 0},
    "SlugConverter": {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,80}$"},
    "StringConverter": {"type": "string", "minLength": 1, "maxLength": 80},
    "PathConverter": {"type": "string", "minLength": 1, "maxLength": 80},
}


def forms_of(client: Client) -> Mapping[str, Mapping[str, list[str]]]:
    """Name of an address → field → values that its forms would send, as whoever ``client`` is sees them."""
    found: dict[str, dict[str, list[str]]] = {}
    for name, rule in TABLE.items():
        if rule.look is None or name in ("static", "public", "public_file", "account_logout", "metrics"):
            continue
        answer = client.get(address_of(name))
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        page: Any = html.document_fromstring(answer.content.decode())
        for form in page.xpath("//form[@method='post']"):
            fields = found.setdefault(_name_of(form.get("action") or address_of(name)), {})
            for field, value in _fields(form):
                fields.setdefault(field, []).append(value)
    return found


def _name_of(address: str) -> str:
    try:
        return str(resolve(urlsplit(address).path).url_name)
    except Resolver404:
        raise AssertionError(f"a form leads nowhere: {address}") from None


def _fields(form: Any) -> Iterator[tuple[str, str]]:
    for field in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name] | .//button[@name]"):
        if field.tag == "select":
            yield from ((field.get("name"), option.get("value", "")) for option in field.iter("option"))
        else:
            yield field.get("name"), field.get("value") or (field.text or "" if field.tag == "textarea" else "")


def description(forms: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Any]:
    """OpenAPI 3 of every address: methods from what may be looked at and sent, fields from the forms."""
    paths: dict[str, Any] = {}
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        parameters = []
        for part, converter in pattern.pattern.converters.items():
            kind = type(converter).__name__
            route = route.replace(f"<{_converter(route, part)}{part}>", f"{{{part}}}")
            parameters.append({"name": part, "in": "path", "required": True, "schema": CONVERTERS[kind]})
        assert "<" not in route, route
        name = str(pattern.name)
        operations = {"get": _operation(f"look-{name}", forms.get(name, {}), query=True)}
        operations["post"] = _operation(f"send-{name}", forms.get(name, {}), query=False)
        paths.setdefault(f"/{route}", {"parameters": parameters, **operations})
    return {"openapi": "3.0.3", "info": {"title": "desk", "version": "1"}, "paths": paths}


def _converter(route: str, part: str) -> str:
    return route[: route.index(f"{part}>")].rpartition("<")[2]


def _operation(name: str, fields: Mapping[str, list[str]], *, query: bool) -> dict[str, Any]:
    answers = {"default": {"description": "any"}}
    schemas = {field: _schema(values) for field, values in fields.items()}
    if query:
        asked = {**dict.fromkeys(("page", "q", "next", "after", "language", "sort"), {"type": "string"}), **schemas}
        told = [{"name": field, "in": "query", "schema": schema} for field, schema in asked.items()]
        return {"operationId": name, "parameters": told, "responses": answers}
    body = {"type": "object", "properties": schemas or {"action": {"type": "string"}}}
    kinds = ("application/x-www-form-urlencoded", "multipart/form-data")
    content = {kind: {"schema": body} for kind in kinds}
    return {"operationId": name, "requestBody": {"content": content}, "responses": answers}


def _schema(values: list[str]) -> dict[str, Any]:
    known = sorted(set(values))[:20]
    return {"anyOf": [{"type": "string", "enum": known}, {"type": "string", "maxLength": 200}]}
