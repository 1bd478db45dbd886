"""How features, chat posts, bulletins and lawyers tell of events in English, beside the press's own ``phrases_en``.

Same syntax; a slash at the end of a line joins the next one.
"""

from __future__ import annotations

from registerpub.core.events.model import split_triggers

_ROWS: dict[str, str] = {
    "DETAINED": """
        was/were/been/being/got ?also ?again picked/rounded/scooped/hauled/lifted/swept up/in/off | picked/rounded/
        scooped/swept up by/at/in/on/outside/near/from/after/during | was/were/been/got ?again nabbed/busted/
        intercepted/waylaid/snatched/seized/collared ?by/at/outside/near/in | in the back of a police car/van/truck |
        led/marched/taken/walked/driven off/away in handcuffs/cuffs | shoved/pushed/bundled/herded/frogmarched/
        hustled/stuffed/forced/loaded/thrown/pulled ... in/into/onto a/an/the ?white/black/grey/gray/unmarked/waiting/
        police/prison/patrol van/car/minibus/bus/minivan/largus/jeep/vehicle | put/slapped/snapped handcuffs/cuffs on
        | was/were/been handcuffed/cuffed and/outside/at/in/near | they/cops/police/policemen/officers/soldiers/
        siloviki/gendarmes took/nabbed/snatched/grabbed/caught/seized ?our/my ... again/away/today/yesterday/from/
        right/last | they/cops/police/policemen/officers/soldiers/agents/operatives nabbed/snatched/grabbed/
        apprehended/seized | taken/pulled/removed/hauled/dragged off a/the/his/her ... plane/train/flight/bus/stage |
        stopped at ?the border/airport/checkpoint/station and taken/detained/arrested/held | brought/hauled/taken in
        by ?the police/officers | spent/spending the night in a police/holding/temporary cell/station/custody | is/
        are/was/were/sits/sitting in a police cell/lock-up/lockup | held for ?more ?than {n} hours | held/kept for
        several/a hours/few ?hours at/in/by | under arrest | arrested/detained/seized/apprehended by/on/in/at/outside/
        near/after/during/when/while/as/over/for | police/officers/agents came for | hauled/haul in/before | arresting
        | nabbed/apprehended | taken/led/driven away by/in/from ?the ?a police/officers/men/soldiers/agents/masked/
        plain-clothes/two/four
    """,
    "RELEASED_WITHOUT_CHARGE": """
        home/free/out by nightfall/evening/lunchtime/midnight/noon/dawn/morning | no charge/charges was/were/being
        ?ever brought/filed/laid/pressed | no charge/charges brought/filed/laid/pressed | let/sent/allowed ... out of/
        from/home ?the/a police/station/department ?station | released/freed/out/let ?out ?go of/from ?the/a police/
        temporary station/department/custody ?holding | let/sent/allowed ?him/her/them ?to ?go home ... without/after/
        same/evening/night/later | let/released/freed/sent ?him/her/them ?go ?home without ?any a/protocol/charge/
        charges/explanation/papers | left/leaves ?the/a police station/department/headquarters | without being charged
        | released/freed/out/go/home the same day/evening/night | released/freed/out ?again after/within/in {n} hours
        | let/released/freed ... go/out/home ... hours later | kept/held ... and ?then released/freed | kept/held ...
        and ?then let go
    """,
    "QUESTIONED": """
        drove/driven/took/taken/brought/hauled/led/summoned/called/asked/invited/pulled ?him/her/them ?off ?away ?in
        ?down for ?an ?more questioning/interrogation | drove/driven/took/taken/brought/hauled/led ... away/in/off for
        questioning/interrogation | taken/brought/called/summoned in for | held/kept/detained ... hours asking/
        questioning | was/were/been/being grilled/interviewed by/about/for/over/as | {n} hours of questioning/
        questions/interrogation | {n}-hour interrogation/questioning/interview | spent {n} hours ?being in/at/with/
        questioned/answering ... investigator/investigators/police/department/questions | answered/answering ?the
        investigator's/investigators'/police/questions ?questions | received/got/gotten/handed/served/given/sent ?with
        a/another/her/his ?police ?with summons/subpoena | summoned/called/invited/asked ?in ?to ?come by/to/before
        ?the ... police/department/investigator/investigators/committee/prosecutor's/prosecutor/knb/dp | interrogation
        of | gave/given/giving ?a ?written evidence/testimony/statement/statements/explanations to | questioned/
        interrogated about/over/by/for/as/on/in/at/twice | questions put/asked to | interviewed under caution | was/
        were/been questioned/interrogated/interviewed | police/investigators/officers/detectives/agents/knb
        questioned/interrogated/interviewed
    """,
    "SEARCHED": """
        went/going/go/came/gone/been through/over ?the ?all ... flat/home/house/apartment/studio/office/papers/
        belongings/rooms/desk/premises | turned/turning/tore/taking/picked/pulled ?out ?over ?upside ?apart ... apart/
        upside/inside/over ?down | home/flat/house/apartment/office/studio/room/place/premises/dacha ... was/
        were/had/has ?been ?also picked/taken/pulled/torn/turned/ransacked/combed/searched/raided/rummaged ?apart
        ?over | ransacked/combed/raided/rummaged/searched/searching/raiding ?through ?the ... home/flat/house/
        apartment/office/studio/premises/dacha/homes/flats | search/searches/raid ... carried/conducted/took/made/
        ended ?out ?place ... home/house/flat/apartment/office/premises/place | carried/carrying/conducted/conducting
        out/a ?a search/searches/raid ?at/of/in | came with a search/warrant | search of/at ?the ?his/her/their home/
        house/flat/apartment/office | home/house/flat/apartment/office ?was/were searched/raided | searched/raided/
        ransacked his/her/their | police/officers/agents/investigators/masked/detectives searched/raided/ransacked
    """,
    "CASE_OPENED": """
        criminal/pre-trial/pretrial ?defamation ?libel case/cases/proceedings/investigation/inquiry/enquiry/probe
        ?under ?article ... was/were/has/have/had ?been ?also opened/launched/instituted/initiated/started/begun/
        registered/commenced/brought/filed | opened/launched/instituted/initiated/started/registered/brought/began/
        commenced ?a/another/new/second ?a ?second ?new criminal/pre-trial/pretrial case/proceedings/investigation/
        inquiry | under ?criminal/pre-trial/pretrial investigation/prosecution ?for/over/on | criminal case started/
        opened/launched ?against | faces/facing a ?new ?second criminal case/prosecution/probe/investigation | case/
        proceedings/investigation/inquiry ?was/has ?been opened/instituted/launched/registered/initiated against/over/
        into/under | became/become the subject/target of a criminal/pre-trial | has/have opened/launched/registered a/
        another case/investigation/inquiry/proceedings
    """,
    "SUSPECT": """
        named/naming/made/making/declared/declaring/designated/became/become/pronounced ?him/her/them a/the/an ?formal
        suspect/accused | charge/charges ?of/under/for ... was/were/has/have ?been brought/filed/laid/pressed/read
        ?out/against/to | charged/indicted over/for/under/in/along/on/together/yesterday/today/and/by | notified/
        informed/told ... was/is/were ?now/officially/formally suspected/charged/accused/a ?suspect | stands/stand/
        standing accused/charged | charging of | slapped/hit/presented/served/landed ... with ?a/new/fresh/additional/
        terrorism/extremism ?criminal ?extremism charge/charges | is/are/was/were/be suspected of | brought/filed/
        laid/pressed/preferred ?new/fresh/additional/criminal/formal/extremism/terrorism charge/charges against |
        read/reading ... ?the charge/charges ?of/under | new/fresh/additional/formal/further charge/charges against/
        for/of | formally charged/accused | facing/faces ?new/fresh ?criminal charge/charges | suspect in ?the ?a
        ?criminal case | status of ?a suspect | charge/charges ... reclassified/upgraded/toughened | charged ... with
        | charged under/with | accused of/under
    """,
    "REMANDED": """
        ordered/orders/ordering ?him/her/them/that ... ?be held/kept/detained/jailed ?in ?custody for/until/pending/in
        | ordered/orders/ordering/imposed/imposes/applied ?a/the ?{n}-month ?measure ?of ?two-month custodial/
        pre-trial/pretrial/detention measure/detention/measures | packed/sent/shipped/carted/taken/driven off/
        straight/back to ?the/a sizo/remand/pre-trial/pretrial ?prison/centre for {n} months | custodial/remand
        measure ?of ?restraint ?of was/has ?been/were ordered/imposed/applied/chosen/selected | sent/sends/packed/put/
        puts/placed/places/locked/committed ... to/into/in ?the/a/an ?city/local/almaty sizo/remand/pre-trial/
        pretrial/investigative/investigation prison/centre/center/isolator/jail/custody/detention/facility/isolation
        ?centre/center/facility/prison | remanded/remand ?him/her/them in/into/to ?custody/prison/jail/for | gave/
        given/got/gets/ordered/imposed/authorised/authorized/sanctioned/approved/handed {n} months/months' ?of
        ?pre-trial/pretrial ?in ?a arrest/custody/detention/sizo/remand | arrested/detained/locked/jailed/held/
        remanded/caged ?up/away/down for {n} months/month ?pending/in ?custody | authorised/authorized/sanctioned/
        approved/granted ?the/his/her/their/a/an ... arrest/detention/custody/remand | arrest/detention/custody ?was/
        were ?has ?been sanctioned/authorised/authorized/approved ?by | denied/refused bail | bail ... was/were/has
        ?been denied/refused/rejected | into/in pre-trial/pretrial/remand detention/custody for/until | held/kept/
        remain/stay/detained in/behind ?pre-trial/pretrial/custody ?detention pending trial/investigation/the |
        custody as a measure of restraint | will/would/must/to spend ?the ?at ?least ?next {n} months/weeks/days ?in/
        behind ?pre-trial/pretrial/custody/remand/sizo/jail/a ?detention | until trial in custody/detention/jail |
        taken/took into custody in the/at courtroom/court
    """,
    "REMAND_EXTENDED": """
        prolonged/extended/extending/renewed/continued/prolonging ... stay/detention/custody/arrest/remand/measure/
        time ?in ... ?until/to/by/for/till | stay/detention/custody/arrest/remand/measure/time ?in/of ... ?was/were/
        has/have ?been prolonged/extended/renewed/continued ?until/to/by/for/till | kept/keeps/keep/left/leave/leaves
        ?in ... in/behind ?the ?pre-trial/custody/jail/detention/remand/bars/sizo ?prison/centre for another/until/a/
        further ?further | another/further/additional/extra {n} months/month/weeks/days ?in/of/behind/inside ?the/a
        remand/custody/detention/jail/sizo/bars/pre-trial/pretrial/arrest | another month/fortnight/week in/of/behind
        ?the/a remand/custody/detention/jail/sizo/bars/pre-trial/pretrial | {n} more months/month ?in/of/behind ?the/a
        remand/custody/detention/jail/sizo/bars/pre-trial/pretrial/arrest | agreed/ruled/ordered/decided/voted/allowed
        to keep ... there/in/inside/behind ... until/for/till | term/period/time of/under/in ?his/her/their/the
        detention/keeping/arrest/custody/remand/pre-trial ... was/has/have/were ?been extended/prolonged | extended/
        prolonged the/his/her/their term/period of keeping/detention/custody/arrest/remand/pre-trial/holding | added/
        adds/adding {n} ?more months/month/weeks to ?the/his/her detention/custody/remand/stay/arrest/time | arrest/
        detention/custody extended/prolonged ?until/to/for/by/till/again | extension/prolongation of ?his/her/the
        ?pre-trial/pretrial detention/arrest/custody/remand
    """,
    "HOUSE_ARREST": """
        place/placing/put/putting/transfer/transferring/move/moving/confine/confining/release/releasing/send/sending
        ?him/her/them ... under/to/into house arrest | settled for/on ... house arrest | {n} months'/months/month ?of
        ?under house arrest | months' house arrest | custody/detention/remand/arrest/jail/prison to/for/with/by house
        arrest | changed/switched/replaced/softened/eased/commuted/altered/swapped/exchanged ... to/with/by/for/into
        house arrest | ordered/imposed/chose/given/got/gets/gave/granted/received/under ?a ?two ?month house arrest |
        wearing/fitted/tagged/given ?with an/a electronic/ankle ?ankle bracelet/tag/bracelets | house arrest until/
        for/instead/since/from | now under house arrest | electronic bracelet/tag ... ankle/leg/wrist | confined to
        ?his/her/their house/home/flat/apartment ?arrest
    """,
    "RESTRAINT_UNDERTAKING": """
        bail of {n} | bail ... was/were/has ?been set/posted/paid/granted/accepted | set/posted/paid/granted/accepted/
        put ?up ?his/her/a ?him/her bail | released/freed/out/let/go/goes/left/free/walked/home ?go ?out ... on/under/
        against bail/surety/sureties/bond/recognizance/recognisance/undertaking/pledge | signed/sign/gave/given/
        giving/taken/took ?a/an ?written ?signed promise/pledge/undertaking/paper/bond/recognizance/recognisance ...
        leave/stay/travel/go | promise/pledge/undertaking/obligation/ordered/forbidden/forbade ?in ?writing ?her/him
        not to leave | promise/pledge/undertaking/ordered to stay/remain in/at ?the town/city/place/home | house
        arrest ... lifted/replaced/swapped/exchanged/cancelled ... promise/pledge/undertaking/bail/bond | personal
        surety/guarantee/sureties | written undertaking/pledge | undertaking/pledge/recognizance not to leave |
        forbidden/barred/banned/not/prohibited ?allowed to/from leave/leaving ?the town/city/country/almaty/astana
        pending/until/while | bail bought/secured/won
    """,
    "ADMIN_ARREST": """
        {n} days/nights ?of/in/behind/at ?the/a/an ?special/administrative/detention/police/cold jail/arrest/bars/
        detention/lock-up/lockup/cell/cells/reception/spetspriyomnik/slammer/prison/clink/custody/cooler/nick/can |
        thrown/tossed/put/locked/jailed/sent/landed/packed ?away ?up in/into/behind/for/to ?the/a/an ?special slammer/
        lock-up/lockup/cooler/clink/nick/spetspriyomnik/cells/jail for/bars {n} ... days | got/gets/get/given/gave/
        handed/hand/received/receives/awarded/sentenced ?him/her/them ?a ?to {n} days/days' | locked/put/shut/jailed/
        sent ?up/away ... for {n} days | locked/jailed/held/detained/put/shut ?up/away under the administrative code/
        offences | {n} days' administrative/arrest/detention/jail | {n}-day ?administrative arrest/detention/spell/
        stint/stretch/jail/term/sentence | week's/fortnight's administrative arrest/detention/jail | given/got/gets/
        handed/received a/another week/fortnight ?in ?of ?behind jail/arrest/detention/bars/administrative |
        administratively arrested/detained/jailed ?for | placed/placed/sent to/in ?the/a special ?reception/detention
        spetspriyomnik/centre/center/detention | {n} days for ?a ?his/her ?the picket/post/rally/petty/hooliganism/
        protest/disobeying/repost/poster/slogan
    """,
    "ADMIN_ARREST_ENDED": """
        served/done/did/finished/completed/serving ?out ?all ?of ?every ?one ?his/her/their/the/a ?full ?of ?his/her/
        their {n} days/nights | {n} days/nights are/is/were/was/all ?now done/over/served/up/past | {n} days/nights
        done/served | {n} days/nights done/served ?and ?is ?he/she ?out/free | served ?out ?his/her/a/the
        {n}-day/week's/fortnight's/administrative ?administrative arrest/term/sentence/detention | emerged/walked/
        came/out/released/freed/back/home/left ... from/after/of/following/having ?serving ?a/his/her/the {n} days/
        nights | emerged/walked/came/out/released/freed/back/home ... from/after/of/following ?serving ?a/his/her/the
        week's/fortnight's/{n}-day/administrative ?administrative arrest/detention/jail/term | left/leaves/leaving/
        released/freed/walked/came/out/let ... the/a/from special/spetspriyomnik/administrative ?reception/detention
        ?centre/center/facility | administrative arrest/detention/term has/is/was/had/expired/ended ?now ended/over/
        expired/up | opened ?the ?gates/doors ?gates/doors of the special/spetspriyomnik | arrest expired/ended/ran |
        after ?a {n} ?days spell/stint ?in/of jail/arrest
    """,
    "ADMIN_FINE": """
        to fine | must/has/have/had/ordered/obliged/made/told ?now to/pay ?pay ?a/an/the ?administrative ?hefty fine
        ?of | must/has/have/ordered ?to pay ?a ?fine ?of {n} tenge/mci/dollars | fined/fining {n} | given/got/gets/
        received/handed/issued ?with/off ?only ?with a/an/another/two ?small/hefty/second/administrative ?{n} ?tenge
        fine/fines | fine/penalty of {n} | let/got/gets/getting off with a/an ?only ?small fine/warning/caution/
        reprimand | walked/walks away/out with a fine/warning | found/finds/finding ?him/her liable ?for/of/under/and
        | fine for/over ?a ?an ?his/her ?the ?single picket/post/rally/petty/hooliganism/repost/poster/unsanctioned |
        issued/given/handed ?with a/an ?official ?formal warning/caution
    """,
    "INDICTED": """
        case/file/materials/dossier/indictment ... has/have/was/were/is/are/had ?been ?now ?finally sent/passed/
        handed/forwarded/referred/submitted/delivered/transmitted/gone/transferred/moved ?on/over/up to ?the/a/an
        ?almaty ... court | case/file/materials/dossier ... reached/reaches/lands/landed/went/goes/is/are ?on/in/to/
        before ?the ?a ?city ?district court/judge | prosecutor/prosecutors/prosecutor's ?general ?office signed/
        approved/confirmed/endorsed ?off ?on ?the/an/his/her indictment | indictment ... was/has/were/had ?been
        signed/approved/served/confirmed/endorsed/handed/filed | handed/served/given/received/got ?with ?a/the/his/
        her/an ?copy ?of ?the indictment | committed/sent/referred for trial | committed/sent/bound ?over to stand
        trial | investigation ... completed/complete/finished/closed/over/ended ... court
    """,
    "TRIAL_STARTED": """
        first day/hearing/session/sitting of ?the ... trial/case/hearing | trial/trials/hearing/hearings/proceedings
        ?of/against/in ?the ... got/gets/get/is/was/are/were/has/have ?now under/underway/begun/started/opened ?way |
        trial/trials/proceedings ?of/against ... began/opened/started/begins/opens/starts/commenced/kicked ?off |
        appeared/appears/came/come/comes/brought/stood/stands/sat/taken/went/led before a/the ?district/city/military
        judge/court/jury/bench/magistrate | case ... came/comes/come/is/was/went/goes ?now ?up before/to a/the
        ?district/city/military judge/court/jury/bench/hearing | in the dock ?at/on/in/of/from | took/takes/taking/
        taken ?his/her/their place/places/seat/seats in the dock | went/goes/go/gone/put/puts/going on trial | began/
        begun/opened/started/begins/starts/opens hearing/trying/examining/considering/to ?hear/try ?the case |
        opening/start/beginning of ?the/his/her/their trial | trial/hearing ... opening/first ?day/session/hearing |
        being/is/are ?now tried ?for/in/on/by/behind | preliminary hearing/hearings | main trial
    """,
    "PROSECUTOR_DEMAND": """
        prosecutor/prosecution/prosecutors/state ... moved/pressed/argued/pleaded/wanted/want/wants/sought/asks/seeks/
        asking ?to/that ... {n} years/months | prosecutor/prosecution/prosecutors/state ?has/have/had/is/are ?also
        moved/pressed/called/pushed/argued/calling/pushing/pleaded/pleading for | prosecutor/prosecution/prosecutors
        wants/wanted/want/sought/seeks/seek/asked/asks/demanded/demands/requested/requests/recommended/proposed/
        proposes | wants/wanted/sought/asked/demanded/requested/moved/seeks/asking/seeking ?for {n} years/months |
        prosecution/prosecutor/prosecutors ?has/have/had argued/insisted/urged/recited/proposed/recommended | {n}
        years/months ... prosecutor/prosecution/prosecutors said/argued/recited/told/insisted/demanded/declared/asked/
        asks/says/proposed/wants/want/wanted/whispered/read/suggested | is/was/were/are what the/state state/
        prosecutor/prosecution/prosecutors ?is/are ?has/have want/wants/wanted/asked/asks/demanded/asking/demanding/
        seeks/sought/requested ?for | asked/demanded/requested/sought by ?the prosecutor/prosecution/prosecutors/state
        | prosecutor's/prosecution's demand/request/plea was/is/for/came | request/demand/plea by ?the prosecutor/
        prosecution/prosecutors for
    """,
    "HEARING_ADJOURNED": """
        trial/hearing/case/verdict/session/sitting/proceedings/appeal/judgment ... pushed/put/moved/shifted/
        rescheduled/postponed/adjourned/deferred/delayed ?back ?off ?over ?again until/to/till/by/because/for/after |
        trial/hearing/verdict/session/proceedings ... was/were/has/have/been/is ?been ?once ?again ?yet postponed/
        adjourned/deferred/delayed/rescheduled/suspended ?again | postponed/adjourned/deferred/delayed/rescheduled/
        moved/pushed/put ?back ?off the/his/her/their/its ?next trial/hearing/case/verdict/session/appeal | could/did/
        can not go/take/be ahead/place/held | rose/adjourned for a/the ?day week/month/fortnight/day/two ?weeks |
        took/takes/taken/called/announced a/an ?two-week break/recess/adjournment until/in/of/till | will/to resume
        ?again ?only on/in/next | hearing/trial/session did/does not take/go ?place/ahead/start
    """,
    "SENTENCED_PRISON": """
        put/puts/sent/sends/locked/locks/packed/jailed/banged/landed/threw/thrown ... behind/down/away/up/off/inside
        ?bars ?to ?prison ?the ?colony for {n} years/months | sent/sends/put/packed ?him/her/them down/away for {n} |
        got/gets/get/given/gives/gave/handed/hand/hands/received/receives/awarded/drew/draws/collected/earned ?him/
        her/them ?a ?full {n} years/months general/strict/medium/maximum/minimum/in/of/behind/for/on/inside/- | {n}
        years/months ?of ?in ?a general/strict/medium/maximum/minimum/ordinary/reinforced ?security regime/security/
        colony | {n} years/months: ?so ran/runs/that/this/such | sentence/term of {n} years/months ... passed/handed/
        imposed/pronounced/given ?down/on | imposed/pronounced/passed/handed/imposes/announced ?down ?on ?a/the/an
        prison/jail/custodial/{n}-year ?prison/jail/custodial term/sentence/terms/sentences | {n}-year/{n}-month
        ?prison/jail/custodial term/sentence ?was/were imposed/passed/handed/given ?down on/upon/to/by | condemned/
        sentenced ?him/her/them to {n} | must/will/to/would ?now serve/spend/do ?the ?next {n} years/months ?in/
        behind/inside/at ?a/the prison/bars/jail/colony/custody | sentence/verdict/judgment was/is/: {n} years/months
        ?in/of/behind ?a prison/jail/colony/imprisonment | verdict/guilty/sentence: {n} years/months | guilty ... {n}
        years/months ?in/of/behind ?a/the prison/jail/colony/imprisonment/bars | jailed/imprisoned/sentenced/convicted
        ?him/her/them ?again ?yesterday ?on ?today ?to for {n} years/months | gave/handed/gives/hands ... {n} years/
        months ?in/of/behind/inside ?a prison/jail/colony/imprisonment/bars | real/actual term/sentence of {n}
    """,
    "SENTENCED_RESTRICTED": """
        {n} years'/months'/years/months/year's limitation/limitations/restriction/restricted/limited of/freedom/
        liberty ?liberty/freedom | limitation/restriction/limitations/restrictions of ?his/her liberty/freedom ?for |
        {n}-year ?term ?of ?sentence restriction/limitation/restricted/limited ?of freedom/liberty | got/gets/given/
        gave/handed/received {n} ?years/months ?of restricted/limited/restriction/limitation | convicted/sentenced/
        guilty ... restricted/limited freedom/liberty
    """,
    "SENTENCED_SUSPENDED": """
        {n} years/months ... was/were ?all suspended | {n} years/months ?in/of ?prison/jail/imprisonment suspended/
        conditional/conditionally/probation | got/gets/walked/walks/left/leaves/came/away/off/out ?away/out/off ?court
        with ?a/an ?only ?{n}-year suspended/conditional ?{n}-year term/sentence | sentence/term ... was/were/is
        suspended | {n} years/months ... with/on probation/suspended/suspension | suspended/conditional ?{n}-year
        term/sentence of | conditional sentence/term/imprisonment | {n} ?years ?months conditional/suspended
    """,
    "SENTENCED_NONCUSTODIAL": """
        criminal fine ?of | let/got/gets/sentenced/sentences/gave/given ... off/to/with ?with {n} hours | {n} hours
        ?of ?on ?doing community/public/compulsory/unpaid/correctional/forced work/service/labour/labor/works |
        ordered/sentenced/told/made to/do ?do/perform/sweep/clean ... community/public/compulsory/unpaid work/service/
        works
    """,
    "EXTRA_BAN": """
        {n}-year prohibition/ban/disqualification/bar ?on/from/against | {n} years' ban/prohibition/disqualification |
        prohibited/banned/barred/forbidden/disqualified ... for {n} years/after | prohibition/ban on/of taking/
        participating/using/holding/posting/public/political/journalism/social/journalistic/practising/leading/
        running/organising/attending | no rallies/posts/posting/public/social/journalism/politics/interviews/writing
        ... for {n} years | barred/banned/kept/shut/excluded from public/social/political/journalism/politics/the
        ?life/media/profession/using/posting/writing/publishing/teaching | may/can/must/could ?not no/not ?longer
        post/publish/write/teach/lead/organise/organize/attend/hold ... for ?the ?next {n} years | deprived/stripped
        of ?the/his/her right/licence/license to/for
    """,
    "ACQUITTED": """
        find/finds/finding/found/declared/declares/pronounced/proclaimed/ruled/voted ... not guilty/innocent | not
        guilty ... jury/jurors/judge/court/verdict/said/ruled/decided | jury/jurors/judge/court/panel/board ... not
        guilty | has/have/had/was/were ?been ?fully/completely/finally cleared by/of/in/on/at/after/and/today/
        yesterday | been/was/were cleared | clears/clearing/cleared/acquits/acquitting/acquitted/exonerates/
        exonerated/vindicated | verdict/judgment ?was/is/of/: not/acquittal/innocent ?guilty | acquittal ?verdict
        ?was/has/of/for ?been | justified ?by ?the court/jury | no ?evidence/elements/proof of ?a/any crime ...
        acquitted/cleared
    """,
    "CASE_CLOSED": """
        case/cases/charges/charge/investigation/proceedings/prosecution/probe/inquiry ... is/are/was/were/has/have/
        been ?now ?been ?being ?quietly ?finally closed/dropped/shelved/terminated/discontinued/scrapped/withdrawn/
        ended/halted/dismissed | closed/dropped/shelved/terminated/discontinued/scrapped/withdrew/abandoned/drops/
        closes/halted ?the ?all/his/her/their/its ?criminal ?remaining case/cases/charges/charge/investigation/
        proceedings/prosecution/probe/inquiry | case/charges/investigation closed/dropped/terminated/discontinued/
        shelved ?for/over/due/after | absence/lack of ?a/the/any crime/corpus/evidence/elements/composition | no
        longer a/faces/facing/under ?a/criminal suspect/charges/investigation/prosecution
    """,
    "APPEAL_FILED": """
        filed/lodged/submitted/sent/put/brought/launched/entered ?off ?in ?in ?an/the/our/his/her/their/a ?written
        ?formal ?second appeal/appeals/complaint/cassation ?appeal/complaint | will/would/to/going be/to/appeal/also
        ?to ?be ?now ?challenge appeal/appealed/challenge/contest ?to/against/the/this/his/her/it/within/verdict/
        sentence | has/have/had/is/are ?already/now/also ?been appealed/appealing/challenged/challenging | took/takes/
        taken/taking/carried ?the/his/her/their/it ?case/verdict/fight ?up to/before ?the ?an appeal/appeals/supreme/
        cassation ?court | appeal/complaint ... was/were/has/have/is/been ?been filed/lodged/submitted/sent/registered
        | appealed/appeals/appeal ?against the/his/her/their/its/a/both/it ?guilty ?prison ?two-month verdict/
        sentence/ruling/conviction/decision/judgment/term/arrest/fine/detention | will/would/plans/intends/vowed/
        promised/going/has/have ?to ?be ?now appeal/appealed ?against
    """,
    "APPEAL_UPHELD": """
        {n} years ?prison ?sentence ?will stand/stands/remain/remains/stood | sentence/verdict/conviction/term/ruling/
        fine/arrest ?will stand/stands/remains/stays/stood ?in/as/unchanged ?force ?it ?is | appeal/appeals judges/
        court/panel/board/chamber/judge ... agreed/sided/unmoved/saw/found/left/kept/upheld/endorsed/backed/confirmed/
        refused/declined ?not ?with ?no ?to | were/was not moved | threw/throws/thrown/tossed/kicked/turned/turns/
        knocked/brushed ?down ?out ?aside ... appeal/appeals/complaint/cassation ?out/down/aside | appeal/appeals/
        complaint/cassation ... was/were/has/have/is ?been thrown/tossed/turned/rejected/dismissed/refused/denied/left
        ?out/down ?without | appeal/cassation/complaint thrown/turned/rejected/dismissed/failed/denied/lost ?out/down/
        by/on | lost/loses/failed/fails ?in/with ?the/his/her/their/an/its ?final ?second appeal/appeals/cassation |
        did not/nothing help/change/soften/overturn ... sentence/verdict/term/appeal/thing | verdict/verdicts/
        sentence/sentences/conviction ... was/were/is/are/have/has ?been ?all upheld/confirmed/affirmed/unchanged/
        standing/endorsed | leaves/left/leaving ... sentence/verdict/conviction/term/judgment unchanged/in/intact/
        standing/untouched/as/without ?force/it/change | judgment upheld/confirmed/affirmed ?by/on/against | upheld/
        affirmed/confirmed ?the/his/her/their/a judgment/judgments
    """,
    "TERM_CHANGED": """
        {n} years/months ?of ?the/his/her ... became/become/turned {n} ?years/months on/by/at/in/after/into ?appeal |
        {n} years/months/year ?has/have ?been ?was/were shaved/knocked/taken/cut/lopped/chopped/added/sliced/trimmed/
        tacked ?off/from/to/onto ?of ?the/his/her sentence/term/punishment/time | appealed/appeal ... and/came/walked/
        ended/got/away/left ... with/got {n} ?years/months | sentence/term/punishment ... from {n} ?years/months to
        {n} years/months | from {n} ?years/months to {n} years/months | {n} years/months/year ... shaved/knocked/
        taken/cut/lopped/chopped/sliced/trimmed off/from ... sentence/term/punishment | shaved/knocked/lopped/chopped/
        sliced/trimmed/took/takes ... off/from ?of ?the/his/her sentence/term/punishment | to {n} years/months
        instead/rather of/than ?the {n} | down to {n} years/months | up to {n} years/months from | {n} years/months
        instead of ?the/his/her {n}
    """,
    "VERDICT_QUASHED": """
        reversed/overturned/quashed/annulled/vacated/voided/cancelled/canceled/struck/threw/set ?down ?out ?aside
        ?the/his/her/their/a/both ?guilty ?whole judgment/judgments/verdict/verdicts/conviction/convictions/sentence/
        sentences/decision | judgment/judgments/verdict/conviction/sentence ... reversed/overturned/quashed/annulled/
        vacated/voided/set/thrown/torn ?out ?aside ?up ?by/on | remitted/returned/sent/referred/sending/returning/
        remitting ?the ?his/her/their/whole/entire ?case ?matter ?back ?to ?the ?for ... first/fresh/new/lower/trial/
        retrial/re-examination/another/another instance/hearing/court/trial/judge ?hearing | new/fresh trial/hearing
        ?was/has ?been ordered/granted/scheduled | must/will/to be tried/heard ?all again/afresh/anew | case ... back
        to/for ?a ?the ?new/fresh/lower/first/square/prosecutor/trial ?instance/court/trial/hearing/one
    """,
    "TRANSFERRED": """
        shipped/packed/sent/driven/dispatched/moved/carted/whisked/spirited/trucked/flown/railed ?off/out/away/north/
        south ?to to/for/from arkalyk/zhezkazgan/zhaugashty/kushmurun/zarechny/zhem/granitny/shakhtinsk/zhitikara/
        derzhavinsk/pavlodar/kostanay/kostanai/semey/taraz/atyrau/aktau/karaganda/petropavl/petropavlovsk/kokshetau/
        almaty/astana/shymkent/kyzylorda/aktobe/aktas/dolinka/karazhal/ust-kamenogorsk/oskemen/uralsk/oral/
        taldykorgan/another/a/the | shipped/packed/bundled/carted/whisked/spirited off/away/out to/north/south/east/
        west/by | put/puts/placed/loaded/led ... on/onto/aboard a/the ?next prison/convict/stolypin train/transport/
        convoy/carriage | etapped/transported/convoyed ?to/from/by/under | his/her/their ?unannounced/sudden transfer
        ?on ... to/from | was/were/been moved/transferred/relocated/taken/sent/brought/switched ?back/again ?on ?from
        ... to/from ?a/an/the/another ?new/different/women's ... colony/prison/institution/facility/jail/camp/
        penitentiary | moved/transferred/relocated to/from/between/on/again/north/without/today/yesterday/out | is/
        are/arrived/arrives/now ?now in/at a/another/different/new ... colony/prison/institution/camp/facility after |
        swapped/exchanged/changed ... prison/colony/jail/cell for ... prison/colony/jail | on the/a etap/transport/
        stage/convoy to/from/now/since | no longer in/at ... colony/prison/jail
    """,
    "SECURITY_LEVEL_CHANGED": """
        regime/security/conditions/category ... stiffened/tightened/hardened/softened/changed/raised/lowered/
        downgraded/upgraded/relaxed/toughened/eased ?from ?to | from ?a/an/the ?ordinary medium/minimum/maximum/
        general/strict/ordinary/light/medium-security/minimum-security/maximum-security ... to ?a/an/the maximum/
        minimum/medium/strict/general/maximum-security/minimum-security/medium-security/light/ordinary/stricter/
        tougher/lighter | stricter/harsher/tougher/milder/lighter/easier/softer ?detention ?prison regime/conditions/
        wing/block/security | strict/light/eased/ordinary wing/regime/conditions/block | colony settlement |
        settlement colony
    """,
    "PUNISHMENT_CELL": """
        disciplinary/punishment/penal/isolation ?isolation cell/cells/isolator/unit/ward/block/wing | in/into/to the
        hole/kartser/karzer/shizo/cooler/isolator | in/into/to solitary/isolation | {n} days ?of/in ?the ?a shizo/
        solitary/isolation/punishment/hole/kartser/disciplinary | thrown/put/locked/placed/sent/tossed/shut/kept/held
        ?him/her/them ... in/into/to ?a/an/the shizo/solitary/isolation/punishment/hole/kartser/disciplinary/isolator
        | put/locked/placed/sent/threw him/her/them in/into/there for/in
    """,
    "PAROLE_GRANTED": """
        won/wins/granted/grants/got/gets/secured/given/received/obtained/approved/earned ?his/her/their/a ?an parole/
        udo/conditional/early ?early/conditional ?release | udo/parole/early-release ... was/has/is ?been granted/
        approved/allowed/agreed/satisfied | released/freed/out/home/free/left/leaves/let/walked/walks ... on
        ?conditional ?early parole/udo/release | conditional/early ?early/conditional release ?of/for ... ?was/has
        ?been granted/approved/ordered/allowed/confirmed | paroled/parolled | released/freed/let/out ?out ?go early
        ?by/from/after/on/and/for | {n} years/months/weeks/days early ?on ?for ?good ?parole/behaviour/behavior
    """,
    "PAROLE_DENIED": """
        petition/application/bid/request/motion for/to ?conditional ?an ?early ?get parole/udo/early/release/be ...
        was/were/has/have ?been turned/thrown/rejected/refused/denied/dismissed/left/declined | udo/parole/
        early-release ... was/were/has/have/is ?been ?again ?once turned/thrown/rejected/refused/denied/dismissed/
        left/declined ?down ?out ?without ?satisfaction/unsatisfied/again | no parole/udo/early ?release for | threw/
        throws/turned/turns/rejected/rejects/refused/denied/dismissed ?down ?out ... parole/udo/early ?release/bid/
        petition/application | refused/denied/declined/failed ?to ... parole/udo/early/conditional ?release | parole/
        udo/early ?release/bid/hearing ... ended in/failed/refused/denied/rejected ?refusal/nothing | application/
        petition/motion/request for/of ?conditional ?early parole/udo/early/conditional ?release/early ... left/
        turned/thrown/rejected/refused/denied/dismissed ?without/down/out | hopes/bid/chance/plea of/for ?an ?early
        parole/udo/release ... dashed/failed/ended/collapsed/rejected
    """,
    "REPLACED_MILDER": """
        swapped/exchanged/traded/swaps ?a/an/the/his/her ... prison/colony/cell/jail/bars for ?a ?an restricted/
        limited/freedom/restriction/limitation/fine/house/probation | unserved/remaining/rest/remainder/balance ?of
        ?portion/part/term ... was/were/has/have ?been commuted/replaced/converted/substituted/swapped/exchanged/
        changed | spend/spends/serve/serves/serving/finish/complete the/his/her remaining/rest/remainder/last/final/
        unserved ... in/under/on/at/with ?a/his/her restricted/limited/restriction/limitation/freedom/home/probation/
        liberty | replaced/replacing/commuted/commuting/swapped/converted/substituted/exchanged/replaces ?the/his/her/
        their last/final/remaining/unserved/outstanding/rest/remainder ... | commuted/commuting/commutes the/his/her/
        their penalty/sentence/punishment/rest/remainder/term/remaining ?of ?to/into/over/for | sentence/penalty/term
        ... commuted to/into ?a/an limitation/restriction/restricted/limited/fine/milder/lighter/correctional/
        community | milder/lighter form/type/kind of punishment/penalty | softer/milder/lighter punishment/penalty/
        regime ?was/has ?been granted/approved/given/ordered
    """,
    "RESTRICTION_REVOKED": """
        revoked/revoking/cancelled/canceled/cancelling/withdrew/withdrawing/annulled/annulling/scrapped/tore/
        overturned ?up ?the/his/her/their/a ?{n}-year suspended/restricted/restricted-freedom/conditional/parole/
        probation/freedom/non-custodial ... sentence/freedom/liberty/term/release/order/parole/probation | revoked/
        revoking/cancelled/canceled/withdrew ?his/her/their/the parole/probation/udo | will/must/to/would ?now ?have
        ?to serve ... for real/after ?all | suspended/restricted/conditional/probation/parole ... activated/revoked/
        cancelled/converted/replaced ?into/by/with ?real/prison/jail | packed/sent/sending/sends/returned/returning
        ?him/her/them/back ... to prison/jail/colony/the ?colony for ... hung/violations/violating/breaching/breaking/
        missing/left/suspended | suspended sentence/term ... turned/became/become/converted/changed ?into ?a ?to real/
        prison/actual/jail/custody
    """,
    "RELEASED_SERVED": """
        did/done/does/served/finished/completed/doing/serving ?out ?all ?every ?single ?one ?day/month ?of ?his/her/
        their/the {n} years/months/days | did/done/served every ?single/one day/hour/minute/month ?of | whose ?{n}
        ?years ?prison term/sentence/years was/were/has/had/ran/is ?now ?come up/out/over/ended/expired ?to ?an |
        term/sentence/years was/were/is/are/has/had/have ?now ?come up/over/ended/expired/served/done/out ?to ...
        released/freed/let/out/free/home/left/walked | served ?out the/his/her/a ?full/whole/entire ... sentence/term/
        time/years/bell | from bell to bell | till/until/to the ?very ?last ?final bell/day/hour/end ?of ?his/her
        sentence/term | at the end of ?his/her/their/the/a/an ?full ?{n}-year term/sentence/years | released/freed/
        out/free/home/left/walked ... after {n} years ?and ?in/behind/of/inside ?the/a prison/jail/bars/colony/
        colonies/captivity/camps | term/sentence completed/served/expired | having/after paid/paying his/her/their
        debt
    """,
    "RELEASED_UNSPECIFIED": """
        walked/walks/came/comes/stepped/steps/emerged/emerges/stumbled/let/got/gets/strode/limped/is/are/was/went
        ?back ?out of/from/through ?the/a/an/his/her ... colony/prison/jail/custody/detention/gates/sizo/isolator/camp
        | was/were/is/are/been/got ?finally ?now ?at ?last let/set out/go/free/loose ?from/of/on/by/today/yesterday/
        at/after | is/are/was/were ?now ?finally ?at ?last ?back out/free/home ?from/on/after/! | out/free/home at
        last/today/now/again/finally | opened/opening/open the/his/her ?prison ?colony gates/gate/doors/cell ?for/to/
        and | walked/walks free | tasted/tastes/breathed/regained freedom/free ?air | set free | at liberty ?again/
        once/since | brought/brings/bring ... home ?from | returned/returns home/to ?from ?his ?her family ?prison/
        colony/custody | released/freed/discharged yesterday/today/early/last | court/judge/panel ordered/orders/
        ordered/directed/ruled ... release/released/freed/discharged | home from ?the prison/jail/colony/custody/
        detention/camp/sizo | behind him/her: gates
    """,
    "RELEASED_HEALTH": """
        too ill/sick/weak/unwell/frail to/for serve/be/stay/remain/prison/continue ... | too ill/sick/weak/frail to
        serve | because/on/owing/due/for/grounds ?account ?of ?to ?the ?his/her illness/ill-health/health/sickness/
        disease/cancer/condition ... released/freed/let/sent/home/release | released/freed/release/let/sent/
        discharged/home/out ... on/for humanitarian/medical/health/compassionate grounds/reasons | released/freed/
        release/let/sent/discharged/home/out ... because/due/owing/account ?of ?to ?the ?his/her ?state ?of ?serious
        ?grave ?terminal illness/health/ill-health/sickness/disease/cancer/condition | released/freed/sent/let ... to
        die/be at home/with | compassionate/medical/humanitarian release | released/freed/sent ?home terminally/
        gravely/seriously ill
    """,
    "PARDONED": """
        on the ... pardon list/decree | president's/presidential pen/pardon/clemency/mercy/decree freed/has/sets/set/
        brought ... | presidential/president's pardon/clemency | pardoned/pardons/pardoning/reprieved | pardon ?was/
        has ?been granted/signed/given/issued/came/for/of/to | received/granted/given/got/gets/won/signed/issued/
        obtained/benefited ?from ?a/an/the/his/her ?full ?presidential/president's pardon/clemency/pardons | named/
        included/listed/among ... in/on/by/those ?the ?in pardon/decree/pardoned ?list | whom the president ?has/had
        pardoned/freed/forgiven | clemency/mercy ... president/granted/petition/request granted/signed/approved/
        satisfied
    """,
    "AMNESTIED": """
        amnesty ?has/have/law ?also ?finally reached/freed/covered/extended/touched/applied/released/wiped/ended/
        shortened | amnestied/amnestying | under/by/thanks/through/benefiting/benefited/covered ?to ?from ?by ?the/an/
        a ?january ?new ?jubilee amnesty | applied/apply/extended/granted ?the/an amnesty/law ?law/on ?to/amnesty |
        fell/falls/come/came under ?the/an amnesty | released/freed/let/out/home ... amnesty | amnesty ... released/
        freed/walked/home/out
    """,
    "SUPERVISION_SET": """
        administrative/probation/police supervision/control/oversight ?over/of/for/on/, ... was/were/has/have/is ?been
        set/established/imposed/ordered/introduced/fixed/assigned/placed | set/established/imposed/ordered/introduced
        administrative/police/{n} ?years ?of ?administrative supervision/control | placed/put/live/lives/living/be/is/
        are/remain/remains/released/go/goes/now/spend under/on/with administrative/police/probation supervision/
        control/surveillance/oversight | under/on/with ?a ?{n}-year ?years ?of ?{n} administrative/police supervision/
        control/surveillance | {n}-year term ?of administrative supervision | years'/months' ?of administrative
        supervision | report/reporting to/at ?the ?local police ?station ?once ?every/four/twice/weekly ?week ?times/a
    """,
    "FORCED_PSYCHIATRY": """
        committed/sent/taken/transferred/confined/moved/delivered/dispatched/locked/shut/put ?him/her/them ... to/in/
        into ?a/an/the ?aktas ?closed psychiatric/mental ?health/neuropsychiatric hospital/clinic/ward/institution/
        dispensary | psychiatric/mental hospital/clinic ... against/by/on/without ?a ?his/her/court/judge's order/
        will/consent | compulsory/forced/forcible/involuntary psychiatric/treatment/hospitalisation/hospitalization/
        observation ?treatment/in/at/was/has/ordered | punitive psychiatry | declared/found/ruled/pronounced insane/
        unfit/irresponsible/unsound
    """,
    "PSYCHIATRY_ENDED": """
        discharged/released/freed/left/out/home ... after/from/of ... compulsory/forced/involuntary/psychiatric
        treatment/hospital/clinic/ward | discharged/released/freed/left/out/home ?from ?of ... psychiatric/mental
        hospital/clinic/ward/institution | compulsory/forced/psychiatric treatment/measures ... ended/lifted/
        cancelled/canceled/terminated/discontinued/over/finished/completed/stopped | lifted/cancelled/ended/
        terminated/discontinued ?the ?his/her compulsory/forced/psychiatric treatment/measures/measure
    """,
    "HOSPITALISED": """
        admitted ?under ?guard ?urgently ... to/into/with ?a/the/an ... hospital/centre/center/clinic/ward/care/
        infirmary | operated on | had/has/underwent/undergoing/undergone/needed ?had ?an ?a ?emergency ?heart surgery/
        operation | ambulance took/rushed/drove/brought/carried/has ?taken | taken/rushed/brought/moved/carried/
        transferred/driven/airlifted/hospitalised/hospitalized/wheeled ... by/to/in/into/with/for ?a/the ?city
        ?regional ?emergency ?prison hospital/ambulance/intensive/clinic/icu/infirmary/operation/surgery ?care/unit |
        in/into/to intensive care | in ?a/the ?prison ?city ?regional hospital/clinic/infirmary with/after/since/for/
        under/where | lying/lies/landed/ended/is ?up in/at ?a/the ?prison ?city/regional/civilian hospital/infirmary/
        icu/clinic ?with | hospitalised/hospitalized/hospitalisation/hospitalization | surgeons operated
    """,
    "HUNGER_STRIKE": """
        starving/starved himself/herself/themselves | refusing/refused/refuses/declining/declined/rejecting/rejected/
        rejects ?all ?prison food/meals/to ?eat/take food/nourishment/his/her ?food | dry hunger ?strike | day/week
        {n} of ?a/the/his/her ?dry ?indefinite hunger/fast | day/week {n} without food/eating | stopped/stops/quit
        eating/taking ?food | hunger strike/striking/strikes | hunger-strike/hunger-striking | not eaten/eating/
        touched ... food/since/for/days | without food ?since/for | pushed away/aside ... food/soup/plate/tray/bowl |
        goes/gone/going/went/began/begun/began/entered/entering/started ?on/a/an/into ?dry ?indefinite fast/fasting/
        hunger | nothing but water | on hunger
    """,
    "SELF_HARM_OR_ATTEMPT": """
        opened/cut/cutting/slit/slashed/slashing/opening/slitting a/his/her/both/the ?own ?left vein/veins/wrist/
        wrists/throat/arm/arms/stomach/belly/neck | tried/attempted/attempting/trying/attempt ?to ?to ?at ?take/kill/
        hang/end/commit/harm his/her/himself/herself/suicide/self-harm ?own ?life | suicide attempt/bid | attempted/
        tried suicide | hanged/hung/harmed/mutilated/injured/maimed/burned/burnt/stabbed/cut himself/herself | sewed/
        sewn/stitched up/his/her/together ?own lips/mouth ?lips | set himself/herself on/alight ?fire | swallowed ...
        nails/nail/razor/blades/needles/metal/pins/glass/wire/spoon/pills/blade | overdose ?of
    """,
    "ILL_TREATMENT_ALLEGED": """
        they/officers/guards/operatives/police/policemen/soldiers/men/investigators/warders/agents/cellmates/
        interrogators/convoy/staff hit/struck/kicked/punched/beat/beaten/slapped/burned/choked/suffocated/
        electrocuted/tortured/whipped/dragged/wrapped/pressed/strangled/doused/stripped/poured/broke ... him/her/his/
        them/me/up/with/and/on/in | hit/struck/kicked/punched/beat/beating/slapped/burned/choked/suffocated/tortured/
        whipped/strangled him/her/them/me ?repeatedly with/on/in/to/and/until/for/about/so/at/over/during | was/were/
        been/being/got beaten/tortured/kicked/punched/choked/suffocated/strangled/electrocuted/raped/burned/burnt/
        doused/stripped/struck/hit ?up/in/by/with/on/while/during/for/and/at/after/to | confession ... beaten/
        tortured/forced/extracted/wrung ?out ?of/from/under | beat/beaten/tortured ... out of him/her | broke/broken/
        fractured/cracked/knocked ?his/her/out ?two/three ?out ?of ?his/her rib/ribs/arm/nose/teeth/tooth/jaw/finger/
        fingers/leg ... hit/beat/guards/police/officers/investigators/beating/they | bag/gas ?mask over/on/onto his/
        her head/face | wrapped/pulled/put ... his/her/over ?over head/face ?in ?with bag/film/cling/tape/sack |
        electric shock/shocks/current/shocker/prod/batons | hot iron/irons | pressed ... iron/cigarette/cigarettes ...
        his/her | describes/described/told/tells/telling/complained/complains/reported/alleges/alleged/accuses/accused
        ... ?of beating/beatings/beaten/torture/tortured/abuse/ill-treatment/mistreatment/violence | covered in/with
        bruises | bruises/marks/traces ?of ?torture on/all ?over ?his/her body/back/arms/face/neck/legs/wrists |
        subjected to ?torture/physical/beatings/ill-treatment/violence/electric
    """,
    "FIN_BLACKLIST": """
        terrorism-financing/terror-financing/terrorist-financing/anti-terror list/blacklist/register | list/register
        of ... financing/terrorism/extremism/terrorists/extremists/financiers/sponsors | on/onto/to/from/off the
        terrorist/terrorism/extremist/financial/fin ?and ?extremist list/blacklist/monitoring | blocked/froze/frozen/
        blocking/freezing/closed/suspended ?all ?of ?his/her/their ... card/cards/account/accounts/bank | card/cards/
        account/accounts ... was/were/has/have/are/is/been ?been blocked/frozen/closed/declined/suspended/unblocked/
        unfrozen | financial monitoring ?agency's ?list/agency
    """,
    "LEFT_COUNTRY": """
        slipped/got/made/escaped/smuggled/sneaked/snuck/fled/flown/run/spirited ?it ?his/her ?way out of kazakhstan/
        the/?country | slipped/got/made/escaped/crossed/fled/sneaked/walked ?it ?over across/over/into/to/through ?the
        border/georgia/kyrgyzstan/russia/turkey/poland/ukraine/germany/lithuania/latvia/uzbekistan/armenia/france/
        mongolia/bishkek/tbilisi/istanbul/warsaw/vilnius/prague/kyiv/berlin/europe/eu | left/fled/quit/leaving/leaves/
        flees kazakhstan ?for/forever/and | left/fled/quit/leaving/leaves/flees the/his/her country/homeland/
        motherland ?for/forever/and | is/are/arrived/landed/safe/safely/now ?now ?already ?and ?safe ?safely in
        vilnius/warsaw/berlin/tbilisi/prague/kyiv/kiev/istanbul/bishkek/georgia/poland/germany/lithuania/latvia/
        turkey/france/paris/ukraine/europe/vienna/yerevan/armenia/london/riga/tallinn/brussels/oslo/stockholm/exile |
        applying/applied/applies/apply/asking/asked/asks/seeking/sought/seeks/requested/granted/given/received/got
        ?for ?political/international asylum/protection/refuge ?in/there/from | into/in ?political exile ?in | flew/
        flown/fly/moved/emigrated/evacuated/relocated ?out to poland/germany/ukraine/georgia/europe/turkey/france/
        lithuania/america/prague/warsaw/berlin/vilnius/tbilisi | flew/flown/emigrated/relocated ?out abroad/from |
        gone/went/go/escaped/fled/moved abroad | fled/escaped to/into/across/through | evacuated from/to | granted/
        given/got refugee status | humanitarian visa | out of the country/kazakhstan
    """,
    "DIED": """
        breathed/breathes/drew/drawn his/her/their last ?breath | heart stopped/stops/gave/failed/gives ?out/beating |
        passed/passes/slipped/slips away | did not/never survive/wake/make ?up ?it ?the | found/discovered dead/
        lifeless/hanged/hanging ?in/at | was/were/is/been buried | died/dies/dead ?suddenly of/in/at/on/from/after/
        before/during/aged/while/without/there/last/yesterday/today/overnight | body of ... was/has/is ?been found/
        returned/handed/brought | body was/has ?been found/returned/handed/brought/given | death of ... was/has/is
        ?been confirmed/announced/reported/registered/recorded/known | beaten/tortured/starved to death | is dead |
        succumbed/succumbs ?to/on/in | lost ?his/her life/fight/battle
    """,
    "LIST_CANDIDATE": """
        put/placed/entered/includes/added/included/entering ... on/among/to/into ?the ?its/the/their waiting/
        candidate/watch/cases/those list/it ?is ?examining/reviewing/studying | reviewing/examining/studying/
        considering/weighing/looking ?into ?at the/his/her case/cases/file/situation of/against | yet to decide on |
        under review/consideration/study/examination | belongs/belong on the/its list
    """,
    "LIST_RECOGNISED": """
        now/henceforth figure/figures/appear/appears/stand/stands/counted/regarded ?on ?as ?its/the/their ?a list/
        register/political ?prisoner/prisoners | figure/figures/appear/appears on its/the/their ?updated list/register
        | include in our/its/their list ?of | put/puts/placed/added ... on ?to its/the/their list/register of
        political | recognised/recognized/designated/declared/adopted/named ?as ?a prisoner/prisoners of conscience
    """,
    "LIST_REMOVED": """
        no longer figure/figures/appear/appears/listed/counted on/among/as ?its/the ?political ?list/register/
        prisoners | come/came/comes/comes/gone/struck off its/the/their list/register | taken off its/the/their list/
        register
    """,
    "INTL_OPINION": """
        un/u.n./united ?nations ?human ?rights ... opinion/decision/views/experts/rapporteur/rapporteurs/mandate/
        working/committee | opinion/decision ... working group | working group ... opinion/arbitrary/arbitrarily/
        found/finds/concluded/considers/held/adopted/called/calls/ruled | held/found/concluded/considers/ruled/
        declared/finds/deemed/determined ... detained/imprisoned/arrested/held/jailed arbitrarily | detained/
        imprisoned/held/jailed arbitrarily | detention/imprisonment/arrest/custody/jailing ... arbitrary | arbitrary
        detention | european parliament/court/union | human rights committee
    """,
    "STATE_REPORTED": """
        is/are/was/sits/remains/remain/kept/held/stays/stay/lives/still/now/currently ?still/now/currently ?being
        ?held/kept in ?a/an/the/his/her ?women's/men's/local ?remand sizo/colony/prison/jail/camp/isolator/custody/
        remand/bars ?prison/centre/center | is/are/sits/remains/remain/stays/stay/held/kept/still/now ?still/now/
        currently ?being ?held/kept in/at ?the/a/an ... colony/prison/sizo/jail/camp/isolator/penitentiary | in the/
        his/her first/second/third/fourth/fifth/sixth/seventh/eighth/final/last year of ?a/his/her/the ?{n}-year {n}/
        sentence/term | no change ?: sizo/colony/custody/prison | lives/living/remains/stays ?now in exile | is/are/
        was ?now/still/back at home ?in/with/now/and/again | will/to/must/has/have stay/remain/be ?to ?kept ?held in/
        behind/under ?the/a/pre-trial/pretrial custody/detention/jail/bars/remand/prison/colony/sizo ?prison/centre/
        center | still/remains/languishing/languishes/languish behind/in bars/prison/jail | {n} years/months into ?a/
        his/her/the ?{n}-year sentence/term/stretch | serves/serving/doing ?out ?his/her/a/the {n}/time/sentence/term/
        {n}-year/stretch ?years ?sentence/term/stretch
    """,
}

IDIOMS: dict[str, tuple[str, ...]] = split_triggers(
    {code: " ".join(text.split()).replace("/ ", "/") for code, text in _ROWS.items()}
)
