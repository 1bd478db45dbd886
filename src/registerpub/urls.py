"""Every address of the desk. Sign-up, e-mail and password reset do not exist: allauth's views are routed one by one."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from registerpub.desk import assets
from registerpub.desk.entry import first
from registerpub.desk.entry import views as entry
from registerpub.desk.views import (
    accounts,
    amending,
    audit,
    card,
    care,
    devices,
    documents,
    evidence,
    holds,
    inbox,
    language,
    live,
    notices,
    people,
    public,
    recording,
    records,
    search,
    sources,
    start,
    webhooks,
)

urlpatterns = [
    path("", inbox.inbox, {"view": "open"}, name="inbox"),
    path("urgent/", inbox.inbox, {"view": "urgent"}, name="inbox_urgent"),
    path("mine/", inbox.inbox, {"view": "mine"}, name="inbox_mine"),
    path("second/", inbox.inbox, {"view": "second"}, name="inbox_second"),
    path("translation/", inbox.translation, name="inbox_translation"),
    path("on-hold/", inbox.inbox, {"view": "hold"}, name="inbox_hold"),
    path("snoozed/", inbox.inbox, {"view": "snoozed"}, name="inbox_snoozed"),
    path("done/", inbox.inbox, {"view": "done"}, name="inbox_done"),
    path("together/", inbox.together, name="inbox_together"),
    path("search/", search.search, name="search"),
    path("cards/<slug:card_id>/", card.card, name="card"),
    path("live/cards/<slug:card_id>/", live.card, name="live_card"),
    path("live/counts/", live.counts, name="live_counts"),
    path("document/<int:document_id>/history/", documents.history, name="document_history"),
    path("people/", people.people, name="people"),
    path("people/new/", recording.add, name="person_new"),
    path("people/<str:person_id>/", people.person, name="person"),
    path("people/<str:person_id>/record/", recording.record, name="person_record"),
    path("people/<str:person_id>/events/<int:number>/correct/", recording.correct, name="person_correct"),
    path("people/<str:person_id>/names/withdraw/", recording.withdraw, name="name_withdraw"),
    path("people/<str:person_id>/names/", people.name, name="person_name"),
    path("people/<str:person_id>/hold/", holds.place, name="hold_place"),
    path("people/<str:person_id>/consent/", care.consent, name="person_consent"),
    path("people/<str:person_id>/flags/", care.flags, name="person_flags"),
    path("care/", care.care, name="care"),
    path("care/requests/", care.note, name="care_request"),
    path("care/requests/<int:request_id>/", care.answer, name="care_answer"),
    path("care/erase/<str:person_id>/", care.erase, name="care_erase"),
    path("care/current/<str:person_id>/", care.current, name="care_current"),
    path("holds/", holds.holds, name="holds"),
    path("holds/<int:hold_id>/lift/", holds.lift, name="hold_lift"),
    path("rulings/", holds.rulings, name="rulings"),
    path("rulings/<int:ruling_id>/", holds.ruling, name="ruling"),
    path("audit/", audit.audit, name="audit"),
    path("notices/", notices.notices, name="notices"),
    path("notices/<int:number>/", notices.notice, name="notice"),
    path("notices/<int:number>/correct/", amending.correct, name="notice_correct"),
    path("notices/<int:number>/retract/", amending.retract, name="notice_retract"),
    path("amendments/<slug:card_id>/", amending.amendment, name="amendment"),
    path("outbox/", records.outbox, name="outbox"),
    path("sources/", records.sources, name="sources"),
    path("sources/all/", sources.all_sources, name="sources_all"),
    path("sources/new/", sources.new_source, name="source_new"),
    path("sources/trials/<slug:trial_key>/", sources.trial, name="source_trial"),
    path("evidence/", evidence.evidence, name="evidence"),
    path("start/", start.start, name="start"),
    path("start/register/", start.register, name="start_register"),
    path("first/", first.first_keeper, name="first_keeper"),
    path("overview/", records.overview, name="overview"),
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/<int:number>/", webhooks.webhook, name="webhook"),
    path("language/", language.language, name="language"),
    path("public/", public.tree, name="public"),
    path("public/<path:name>", public.tree, name="public_file"),
    path("static/<str:name>", assets.serve, name="static"),
    path("accounts/login/", first.SignIn.as_view(), name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/", account.password_change, name="account_change_password"),
    path("accounts/devices/", devices.devices, name="devices"),
    path("accounts/factors/", mfa.index, name="mfa_index"),
    path("accounts/factors/sign-in/", mfa.authenticate, name="mfa_authenticate"),
    path("accounts/factors/confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("accounts/factors/confirm-passkey/", entry.StepUpByPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("accounts/factors/app/add/", entry.ActivateApp.as_view(), name="mfa_activate_totp"),
    path("accounts/factors/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("accounts/factors/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("accounts/factors/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("accounts/factors/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("accounts/factors/passkeys/add/", entry.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("accounts/factors/passkeys/sign-in/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("accounts/factors/passkeys/<int:pk>/remove/", entry.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("accounts/factors/passkeys/<int:pk>/name/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("accounts/all/", accounts.accounts, name="accounts"),
    path("accounts/all/<int:number>/", accounts.account, name="account"),
    path("accounts/requests/", accounts.requests, name="account_requests"),
]

handler400 = "registerpub.desk.views.errors.bad_request"
handler403 = "registerpub.desk.views.errors.forbidden"
handler404 = "registerpub.desk.views.errors.not_found"
handler500 = "registerpub.desk.views.errors.failed"
