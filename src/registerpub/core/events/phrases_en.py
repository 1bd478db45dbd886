"""Phrases in English whose words come in many forms, beside ``triggers_en``. Syntax in ``registerpub.core.events``."""

from __future__ import annotations

from registerpub.core.events.model import split_triggers

PHRASES: dict[str, tuple[str, ...]] = split_triggers(
    {
        "DETAINED": (
            "picked up near/outside/at | driven away by/in | took him/her/them away | took ... from his/her/their "
            "home/flat/apartment/house/office | taken from his/her/their home/flat/apartment/house | hauled away/off "
            "| taken/bundled/dragged/put/forced into/in a police van/bus/car | led/taken away in handcuffs | taken "
            "away by security/plainclothes/masked | rounded up | picked up by police | police/officers "
            "detained/seized/grabbed/apprehended | seized by/in | was/were seized | made/carried out arrests"
        ),
        "RELEASED_WITHOUT_CHARGE": (
            "police station ... sent/allowed home | released/freed ... without charge/charges | released ... without "
            "being charged | hours later ... released/freed ... without | sent home ... without | "
            "released/freed/went/sent home without ?being/any ?a charge/charges/charged | released/freed without "
            "facing charges | without charge ... released/freed | released/freed after ?a/several/{n} "
            "hours/interrogation | released/freed from ... police station | released ... from ... police station | "
            "sent home after questioning/interrogation"
        ),
        "QUESTIONED": (
            "questioned/interrogated ... for {n} hours | called/summoned ... for questioning/interrogation | called "
            "in for questioning | summoned/called to ... police/investigator/investigators | brought in for "
            "questioning | been interrogated | questioned by | being questioned | investigators/police "
            "questioned/interrogated"
        ),
        "SEARCHED": (
            "search was/were ?also carried/conducted ?out | searched/raided the/his/her/their ?family/parents' "
            "home/house/flat/apartment/office/homes/offices/flats/apartments | searched/raided ... "
            "home/house/flat/apartment/office/homes/offices/studio | home/house/flat/apartment/office was/were ?also "
            "searched/raided | home/house/flat/apartment/office had/has been searched/raided | search/raid of/on ... "
            "home/house/flat/apartment/office | conducted/carried out a search | house/home search"
        ),
        "CASE_OPENED": (
            "launched/opened/started/initiated criminal/pre-trial proceedings/investigation/case | is/are/was/were "
            "?now under ?criminal investigation | under criminal investigation | opened/launched/started/initiated "
            "a/an ?new ?second criminal/pre-trial/pretrial case/investigation/probe/proceedings | "
            "opened/launched/started/brought a/an case/investigation/probe against | criminal/pre-trial "
            "case/investigation/proceedings was/were/has/have ?been opened/launched/started/initiated | case was/has "
            "?been opened against | is under criminal investigation | case against ... was/has ?been "
            "opened/launched/started"
        ),
        "SUSPECT": (
            "charges ... were/have ?been brought/filed/laid | brought/filed/laid ... charges against | brought "
            "charges | charged under/with/over | were/was/been named ?as a suspect/suspects | became/is/are ?now a "
            "suspect/suspects | declared/given/made ... ?the ?status ?of suspect/suspects | formally accused/charged "
            "| faces/face the same charge/charges | indicted/charged ... under article | named ... a "
            "suspect/suspects | told ... is a suspect"
        ),
        "REMANDED": (
            "sanctioned/authorised/authorized/approved/ordered the arrest of ... for {n} months | taken into custody "
            "... for {n} months | will spend/spends {n} months in pre-trial/pretrial/custody/detention/jail "
            "?detention | sent to ?a pre-trial/pretrial/remand ... until | "
            "remanded/placed/put/taken/ordered/kept/held in/into ?pre-trial/pretrial custody/detention for {n} "
            "months | remanded/placed/sent/ordered/put ... in/into/to ?a pre-trial/pretrial/remand "
            "custody/detention/prison | sent/taken to a/the remand prison/centre/center | ordered ... held/detained "
            "for {n} months | ordered/authorised/authorized/sanctioned/approved the/his/her/their arrest/detention "
            "for {n} months | ordered/authorised/authorized/sanctioned/approved ... pre-trial/pretrial detention | "
            "ordered/authorised/authorized/sanctioned ... arrest for {n} months | arrested ... for {n} months | "
            "ordered into custody | taken into custody for {n} months | detained/held/jailed for {n} months pending "
            "| to be held in custody for {n} months | ordered a/the {n}-month detention/arrest | {n} months of/in "
            "pre-trial/pretrial detention | remanded/placed/sent ... in/into/to custody/detention for {n} months | "
            "was/were placed in custody"
        ),
        "REMAND_EXTENDED": (
            "kept/keep/keeps ... in pre-trial/pretrial/custody/detention ?detention until | added ... "
            "month/months/weeks/days to ... detention/custody/arrest | will/must remain/stay in custody/detention "
            "until | another {n} months in custody/detention | extended/prolonged the/his/her/their "
            "?pre-trial/pretrial/house ?house detention/arrest/custody/remand | extended/prolonged ... "
            "detention/arrest/custody/remand ?period | detention/arrest/custody/remand was/were/has/have ?been "
            "?again extended/prolonged | detention/arrest/custody extended/prolonged by/for/until/to | extension of "
            "... arrest/detention/custody | remain/stay/held in custody/detention until ... extended | term/period "
            "of ... arrest/detention/custody was/has ?been extended/prolonged"
        ),
        "HOUSE_ARREST": (
            "placed/put/sent/moved/transferred/released/confined/switched ... under/to/into/on house arrest | house "
            "arrest for {n} months | ordered/imposed/chose/set/authorised/sanctioned ... house arrest | {n} months "
            "of/under house arrest | detention/custody/arrest ... replaced/changed with/by/to house arrest | "
            "replaced/changed ... with/to/by/for house arrest | confined to his/her/their home/flat/house"
        ),
        "RESTRAINT_UNDERTAKING": (
            "written/signed/gave/given/giving/signing a/an/his/her ?written pledge/undertaking/promise not to leave "
            "| released/freed/let ?out ?home on bail/recognizance/recognisance | released/freed/let ... on bail | "
            "posted bail | released/freed/let ... on/under/after ... undertaking/pledge | "
            "pledge/undertaking/recognizance not to leave | on a/their/his/her ?own ?written ?personal "
            "undertaking/pledge/recognisance/recognizance | on personal surety | barred/banned/forbidden from "
            "leaving the/his/her city/town/country/region"
        ),
        "ADMIN_ARREST": (
            "{n} days of/in/under/behind administrative/jail/detention/bars/arrest ?arrest/detention | jailed ... "
            "for {n} days | sent to/sent ... to jail/prison/detention for {n} days | sent ... to jail for {n} days | "
            "{n}-day administrative/jail ?jail arrest/detention/term/sentence | gave/given/handed/got/received {n} "
            "days | gave/handed ... {n} days | arrested/detained/locked ?up ... for {n} days | locked up for {n} "
            "days | jailed for {n} days | sentenced/ordered to/ordered ... {n} days ?of/in "
            "jail/arrest/administrative/detention | administrative arrest for/of {n} days | placed/put ... in a "
            "special detention | given/handed/got/received/received a/an {n}-day | behind bars for {n} days"
        ),
        "ADMIN_ARREST_ENDED": (
            "free/out/released after serving/spending {n} days | detention/reception centre/center ... after {n} "
            "days | walked/came/is/are free/out ... after {n} days ?of/in | served/serving/spent/completed/finished "
            "{n} days ... and ... released/freed/out/left/home | released/freed/out/walked/home after {n} days "
            "?in/of ?administrative ?jail arrest/jail/detention | released/freed/out after ?serving/spending {n} "
            "days | left/leaving the ?special detention ?facility ?centre after {n} days | {n}-day "
            "arrest/jail/detention/term/sentence ?term ended/expired/ran/over | administrative arrest/detention "
            "ended/expired/ran | {n} days of/in ... ended/expired/ran/up | released/freed/discharged/out of/from "
            "the/a special detention/reception | spent {n} days in jail ... and ... freed/released/out | "
            "completed/finished/served ... administrative arrest/detention"
        ),
        "ADMIN_FINE": (
            "fined him/her/them | court/judge/police ?also fined | administrative fine | imposed/received/given/got "
            "a/an ?administrative fine | penalised/penalized/fined with/for/over | let off with a warning | "
            "given/issued/got a/an ?official warning"
        ),
        "INDICTED": (
            "case ... has/have ?now reached ?the court | case ... reached court/the ?court | case ... is/are/has "
            "?now ?been before ?the court | case/cases/file/indictment ... was/were/has/have ?been "
            "sent/handed/submitted/referred/transferred/forwarded/passed ?over/on/up to ?the ... court | "
            "sent/handed/submitted/referred/transferred/forwarded ... case/file/indictment ... to ?the ... court | "
            "indictment ... was/has ?been approved/signed/served | approved/signed/served ... indictment | case "
            "reached/went/goes ?to court | case is ?now in/before court/the"
        ),
        "TRIAL_STARTED": (
            "begun/began/started hearing/trying ... case/charges | trial opened/opens/began/begins | on trial "
            "since/from | trial/hearing/proceedings ... began/started/opened/begins/opens/starts/underway/commenced "
            "| went/gone/going/appeared/put on/before trial/court ?over | case ... began/started/opens/opened to "
            "be/being heard | began/started/opened hearing/trying the/a ?criminal case | in the dock | trial got "
            "under way/underway"
        ),
        "PROSECUTOR_DEMAND": (
            "prosecutors/prosecutor/prosecution want/wants/have ?requested | prosecution/prosecutor/prosecutors ... "
            "has/have requested/demanded/asked/sought | demanded/requested by ?the state "
            "prosecutor/prosecutors/prosecution | prosecutor/prosecutors/prosecution ... "
            "asked/asks/seeks/sought/wants/requested/requests/demanded/demands/called/urged/proposed/recommended/"
            "seeking | i ask/request the court to | ask/asked/asks/urged ... court to find/sentence/impose/convict | "
            "the state sought/asked | state/public prosecutor ... asked/requested/sought | closing arguments ... "
            "asked/sought/requested/demanded"
        ),
        "HEARING_ADJOURNED": (
            "adjourned/postponed/delayed/rescheduled ... trial/hearing/hearings | put off ... trial/hearing | "
            "hearing/hearings/trial/session/proceedings/case ... was/were/has/have ?been ?again "
            "postponed/adjourned/rescheduled/delayed/deferred/put ?off/back | "
            "adjourned/postponed/delayed/rescheduled the/his/her/their/a ... trial/hearing/session/proceedings/case "
            "| put off/back the/his/her trial/hearing | was/were/has ?been adjourned/postponed | adjourned the same "
            "day | adjourned to/for/until/till/after | put off until/to/till | announced/called a "
            "recess/break/adjournment until/till"
        ),
        "SENTENCED_PRISON": (
            "going/goes/heads to prison/jail for {n} years | prison/jail for {n} years | sentenced to {n} ?({n}) "
            "years/months ?of/in ?imprisonment/prison | {n} years/months of imprisonment | handed "
            "him/her/them/down/out ?a/an {n}-year ?prison/jail term/sentence | gave/handed/awarded ... {n} years "
            "?in/of/behind prison/jail/imprisonment/bars | gave/handed/given/got/received/received/awarded a/an "
            "{n}-year ?prison/jail term/sentence | gave/handed ... a/an {n}-year ?prison/jail term/sentence | "
            "got/gets/received/receives/given/handed {n} years ?in/behind/of ?prison/jail/bars/imprisonment/custody "
            "| {n} years in prison/jail/custody/behind/a/colony | jailed/imprisoned/locked ... for {n} years | "
            "sentenced/sentencing ... to {n} years/months ?in prison/jail/imprisonment | sent to prison for {n} "
            "years | sent ... to prison/jail/a/colony ?colony for {n} years/months | jail/prison term/sentence of "
            "{n} years/months | sentenced to ... {n} years ?in prison | sentenced to life | {n} years' imprisonment "
            "| sentenced ... to a/an {n}-year | got/received/handed ?a/an ?jail/prison terms/sentences of"
        ),
        "SENTENCED_RESTRICTED": (
            "{n} years/months of/under restricted/restriction ?of freedom/liberty | restricted/limited "
            "freedom/liberty | restriction/limitation/restrictions/restraint of/on freedom/liberty/movement | "
            "freedom/liberty restriction/limitation | freedom/liberty was/were ?also restricted/limited for {n} | "
            "restricted/limited the/his/her/their/whose ?freedom/liberty freedom/liberty for | restricted ... "
            "freedom/liberty for {n} years"
        ),
        "SENTENCED_SUSPENDED": (
            "given/handed/got/received {n} years ?in ?prison, suspended | {n} years, suspended | "
            "suspended/conditional ?{n}-year ?prison/jail sentence/term/imprisonment | {n}-year "
            "suspended/conditional | {n} years suspended/conditional/conditionally | sentence/term was/were/is ?then "
            "suspended | sentence ... suspended for | {n}-year ?prison/jail sentence/term was/were/is suspended | "
            "{n}-year ?prison/jail sentence/term ... suspended | suspended the/his/her/their sentence/term | "
            "sentenced conditionally | {n} years ?in ?prison ... on probation | sentenced ... to a suspended | {n} "
            "years ... suspended | given/handed/got/received a suspended/conditional"
        ),
        "SENTENCED_NONCUSTODIAL": (
            "sentenced/ordered/assigned/given ?to ?do/perform {n} hours ?of community/public/compulsory/correctional "
            "service/work/labour/labor | {n} hours of/in community/public/compulsory/correctional "
            "service/work/labour/labor | community service/work for | sentenced/convicted ... and ... fined | "
            "verdict/verdicts/convicted/guilty ... ordered to pay ?a fine | verdict/verdicts/convicted/guilty ... "
            "fined | sentenced/sentencing ... to/with ... fine | sentenced/ordered ... to "
            "correctional/community/public work/labour/labor/service"
        ),
        "EXTRA_BAN": (
            "may/can/could not/no engage/longer/take/hold/use/post/practise/practice/leave "
            "in/part/any/as/public/social/journalism ?public ... for {n} years | "
            "banned/barred/prohibited/forbidden/disqualified/stripped from/of "
            "journalism/public/political/social/using/holding/taking/posting/practising/practicing/engaging/"
            "attending/activism/the ?media/right ?activity/office | banned/barred/prohibited/forbade ... from "
            "journalism/public/political/social/using/holding/taking/posting/practising/practicing/engaging/"
            "attending/activism | banned/barred from/from ... social media/networks | banned/barred from/for ... for "
            "{n} years | ban on public/political/journalism/holding/journalistic | {n}-year ban on/from | deprived "
            "of the right to"
        ),
        "ACQUITTED": (
            "cleared of every/each/any/both ?criminal charge/charges/count/counts | cleared ... of every/each/both "
            "?charge/charges | found/declared/ruled ... not guilty | cleared of all/the/any/every "
            "?charges/charge/counts | cleared ... of all/the/any ?charges | walked free after ... not guilty | "
            "found/pronounced innocent | court/judge/jury/board/panel ?also acquitted/cleared"
        ),
        "CASE_CLOSED": (
            "charge/charges/case/investigation/proceedings/prosecution/probe ... was/were/has/have ?been "
            "dropped/closed/terminated/discontinued/dismissed/halted/ended | "
            "dropped/closed/terminated/discontinued/dismissed/ended the/all/its/their/his/her/a ?criminal "
            "case/charges/charge/investigation/proceedings/prosecution | "
            "dropped/closed/terminated/discontinued/dismissed ... case/charges/charge/investigation/proceedings/"
            "prosecution | lack/absence of corpus/evidence/elements ?delicti | for lack of evidence/a | no longer "
            "?faces/face charges"
        ),
        "APPEAL_FILED": (
            "filed/lodged/submitted/brought/launched an/a/his/her/their/its/the ?cassation ?written "
            "appeal/appeals/complaint | filed/lodged/submitted ... appeal | appealed/appealing/appeals "
            "the/his/her/their/against/to ?the ?verdict/sentence/ruling/decision/conviction | has/have/had ?already "
            "appealed | appeal ... was/has/have/were ?been filed/lodged/submitted | taken the case/verdict to the/an "
            "... appeal/appeals/court"
        ),
        "APPEAL_UPHELD": (
            "upheld/confirmed/left/kept the/his/her/their/its/a/that/both/all ?guilty "
            "verdict/sentence/conviction/ruling/term/verdicts/sentences/decision | upheld/confirmed ... "
            "verdict/sentence/conviction/term/ruling/sentences/verdicts | "
            "verdict/verdicts/sentence/sentences/conviction ... was/were/has/have/is ?been "
            "upheld/confirmed/unchanged | left ... unchanged/in/standing/intact ?force/place | left it/them/the ... "
            "in/unchanged force | verdict/sentence/conviction ?was left unchanged/in ?force | "
            "rejected/dismissed/turned/threw/denied ... appeal/appeals/complaint/complaints | "
            "appeal/appeals/complaint ... was/were/has/have ?been rejected/dismissed/denied/thrown/turned/"
            "unsuccessful | lost his/her/their/the/an appeal/appeals | appeal failed/fails | verdict/sentence ... "
            "stands | upheld it | refused to change/overturn/quash ... verdict/sentence"
        ),
        "TERM_CHANGED": (
            "cut/reduced/shortened/shaved/lowered/trimmed/halved/increased/raised/lengthened/extended/toughened/"
            "softened/eased/commuted the/his/her/their/its ?prison/jail sentence/term/punishment/sentences/terms | "
            "cut/reduced/shortened/lowered/trimmed/increased/raised/lengthened/extended/toughened/softened ... "
            "sentence/term/punishment/sentences/terms ?by/from/to/on | sentence/term/terms/sentences/punishment "
            "was/were/has/have ?been ?also cut/reduced/shortened/lowered/trimmed/halved/increased/raised/lengthened/"
            "toughened/softened/eased | added {n} years/months/year/to ?more ?to | took/knocked {n} years/months off "
            "| added a/another/an/one year/month/{n} to"
        ),
        "VERDICT_QUASHED": (
            "quashed/overturned/annulled/cancelled/canceled/reversed/set/struck ?aside/down "
            "the/his/her/their/a/that/it/both/its ?guilty verdict/sentence/conviction/ruling/verdicts/sentences | "
            "quashed/overturned/annulled/cancelled/canceled/reversed ... "
            "verdict/sentence/conviction/sentences/verdicts | quash/quashed/overturned it | set aside | "
            "verdict/sentence/conviction/verdicts/convictions ... was/were/has/have ?been "
            "quashed/overturned/annulled/cancelled/canceled/reversed/set/thrown ?aside/out | "
            "sent/returned/remitted/referred the/his/her/their ?whole case back ?for/to | sent/returned/remitted ... "
            "case ... for ?a retrial/reconsideration/review/new | ordered a/new ?new retrial/trial | retrial was/has "
            "?been ordered | case goes/went/sent back for | new trial was ordered"
        ),
        "TRANSFERRED": (
            "moved/transferred/taken/sent/transported/shipped/brought/conveyed/relocated ... to ?a/an/the "
            "?different/another/new/penal/correctional ... colony/prison/institution/facility/jail | "
            "moved/transferred/taken/transported/shipped/relocated from ... to | moved/transferred/relocated ... "
            "from ... to ... colony/prison/institution/jail/facility/centre/center | arrived in/at ... "
            "colony/prison/institution/facility/jail | sent/shipped/dispatched under/by/in "
            "escort/convoy/stage/prison ?train | was/were/been sent to ?a/the ?penal/correctional/women's ... "
            "colony/prison/institution"
        ),
        "SECURITY_LEVEL_CHANGED": (
            "changed/switched/tightened/softened ... regime/security ?to | "
            "moved/switched/transferred/sent/changed/put to/onto/on/under ?a/an/the "
            "stricter/strict/tougher/harsher/lighter/milder/softer/eased/minimum-security/medium-security/"
            "maximum-security/minimum/maximum/lower/higher/general | moved/switched/transferred/changed ... to "
            "?a/an/the stricter/strict/tougher/harsher/lighter/milder/minimum-security/medium-security/"
            "maximum-security/prison ?security regime/conditions/colony/facility/prison | regime/conditions/security "
            "was/were/has ?been tightened/eased/softened/toughened/changed | "
            "tightened/eased/softened/toughened/changed the/his/her ?detention ?prison regime/conditions | "
            "settlement colony | colony settlement | open colony/prison"
        ),
        "PUNISHMENT_CELL": (
            "punishment/disciplinary/penal/isolation cell/isolator/ward/unit | put/placed/locked/sent/thrown/held "
            "... in/into/to ?a/the/solitary punishment/isolation/solitary/shizo/disciplinary ?cell/confinement | in "
            "the/a punishment/solitary/hole/isolator | in solitary"
        ),
        "PAROLE_GRANTED": (
            "granted/given/approved/allowed/ordered/got/received/won ... parole | "
            "granted/approved/allowed/ordered/given/won ... early/conditional ?conditional release | "
            "released/freed/out/let ?out ... on parole | released/freed early on/from/conditionally | released/freed "
            "conditionally | ordered his/her/their early/conditional release | parole was/has ?been granted/approved "
            "| paroled | court/judge ... agreed to ... parole/early | leave/left ... early on parole | "
            "petition/request/application for parole/early ... granted/approved | granted ... "
            "petition/request/application for ... parole/early/release"
        ),
        "PAROLE_DENIED": (
            "refused/refuses/declined to release/free/parole ... early/parole/conditionally | "
            "refused/refuses/declined to grant/give/approve ... parole/early/release | "
            "denied/refused/rejected/turned/dismissed/declined ?down ... parole/early ?release | "
            "denied/refused/declined/rejected parole/early/conditional ?conditional ?release | "
            "parole/request/petition/application/bid ... was/were/has/have ?been ?again/once "
            "denied/refused/rejected/turned/dismissed | request/petition/application/bid/plea ?for/to ?early "
            "parole/release/be ... was/has ?been denied/refused/rejected/turned/dismissed | "
            "rejected/dismissed/turned/denied/refused ?down ... request/petition/application/bid ... "
            "parole/early/milder/commute/replace | refused to replace/commute ... sentence/term | not been/be "
            "granted parole/early"
        ),
        "REPLACED_MILDER": (
            "replaced/commuted/swapped/changed/substituted/converted the/his/her/their/its "
            "?remaining/unserved/rest/remainder/prison/jail ?of ... sentence/term/years/months/part ?remaining ... "
            "with/to/for/by/into ?a/an ... restricted/restriction/fine/freedom/milder/lighter/parole-like/community/"
            "limitation/liberty | unserved/remaining/rest/remainder ?of ?part/portion ... was/were/has/have ?been "
            "replaced/commuted/swapped/changed/substituted/converted | replaced/commuted/swapped/changed/substituted "
            "... unserved/remaining/rest/remainder | remaining/remainder/rest ... replaced/commuted/swapped/changed "
            "with/to/for/by | prison ?sentence/term ... replaced/commuted/swapped/changed/substituted with/by/to/for "
            "?a/an restricted/restriction/fine/milder/lighter/freedom | commuted to/into ?a/an "
            "restricted/restriction/fine/freedom/milder/lighter/community | replaced/swapped ... {n} years/months "
            "... with/by/for restricted/restriction/freedom/a ?fine"
        ),
        "RESTRICTION_REVOKED": (
            "revoked/cancelled/canceled/replaced/changed/swapped/converted/withdrew/commuted the/his/her/their/a "
            "?{n}-year restricted/restriction/freedom/suspended/parole/probation/conditional ?of "
            "?freedom/liberty/sentence/release | revoked/cancelled/canceled/withdrew ... "
            "restricted/restriction/suspended/parole/probation/conditional/freedom ?of "
            "?freedom/liberty/sentence/release | restricted/suspended/freedom/restriction/parole/probation ?of "
            "?liberty/freedom/sentence/term/limitation ... was/were/has/have ?been ?also "
            "revoked/cancelled/canceled/turned/converted ?into/to ?prison | restricted/suspended/freedom/restriction "
            "?of ?liberty/freedom/sentence/term/limitation ... was/were/has ?been "
            "replaced/changed/swapped/commuted/turned/converted with/by/to/for/into ?a/an/real ?real ?{n} "
            "prison/jail/imprisonment/years/year/months | replaced/changed/swapped/turned/converted ... "
            "restricted/suspended/restriction/freedom ?of ?freedom/liberty/sentence/term with/to/into/by/for "
            "?a/an/real ... prison/jail/imprisonment/years/year | sent ... to prison for "
            "breaking/violating/breaching/missing | sent to prison after/for breaking/violating/breaching/missing | "
            "sent back to prison"
        ),
        "RELEASED_SERVED": (
            "term/sentence over/ended/served ... walked/released/left/freed/home | his/her/their term/sentence over "
            "| served/serving/completed/completing/finished/finishing every/the/his/her/their/all/out "
            "?day/whole/full/entire/last ?of ?his/her/their sentence/term/time/{n}-year | served/completed/finished "
            "every/his/her/their/the/all ... and/before/then ... released/freed/out/home/left/walked/came | "
            "released/freed/out/walked/left/came ... after/having/on/upon serving/served/completing/completed ... "
            "sentence/term/full/whole | released/freed/walked/came ... at the end of/end his/her/their/the/a "
            "sentence/term | sentence/term/term expired/ended/up/over/ran ... released/freed/out/home/walked/left | "
            "released/freed when/as/after his/her/their/the sentence/term/term expired/ended/ran | on/at completion "
            "of his/her/their/the sentence/term | did every day of"
        ),
        "RELEASED_UNSPECIFIED": (
            "released/freed from/out ?of/the/a/an ?pre-trial/pretrial "
            "colony/prison/jail/custody/detention/remand/penal | let out of/from ?the/a/an ?pre-trial "
            "prison/jail/custody/colony/detention/remand | came/walked/stepped/went/got/is/are out of ?the/a/an "
            "?penal prison/jail/custody/colony/detention/remand | left ?the/a/an/his/her ?penal/women's/remand "
            "prison/jail/custody/colony/detention ?centre/center | walked/walks/came/gone/goes/went/set/is/are ?out "
            "free | is/are/was/were back home/at ?home from ?prison/jail | regained his/her/their freedom/liberty | "
            "freed/released him/her/them | court/judge/authorities freed/released | returned/came/went home from "
            "?the prison/jail/colony/custody/detention | lifted/cancelled/canceled/revoked ... pre-trial/pretrial "
            "detention/arrest"
        ),
        "RELEASED_HEALTH": (
            "released/freed/set/let ?free/out ?home/from ... on/for/due/because/owing/over/given "
            "?to/of/his/her/their/grave/serious/poor ?medical/health/grave/serious/ill/illness/state "
            "health/grounds/reasons/medical/illness/condition | released/freed/set/let ?free ... on medical/health "
            "grounds | released/freed ... because/due ?of/to ... health/illness/cancer/disease/ill/sick | set free "
            "on health/medical grounds | excused/relieved/exempted from ... sentence/term/punishment ... "
            "health/illness/sick/ill/disease | medical/health release | compassionate release/grounds"
        ),
        "PARDONED": (
            "granted/given/received/got/signed/issued a/an/him/her/them/the ?presidential pardon | presidential "
            "pardon | pardon was granted | granted ... pardon/clemency | granted/received clemency | pardon decree"
        ),
        "AMNESTIED": (
            "freed/released/fell/fallen/covered/out/benefited/came/let ?out ... by/under/from/thanks/through ?to "
            "?the/an amnesty | amnesty was/has ?been applied | applied the/an amnesty ?law | applied ... amnesty | "
            "amnesty law ... applied/applies/covers/covered/freed | amnesty "
            "wiped/cut/lifted/reduced/ended/cancelled/halved | sentence/term/punishment ... under ?the/an amnesty | "
            "amnestied | covered by ?the/an amnesty"
        ),
        "SUPERVISION_SET": (
            "probation/administrative/police control/supervision ... was/were/has ?been "
            "imposed/set/established/introduced/ordered/placed | imposed/set/established/ordered/placed/put ... "
            "under/administrative/probation ?administrative/police/probation supervision/control | under "
            "administrative/probation supervision/control"
        ),
        "FORCED_PSYCHIATRY": (
            "placed/put/sent/committed/confined/held/taken/locked/admitted/forced/transferred ... in/into/to "
            "?a/an/the psychiatric/mental ?health clinic/hospital/facility/institution/ward ... "
            "against/compulsory/forced/by/forcibly/court/compulsorily/involuntary ?his/her ?will | "
            "ordered/imposed/sent/sentenced/committed/directed ... compulsory/forced/involuntary/coercive "
            "?psychiatric/medical/mental treatment/measures | sent/ordered/subjected to/for/into "
            "compulsory/forced/involuntary ?psychiatric/medical treatment | held/placed/confined/committed/put/sent "
            "in/into/to ?a/an/the psychiatric/mental ?health clinic/hospital/facility/institution/ward | forcibly "
            "hospitalised/hospitalized/committed/placed | compulsory/forced/involuntary psychiatric/treatment "
            "?treatment | committed ... to a psychiatric"
        ),
        "PSYCHIATRY_ENDED": (
            "compulsory/forced/involuntary/coercive ?psychiatric/medical treatment ... was/has/is/were ?been "
            "lifted/ended/cancelled/canceled/terminated/over/stopped/discontinued/called | "
            "lifted/ended/cancelled/canceled/terminated/stopped/discontinued/called ?off ?the/his/her/their ?order "
            "?for ?the ?court-ordered compulsory/forced/involuntary ?psychiatric treatment | "
            "lifted/ended/cancelled/terminated/stopped/called ?off ... compulsory/forced/involuntary ?psychiatric "
            "treatment | discharged/released/freed/left/home/out ?home from/of ?a/an/the ?regional/city "
            "psychiatric/mental ?health clinic/hospital/facility/institution/ward | no longer in a/one/the "
            "?psychiatric ?clinic/hospital"
        ),
        "HOSPITALISED": (
            "taken/rushed/moved/transferred/admitted/brought/sent/driven ... to/into ?a/an/the "
            "?prison/city/regional/local/emergency/civilian/intensive ... hospital/ward/care/clinic/infirmary | in "
            "hospital with/after/for | in intensive care | admitted to hospital/the/a | hospitalised/hospitalized | "
            "ambulance took | treated in ?the/a ?prison/city hospital | underwent surgery"
        ),
        "HUNGER_STRIKE": (
            "hunger strike | gone/went/going/been/is/are on/into ?a/an/dry/his/her ?dry hunger strike | "
            "refused/refusing/refuses/stopped ?to food/eating/eat ?in/as ?protest | "
            "began/started/declared/announced/launched/ended/stopped/called/broke/suspended/continues ?off "
            "?a/an/his/her/their/the ?dry hunger ?strike"
        ),
        "SELF_HARM_OR_ATTEMPT": (
            "cut/slashed/slit/opened his/her/their ?own ?left/right wrists/wrist/veins/vein/arms/arm/throat/stomach/"
            "forearm/forearms | cut/slashed/harmed/injured/hurt himself/herself/themselves | sewed/sewn/stitched "
            "his/her/their ?own lips/mouth | tried/attempted/attempting/trying to ?take/kill/hang/end/commit "
            "his/her/their/himself/herself/suicide ?own ?life | suicide attempt | attempted suicide | "
            "self-harm/self-harmed/self-mutilation | swallowed ?a/two/three/several "
            "nails/nail/razor/blades/needles/metal/pins/objects"
        ),
        "ILL_TREATMENT_ALLEGED": (
            "torture/ill-treatment/beating/beatings/abuse/mistreatment | been/was/were/being "
            "?badly/severely/repeatedly beaten/tortured/ill-treated/mistreated/kicked/abused/choked | "
            "complained/complains/complaint of/about/alleging torture/beating/beatings/abuse/ill-treatment/being | "
            "put a bag over | beaten/tortured/ill-treated/mistreated/humiliated/kicked by/in/during/while ?the "
            "?guards/police/cell"
        ),
        "FIN_BLACKLIST": (
            "added/put/placed/entered/included/removed/taken/struck/excluded/deleted on/to/in/from/off/into ... "
            "financial/terror/terrorism/terrorist/extremism/extremists/terrorists "
            "?monitoring/watchdog/financing/watchdog's ... list/register | list of "
            "?people/persons/individuals/those/organisations ?and/linked/associated/connected/involved ?people "
            "?with/to/in ?the ?financing ?of terrorism/terrorists/extremists/extremism/terror | bank/banks "
            "?accounts/account ?was/were/has/have ?been/also blocked/frozen/closed/unblocked | "
            "terrorism/terrorist/extremism ?and ?extremism/extremist ?financing/finance list | financial "
            "monitoring/watchdog ?agency/watchdog's/agency's ?list | financial watchdog's list | terrorist financing "
            "list/register | list of terrorists"
        ),
        "LEFT_COUNTRY": (
            "granted/gave/offered ... ?political asylum | granted ... refugee status | "
            "fled/escaped/moved/gone/went/left abroad | asked/applied/applying/asking for ?political/refugee "
            "asylum/status | seeking/granted/given/received/obtained/won/got ?political asylum | "
            "granted/given/received/got refugee status | requested/seeks/sought/seeking political/asylum | emigrated "
            "| fled/left/escaped/quit the/kazakhstan country | fled/left/quit kazakhstan | fled/escaped "
            "to/into/abroad | crossed the border"
        ),
        "DIED": (
            "found hanged/hanging | took his/her own life | killed himself/herself | committed suicide | dies | "
            "was/were/been beaten/tortured to death | lost his/her life"
        ),
        "LIST_CANDIDATE": (
            "considering/reviewing/examining/studying/deciding/weighing/assessing whether to "
            "?list/recognise/recognize/add/include/name/designate | reviewing/considering/examining/studying/"
            "assessing/weighing the/a ?possible/his/her/their case/cases/inclusion/recognition/listing/application "
            "?of | not ?yet decided whether to list/recognise/recognize/add/include/name/designate | "
            "considering/weighing/reviewing ... inclusion/recognition/listing | case/cases ... is/are ?now "
            "being/under considered/reviewed/examined/studied/consideration/review | candidate/candidates for/to ... "
            "list/register/recognition | may/could be added/included/recognised/recognized ... "
            "list/prisoner/prisoners | considering adding/including/listing/recognising/recognizing"
        ),
        "LIST_RECOGNISED": (
            "newly recognised/recognized ?as political/prisoners/prisoner | "
            "recognised/recognized/declared/designated/named/listed ?as ?a/an ?new political prisoner/prisoners "
            "by/of | was/were/has/have/been ?now recognised/recognized/declared/designated/named/listed ... "
            "political prisoner/prisoners | recognition of ... political prisoner/prisoners | "
            "added/included/entered/put/placed/joined ?to/in/on/onto/into ?a/an/the/its/their ... list/register ?of "
            "political/prisoners | entered/included/put/placed/listed ... in/on/to/onto the/its/their ... "
            "list/register | expanded/extended/enlarged/supplemented its/their/the list/register | updated/update "
            "its/the/their list/register | recognise/recognises/recognizes ... as ?a political prisoner/prisoners | "
            "now on the/its list | count/counts/counted/consider/considers/regard/regards/view/views ... ?as ?among "
            "political prisoner/prisoners | become/became/becomes/is the ... name/person/entry on ... list/register "
            "| appeared/appear/appears/featured on/in ?the/its ... list/register | newly/freshly "
            "listed/added/included | gave/given/granted/grant/awarded/received/got/has ... status of ?a political "
            "prisoner/prisoners | status of ?a political prisoner/prisoners ... to/granted/given | joined/join/joins "
            "... list/register | names/name of ... added/entered/included ... list/register | lists ... as ?a "
            "political prisoner/prisoners | classified/classed/named ... ?as ?a political prisoner/prisoners"
        ),
        "LIST_REMOVED": (
            "removed/dropped/struck/taken/took/excluded/deleted/crossed/erased ... from/off ?of "
            "?the/its/their/his/her ... list/register | no longer on/in/among/part ?the/its/of ... "
            "list/register/prisoners | removed/dropped/struck/excluded/deleted from/off ?the/its/their ... "
            "list/register | came/come/comes off the/its list/register"
        ),
        "INTL_OPINION": (
            "un/united ?nations human/committee/working/experts/rapporteur/rapporteurs/special/group/high ... "
            "found/finds/concluded/ruled/adopted/held/called/says/said/considers/considered/stated/urged/recognised/"
            "recognized/declared | un/united ?nations human ?rights committee/experts | working group on arbitrary "
            "detention | special rapporteur/rapporteurs | human rights committee | european parliament/meps/european "
            "?parliament's ... resolution/adopted/called/calls/condemned/named/passed/voted | resolution ... "
            "european parliament | deprivation of ?the liberty ?of ... arbitrary | detention ... is/was arbitrary | "
            "arbitrary detention | osce/amnesty/odihr ... opinion/report/found/statement/called"
        ),
        "CORRECTION": (
            "clarification/correction/corrected/clarified/retraction/erratum : | was/were/are/is "
            "misstated/misreported/misidentified/misspelled/wrongly/incorrectly/mistakenly "
            "?reported/stated/given/named ?in | wrongly/incorrectly/mistakenly/erroneously "
            "reported/stated/said/named/gave/wrote/identified ?that | we ?have/are "
            "corrected/correct/apologise/apologize/regret/misreported/wrongly/incorrectly/mistakenly/erroneously | "
            "retracts/retracted/retracting/withdraws/withdrew/withdrawn ... report/story/article/item/news | "
            "earlier/previous version of this | has/have been corrected | "
            "editors/newsroom/editorial/outlet/paper/site ... apologise/apologize/retract/withdraws/withdrew/"
            "corrects/corrected"
        ),
        "STATE_REPORTED": (
            "still/remains/remain/stays/stay/kept/is/are/held ?still ?being ?held in/behind/under/at "
            "?a/an/the/pre-trial/pretrial ?pre-trial/pretrial/remand/penal ?house "
            "custody/detention/prison/jail/bars/arrest/colony/remand ?centre/center | is/are/remains/stays under "
            "house arrest | serving/serves his/her/their/a/an/out ... sentence/term/time | is/are "
            "?still/currently/now ?being held/kept/detained/imprisoned/jailed | sits/sitting/languishes/languishing "
            "in/behind ?a/the ?pre-trial prison/jail/custody/detention/bars | held under house arrest | has/have ... "
            "left to serve | continues to serve"
        ),
    }
)
