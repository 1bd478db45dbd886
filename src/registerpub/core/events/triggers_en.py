"""Triggers in English: the words that may tell of an event. Syntax in ``registerpub.core.events``."""

from __future__ import annotations

from registerpub.core.events.model import split_triggers

TRIGGERS: dict[str, tuple[str, ...]] = split_triggers(
    {
        "DETAINED": (
            "was detained | detained by police | taken into custody | taken to a police station | "
            "was apprehended | were detained | been detained | detained | was arrested | were arrested | "
            "been arrested | arrested | police arrested | taken away by police | were taken into custody | "
            "were apprehended"
        ),
        "RELEASED_WITHOUT_CHARGE": (
            "released after questioning | was let go | released without charge | were let go | "
            "released without charges | released after being questioned | released hours later | "
            "released several hours later"
        ),
        "QUESTIONED": (
            "was questioned | summoned for questioning | were questioned | was interrogated | "
            "were interrogated | been questioned | interrogated | summoned by police | "
            "summoned by investigators"
        ),
        "SEARCHED": (
            "searched the home | raided | searched the apartment | searched the office | searched his home | "
            "searched her home | home was searched | homes were searched | apartment was searched | "
            "police raided"
        ),
        "CASE_OPENED": (
            "criminal case was opened | launched an investigation against | probe launched | "
            "opened a criminal case | launched a criminal case | launched a criminal investigation | "
            "opened an investigation against | opened a probe against | launched a probe against | "
            "criminal case was launched | criminal cases were opened | criminal case against ... opened | "
            "investigation was launched"
        ),
        "SUSPECT": (
            "was charged with | has been charged | named a suspect | faces charges of | is accused of | "
            "were charged with | have been charged | are charged with | is charged with | are accused of | "
            "been charged with | charged with | face charges of | was named a suspect | "
            "were named suspects | recognized as a suspect | been accused of | is a suspect in"
        ),
        "REMANDED": (
            "remanded in custody | sent to pretrial detention | placed in pretrial detention | "
            "ordered held for {n} months | jailed pending trial | were remanded | was remanded | remanded | "
            "sent to a pretrial detention | sent to pre-trial detention | placed in pre-trial detention | "
            "placed in a pretrial detention | ordered to be held | placed under pretrial arrest | "
            "placed under arrest for {n} months | sent to pretrial detention for {n} months | "
            "ordered held in pretrial detention | sent to jail pending trial | arrested for {n} months"
        ),
        "REMAND_EXTENDED": (
            "pretrial detention was extended | detention extended until | pre-trial detention was extended | "
            "detention was extended | arrest was extended | extended the pretrial detention | "
            "extended the pre-trial detention | extended the detention | extended the arrest | "
            "extended his pretrial detention | extended her pretrial detention | extended his detention | "
            "extended her detention | extended ... detention for {n} months"
        ),
        "HOUSE_ARREST": (
            "placed under house arrest | transferred to house arrest | put under house arrest | "
            "sentenced to house arrest | ordered under house arrest | moved to house arrest | "
            "sent to house arrest | released to house arrest"
        ),
        "RESTRAINT_UNDERTAKING": (
            "released on his own recognizance | ordered not to leave | released on bail | "
            "signed a pledge not to leave the city | released on her own recognizance | "
            "released on their own recognizance | signed a pledge not to leave | "
            "signed pledges not to leave | released on a pledge | released under a written pledge"
        ),
        "ADMIN_ARREST": (
            "sentenced to {n} days in jail | jailed for {n} days | placed in administrative detention | "
            "sentenced to {n} days of administrative arrest | sentenced to {n} days in detention | "
            "sentenced to {n} days in prison | sentenced to {n} days | jailed ... for {n} days | "
            "given {n} days in jail | handed {n} days in jail | handed a {n}-day jail term | "
            "handed a {n}-day jail sentence | placed under administrative arrest | arrested for {n} days | "
            "ordered to spend {n} days in jail | sentenced ... to {n} days | {n} days in jail | "
            "{n} days of administrative arrest"
        ),
        "ADMIN_ARREST_ENDED": (
            "completed his {n}-day jail term | completed her {n}-day jail term | "
            "released after serving {n} days | released after {n} days in jail | finished serving {n} days | "
            "completed a {n}-day jail term | released after {n} days of administrative arrest"
        ),
        "ADMIN_FINE": "was fined | received a warning | were fined | been fined | fined | ordered to pay a fine",
        "INDICTED": (
            "case was sent to court | indictment was approved | case has been sent to court | "
            "sent the case to court | approved the indictment | case was handed over to court | "
            "case was submitted to court | indictment has been approved | case went to court"
        ),
        "TRIAL_STARTED": (
            "went on trial | trial started | trial has begun | preliminary hearing | has gone on trial | "
            "have gone on trial | goes on trial | go on trial | trial of ... started | trial of ... began | "
            "trial began | trial has started | trial opened | trial of ... opened | trial of ... has begun | "
            "trial over | put on trial | stand trial"
        ),
        "PROSECUTOR_DEMAND": (
            "prosecutors asked for | requested a sentence of | prosecutor asked ... to | "
            "prosecutors asked the court | prosecutor asked for | prosecutor sought | prosecutors sought | "
            "prosecutor requested | prosecutors requested | prosecutor demanded | prosecutors demanded | "
            "prosecutor has asked | prosecutors have asked | prosecution asked for | prosecution sought | "
            "prosecution requested | prosecutor ... asked the court | prosecutors are seeking | "
            "state prosecutor ... asked | state prosecutor ... requested"
        ),
        "HEARING_ADJOURNED": (
            "hearing was postponed | adjourned until | trial was postponed | trial was adjourned | "
            "hearing was adjourned | trial has been postponed | postponed the hearing | "
            "postponed the trial | adjourned the trial | adjourned the hearing"
        ),
        "SENTENCED_PRISON": (
            "handed a prison term | convicted and jailed | sentenced to {n} years in prison | "
            "sentenced to {n} years | sentenced ... to {n} years in prison | sentenced ... to {n} years | "
            "sentenced to {n} months in prison | sentenced ... to {n} months in prison | "
            "sentenced to a {n}-year prison term | handed a {n}-year prison term | "
            "handed a {n}-year sentence | handed a {n}-year jail term | handed a {n}-year prison sentence | "
            "given a {n}-year prison term | given a {n}-year prison sentence | "
            "received a {n}-year prison sentence | received a {n}-year prison term | "
            "received {n} years in prison | got {n} years in prison | jailed for {n} years | "
            "jailed ... for {n} years | imprisoned for {n} years | given {n} years in prison | "
            "handed prison terms | handed a prison sentence | given a prison sentence | "
            "sentenced to prison | sentenced to life in prison | sent to prison for {n} years | "
            "handed {n} years in prison | sentenced ... to prison | sentenced to {n} | "
            "sentenced to prison terms | received {n}-year terms | received {n}-year prison terms | "
            "received {n}-year sentences | received {n}-year prison sentences | received a {n}-year term | "
            "given a {n}-year term | handed a {n}-year term | sentenced to a {n}-year term"
        ),
        "SENTENCED_RESTRICTED": (
            "freedom limitation | parole-like sentence | restricted freedom | restriction of freedom | "
            "parole-like | freedom limitations | limitation of freedom | restrictions of freedom | "
            "{n} years of probation-like | sentenced to ... restricted freedom | "
            "handed ... restricted freedom"
        ),
        "SENTENCED_SUSPENDED": (
            "suspended sentence | suspended prison sentence | suspended {n}-year sentence | "
            "suspended prison term | suspended term | {n}-year suspended | {n}-year suspended sentence | "
            "{n} years suspended | suspended sentences | given a suspended sentence | "
            "handed a suspended sentence"
        ),
        "SENTENCED_NONCUSTODIAL": (
            "fined by the criminal court | sentenced to community service | sentenced to a fine | "
            "sentenced to ... community service | sentenced to correctional work | "
            "sentenced to ... hours of community service"
        ),
        "EXTRA_BAN": (
            "banned from public activities | barred from using social networks | "
            "barred from public activities | banned from political activities | "
            "barred from political activities | banned from engaging in public activities | "
            "barred from engaging in public activities | banned from using social media | "
            "barred from using social media | banned ... from using social networks"
        ),
        "ACQUITTED": (
            "was acquitted | found not guilty | were acquitted | been acquitted | acquitted | "
            "were found not guilty | been found not guilty | cleared of all charges | acquittal"
        ),
        "CASE_CLOSED": (
            "case was dropped | charges were dropped | case against ... dropped | "
            "charges against ... dropped | dropped the charges | dropped all charges | dropped the case | "
            "case was closed | case has been closed | closed the case | charges have been dropped | "
            "case was terminated | terminated the case"
        ),
        "APPEAL_FILED": (
            "will appeal | filed an appeal | filed appeals | has appealed | have appealed | "
            "appealed the verdict | appealed the sentence | appealed the ruling | appealed against | "
            "lodged an appeal | plans to appeal"
        ),
        "APPEAL_UPHELD": (
            "upheld the verdict | rejected the appeal | upheld the sentence | upheld the conviction | "
            "upheld the ruling | upheld a lower court | upheld the {n}-year | upheld his sentence | "
            "upheld her sentence | rejected his appeal | rejected her appeal | rejected an appeal | "
            "rejected appeals | appeal was rejected | appeal was dismissed | dismissed the appeal | "
            "left the verdict unchanged | left the sentence unchanged | verdict was upheld | "
            "sentence was upheld | upheld ... sentence | upheld ... verdict | rejected ... appeal"
        ),
        "TERM_CHANGED": (
            "increased the sentence | reduced the term | replaced prison with | sentence was reduced | "
            "sentence was increased | term was reduced | term was increased | sentence was cut | "
            "term was cut | cut the sentence | cut his sentence | cut her sentence | reduced the sentence | "
            "reduced his sentence | reduced her sentence | reduced ... sentence | increased ... sentence | "
            "shortened the term | extended the prison term | prison term was extended | prison term was cut"
        ),
        "VERDICT_QUASHED": (
            "overturned the verdict | ordered a retrial | overturned the sentence | "
            "overturned the conviction | verdict was overturned | conviction was overturned | "
            "sentence was overturned | quashed the verdict | quashed the conviction | verdict was quashed | "
            "conviction was quashed | annulled the verdict | verdict was annulled | retrial was ordered"
        ),
        "TRANSFERRED": (
            "was transferred to | moved to another prison | were transferred to | been transferred to | "
            "was moved to | were moved to ... prison | transferred to | was transferred from | "
            "been transferred | were transferred from | was moved from | were moved from | been moved to | "
            "been moved from | been moved to another | was sent to a colony | taken to another prison"
        ),
        "SECURITY_LEVEL_CHANGED": (
            "moved to a minimum-security | moved to a stricter regime | transferred to a stricter regime | "
            "moved to a maximum-security | transferred to a maximum-security | "
            "transferred to a minimum-security | moved to a medium-security | "
            "transferred to a medium-security"
        ),
        "PUNISHMENT_CELL": (
            "solitary confinement | punishment cell | placed in solitary confinement | "
            "placed in a punishment cell | sent to solitary confinement | disciplinary cell"
        ),
        "PAROLE_GRANTED": (
            "granted parole | early release approved | was granted parole | been granted parole | "
            "granted early release | was paroled | were paroled | released on parole | been paroled | "
            "approved ... parole | granted ... parole | granted ... early release"
        ),
        "PAROLE_DENIED": (
            "denied parole | refused early release | was denied parole | been denied parole | "
            "denied early release | refused parole | rejected ... request for parole | "
            "rejected ... parole request | rejected ... request for early release | "
            "rejected ... early release | turned down ... parole | refused ... parole | denied ... parole | "
            "denied ... early release | parole was denied"
        ),
        "REPLACED_MILDER": (
            "remainder of the prison term was replaced with a parole-like sentence | replaced by a fine | "
            "remainder of ... sentence was replaced | remainder of ... term was replaced | "
            "remainder of ... sentence with | replaced the remainder of | replaced the rest of | "
            "rest of ... sentence was replaced | rest of ... term was replaced | "
            "prison term was replaced with | prison sentence was replaced with | "
            "replaced ... prison term with | replaced ... prison sentence with | "
            "prison sentence was commuted to"
        ),
        "RESTRICTION_REVOKED": (
            "sent to prison for violating | freedom limitation was replaced with prison | "
            "replaced ... freedom limitation with prison | freedom limitation was replaced with | "
            "parole-like sentence was replaced with | parole-like sentence was changed to | "
            "restricted freedom was replaced with | sent to prison for breaking ... parole | "
            "parole was revoked | suspended sentence was replaced with | "
            "for violating the terms of ... parole"
        ),
        "RELEASED_SERVED": (
            "was released after serving | completed his sentence | completed her sentence | "
            "served his full term | served her full term | released after serving | "
            "were released after serving | completed their sentences | finished serving ... sentence | "
            "served out ... sentence | completed ... prison term | released after completing | "
            "released at the end of | released upon completing"
        ),
        "RELEASED_UNSPECIFIED": (
            "was released | freed | released from prison | walked free | left prison | were released | "
            "been released | was freed | were freed | been freed | is released | is free | left the prison | "
            "left the colony | released ... from prison | released ... from custody | "
            "released ... from pretrial detention | walked out of prison | walked out of jail | "
            "released from custody | released from jail | released from pretrial detention | was set free | "
            "were set free | freed from prison | has left prison | is out of prison | authorities released | "
            "court released | be released | be freed | not released | not freed | and released | "
            "later released | then released"
        ),
        "RELEASED_HEALTH": (
            "released on health grounds | released due to poor health | released for health reasons | "
            "released ... on health grounds | released because of poor health | freed on health grounds | "
            "released due to health | early release on health grounds"
        ),
        "PARDONED": "was pardoned | were pardoned | been pardoned | pardoned",
        "AMNESTIED": (
            "released under amnesty | term cut under the amnesty | released under an amnesty | "
            "released under the amnesty | was amnestied | were amnestied | freed under an amnesty | "
            "freed under the amnesty | term was cut under | freed under amnesty"
        ),
        "SUPERVISION_SET": (
            "placed under administrative supervision | probation control | "
            "put under administrative supervision | placed under police supervision | "
            "administrative supervision was | placed under probation"
        ),
        "FORCED_PSYCHIATRY": (
            "forcibly committed to a psychiatric hospital | compulsory psychiatric treatment | "
            "committed to a psychiatric | placed in a psychiatric | sent to a psychiatric | "
            "transferred to a psychiatric | forcibly placed in a psychiatric | "
            "forced psychiatric treatment | forcibly hospitalized in a psychiatric"
        ),
        "PSYCHIATRY_ENDED": (
            "discharged from the psychiatric hospital | released from a psychiatric | "
            "released from the psychiatric | discharged from a psychiatric"
        ),
        "HOSPITALISED": (
            "was hospitalized | in intensive care | were hospitalized | been hospitalized | hospitalized | "
            "hospitalised | was hospitalised | taken to hospital | taken to the hospital | "
            "taken to a hospital | rushed to hospital"
        ),
        "HUNGER_STRIKE": (
            "went on hunger strike | ended hunger strike | is on hunger strike | on a hunger strike | "
            "on hunger strike | launched a hunger strike | started a hunger strike | began a hunger strike | "
            "declared a hunger strike | ended his hunger strike | ended her hunger strike | "
            "ended their hunger strike | stopped his hunger strike | stopped her hunger strike | "
            "goes on hunger strike"
        ),
        "SELF_HARM_OR_ATTEMPT": (
            "cut himself | sewed his mouth | attempted suicide | cut herself | slashed his | slashed her | "
            "slit his wrists | slit her wrists | sewed her mouth | sewed his lips | sewed her lips | "
            "attempted to commit suicide | tried to commit suicide | tried to kill himself | "
            "tried to kill herself | harmed himself | harmed herself"
        ),
        "ILL_TREATMENT_ALLEGED": (
            "tortured | beaten | ill-treatment | was tortured | was beaten | were beaten | were tortured | "
            "been beaten | been tortured | ill-treated | mistreated"
        ),
        "FIN_BLACKLIST": (
            "added to the list of people linked to terrorism financing | bank accounts blocked | "
            "list of people associated with terrorism | list of individuals associated with | "
            "list of people linked to terrorism | list of terrorists and extremists | "
            "bank accounts were blocked | bank accounts have been blocked | accounts were frozen"
        ),
        "LEFT_COUNTRY": (
            "fled the country | was granted asylum | left the country | fled kazakhstan | left kazakhstan | "
            "fled to | received asylum | received political asylum | was granted political asylum | "
            "has fled | asked for asylum | asked for political asylum | requested asylum | sought asylum"
        ),
        "DIED": (
            "died | passed away | was found dead | has died | have died | was pronounced dead | was killed | "
            "been found dead | died in custody | died in prison"
        ),
        "LIST_CANDIDATE": "politically persecuted | prosecuted for political reasons | persecuted for political reasons",
        "LIST_RECOGNISED": (
            "recognized as a political prisoner | added to the list | named on the list | "
            "recognized as political prisoners | recognised as a political prisoner | "
            "recognised as political prisoners | recognized ... as a political prisoner | "
            "recognized ... as political prisoners | recognised ... as a political prisoner | "
            "recognised ... as political prisoners | declared a political prisoner | "
            "declared political prisoners | declared ... political prisoners | "
            "declared ... a political prisoner | designated a political prisoner | "
            "designated political prisoners | designated as political prisoners | added to its list | "
            "added to their list | added to the register | added to its register | "
            "added to ... list | added to ... register | included in ... list | included on ... list | "
            "put on ... list | placed on ... list | added to a list of political prisoners | added to the ... list of political prisoners | "
            "added ... to the list of political prisoners | added ... to its list | added ... to the list | "
            "added ... to its register | added ... to their list | included on the list | included in the list | "
            "included ... on its list | included ... in its list | included ... on the list | put on the list | "
            "put on its list | placed on the list | placed on its list | joined the list | "
            "named political prisoners | named as political prisoners | named a political prisoner | "
            "considered political prisoners by | list was expanded with | new political prisoners are | "
            "new names on the list | entered on the list | entered on the register | entered in the register | "
            "updated its list of political prisoners | updated the list of political prisoners | "
            "updated their list of political prisoners | named ... new political prisoners | "
            "updated its register | updated their register | names are new | new names are | newcomers are"
        ),
        "LIST_REMOVED": (
            "removed from the list | dropped from the list | removed from its list | "
            "removed from the register | removed from its register | taken off the list | "
            "taken off the register | struck off the list | struck off the register | struck from the list | "
            "no longer on the list | removed ... from the list | removed ... from its list | "
            "removed from ... list | removed from ... register | dropped from ... list | excluded from ... list | "
            "taken off ... list | struck off ... list | removed ... from ... list | excluded from the list | left the list | dropped from the register"
        ),
        "INTL_OPINION": "UN Working Group on Arbitrary Detention | European Parliament resolution",
        "CORRECTION": "correction: | an earlier version of this story | clarification: | this story has been corrected",
        "STATE_REPORTED": (
            "remains in custody | is in pretrial detention | is under house arrest | remain in custody | "
            "remains in ... pretrial detention | remain in ... pretrial detention | "
            "remains in ... pre-trial detention | remain in ... pre-trial detention | "
            "is ... in ... pretrial detention | are ... in ... pretrial detention | "
            "is ... in ... pre-trial detention | are ... in ... pre-trial detention | "
            "held in ... pretrial detention | held in ... pre-trial detention | is ... in custody | "
            "are ... in custody | is held in | are held in | is being held in | are being held in | "
            "has been held in | have been held in | been in custody | been in pretrial detention | "
            "been in pre-trial detention | is serving a {n}-year | is serving {n} years | "
            "is serving ... {n}-year | is serving ... sentence | is serving ... term | are serving | "
            "has been serving | have been serving | was serving | were serving | is ... behind bars | "
            "are ... behind bars | remains behind bars | remain behind bars | remains in prison | "
            "remain in prison | is ... in prison | are ... in prison | remains in jail | remain in jail | "
            "is ... in jail | are ... in jail | remains under house arrest | remain under house arrest | "
            "are under house arrest | is currently under house arrest | remains imprisoned | "
            "remain imprisoned | remains jailed | is at large | remains at large | remains under arrest | "
            "is under arrest | are under arrest | serves a {n}-year | serves ... sentence | "
            "currently serving | still serving | now serving | remains in detention | is in detention | "
            "are in detention | remain in detention | has been under house arrest | have been under house arrest | "
            "is in a detention center | is now in a detention center | is currently in a detention center | "
            "are in a detention center | are now in a detention center | are currently in a detention center"
        ),
    }
)
