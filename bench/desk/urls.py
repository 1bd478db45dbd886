"""The desk's addresses and an empty page in the same frame."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from registerpub.desk.roles import READ, needs
from registerpub.urls import handler400, handler403, handler404, handler500
from registerpub.urls import urlpatterns as desk

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@needs(READ)
def empty(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html.j2", {})


urlpatterns = [path("empty/", empty, name="empty"), *desk]
