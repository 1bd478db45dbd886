"""Every address of the desk. Sign-up, e-mail and password reset do not exist: allauth's views are routed one by one."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import path

from registerpub.desk import assets
from registerpub.desk.views import amending, card, documents, inbox, language, notices, people, public, records

urlpatterns = [
    path("", inbox.inbox, {"state": "open"}, name="inbox"),
    path("second/", inbox.inbox, {"state": "second"}, name="inbox_second"),
    path("done/", inbox.inbox, {"state": "done"}, name="inbox_done"),
    path("cards/<slug:card_id>/", card.card, name="card"),
    path("document/<int:document_id>/history/", documents.history, name="document_history"),
    path("people/", people.people, name="people"),
    path("people/<str:person_id>/", people.person, name="person"),
    path("people/<str:person_id>/names/", people.name, name="person_name"),
    path("notices/", notices.notices, name="notices"),
    path("notices/<int:number>/", notices.notice, name="notice"),
    path("notices/<int:number>/correct/", amending.correct, name="notice_correct"),
    path("notices/<int:number>/retract/", amending.retract, name="notice_retract"),
    path("amendments/<slug:card_id>/", amending.amendment, name="amendment"),
    path("outbox/", records.outbox, name="outbox"),
    path("sources/", records.sources, name="sources"),
    path("overview/", records.overview, name="overview"),
    path("language/", language.language, name="language"),
    path("public/", public.tree, name="public"),
    path("public/<path:name>", public.tree, name="public_file"),
    path("static/<str:name>", assets.serve, name="static"),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/", account.password_change, name="account_change_password"),
]

handler400 = "registerpub.desk.views.errors.bad_request"
handler403 = "registerpub.desk.views.errors.forbidden"
handler404 = "registerpub.desk.views.errors.not_found"
handler500 = "registerpub.desk.views.errors.failed"
