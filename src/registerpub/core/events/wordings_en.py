"""How people who do not know the press's own words tell of events in English, by what is done and to what.

Whole families: lawyers' and court clerks' nouns («the keeping of X in custody»), understatement («sent on his way»),
the outcome as what the person sees, gets or loses. Beside ``phrases_en`` and ``idioms_en``; same syntax; a slash at
the end of a line joins the next one.
"""

from __future__ import annotations

from registerpub.core.events.model import split_triggers

_ROWS: dict[str, str] = {
    "DETAINED": """
        drove/led/marched/whisked/hauled/carted/bundled/frogmarched/escorted/dragged/hustled/spirited/swept/bundled
        ... away/off | took/taking/taken ... into custody | was/were/been/being/got whisked/carted/frogmarched/
        escorted/hustled/spirited/marched/bundled away/off/out | whisked/carted/frogmarched/escorted/hustled/spirited
        away/off by/in/to/from | found/finds himself/herself/themselves in ?a/the ?police/temporary custody/cell/
        cells/handcuffs/lock-up/lockup/station/hands | disappeared/vanished into/inside ?a/the ?waiting/unmarked
        police van/car/station/minibus | apprehension of ... by/on/in/at/took/was | officers/police/agents/policemen/
        detectives/operatives pounced/swooped/closed ?in on | placed/put/taken/held/kept/locked/lodged/booked ... in/
        into/at ?a/the temporary holding/detention/isolation ?facility/centre/center/cell/isolator/ward | in ?the
        hands/custody of ?the police/knb/security/officers/investigators | in police hands/custody/detention/hold |
        taken/brought/hauled/pulled in by/for ?the ?anti-extremism/traffic/riot police/officers/detectives/knb |
        handcuffs/cuffs were/went/clicked/snapped on/onto ?him/her/his/around/shut | made/makes/effected/carried ?out
        an/the arrest ?of | was/were/been ambushed/collared/nicked/stopped by ?plainclothes/plain-clothes/masked/
        traffic/armed police/officers/men/agents | woken/dragged/hauled/pulled/taken from ?his/her/their/the bed/car/
        taxi/shop/cafe/classroom/desk/office/home/platform/kitchen/doorstep/work | stopped/intercepted/flagged ...
        and/then taken/driven/led/put/brought ?him/her ?away ?to | knocked/rang/came ... and/then took/led/drove him/
        her/them | police/officers/agents have/had/now ?now got/taken/detained/seized | was/were/been delivered to
        ?the ... police/department/station | handed/delivered/passed ... over to ?the police/knb/officers/authorities
        | turned ... over to ?the police/knb/officers | carried/dragged/pulled/shoved ... to/into/onto/in a/the
        ?waiting ?police bus/van/minibus/car/paddy ?wagon | held/kept/locked/detained ... at/in/inside ?a/the ...
        police station/department/precinct/headquarters | they/men/masked/cops/officers/police ... came for ... at/in/
        on/before ?the dawn/night/morning/breakfast/home/work/sunrise/early | police/officers/agents/soldiers/
        policemen/guards/detectives ... picked/rounded/scooped/hauled up/in/off | has/have been taken ?away again/
        straight/from | taken by ?the police/knb/officers/security
    """,
    "RELEASED_WITHOUT_CHARGE": """
        sent/sending/sends ... on his/her/their way | let/sent/allowed/told ... ?to go/home/leave/walk ?home ...
        without/same/after/hours | was/were/been/be sent/driven/dropped/let/shown home/go/off/out ?again by/without/
        after the/a/any/questioning/charge/police/hours/investigator/charges | turned/let ... loose/off without ?a
        charge/charges/protocol | let off with ?just/only a talk/warning/lecture/conversation | shown the door | no/
        without ?a/any/further charge/charges/protocol/paperwork/explanation ?was/were/being ?drawn/filed/brought/
        given/pressed ... home/released/free/freed/let/go/out/walked | allowed/let/permitted/free/told to go/leave/
        walk | not/never charged ?with ?anything ?and/then ?was/were released/let/freed/allowed/sent | was/were/is/are
        ?back home/out ?again before/by/within midnight/nightfall/dawn/morning/lunch/lunchtime/evening/noon/supper/
        dinner/breakfast/an/the ?hour ?day | walked/walks/came/stepped/emerged/left/leaves ... ?out ?of/from ?the/a
        ... police/precinct station/department/headquarters/building | held/kept ... hours/overnight and/then/before
        ?was/were/being/then ?then released/freed/let/sent/driven | were/was released/freed/let ?go with/without a/any
        caution/talk/warning/lecture/explanation/apology | allowed/permitted/free/able/told to ... go/return/walk/
        drive home | police/officers/investigators/they let ... go/leave/out ?home ?late/on/after/without/again |
        sent/sending ... home ... with/without no/any/a ?paperwork/charge/charges/papers/protocol | sent ... home {n}/
        several/some/a hours/few ?hours later
    """,
    "QUESTIONED": """
        took/takes/taking/taken part in the/a/an questioning/interrogation | was/were/been/being ?also heard/examined/
        deposed/interviewed as/by ?a ?the witness/investigator/investigators/detectives/police | sat/sits/spent/faced/
        faces ... across/opposite/with/before/questions from/an/the/investigator ?the/an ?investigator/investigators/
        detective/detectives | questioning/interrogation/interview of/lasted/went/took/ended/began/continued ?for/on/
        place | put/asked/fired ... questions to/about ?him/her/them | had/has/made/forced to explain/account/answer
        ?himself/herself ?for ?questions to/before/from/in ?the police/investigators/prosecutors/detectives |
        underwent/undergoing/undergo questioning/interrogation/interviews | explanation/explanations was/were taken/
        demanded/sought from | testimony/statement/explanations was/were/is taken/obtained/recorded from |
        confrontation/face-to-face with ?an/the investigator/witness/witnesses | {n} hours in/at/inside an/the/his/her
        investigator's/detective's/interrogation office/room | questioned/examined/heard/interrogated ?him/her/them/
        again as/for/in a/the/{n} ?witness/hours/capacity/connection | invited/called/summoned/asked ... ?in for/to a/
        an ?so-called conversation/chat/interview/talk | preventive/prophylactic conversation/talk/chat with |
        appeared/appears/reported/report before/to/at ?the ?an investigator/investigators/investigator's/detectives
        ?for | quizzed/grilled ?him/her/them/again for/about/over/by | called/summoned/invited/ordered/hauled/asked
        ?back to/before/by ?see ?the/an investigator/investigators/detective/detectives/prosecutor | summons/subpoena
        came/arrived/was/has ?been ?sent/served/delivered ?for/to/on | called/hauled/summoned in ... again/for/by |
        {n} hours of questions/questioning
    """,
    "SEARCHED": """
        took/taking/pulled/pulling/turned/turning ... apart/inside ... library/books/bookshelves/archive/papers/floor
        | left/leaves/leaving/went/walked/drove ?away/off/out with/carrying ... laptop/laptops/phone/phones/computer/
        computers/notebooks/papers/drives/disks/archive/boxes | carried/took/hauled/carted off/out/away ... laptop/
        laptops/phone/phones/computer/computers/notebooks/papers/drives/archive/boxes/bags | seized/confiscated/
        impounded/removed/took ?his/her/their/two/three/the/all/every ... laptop/laptops/phone/phones/computer/
        computers/notebooks/archive/drives/drive/tablet/cameras/manuscripts/equipment | laptop/laptops/phone/phones/
        computer/computers/notebooks/archive/devices ... was/were/been ?also seized/confiscated/taken/impounded/
        removed | had/has/having ?his/her/their ... home/flat/house/apartment/office/room ... searched/raided/
        ransacked/turned | spent {n} hours in/inside/at/combing/going/searching ?through ?the/his/her/their ... flat/
        home/house/apartment/office/rooms/drawers/papers | rifled/rummaged/leafed/combed/picked through his/her/their
        | overturned/upended/emptied every/the/his/her/their drawer/drawers/flat/apartment/room/rooms/shelves/
        cupboards/wardrobe | flat/home/house/apartment/office/studio ... gone/turned/combed through/over/inside/upside
        | came/arrived/turned/knocked/showed ?up ... with/bearing/holding ?a/the search/court ?search warrant/order |
        warrant ... in hand | conducted/carried/made/performed ?out an/the inspection of ?the/his/her/their home/flat/
        house/apartment/office/premises | inspection/search of ?the/his/her/their ... dwelling/premises/residence |
        dwelling/residence/premises ... was/were searched/inspected | going/went/gone/goes/rummaged/rifled/looking/
        looked through/over ?the/his/her/their drawers/drawer/papers/belongings/things/shelves/cupboards/rooms/
        letters/books/phone ?of | confiscated/removed ... from ?the/his/her/their ... flat/home/house/apartment/office
        ?of
    """,
    "CASE_OPENED": """
        is/are/was/were being looked/investigated/probed ?at/into over/for/under/by/on | is/are/was/were/been/being
        ?now/being/formally investigated over/for/under/on/in | entered/registered/recorded in/into the unified/single
        register/registry ?of | pre-trial/pretrial/preliminary/criminal investigation/inquiry/proceedings/case into/
        against/concerning/over/in ?respect ... has/have/had/is/are/was/were/got ?been ?now ?under begun/started/
        opened/launched/way/underway/instituted/commenced/registered | began/begun/begins/started/starts/opened/opens/
        launched/instituted/commenced ?criminal/pre-trial/pretrial/a/an/the ?criminal/formal/pre-trial/pretrial/new
        proceedings/investigation/inquiry/prosecution/probe against/into/over/under/for | police/investigators/
        prosecutors/knb/detectives/committee ?now ?have/has/is/are/were ?now/begun/started/opened investigating |
        opened/open/started/registered/put ?up ?a/the file/dossier on/against | has/have/finds/found/faces ?herself/
        himself/a/another ?new a/criminal/under case/file/investigation ?to/against/under/for/over ?his/her/answer
        ?name | criminal prosecution was/has/is ?been started/begun/opened/launched/initiated | proceedings against
        ... have/has/had been begun/started/brought/opened/instituted/commenced | looking/looks/look into ... as ?a
        possible crime/offence/case | looking/looks into ... under article | criminal case was/has/is ?been filed/
        opened/brought/started/lodged ?against
    """,
    "SUSPECT": """
        ?formally ?now under suspicion of/for | served/handed/given/presented/issued/sent/received/got ... ?with a/
        the/an ?formal/official notice/notification of suspicion | notice/notification of suspicion was/were/has/
        signed/served/handed/issued ?been/on | recognised/recognized/declared/named/made/pronounced/considered/
        treated/acquired ... ?as ?the ?a/an ?status ?of ?a suspect ?of/in/under | status/capacity of ?a/the suspect/
        accused | suspect status | status was/has/is/now changed/turned from/to ?witness ?to ?suspect | from witness
        to suspect/accused | went/gone/turned from ?a witness to ?a suspect/accused/defendant | is/are/was/were/
        stands/been accused/suspected/incriminated of/under/with/in | investigators/police/prosecutors/prosecution/
        knb/investigation ?now accuse/accuses/suspect/suspects/charge/charges ?him/her/them | suspects/accuses/accuse/
        charges him/her/them of/with/under | is/are/was/were/being/been ?being/now prosecuted for/under/over/on |
        charge/charges ... was/were/been/is ?formally put/read/presented/announced to/out | charge/article/offence/
        accusation ?has/have/was/were ?been imputed/attributed/incriminated to | heard/hears/heard ?the/a/his/her
        charge/charges read/against ?out ?to | treat/treats/treating/treated/regard/regards/consider/considers/see/
        name/names/declare/declares/list ... as a/the/an ?official/main/prime suspect/accused ?rather ?than | charge/
        charges/accusation/accusations read/presented/announced/put/served ?out to/on/against
    """,
    "REMANDED": """
        keeping/placing/holding/placement/detention/confinement of ... in/into ?pre-trial/pretrial custody/detention/
        remand | authorised/authorized/sanctioned/approved/ordered/granted/allowed ?the keeping/placing/holding/
        placement/detention/custody/arrest/confinement of | granted/satisfied/upheld/allowed/approved/agreed/backed
        ?to/with the/an/his ?investigator's/investigators/prosecutor's/prosecutors'/investigation/police ... request/
        motion/petition/application to/for/and hold/keep/detain/arrest/place/jail/lock/remand/remanded/detention/
        ordered/custody | signed/signing/sign ?off ?on ... {n} months/months' ?in/of detention/custody/arrest |
        measure/measures of restraint/procedural/preventive ... ?in ?the ?form ?of ?of detention/custody/arrest/remand
        | preventive measure ... detention/custody/arrest/jail/remand | pre-trial/pretrial measure ... detention/
        custody/arrest/jail | ordered/sent/packed/committed/consigned/dispatched ... into/to/in ?a/the cell/cells/
        remand/custody/jail/sizo ?prison/jail/centre/center for/until/pending | locked/lock/locks/put/keep/kept/hold/
        held ... ?up/away ?under/behind/in ?lock/bars/custody/jail ?and ?key until/pending ?the ?his/her trial/
        hearing/verdict/investigation/end | must/will/would/is/are/to await/wait ?for ?to ?his/her/the trial/verdict/
        judgment/outcome/hearing in/behind ?a/the custody/cell/jail/bars/detention/remand/prison/sizo | behind bars/
        lock while/pending/until/till ?the/his/her investigation/investigators/trial/case/police | no bail | without
        bail | bail refused/denied/rejected | ordered/kept/held/remanded/detained/locked ?up without bail | custody/
        detention/remand for {n} months/weeks | two-month/{n}-month/sixty-day/{n}-day custody/detention/remand/arrest
        ?order | detention order was/for/of ?issued/{n}/granted/signed | will/must/to/would ?now stay/remain/spend/
        sit/be ?kept/held ... in/behind ?a/the remand/pre-trial/pretrial/custody/sizo/bars/jail ?prison/centre/center/
        detention/cell until/while/pending/for/through/at | arrested/detained/held/remanded by/on/under ?a/an/the
        court/judge/judge's/court's order/decision/ruling/warrant/sanction | put/puts/placed/keep/kept/keeps/locked/
        sent/leaves/hold/held/remand/remanded ... behind/in/under ?a/the bars/custody/remand/detention/lock/cell
        until/till/pending/while/for ?the ?{n} ?months | ordered/ruled/decided/directed ... be/stay/remain ?kept/held/
        placed/locked ?up in/behind/inside ?a/the detention/custody/cell/remand/bars/sizo/jail ?centre/center/
        facility/prison ?until/for | investigating judge/court ... locked/arrested/jailed/detained/custody/remand/
        behind ?up ?bars ?for {n} months | granted/satisfied/upheld/allowed/approved/backed the/a request/motion/
        petition/application of/by/from the/an/his investigator/investigators/prosecutor/prosecutors/police to/for
        hold/keep/detain/arrest/place/jail/remand/detention
    """,
    "REMAND_EXTENDED": """
        stays/stay/remains/remain/kept/keep/keeps/leave/left/leaves/sit/sits/held/hold ... in/behind/inside/under ?a/
        the/his/her cell/cells/custody/bars/jail/remand/detention/lock/sizo/prison/isolator ... until/till/another/
        further/longer/{n} ?more | will/must/would/is/are ?now ?to be ?now held/kept/detained/remain ?there/inside/in
        ?custody until/till/through ?at ?least | gave/granted/handed/given/allowed/bought/won ?the/his ?prosecution/
        investigators/police/investigation/investigator/them {n}/another/a ?more/further/another/{n} ?more months/
        month/weeks/days/extension | granted/allowed/approved/satisfied ... extension ?of ... custody/detention/
        arrest/remand/stay | time/spell/stay/term/period/stint in/of custody/detention/remand/jail/sizo/arrest ?was/
        has ?been lengthened/prolonged/extended/renewed ?again ?by/until/to | lengthened/prolonged/renewed/stretched
        ?the/his/her/their ?term/period/time/stay/spell ?of/in ?pre-trial/pretrial custody/detention/remand/arrest/
        jail | custody/detention/remand/arrest ?was/were/has/have ?been ?again lengthened/prolonged/renewed/stretched
        ?again ?by/until/to/for | {n} more/further/additional/extra months/weeks/month ?in/of/behind/inside ?a/the
        ?custody/detention/bars/remand/cell/sizo | another {n} months/weeks in/of/behind/inside ?a/the cell/custody/
        bars/jail/remand/detention/sizo/isolator | not/n't/neither be/come going/coming/out/home ?out/home before/
        until/till | pushed/moved/put back the end/date/release of
    """,
    "HOUSE_ARREST": """
        substituted/substituting/substitutes/substitute ?custody/detention/jail/arrest ?by/with/for house/home/
        domestic arrest/confinement/detention | await/awaits/awaiting/wait ?for judgment/trial/verdict/the ?his/her
        ?trial/verdict at/from home/his/her ?own ?home/flat | domestic arrest | home detention/confinement/arrest/
        imprisonment | confined/locked/shut/restricted/limited/sealed ... to/in/inside/within ?his/her/their ?own ?the
        ?four home/house/flat/apartment/walls | under lock ?and ?key at/in ?his/her ?own home | house/home arrest
        ?was/has/is ?been instead/ordered/imposed/chosen/substituted/applied/granted/in/as | may/must/can/is/are/was/
        were/allowed/forbidden/barred/banned/told/ordered/permitted ?not/cannot ?allowed ?to/from leave/leaving/step/
        stepping/go/going/stay/remain/stray/cross ?out/outside/at/in/beyond/within ?of the/his/her/their ?own/four
        flat/apartment/house/home/yard/doorstep/threshold/walls/garden | serve/wait/spend ?out ?the ?rest ?of
        ?pre-trial/pretrial ?the investigation/months at/in ?his/her home/flat | softened/eased/mitigated/relaxed/
        downgraded ... to/into house/home arrest | custody/detention/remand/cell ... swapped/exchanged/changed/traded/
        softened/eased/replaced for/to/with/by/into ?his/her house/home/living/flat/sofa ?room | from ?a/the/his/her
        cell/custody/sizo/remand/jail to house/home ?arrest | ankle/electronic/tracking monitor/bracelet/tag/device/
        collar ?was/is put/fitted/locked/strapped/fastened/clamped/on ?round/around/on | wears/wearing/wear/fitted
        ?with an/a ?electronic/ankle/tracking monitor/bracelet/tag/collar | bracelet/tag/monitor on/around/round his/
        her ankle/leg/wrist | swapped/exchanged/traded/left ... cell/remand/sizo/prison for ?his/her ?own sofa/home/
        flat/bed/house/couch/apartment | await/awaits/awaiting/wait ?for ?his/her trial/verdict/judgment/hearing at/
        in/from ?his/her ?own home/flat/house/apartment
    """,
    "RESTRAINT_UNDERTAKING": """
        signed/signing/signs/sign/gave/given/giving/made/took/taken/put ?his/her/their ?name ?to ?from ... an/a/the
        ?written ?signed undertaking/recognisance/recognizance ?not ?to | put/puts/set his/her/their name/signature
        to/on/under the/a/an ?written paper/undertaking/pledge/document/promise | undertaking/pledge/promise/
        obligation/commitment ?in ?writing ?was/not/to/of ?taken/signed/given not to leave/stay/travel/depart/go/
        remain/appear | may/can/must/is/are/was/were/forbidden/barred/banned/told/ordered/allowed/permitted/free not/
        from ?allowed ?to leave/leaving/depart/departing/go/travel/travelling/move ?about/abroad/beyond/outside ?but
        ?not ?the/his/her/town/city/country/region/district/semey/almaty/astana/shymkent/aktau/atyrau/oskemen/
        pavlodar/karaganda/taraz/kostanay/oral/petropavl/kokshetau/aktobe/aqtobe/abroad ?limits ?pending/until/while |
        free/released/home/out/walks/walked/left/go/leave/at ?liberty ?to ?home on/under/with/after/against ?signing/
        payment/posting ?a/an/his/her ?own ?written ?of undertaking/recognisance/recognizance/surety/bail/pledge/bond/
        promise/guarantee | travel restriction/restrictions/ban was/were/is/imposed/pending/until/while/on | handed/
        surrendered/surrender/gave/hand ?in/over/up his/her/their/the passport/passports | bound over to/not | on
        recognisance/recognizance | stood/stand/standing surety/guarantor for | bail of {n} | on bail | put/placed/
        left/kept ... under/on ?a/an ?written undertaking/pledge/recognisance/travel/surety/bond | personal guarantee/
        surety/recognisance/recognizance ?of | word/promise/pledge ?in ?writing not to leave | written/signed promise/
        pledge/word to appear/stay/come/remain/report
    """,
    "ADMIN_ARREST": """
        got/gets/get/given/gave/gives/handed/hands/received/receives/drew/draws/earned/earns/collected/awarded/dealt/
        dished/imposed/imposes/slapped/ordered/meted/copped/served/landed ... ?out/down ?with/of ?a ?full/further/
        maximum {n} days/days' ?in/of/for/behind/over/on/under/inside/at ?a/an/the/administrative/jail/disobeying/
        insulting/petty/swearing/hooliganism/arrest/detention/bars/special/unsanctioned/resisting/disobedience |
        awarded/gave/handed/imposed/ordered/gives/hands ... {n} days/days' ?in/of/behind/for/under ?a/the/an/
        administrative/jail/arrest/detention/bars/cell/special/disobeying/custody | {n} days for/over disobeying/
        disobedience/insulting/petty/swearing/hooliganism/resisting/violating/organising/attending/taking/joining/
        posting/holding/picketing/shouting/standing/an/unsanctioned | {n} days inside/behind/under ?bars/lock/arrest |
        {n} days in/at/of ?a/the cell/cells/lock-up/lockup/holding/detention/administrative/jail/custody/arrest/
        special/spetspriyomnik ?detention ?centre/center | put/locked/lock/jailed/sent/shut/banged ... ?up/away/
        inside/down for ?a {n} days/week/fortnight | ?must/will/to/would ?now spend/serve/sit ?the ?next {n} days/
        nights | administrative/short ?administrative arrest/detention/jail ?term/spell of/for ?a {n} days/week/
        fortnight | a week/fortnight in/of/behind/under ?administrative/a jail/arrest/bars/cell/detention/custody |
        subjected/subject ... to administrative arrest/detention/punishment | administrative arrest ?was ?imposed/
        ordered/of/for/on | sentenced/condemned/ordered ... to ?a ?short administrative/{n}-day/short arrest/
        detention/jail/spell/term | lock/locked/locks/put/shut/jail/jailed/send/sent ... up/away/inside ?in ?jail for/
        to a week/fortnight | {n} days ... cost/cost/got/earned/given/gave ... ?for disobeying/picket/rally/protest/
        holding/standing/post
    """,
    "ADMIN_ARREST_ENDED": """
        did/does/sat/sits/served/serves/saw/paid ?out ?all/every ?of ?his/her/their/the/one {n} days/nights ?and/
        behind | {n} days/nights/of ?arrest/jail are/is/were/was/have/has/had over/behind/up/ended/expired/elapsed/
        finished/past/run ?him/her ?out | {n} days/nights later ... out/free/freed/released/home/freedom/liberty | on/
        upon/at/after/following/with the/his/her expiry/expiration/end/completion of ?the/his/her/their
        ?administrative/{n}-day arrest/detention/{n} ?days ?jail ?term | came/come/comes/walked/walks/let/got/stepped
        ?back ?out/home ... after/following ?a/his/her/the ?full/administrative {n} days/{n}-day/week/fortnight | out/
        home/free/freed/released/discharged from/of the/a ?city/local special ?detention/reception ?reception/centre/
        center/facility ?centre/center | special ?reception/detention centre/center/facility ... let/released/freed/
        opened/walked/came/out | administrative arrest/term/detention/jail ?term ?has/is/was ?now ran/run/came/come/
        over/up/ended/expired/elapsed/served ?out/to ?an ?end | with {n} days/nights behind/done/served ?him/her
    """,
    "ADMIN_FINE": """
        imposed/imposing/imposes/issued/levied/slapped/handed/gave/given/got/received/upheld/landed/hit/settled/
        punished/penalised/penalized/stung/let ... ?on ?off ?with ?with a/an/the/another ?administrative ?hefty fine/
        penalty/fines of/on/for/against/equal/amounting/worth/and/over | ?must/to ?now ?pay ?a fine/fines/penalty of
        {n} ?million/thousand monthly/tenge/mci/calculation/roubles/dollars | fine ... was/were/has/is/been ?been
        imposed/levied/issued/handed/slapped/ordered/prescribed | must/will/has/have/had/told/ordered/obliged/
        required/made/forced to/now ?now ?pay ?a/the {n} ?million/thousand tenge/monthly/mci | {n} monthly
        calculation/calculated indices/index/indexes | poorer/out by {n} ?thousand/million tenge | administratively
        punished/fined/penalised | got/let/gets off/away with/lightly ?with a fine/warning/caution/reprimand | was/
        were/been/is let/given/issued off/a/an ?with ?official/formal ?a warning/caution/reprimand | fining/fines him/
        her/them ?for/over | walked/left/escaped/went ... with ?only/just a/an fine/warning/penalty | pay/paid/hand/
        handed/part ?over ?with {n} ?thousand/million ?monthly ?calculation indices/index/indexes/mci/tenge ?for |
        cost ... {n} ?thousand/million tenge/mci/monthly an/the/in ?administrative ?court ?court/ruled/judge | {n}
        monthly ?calculation/calculated indices/index/indexes | court/judge/fine/fined ... cost ... {n} ?thousand/
        million tenge/mci/monthly | cost ... {n} tenge, ?an/the ?administrative court/judge
    """,
    "INDICTED": """
        case/file/indictment/materials/dossier/prosecution ... was/were/has/have/is/now/had ?been ?now reached/
        reaches/landed/lands/lies/arrived/sent/passed/forwarded/handed/gone/transferred/submitted/referred/committed/
        ready/filed/lodged ?over ?on/to/at/with/before/for/in ?the/a ... court/judge/judge's/trial/desk/bench/docket |
        committed/sent/referred/bound ... ?over for/to/to ?stand trial | signed/approved/endorsed/confirmed/issued/
        served/drew/drafted ?off ?up ?on the/an ?bill/act ?of indictment/accusation | indictment/act ?of ?accusation
        ?was/has/is/against ?been signed/approved/endorsed/confirmed/served/handed/ready/issued/drawn | prosecutors/
        prosecutor/prosecution/investigators/police/office ?have/has sent/passed/forwarded/handed/referred/submitted/
        transferred ... ?to ?the court/trial | investigation/inquiry ?into/against ... is/was/has ?been/now complete/
        completed/over/concluded/finished/closed ... court/trial | court ?has received/registered/accepted/accepts/
        receives ?the case/indictment/file/materials | will/must/is/are/to ?now ?to answer before/to ?the court/judges
        | awaits/awaiting/faces trial after/since/now | passed/sent/handed/forwarded/gave/transferred/delivered it/
        them/everything ?over ?on to ?the judges/court/judge | case/file/dossier ... went/goes/gone/go ?off/on to
        ?the/a ... court/judges/judge/trial | on its/the way to ?the court/trial | heading/headed/heads/bound for/to
        ?the court/trial
    """,
    "TRIAL_STARTED": """
        case/trial/proceedings/hearings/hearing against/of/in/concerning ... opened/opens/began/begins/started/starts/
        commenced/commences/got/underway ?under ?way ?at/in/before/on/with ?the/a/an | heard/hears/hearing/hear/
        examined/calls/called/summons ?the/its first witness/witnesses | took/takes/taking ?up ?his/her/their place/
        seat/stand ?in/behind/on ?the/a ?glass dock/defendant's/defendants'/cage/bench | from/behind/inside the/a
        ?glass/defendant's/defendants' ?glass dock/cage/aquarium ?on | stood/stands/sat/sits/appeared/appears ... in/
        behind/inside the/a ?glass/defendant's/defendants' dock/cage/aquarium | first/opening day/session/sitting/
        hearing/hearings of/in ?the/his/her/their ?trial/case/proceedings | indictment/charges/accusation ?was/were/
        has ?been read ?out/aloud ?in/at/to ?the ?court/courtroom | began/begins/begun/started/starts/opened/opens/
        took/commenced/proceeded/set ?up/about ?to hearing/examining/trying/considering/hear/examine/try/consider/
        examination/consideration/trial ?of/on ?the/a/merits ?of ?the ?criminal case/cases/charges/matter/trial/
        merits/indictment | court/judge ?has/have ?now begun/begun/began/started/opened ... hearing/trial/examination/
        proceedings/consideration | opening ?day/of/session ?of the/his/her/their trial/proceedings/hearing/hearings |
        pleaded/pleads/entered ?a ?plea ?of ?not guilty at/on/as the/his/her opening/first/start/trial | brought/
        hauled/hailed before/up ?a/the/before judge/court/judges/bench/tribunal/jury | trial/hearings/proceedings ...
        is/are/was/were/now ?now under/in/going underway/way/progress/session/on | being tried/judged ?in/for/by/on/at
        | judicial proceedings/examination/investigation ?in/against/of ... began/opened/started/commenced | faced/
        faces/facing/met/meets ?his/her/the judges/judge/court/jury ?in ?court for ?the first ?time | began/started/
        begins/starts ?to examining/examine/consider/hear/weigh/weighing ?the charges/evidence/case/indictment
        against/of | appeared/appears/stood/brought before/in ... court/judge/judges/jury ?on ?charged/accused
    """,
    "PROSECUTOR_DEMAND": """
        state/prosecution/prosecutor/prosecutors/accuser/accusers/accusation ?now/has/have/had ?then wants/want/
        wanted/seeks/seek/sought/asks/ask/asked/asking/recommended/recommends/proposed/proposes/suggested/suggests/
        called/calls/urged/pressed/insisted/insists/demands/demand/demanding/requests/moved ?for/on ?a/the/him/her
        ?court/judge/judges/bench ?to ?give/sentence/jail/impose/put/lock/find/convict/send ?him/her ?to ?of {n}/
        behind/years/away/prison/guilty/sentence/term/restricted/suspended/acquittal/colony | closing/final/concluding
        speech/speeches/arguments/argument/address/statement/plea/oral ... prosecutor/prosecution/state ... {n} years/
        months | prosecutor/prosecution/prosecutors/state/accuser ... in ?his/her/a/the/its closing/final/concluding
        speech/address/arguments/argument/statement/plea ... {n} years/months | {n} years/months ?is/was/in/of/behind
        ?prison/bars/colony ?is/was what/how the/a ?state prosecutor/prosecution/prosecutors/accuser/state | asks/
        asked/asking/ask/wants/wanted ?the ?court/judge/judges/bench for/to {n}/impose/give ... {n} years/months |
        demanded/requested/recommended/proposed/seeking by/from the ?state prosecutor/prosecution/prosecutors/accuser
        | prosecutor/prosecution/prosecutors/state ... would like/have/prefer ... {n} years/prison/behind | according/
        if to/it ?the were/prosecutor/prosecution ... deserves/deserve/should/merits ... {n} years/months |
        prosecutor/prosecution/prosecutors/state ... would like/have/prefer ... behind/prison/jailed/jail/colony |
        prosecutor/prosecution/prosecutors wants/want ... to see ... behind/jailed/punished/prison
    """,
    "HEARING_ADJOURNED": """
        hearing/trial/session/sitting/case/proceedings/verdict/sentencing/hearings ... was/were/has/have/is/been/will/
        again ?again ?been ?be put/pushed/moved/shifted/held/called/deferred/rescheduled/delayed/suspended/broken/
        interrupted/cut/cancelled/canceled/postponed/adjourned ?off/back/over/short/until/to/for/after/because/till |
        put/puts/pushed/moved/shifted/deferred/delayed/rescheduled/adjourned/postpones/adjourns/suspended/broke/called
        ?off/back/back/over/up ?the/his/her/their hearing/trial/session/sitting/case/verdict/proceedings/sentencing |
        hearing/trial/session/sitting ... did/didn't/failed/could ?not ?to take/go/begin/proceed/happen/start/resume
        ?be ?place/ahead/on/held | hearing/trial/session/court/proceedings ... resumes/resume/reconvene/reconvenes on/
        in/next/after/again | recess/adjournment/postponement was/until/till/of ?called/declared/announced/granted |
        judge/court/bench/panel ?has/have called/declared/announced/granted/ordered/took ?a/an recess/break/
        adjournment/postponement | no/without hearing/session/trial was/took/held/today ?held/place | off until/till/
        to ?next monday/tuesday/wednesday/thursday/friday/week/month/september/october/november/december/january/
        february/march/april/june/july/august
    """,
    "SENTENCED_PRISON": """
        {n} years/months ?of deprivation/loss ?of ?his/her ?liberty/freedom | deprived/depriving/deprive/strip/
        stripped ... of ?his/her/their liberty/freedom for {n} | deprivation of liberty/freedom for/of {n} | fixed/
        set/determined/assigned/appointed/assessed/imposed/meted/measured ?out ?the/his/her/a ?final punishment/
        penalty/sentence/term ?at/of/in/to ?the ?form/a ?of ?deprivation ?of ?term {n} years/months | punishment/
        penalty/term ?was fixed/set/determined/assigned at/in ?the/form ?of ?deprivation {n} years/months | got/gets/
        get/drew/draws/dealt/copped/pulled/earned/landed/received/handed/given/gave ... ?a ?total ?of {n} years/months
        inside/behind/in/at/of/on/for/under/hard/from | gave/handed/gives/hands/dealt/awarded/imposed/meted/sent ...
        {n} years/months ?in/of/behind/inside/at ?a/an/the/medium-security/general/strict/colony/camp/bars/prison/
        jail/penal/custody/regime | {n} years/months inside/behind bars/wire/the ?wire/fence | {y} years in/at/of ?a/
        an/the ?penal/medium-security/minimum-security/maximum-security/general-regime/strict-regime/ordinary/women's/
        correctional colony/camp/institution/penitentiary/prison/regime/facility/jail/custody/imprisonment | sent/
        sends/packed/put/puts/locked/shut/banged/sending ... down/away/up/inside/behind ?bars for ?the ?next {y} years
        | {n} years/months ?in ?prison ?said/ruled/pronounced/announced/read/decided/was ?the judge/court/sentence/
        verdict/bench/ruling | verdict/sentence/judgment/ruling/punishment/penalty/outcome/result ?came/is/was/reads/
        read/of/at/- ?was {n} years/months ?in/of/behind | jail/prison/colony/imprisonment/custody term/sentence/
        spell/stretch ?of/for {n} years/months | locked/shut/jailed/caged/imprisoned/incarcerated ... ?up/away for
        ?the ?next {y} years | will/must/to/would/is/are ?now ?to spend/serve/sit/pass/do ?the/his/her ?next {n}
        years/months/winters ?in/behind/inside/of/at/for | found/finding/convicted/convicting/pronounced ... guilty/
        of/under ... and/to/: ... {n} years/months ?in/of/behind | went/goes/go/going/sent ?back to prison/jail/
        colony/camp for {n} | {n} years/months' jail/prison/imprisonment/custody/deprivation/hard | led/taken/marched
        from/out ?of the courtroom/court/dock to/into begin/start/serve | {n}-year jail/prison/colony/custodial
        sentence/term/spell/stretch/stint | sends/send/sent/sending/puts/condemns/packs ... to/in/into/behind ?a/the
        ?penal/women's/strict colony/prison/jail/bars/camp for {n} years | go/goes/gone to/into/behind prison/jail/
        bars/a ?colony/camp for {n} ?and ?{n} years | {y} years in prison/jail/colony, the judge/court told/said/
        ruled/announced/read/decided
    """,
    "SENTENCED_RESTRICTED": """
        limited/restricted/restrained/curtailed liberty | restriction/restrictions/restraint/limitation/limitations/
        curtailment of/on ?his/her/their liberty | liberty/freedom ?was/is restricted/limited/curtailed for {n} | {n}
        years/months of/with/under restricted/limited/restriction/restrictions/probation-style/supervised ?of/on
        ?freedom/liberty | restricted-freedom/freedom-restriction/limited-freedom/freedom-limitation sentence/term |
        limited/restricted/curtailed/limits/restricts ?the/his/her freedom/liberty ?of ... for {n} years/months
    """,
    "SENTENCED_SUSPENDED": """
        conditional/conditionally ?prison sentence/term/sentenced/punishment/imprisonment ?of/to | {n} years/months
        conditional/conditionally/probation/probationary/probation's | {n} years'/months' probation | sentenced/
        sentence/convicted ... conditionally | on probation for {n} | given/got/gets/received/handed/put/placed/gave/
        sentenced ... ?to/on {n} years/months ?of/on probation/suspended | {n} years/months ?of/on probation ?for |
        sentence/term/punishment/imprisonment ... is/was/were/are/be ?conditionally suspended/deferred/conditional |
        deferred/suspended/conditional ?{n}-year ?prison/jail sentence/term/punishment | probationary/probation/trial
        period of {n} | {n} years, ?but ?all/both suspended/conditional/conditionally | {n} years, but suspended/
        conditional/conditionally | {n} years ... but suspended/conditional/conditionally/on ?probation
    """,
    "SENTENCED_NONCUSTODIAL": """
        {n} hours ?of ?on/unpaid/community/public ?unpaid community/public/works/work/service/labour/labor/sweeping/
        cleaning | sweep/sweeping/clean/cleaning/mopping ?the streets/parks/courtyards/stairwells ?for | criminal/
        court ?court fine/penalty ?of | corrective/correctional labour/labor/work/works | public/community/compulsory
        works/labour/labor | socially useful work | settled/decided/opted/ruled ... on/for a fine/penalty ?of |
        verdict/sentence/punishment/penalty ?was/is/: ?only/just a/an fine/penalty ?of | spared/escaped/avoided/
        dodged/instead ?of ?him/her prison/jail/custody/imprisonment ... fine/community/hours/labour/pay | no/not
        prison/jail ... fine/community/hours | {n}% ?of/from ?his/her/the wages/salary/earnings/pay/income ?to/will
        ?be ?withheld | exempted/relieved/released/freed ... from ?serving ?the punishment ?in ?connection |
        convicted/guilty/verdict ... must/to/will pay ... {n} ?thousand/million tenge/indices/mci
    """,
    "EXTRA_BAN": """
        stripped/deprived/strips/depriving/stripping/deprive ... of ?the/his/her/their right/rights/licence/license
        to/for/as/of ?hold/engage/practise/practice/work/publish/teach/run/stand/vote/{n}/post/lead/occupy/attend/
        write | lost/loses/losing/lose the/his/her right/licence/license to hold/engage/practise/practice/work/
        publish/teach/run/stand/post/lead/write/blog | may/must/can/cannot/shall/allowed/permitted/free ?not/no/longer
        ?longer ?to post/publish/teach/blog/write/run/stand/hold/lead/engage/attend/organise/organize/speak/practise/
        practice/use/work/give/join/found ?in/on/as/at ... for/until {n} ?years/months | {n}-year/lifelong/lifetime/
        life/further ban/prohibition/disqualification on/from ?all/any/his/her ?public/political/journalistic/civic/
        teaching/publishing/posting/social/holding/leading/engaging/running/standing/activity/activities/journalism/
        politics/office | ban/prohibition on ?all/any/his/her public/political/journalistic/civic/teaching/publishing/
        posting/social/holding/leading/engaging/running/standing/activity/activities | off limits to/for ... for {n}
        years | banned/bans/banning/barred/barring/bars/forbidden/forbids/forbade/prohibited/prohibits/prohibiting/
        disqualified/disqualifies/debarred ... from/to ?hold/engage/all/any/his/her/taking/in ?part ?in ?public/
        political/civic/social/journalistic publishing/posting/blogging/holding/engaging/practising/practicing/
        running/standing/leading/journalism/politics/teaching/activity/activities/organisations/associations/rallies/
        office/media ?office ?for ?{n} ?years | may/can/must/shall not run/lead/manage/edit/found/head/own ?a/any/an
        ... website/media/newspaper/channel/party/organisation/organization/association/outlet/ngo | not/nor/or sit/
        serve on ?the ?any board/boards/committee/council of | barred/banned ... for {n} years ?from
    """,
    "ACQUITTED": """
        found/finds/finding/declared/pronounced/proclaimed/ruled ... not guilty | found/finds/finding/declared/
        pronounced/proclaimed ... innocent | not guilty said/ruled/was ?the ?verdict/court/judge/jury |
        exonerated/absolved/vindicated of/by/in/on ?all/the/every | cleared/clear/clears/clearing ... of/on ?all/
        every/any/the ?single charge/charges/count/counts/guilt/wrongdoing/accusation/accusations | was/were/been/is/
        are/stands/walks/walked ?fully/completely/finally cleared/exonerated/absolved/vindicated/rehabilitated ?of/by/
        in ?all/any/the ?charges | no/absence/lack/want of/in/evidence/corpus/elements ?a/the/of/his/her ?crime/
        offence/offense/delicti/acts/actions ... acquit/acquitted/acquits/acquitting/not/cleared | found/saw/sees/
        finds/established no/nothing crime/offence/offense/guilt/corpus/evidence/criminal ... and/so/, ?and ?has/was/
        were ?had acquitted/freed/released/cleared/walked | acquittal of | acquits ?of | walked/walks/left/came ?out
        ... ?an innocent ?man/woman | threw/throws/tossed/thrown ?out every/all/the ?of ?the charge/charges/count/
        counts/case against | jury/judge/court ?has sided/agreed with the defence/defense/defendant ?on | is/was/are/
        were/found innocent, ?the ... court/judge/jury/panel | court/judge/panel/judges/jury/bench ... found/finds/
        saw/sees/established no crime/guilt/offence/offense/wrongdoing ?in | name was/is/has/finally ?been cleared |
        left/leaves/walked/walks/came ... court/courtroom/dock/courthouse ... a/as free/innocent ?and ?innocent man/
        woman ... cleared/acquitted/not ?guilty | with his/her/their name/names cleared | cleared his/her/their name
        ?of
    """,
    "CASE_CLOSED": """
        proceedings/prosecution/case/investigation/inquiry/file/dossier/probe against/into/on/of/over ... is/are/was/
        were/has/have/had/been/now ?been ?now ?finally ended/over/closed/shelved/dropped/terminated/discontinued/
        abandoned/halted/stopped/withdrawn/dead/buried/archived/concluded/ceased/collapsed/lifted/scrapped ?for/in/at
        ?good/lack/want | file/case/proceedings/prosecution/investigation/inquiry was/were/has/have/is/been ?been
        shelved/archived/buried/abandoned/scrapped/halted/discontinued/terminated/dropped/closed ?for/due/because/
        over/in ?good/lack/want/absence/to | no longer ?a/an/under/considered/faces/facing/face ?a/any/criminal
        suspect/suspected/accused/investigation/charges/charge/prosecution/suspicion | charge/charges/accusation/
        suspicion/suspicions ?against ... was/were/has/have/had/are/is ?been/now ?now withdrawn/lifted/thrown/
        dismissed/dropped/scrapped/removed/discontinued/abandoned ?out | terminated/discontinued/closed/ended/halted/
        stopped/shelved/dropped/abandoned/dismissed/withdrew/buried/scrapped ?the/its/all/his/her/their/criminal/
        pre-trial/pretrial ?criminal/pre-trial/pretrial case/proceedings/prosecution/investigation/inquiry/probe/
        charges/charge ?against/into/over/concerning/for/in | for/due/owing/because/citing/in ?to ?of ?the lack/want/
        absence of ?any/a/corpus/evidence/elements/an ?of ?a ?crime/offence/offense/evidence/delicti ... closed/
        dropped/ended/terminated/discontinued/shelved/stopped | closed/dropped/ended/terminated/discontinued/shelved/
        stopped/halted/lapsed ... for/due/owing/because/citing ?to ?of ?a/the lack/want/absence/limitation/statute/
        expiry of/period ?a/an/evidence/crime/limitations | conceded/admitted/concluded/acknowledged/police ... no/not
        offence/offense/crime/a ?crime ?had ?has ?been ?taken/was/committed/took/in ?committed ?place | not/n't/never/
        nobody be/being prosecuted ?any/further/after ?longer/all | shelved/closed/archived/buried/dropped the/his/her
        file/dossier/matter on/against/of
    """,
    "APPEAL_FILED": """
        appealing/appeals/contested/contests/contesting/challenged/challenges/challenging the/his/her/their/this/it
        ?guilty/prison/court's/court ?lower verdict/sentence/ruling/judgment/judgement/conviction/decision/arrest/
        remand/fine/detention | will/has/have/is/are/to ?now/already contest/challenge/contested/challenged/
        challenging/contesting the/his/her/their/this/it ?guilty verdict/sentence/ruling/judgment/conviction/decision/
        remand/arrest/detention/fine | appeal/appeals/complaint/cassation/petition ?against/over/on ... was/were/has/
        have/had/is/already/now ?been ?now ?already lodged/filed/submitted/brought/sent/registered/entered/handed
        ?with/to/at/in/by | lodged/lodges/lodging/filed/files/filing/submitted/submits/brought/brings/entered/sent/
        handed/put ?in ?a/an/the/his/her/their ?joint/formal ?cassation/appellate appeal/appeals/complaint/cassation
        ?petition ?against/over/with/to/on/at/in | takes/took/taking/taken ?the/his/her/their/it case/verdict/fight/
        sentence/matter/conviction ?up to ?the/an supreme/appeal/appeals/cassation/higher/regional/appellate ?court |
        asked/asks/asking/petitioned/applied ?to the/an ?court ?of supreme/appeal/appeals/cassation/higher/appellate/
        regional ?court to/for quash/overturn/annul/set/acquit/review/cancel/reverse/a ?aside | lawyer/lawyers/
        counsel/defence/defense ?team ?has/have/is/are ?already appealed/appealing/contested/challenged
    """,
    "APPEAL_UPHELD": """
        left/leaves/leaving/let/lets the/his/her/their ?judicial/prison ?court ?guilty acts/verdict/sentence/
        conviction/ruling/term/judgment/judgement/decision/fine/arrest/remand ... unchanged/intact/standing/stand/
        unaltered/untouched/undisturbed/force/without ?change | will/must/has/have/to ?now ?to serve/do/sit ?out
        every/each/all/the/his/her/full month/day/year/hour/whole/entire ?of ?the/his/her/them ?{n} years/month/term/
        sentence/day/of | saw/sees/found/finds/find/seeing/had no/nothing/neither reason/grounds/basis/cause/fault/
        errors/error/wrong/violation/violations/ground to/for/in/with ?which change/changing/alter/altering/interfere/
        interfering/intervene/review/reviewing/disturb/overturn/overturning/reconsider/quash/quashing/the/cancel/
        soften/revise ?the/lower/verdict ?verdict/court's/sentence | refused/declined/refuses/declines to budge/
        intervene/interfere/alter/disturb/reopen/revisit/soften/shorten/touch/quash/annul/cancel/refer/transfer/take/
        lower ... verdict/sentence/conviction/case/term/judgment/appeal/complaint/it/ruling/up | unmoved/unconvinced/
        unpersuaded/unimpressed by the/his/her/their ?nine/defence/appeal/complaint/arguments/defense ?witnesses |
        was/were not moved/convinced/persuaded/swayed/impressed ?by | verdict/sentence/conviction/judgment/judgement/
        ruling/term ?therefore/now/has/have/thus ?has/now stands/stood/stand/final/entered/took/taken/gained/acquired/
        became/become/gains/enters/takes ?into ?legal/effect/final/force | verdict/sentence/conviction/judgment/
        judgement/term is/are/was/has/became/becomes ?now ?become final ?and ?in ?force | appeal/appeals/complaint/
        complaints/cassation/petition ... was/were/has/have/is/been/came/got/went ?been left/thrown/turned/brushed/
        waved/refused/fruitless/futile/nowhere/nothing/unsatisfied/unsuccessful/vain/rejected/dismissed ?out/down/
        aside/to/without ?satisfaction/granted | complaint/appeal/cassation/appeals ... changed/brought/achieved/made
        nothing/no ?difference | left ... complaint/complaints/appeal/appeals/cassation ... without/unsatisfied/
        ungranted/unanswered | brought/bring him/her/them no/little relief/luck/joy/change | lost ?again ?on/in/at
        the/his/her/their/an ?final appeal/appeals/cassation ?court | higher/upper/appeal/appeals/regional/supreme/
        cassation/appellate/second-instance court/panel/instance/judges/bench/chamber ... agreed/sided/concurred/
        endorsed/upheld/confirmed/affirmed/rubber-stamped/stood/backed ?with/by ?the ?lower/first/trial/district/city
        court/verdict/sentence/judge/ruling/instance | no ?such luck/change/relief/mercy on/in/at/from ?the appeal/
        appeals/cassation | would/did/could/will not/n't touch/change/alter/disturb/overturn/soften/shorten/budge/
        review/reconsider ?on ?the/his/her/their ... verdict/sentence/conviction/term/ruling | saw/sees/had/has/have/
        watched/sees his/her/their ?{n}-year ?prison/jail ?final sentence/term/conviction/verdict/fine/arrest/remand
        ?was upheld/confirmed/stand/affirmed | saw/sees/had/has/have/watched his/her/their ?final ?cassation appeal/
        complaint/cassation rejected/dismissed/fail/thrown/turned/denied/refused ?out/down | lost before/in/at the/an
        ?regional/city/supreme/appeal/appeals/higher court ?of ?appeal | {n} years stand/stands/remain/remains/
        unchanged/upheld
    """,
    "TERM_CHANGED": """
        saw/sees/had/has/having {n} years/months/year/a ?year come/comes/came/taken/shaved/knocked/cut/lopped/added/
        tacked/trimmed/sliced/disappear ?off/from/onto/to ?his/her/their/the ?term/sentence | {n} years/months/year/
        half ... off/from/to/onto ?of ?his/her/their/the ?original/prison sentence/term/punishment/time ?by/on/was/
        were/at | sentence/term/punishment ?was/has ?been ?goes/went/came/is ?now down/up/falls/fell/rose/rises/drops/
        dropped/shrank/grew/went/goes from/to/by ?from {n} ?years/months ?years ?to | now/instead/so ?only faces/has/
        serves/serve/left/gets ?with {n} ?years/months instead/rather/not/and ?of/than ?the | {n} ?years/months
        instead/rather of/than {n} | {n} ?years/months not/down/up {n}/from ?{n} | made/turned/changed/raised/cut/
        halved/turning/making ?the/his/her ... {n} ?years/months into/to {n} | softened/lightened/toughened/hardened/
        stiffened/harshened/mitigated/aggravated/doubled/halved/tripled/commuted/raised/lowered/upped/docked/
        lengthened ?the/his/her/their ?prison/jail sentence/term/punishment/penalty | sentence/term/punishment/penalty
        ... was/were/has/have/been/is ?been softened/lightened/toughened/hardened/stiffened/mitigated/doubled/halved/
        tripled/raised/lowered/upped/docked/lengthened/shortened/trimmed/commuted/slashed | a/one year/month/half
        less/more/shorter/longer/off | reduced/cut/reducing/cutting/increased/raised/slashed/slashing ?the/his/her/
        their ... {n}-year ?prison/jail term/sentence/punishment | {n}-year ?prison/jail term/sentence ... reduced/
        cut/increased/raised/slashed/shortened/halved/doubled/lowered/trimmed | saw/sees/had/has/have/watched his/her/
        their ?{n}-year ?prison/jail sentence/term/punishment cut/reduced/shortened/increased/raised/lengthened/
        halved/doubled/trimmed/extended/softened ?from/to/by | took/takes/take/shaved/knocked a/one/half/{n} year/
        month/years/months/a ?year off ?the/his/her sentence/term/punishment ?of | {n} years/months fewer/less ?in/
        behind
    """,
    "VERDICT_QUASHED": """
        quashed/quashes/quashing/overturned/overturns/overturning/annulled/annuls/annulling/set/sets/setting/
        cancelled/canceled/cancels/vacated/vacates/struck/strikes/reversed/reverses/reversing/tore/tears/scrapped/
        scraps/threw/throws/voided/invalidated/undid/undone/rescinded/revoked ?down/out/up/aside ?the/his/her/their/
        its/that/this/a ?guilty/lower/earlier/district/city/court's/original/first-instance verdict/conviction/
        sentence/judgment/judgement/ruling/decision | verdict/conviction/sentence/judgment/judgement/ruling ... was/
        were/has/have/is/been/had ?been set/cancelled/canceled/vacated/struck/reversed/scrapped/thrown/voided/
        invalidated/rescinded/torn/quashed/annulled/overturned/undone ?down/out/up/aside | sent/sends/sending/
        returned/returns/returning/remitted/remits/referred/refers/remanded/handed/transferred/gone/goes/ordered ?back
        ?the/his/her/their/it ?case/matter/file/it/him/her ?back/to/for/down ... for/to a/an/be/another ?new/fresh/
        second/another/re-examination/reconsideration/heard/tried/retried/repeat ?full trial/hearing/consideration/
        examination/look/review/investigation/afresh/anew/again/start | retrial/re-trial/rehearing of/for/was/has/is/
        ordered/will/before | new/fresh/second/another/repeat trial/hearing ... was/is/has/ordered/orders/granted/
        begin/held ?been ?ordered/granted | case/matter/trial/everything ... heard/tried/examined/considered/start/
        starts/begins/begin anew/afresh/again/scratch/over ?from/all ?over | tried/judged again/anew/afresh ?by |
        gets/got/won/wins/granted/given ?him/her a/another new/fresh/second trial/hearing | saw/sees/had/has/have/
        watched his/her/their sentence/conviction/verdict overturned/quashed/annulled/cancelled/thrown/set ?out/aside
        | tried/try/judged/heard again/afresh/anew/over/from ?scratch ?by | be tried again/afresh/anew
    """,
    "TRANSFERRED": """
        put/placed/loaded/herded/boarded ... on/onto/into ?a/an/the ?prison/convict/guarded/night/prisoner train/
        carriage/wagon/convoy/transport | turned/showed/ended/wound/surfaced/resurfaced/arrived/reappeared/emerged/
        reached/landed ?up ... at/in/inside ?an/a/the/another ... colony/prison/institution/camp/penitentiary/jail/
        facility | convoyed/shipped/trucked/bussed/bused/entrained/railed/ferried/flown/conveyed/dispatched/hauled/
        relocated/rehoused/reassigned ... to/from/into/towards ?a/an/the ?another ... colony/prison/institution/camp/
        penitentiary/jail/facility/centre/center/sizo/remand/region/north/south | was/were/been/is/are/being ?now
        ?suddenly/secretly/again convoyed/shipped/trucked/bussed/entrained/railed/ferried/conveyed/dispatched/
        relocated/rehoused/reassigned out/off/away/from/to/by/between | move/transfer/relocation/convoying/transport/
        dispatch of ... to/from ?a/an/the/another ... colony/prison/institution/camp/facility/jail/region | his/her/
        their transfer/move/relocation/convoy ?to/from ?a/an/the/another ... ?colony/prison took/came/happened/
        follows/followed/was ?place | by/under/in/on ?a/the/prison convoy/escort/stage/etap/transit to/from | on ?the
        stage/etap/road/move/transit/convoy to/from/between/between ... colony/prison/camp/prisons/colonies | change/
        changed/changes/swapped of colony/prison/camp/colonies/prisons/institutions | new/another/different/next
        colony/prison/camp/facility/institution since/for | gone/left/taken/vanished/disappeared from/out ?of ?the/
        his/her ... colony/prison/camp/jail/sizo/facility/cell ... to/for/turned/later | from ?the/a ... colony/
        prison/camp/remand/sizo/jail/facility ... to ?the/a/an/another ... colony/prison/camp/institution/facility/
        jail | nobody/no-one/no ?one ?knows/told where ?he/she/to was/had/been/taken/moved | brought/carried/driven/
        taken/sent/moved/transferred back/away/off/out to/into/from ?a/the/his/her ... colony/prison/camp/jail/sizo/
        remand/facility/institution
    """,
    "SECURITY_LEVEL_CHANGED": """
        moved/transferred/switched/sent/transfer/move/reassigned/changed/eased/softened/toughened/hardened ... from/
        to/into ?a/an/the minimum/medium/maximum/general/strict/special/ordinary/reinforced/stricter/harsher/softer/
        milder/lighter/easier/tougher regime/security to/colony/prison/conditions/from | ?security/prison/detention
        regime/conditions/category/level ... was/were/has/have/been/is ?been softened/eased/relaxed/tightened/
        toughened/hardened/changed/upgraded/downgraded/raised/lowered/stiffened | softened/eased/relaxed/tightened/
        toughened/hardened/changed/upgraded/downgraded/raised/lowered ?the/his/her/their ?security/prison/detention
        regime/category/level/conditions ?of ?detention/custody/serving | moved/transferred/switched/sent/transfer/
        move/reassigned ... to/into ?a colony-settlement/settlement/minimum-security/maximum-security/strict-regime/
        medium-security/stricter/harsher/lighter/milder ?colony/regime/prison/conditions | replaced/swapped/changed/
        exchanged ... medium-security/minimum-security/maximum-security/general/strict/ordinary ?regime ... with/for/
        to/by ?a/an minimum-security/medium-security/maximum-security/strict/general/stricter/milder
    """,
    "PUNISHMENT_CELL": """
        disciplinary/penal/punishment/punitive/isolation/segregation/solitary isolation/isolator/unit/block/ward/cell/
        cells/confinement/wing/barrack/detention | shizo | segregation/isolation unit/cell/ward/block/for | in/into/to
        the hole | put/placed/locked/held/kept/thrown/sent/spent/shut/moved/doing ... in/into/to/alone ?a/the ?prison
        solitary/isolation/segregation/isolator/kartser/carcer | locked/shut/held/kept/sits/sat alone in/for/{n} ?a/
        {n} ?punishment/cell/days | {n} days/nights/months of/in/in ?the/a solitary/isolation/shizo/isolator/
        segregation/hole
    """,
    "PAROLE_GRANTED": """
        let/lets/letting/set/freed/frees/released/releases/releasing/allow/allowed/allows/permitted/free/walks/walked/
        home/out ... ?to ?go/leave/walk ?out/free/home ahead/before/early of ?his/her/their/the ?time/schedule/term |
        released/freed/out/let ?out on licence/license | early/conditional ?early/conditional release ?of/for ...
        ?was/has/is/been ?been granted/approved/ordered/allowed/satisfied/agreed/confirmed/authorised/authorized |
        parole/early-release/early/udo ?release plea/request/application/petition/bid/motion/appeal ... granted/
        approved/satisfied/accepted/allowed/succeeded/upheld/worked | agreed/agrees/ruled/decided/consented to/that/on
        ?his/her free/release/parole/let ... early/ahead/parole/conditionally | won/wins/earned/earns/secured/gained
        ?an/his/her/their early/conditional freedom/release/liberty/exit | {n} years/months/weeks/days/year/half
        early/ahead ?of ?schedule/time/and ?due | given/granted/won/got/tasted early freedom/liberty | conditionally/
        provisionally ?and ?early freed/released/free/let | agreed/ruled/decided/allowed/decides/agrees ... may/can/
        could/should/to leave/go/walk/return ?the ?free ?colony/home/prison early/ahead/before ?of | got/gets/has/had/
        won parole | saw/had his/her parole/early ?release granted/approved | freed/released/let ... ?out ?go early |
        freed/released/out {n} years/months ?and ?{n} before/ahead ?of the/his/her ?end ?of
    """,
    "PAROLE_DENIED": """
        declined/declines/refused/refuses/unwilling/forbade/did/would/will ?not ... to/not/let/release/free/grant
        ?let/release/free/grant ... early/ahead/parole/conditionally/sooner | refused/declined/denied/turned/rejected/
        dismissed/threw/left/knocked ?down/out/back ?him/her/them/his/her/the/an/a ?plea/bid/request/application/
        petition/motion ?for/of early/conditional/parole/udo/early-release/milder ?release/freedom | no/without early/
        parole/conditional/udo ?release/freedom/for/was/exit | parole/early/udo/conditional ?release/freedom ... was/
        were/is/has/been/remains ?been ?again refused/denied/rejected/declined/ruled/off/dismissed/beyond/out ?out/
        down ?of ?reach | not/n't/never ?be/been/to/yet ?be/been let/released/freed/paroled/allowed/coming/going/
        leaving ?out/home early/ahead/before/sooner | failed/lost/loses/missed/fails ?to/in/his/her/out ?win/get/gain/
        earn/secure/bid/plea/on ?for early/parole/conditional release/freedom/bid | too early/soon/dangerous to/for
        ?be/let/early/parole ?released/freed/out | no/insufficient/not/n't ?enough grounds/reason/reasons/basis to/for
        free/release/let/parole/freeing/releasing ... early/parole/ahead/conditionally | saw/had his/her ?latest/
        second parole/early ?release ?bid/request/application/petition rejected/refused/denied/turned ?down | parole/
        early ?release ... and/but was ?again refused/denied/turned/rejected/unsuccessful ?down
    """,
    "REPLACED_MILDER": """
        unserved/remaining/remainder/rest/balance/outstanding ?of/part/portion ?of ?the/his/her/their ... ?term/
        sentence/punishment/time/imprisonment/years/months ... replaced/converted/commuted/substituted/exchanged/
        swapped/traded/turned/changed/spend/spent ?with/by/into/to/for ... restricted/restriction/restrictions/
        limited/fine/correctional/community/milder/lighter/probation/home/labour/softer | replaced/converted/commuted/
        substituted/exchanged/swapped/traded/turned/changed/replacing/commuting ?the/his/her/their ?unserved/
        remaining/remainder/rest ... into/to/with/by/for ?a/the restricted/restriction/limited/fine/milder/lighter/
        softer/correctional/community/probation/freedom/liberty | will/to/may/can ?now serve/spend/see/sit ?out the/
        his/her rest/remainder/remaining/balance ... at/from/outside/under/on home/prison/restricted/probation/
        supervision/liberty | milder/lighter/softer punishment/penalty/sentence/form/kind ... was/replaced/granted/
        applied ?by/with/to | swapped/exchanged/traded/changed ?his/her/their/the cell/colony/prison/camp/bars for ?a/
        an restricted/fine/restriction/probation/supervised | what ?was/is/had ?been remained/left/remains/outstanding
        of ... for/by/with/into/to ?a restricted/limited/fine/milder/probation/restriction/community/correctional
        ?freedom/liberty
    """,
    "RESTRICTION_REVOKED": """
        sent/sends/send/put/puts/returned/returns/locked/taken/jailed/imprisoned/goes/went/back ... ?back/to/in/into/
        behind ?to ?prison/jail/bars/colony/cell/custody ... for/after/over ?having breaching/breaking/violating/
        flouting/broke/broken/breach/breaches/violation/violations/missing/ignoring/disobeying ?of ... probation/
        restrictions/restriction/terms/conditions/supervision/curfew/parole/rules/freedom | probation/parole/
        conditional/suspended/restricted/restriction ?sentence/term/freedom/of ?freedom/liberty ... turned/converted/
        replaced/changed/swapped/exchanged/became/activated/toughened/revoked/cancelled/withdrawn/scrapped ?into/to/
        with/by/for ?a/real/actual/prison/jail/custody/imprisonment/colony | revoked/revokes/cancelled/canceled/
        scrapped/withdrew/activated/converted/replaced/turned/ended/exchanged/swapped ?the/his/her/their ?{n}-year
        ?conditional probation/parole/suspended/restricted/restriction/conditional/freedom ?sentence/of/term/freedom/
        release/liberty | {n} years/months still/left/remaining ?left to ?run/serve/go ... spent/served/behind
        ?behind/in ?a bars/prison/colony/jail | rest/remainder ?of ?his/her/the ?term/sentence ... spent/served/serve/
        spend behind/in ?a bars/prison/colony/jail ?instead ?of | from/instead ?of ?restricted/home/probation/freedom
        freedom/home/probation/flat to/into ?a prison/colony/cell/jail
    """,
    "RELEASED_SERVED": """
        served/did/done/completed/finished/ended/sat/saw ?out ?the/his/her/their/a/every/all ?last/whole/entire/full/
        complete/day/month ?day/hour ?of ?the/his/her/their ?{n}/prison/{n}-year ?prison ?years/year term/sentence/
        stretch/punishment ?in ?full/end/last | did/done/served his/her time | served/did/sat/saw ?out every/each/all/
        the day/month/hour/whole/entire/full ?last ?of ?the/his/her/their ?{n} ?years | to the last/very day/end/hour/
        minute of ?his/her/the/a/{n} | at/on/upon/with/after/following ?the/his/her/its end/expiry/expiration/
        completion/close of ?his/her/their/the/a ?{n}-year/full/whole/entire/prison ?prison/jail term/sentence/time/
        stretch/years/imprisonment | time/sentence/term/stretch/punishment ... was/is/has/had/are ?now ?been up/over/
        ended/expired/finished/ran/run/elapsed/done/behind/served/completed/past ?out ?him/her | ran/run out ?his/her/
        the sentence/term | paid/settled his/her/their debt/dues ?in ?full | walked/walks/came/left/leaves/emerged/
        released/freed/out/home ?out/free ... after/following/having serving/doing/served/done ?a/his/her/the/all/
        nearly/almost ?full/entire/whole {n} years/months ?to/in/behind/inside | full term/time/sentence served/behind
        ?him/her | from/start to/bell bell/finish | {n} years/months done/served/over/behind ?him/her
    """,
    "RELEASED_UNSPECIFIED": """
        sleeping/slept/sleeps/woke/waking/wakes/woken/dined/dining ?up at/in home/his/her ?own ?bed/home again/
        tonight/on/last/for | in ?his/her ?own bed/kitchen again/tonight/for/after | free/freed again/man/woman | is/
        was/are/were/walks/walked/became ?now/again/finally/once a/again free ?man/woman/person/again | at liberty
        ?again/since/from/on/for/after/yesterday | gates/gate/doors/door ... opened/swung/slid/parted/closed behind/
        for/on him/her | met/greeted/hugged/embraced/welcomed/waiting/waited ... at/outside/by/beyond the/a ?prison/
        colony/camp ?prison/colony gates/gate/checkpoint/fence/doors | hugged/embraced/kissed/held ... outside/beyond/
        at/in ?front ?of ?the/a prison/colony/jail/camp/court/gates | left/leaves/leaving/quit/quits/departed/exited/
        stepped/walked/strode/came/drove/rode/limped/marched/strolled/emerged ?out/away/free/forth ?of/from/through
        ?the/a/an/his/her ... colony/prison/jail/camp/facility/institution/detention/custody/penitentiary/gates/
        remand/sizo | regained/regains/recovered/enjoys/enjoying/got/given/gave/back/won/wins ... ?back his/her/their/
        its freedom/liberty ?back | out/sprung/freed/away/home from/of/after behind/inside/{n} bars/years ?in | after
        {n} years/months/days/weeks/winters ?away/inside/behind/in ?bars/prison/jail/a ... is/was/came/walked/home/
        back/free/out ?home/back/free/out ?home ?again | set/sets/setting/turned ... free/loose | let/lets/letting ...
        out/go ?of/from ?the courtroom/dock/custody/detention/prison/jail/remand | ordered/orders/ordering/directed/
        directs/ruled/decided/told ... ?to ?be ?that freed/released/discharged/release/let/free ?go ?at ?once/
        immediately/from/forthwith | back/home/returned with/among/to ?his/her/their family/children/loved/relatives/
        wife/husband/mother/parents/kids ?ones after/from ?a/the/his/her ?{n} ?years/prison/jail/colony/custody/months
        | no longer behind/in/inside/locked/held bars/prison/jail/custody/up ?up | discharged/freed/released/sprung/
        let ?out from/of/in ?the/a ?pre-trial/pretrial custody/courtroom/dock/remand/prison/jail/colony/camp/detention
        | gates/gate/doors/door ?of ... opened/closed/shut/swung/slammed behind/for/before | steps/stepped/walked/
        walks/came/emerged/slipped through ?a/the ?prison/side/colony/back ?side/prison door/gate/gates ?on/of/and |
        in/at his/her ?own kitchen/flat/bed/house ... by/that evening/night/nightfall/tonight
    """,
    "RELEASED_HEALTH": """
        let/lets/released/freed/sent/freeing/releasing/discharged/home ... ?out/go/home/early ... because/owing/due/
        given/considering/on/for/in/with ?of/to ?account/view ?of ?the/his/her/their/a ?grave/serious/terminal/
        failing/poor/severe/worsening/bad/ill illness/health/condition/cancer/disease/ill-health/diagnosis/tumour/
        tumor/heart/state/medical/humanitarian ?grounds/reasons | too ill/sick/unwell/frail/weak to ?serve/remain/
        stay/be/continue/go ?kept/held ?on ?in/serving | medical/health/compassionate/humanitarian release/parole/
        discharge | relieved/exempted/released/excused ... from ?serving ?the/his/her/further ?rest ?of ?punishment/
        sentence/imprisonment ... owing/due/because/on/for ?to/of ?a/an/his/her ?grave/serious/severe illness/health/
        disease | compassionate release
    """,
    "PARDONED": """
        forgave/forgives/forgiven/remitted/remits/remitting/wiped/spared ?him/her/them/out ?the/his/her/their
        ?remaining/rest/remainder/unserved/last/prison ?of ?the/his/her ?part/{n} ?of ?and ?half ?the punishment/term/
        sentence/years/months/remainder | decree/order/act/edict/signature/stroke of/signed/by ?the/a/an ?president/
        presidential/head/mercy/clemency/pardon/pen ... freed/released/pardon/pardoned/pardons/forgave/forgiven/
        remitting/remitted/free/spared/clemency/mercy/remitted/release | decree/act of ?presidential pardon/clemency/
        mercy | presidential/president's/state pardon/clemency/mercy/forgiveness | president/tokayev/head ?of ?state
        ?has/had/qasym-jomart ?tokayev pardoned/pardons/forgave/forgiven/forgives/freed/frees/spared/granted/grants/
        showed/extended/signed ... clemency/pardon/mercy/freedom/sentence/term/punishment/prison/remaining/rest/
        remainder/early/him/her | granted/given/shown/extended/received/got/won/accorded/offered ... ?a/an/the/full/
        presidential ?presidential pardon/clemency/mercy | pardoning of/him/her/them | among/one/of ?of those/
        convicts/prisoners/inmates/the/{n} pardoned/forgiven ?by | among those pardoned | pardon/clemency was/has/
        were/is/had ?been granted/extended/signed/accorded/given/shown | plea/petition/request/application for mercy/
        clemency/pardon ... granted/satisfied/approved/accepted/upheld
    """,
    "AMNESTIED": """
        amnesty ?law/act ... applied/extended/covers/covered/applies/benefited/opened/freed/wiped/reduced/cut/ended/
        reached/saved/released/let ?to/for/out | benefited/benefits/benefit/falls/fell/comes/came/qualified/freed/
        released/let/walked/out/home/leaves/left/covered/came ... ?go/out/free from/under/by/for/within/thanks/due/
        through/on ?to ?the/an/a/last/this ?year's/new/recent/presidential/anniversary/independence ?day/anniversary
        amnesty ?law/act | under/by/through/thanks/pursuant/on ?to ?virtue/strength/basis ?of the/an/this ?new/recent/
        law/act/independence/anniversary ?on/of/day amnesty ... freed/released/cut/shortened/reduced/relieved/
        exempted/out/home/walked/discharged/left | amnesty/amnestied ?has/have ?also ?now him/her/them/freed/
        shortened/released
    """,
    "SUPERVISION_SET": """
        placed/put/kept/set/live/lives under ?administrative/police/probation/open/public/strict/constant/{n}-year/
        prophylactic/preventive supervision/surveillance/watch/oversight/control/monitoring ?for/by/of/until |
        administrative/police/probation supervision/surveillance/oversight ?was/is/for/of/over/with ?imposed/
        established/set/ordered/{n} | established/imposed/set/ordered/introduced ?an/the ?administrative/police/
        probation ?police supervision/surveillance/oversight ?over/for/of/on | must/has/have/obliged/required/will/
        ordered/told ?to ?now ?to report/check/register/sign ?in ?to/at/with ?the ?local police/station/probation/
        inspector/precinct/officer ?every/twice/once/weekly/monthly/each | stay/be/remain home/indoors/in between/
        from/after/at {n}/night/nightfall/dark ?p.m./pm | curfew from/of/at/between ?{n} | check/sign/report/register
        ?in ?with/to/at the ?local police/probation/precinct/inspector ?station ?service every/each/twice/once/weekly/
        monthly
    """,
    "FORCED_PSYCHIATRY": """
        measure/measures of ?a compulsory/medical/forced/coercive/medical ?nature/character | medical measure/measures
        ?of ?a ?compulsory | compulsory/coercive/forced/forcible/involuntary/enforced/mandatory medical/psychiatric/
        treatment/inpatient/hospital/hospitalisation/hospitalization/commitment/placement/confinement treatment/
        measure/measures/care/hospital | treatment/confinement/placement/commitment in ?a/the/an ... psychiatric/
        mental/psychoneurological ... hospital/clinic/institution/ward/facility/asylum | committed/confined/locked/
        sent/dispatched/shut/packed/admitted/consigned/taken/moved/put/placed/held/transferred/kept ... ?off/up/away
        ?against ?will ?his/her ... to/in/into ?a/the/an ... psychiatric/mental/psychoneurological/secure/asylum
        ?hospital/clinic/institution/ward/dispensary/facility/unit | declared/found/ruled/pronounced/judged/deemed ...
        ?to ?be insane/mentally/unsound/of ?not ?ill/incompetent/unfit/unsound ?mind/and/criminally ... ?and
        treatment/hospital/clinic/sent/committed/psychiatric | madhouse/asylum/psychiatric hospital/clinic/ward
        instead/rather of/than | treated/treatment/held/kept in/at a/an ?specialised/secure psychiatric hospital/
        clinic/ward/institution ?by ?order
    """,
    "PSYCHIATRY_ENDED": """
        compulsory/forced/forcible/coercive/involuntary ?medical/psychiatric treatment/measures/measure ?of ... ?was/
        were/has/have/is ?been lifted/ended/stopped/cancelled/canceled/terminated/discontinued/over/changed/revoked/
        replaced | lifted/ended/stopped/cancelled/canceled/terminated/discontinued/revoked ?the/his/her/their
        compulsory/forced/coercive/involuntary ?medical/psychiatric treatment/measures/measure | discharged/released/
        freed/let/allowed/left/out/home/walked/came ... ?out/home ... from/of ?the/a/an ... psychiatric/mental/
        psychoneurological ?hospital/clinic/ward/institution/dispensary
    """,
    "HOSPITALISED": """
        carried/rushed/taken/moved/brought/admitted/transferred/wheeled/driven/stretchered/evacuated/delivered/
        hurried/airlifted/sent/referred ... to/into ?a/an/the/prison/local/city/regional/tuberculosis/civilian ...
        infirmary/hospital/clinic/sanatorium/icu/ward/emergency/intensive/resuscitation ?unit/care/room/ward |
        admitted to/into/at ?a/an/the/intensive | on/onto a/an/the drip/ventilator/iv | in/into/inside ?a/an/the/
        hospital ?prison/city/regional/tuberculosis/civilian/intensive hospital/infirmary/icu/intensive/ward ?care/
        unit with/after/since/where/for | ambulance/paramedics/medics ... took/rushed/drove/carried/called/summoned/
        came/collected/brought for/away/him/her/to | operated on/upon ?for/in/at | underwent/undergoing/undergo ?an/a/
        emergency/heart/urgent/abdominal ?operation/surgery/heart/emergency surgery/operation ?in/on/at | lies/lay/
        lying/treated/treatment/recovering in/at ?a/an/the ?prison/city/regional hospital/ward/infirmary/clinic/icu/
        intensive | collapsed/fainted ... taken/rushed/carried/brought/hospital/ambulance/infirmary | suffered/had/
        after a heart attack | suffered/had ?a/an stroke/infarction/heart/haemorrhage ?attack
    """,
    "HUNGER_STRIKE": """
        has/have/had/is/are/was/were/he's/she's ?been ?now ?still ?also taken/taking/refused/refusing/stopped/
        accepting/accepted/touched/eaten/eating/had ?all no/nothing/food/eating/meals/only/any ?food/meals/but ?water
        ?since/for | refused/refuses/refusing/stopped/stops/stopping/quit/rejecting/rejected/rejects/declined/
        declines/gave/turning/turned/giving ?up ?all ?prison ?to ?away food/eating/eat/meals/rations/nourishment |
        without food/eating/meals for/since/in ?the ?a ?day/{n} | not/n't/nothing/never/no ?been ?has/have eaten/
        eating/eat/touched/taken/taking/take ?any/a ?food/bite/meal/thing/anything/crumb since/for/in | dry/
        indefinite/open-ended/protest/wet fast/hunger/strike/fasting ?strike | fasting/fasts/fasted/starving/starves
        ?himself/herself/themselves in/since/for/to/over ?protest/demand/{n} | began/begins/begun/started/starts/
        announced/announces/declared/declares/launched/launches/continues/continued/resumed/resumes/joined/joins/
        ended/ends/broke/breaks/called/calls/suspended/suspends/halted/stopped/abandoned ?off ?a/an/the/his/her/their
        ?dry/indefinite/{n}-day/protest fast/hunger-strike | {n} day/days/th/week/weeks of/on/into/without ?a/an/the/
        his/her/their ?dry fast/hunger/food/eating ?strike | day {n} of ?a/the/his/her/their ?dry fast/hunger ?strike
        | resumed/resumes/started/began/agreed/accepting ?to/again eating/eat/food/meals ?again | hunger-striking/
        hunger-striker/hunger-strike/hunger-strikes | lived/living/lives/survives/surviving on ?only water/tea ?alone/
        only/since/for | sends/sent/sending ?back his/her/their meals/food/tray/trays/rations ?back/untouched
    """,
    "SELF_HARM_OR_ATTEMPT": """
        bleeding from ?both/his/her/the/cuts/slashed ?to/on ?his/her/both ?the forearms/forearm/wrists/wrist/arms/
        veins/throat/neck | cut/cuts/cutting/opened/opens/opening/slashed/slashes/slashing/slit/slits/slitting/gashed/
        severed/sliced ?open his/her/their/both/the ?own ?of ?his/her veins/wrists/wrist/forearms/forearm/throat/neck/
        arms/arm/stomach/belly/abdomen/vein | sewed/sewn/stitched/sewing/stitching/sews/stitches ?up his/her/their
        ?own lips/mouth/mouths/eyes ?shut/together | tried/tries/trying/attempted/attempts/attempting/sought/wanted to
        end/take/hang/kill/harm/hurt ?his/her/himself/herself/their ?own ?life | attempt/attempts on/at ?his/her/their
        ?own life/suicide | suicide attempt/attempts/bid/gesture | swallowed/swallows/swallowing/ingested ?a/an/
        several/some/{n}/the ?handful ?of razor/razors/blades/blade/nails/pills/tablets/needle/needles/glass/spoon/
        metal/pieces | pulled/cut/taken/taken/saved/rescued ... from/out/down ?of ?a/the ?bed/his/her noose/rope/sheet
        | stabbed/wounded/mutilated/lacerated/maimed/hanged/poisoned himself/herself/themselves | self-harm/
        self-harmed/self-inflicted/self-mutilation | set/sets/setting himself/herself/themselves on/alight/ablaze
        ?fire | doused/poured himself/herself/petrol/gasoline over/with ?himself/herself | took/taken an overdose |
        by/with/at ?his/her own hand | found/discovered ... bleeding/hanging ?in/from ?both/his/her/the/a | inflicted
        the/his/her/these/those ?own wound/wounds/injury/injuries/cuts/cut ?on/upon himself/herself/themselves |
        wound/wounds/injury/injuries/cuts ?was/were self-inflicted
    """,
    "ILL_TREATMENT_ALLEGED": """
        beat/beats/beating/kicked/kicking/punched/punching/slapped/slapping/hit/hitting/struck/struck/pummelled/
        pummeled/thrashed/clubbed/battered/throttled/stamped ?on him/her/them/his/us ... around/about/in/on/over/with/
        until/unconscious/black/repeatedly/for/across ?the/his/her/he/she ?kidneys/head/face/ribs/legs/body/stomach/
        back/truncheon/truncheons/baton/batons/fists/hours/pipe/bottle | they/guards/officers/police/warders/beating
        ... broke/breaking/cracked/fractured/knocked/smashed/dislocated/ruptured/burst ?out ?two/three/four/several/
        one/{n} ?of ?his/her/their ribs/rib/tooth/teeth/nose/jaw/arm/eardrum/fingers/spleen/collarbone | black/covered
        with/from/in/and bruises/bruising/blue/beatings/welts/burns | electric/electrical shock/shocks/current/prod
        ?to/was/used/on | shocker/taser used/to/on | waterboarded/electrocuted/suffocated/asphyxiated/sodomised/
        sodomized/raped/strangled/choked/gagged/manhandled/roughed/brutalised/brutalized/maltreated/humiliated ?up by/
        with/him/her | plastic/polythene/gas/cellophane bag/bags/mask over/on ?his/her/their head/heads/face | hung/
        hanged/suspended/strung/chained/handcuffed ?him/her ?up by/from/to ?the/his/her wrists/arms/handcuffs/
        radiator/ceiling/pipe/feet/bars/bed/ankles | made/forced/kept/left ... to/standing/naked/in stand/kneel/squat/
        stripped/naked/cold/barefoot ... for/on/in/hours ?the ?{n} hours/snow/cold | subjected/subjecting ... to
        ?severe/brutal/physical/systematic/cruel/repeated torture/beatings/violence/abuse/humiliation/ill-treatment/
        treatment/cruelty | traces/marks/signs/injuries/bruises/burns ?of ?on/across ?torture/beating ?his/her/both
        ... arms/body/back/face/wrists/legs/neck | torture/beating/ill-treatment/mistreatment/maltreatment of | lost/
        losing/until ?he/she consciousness ... beat/beaten/beating/blows/officers/guards | blows to ?the/his/her
        kidneys/head/face/ribs/body/stomach/back | extracted/wrung/forced/beaten/tortured ... confession ?out/from/
        under | confess/confession under torture/duress/beatings/pain | used/using a/an/the stun/electric/taser ?gun/
        shocker/baton on ?him/her/them
    """,
    "FIN_BLACKLIST": """
        designated/listed/flagged/blacklisted/entered/included/inscribed ... by/with/on/in/to ?the financial/afm/
        finance ?monitoring ?agency/agency's/watchdog/watchdog's | no/every/any/his/her/all/her bank/banks ?will/
        would/has/have/in/may serve/serves/refused/refuses/refuse/frozen/froze/closed/deal/cut/let/touch/open/blocked
        ?off | cut/shut/locked/barred ... off/out from/of ?his/her/the/all/any bank/banks/banking/account/accounts/
        financial ?system/services | accounts/account/cards/card/assets/savings/salary/pension/wages/money/funds ...
        frozen/blocked/froze/freezes/blocks/stopped/locked/inaccessible/suspended/bounced ... terrorism/extremism/
        financing/list/agency/monitoring/watchdog | financial/finance blacklist/stop-list/stoplist/exclusion/watchdog/
        watchdog's | terrorist/terrorists/terror/extremist/extremists/terrorism/extremism ?and ?extremist/extremists/
        terrorist/terrorists ?financing/financiers list/register/blacklist/roster/database | list/register/roster/
        database of ... terrorist/terrorists/terrorism/extremist/extremists/extremism/financiers | financing/
        financiers/funding/sponsors/sponsoring of terrorism/extremism/terrorists
    """,
    "LEFT_COUNTRY": """
        granted/gave/given/offered/offers/gives ... political/international asylum/protection/refuge | granted/gave/
        given/offered ... asylum/sanctuary | left/leaves/leaving/fled/flees/fleeing/quit/quits/escaped/departed/
        crossed/flew/flown ?out ?of ?over/across ?the/his/her country/border/homeland/kazakhstan ... for/to/into/
        reached/reaching/now/safe/and/arrived | emigrated/relocated/moved/fled/flew/flown/left/gone abroad | is/are/
        now/lives/living/settled/arrived/landed ?now/safe ?safely abroad | beyond the reach of | lives/living/settled/
        works/working/writes/writing/speaks/remains/stays/stay/based/driven/forced/chose/sent/gone ?now in/into/from/
        to/out ?of exile/emigration/abroad/country ?since/in/after | safe/safely/arrived/landed/reached/got/made ?it
        abroad/across/over the border | asylum/refuge/protection ... granted/given/sought/received/requested/applied/
        won/obtained/asked/offered ?in/by/from/for | granted/gave/given/won/received/sought/seeks/seeking/requested/
        applied/applying/asked/obtained/offered/found ?him/her/them/for ?political/international/temporary/
        humanitarian asylum/refuge/protection/sanctuary | recognised/recognized/accepted ... as ?a/political
        ?political refugee/refugees | out of ?the kazakhstan/country/reach ?and/since/for/before | exile in/since/
        began/abroad | political refugee/emigrant/exile ?in/since
    """,
    "DIED": """
        took/taken/takes his/her/their own life | did/does not/n't live/survive/wake/make ?to/up/the/it/until/through
        | heart stopped/stops/gave/failed/failure ?out/beating | was/were/been/is buried/laid/mourned to/on/in/today
        ?rest | body/coffin/corpse ?of ... was/were/has/been ?been handed/returned/given/brought/found/released/
        buried/delivered/collected ?over/to/in/by | found/discovered ?him/her ?lying dead/lifeless/hanged/hanging/
        cold/breathless ?in/at/on/by | lost his/her/their life/battle/fight ?with/against/to/in | succumbed to | no
        longer alive/living/with ?among ?us | is/are dead | death of ... in/at ?a/the custody/prison/colony/jail/
        hospital/cell ?was/is/has | perished/expired in/at/on
    """,
    "LIST_CANDIDATE": """
        reviewing/considering/deciding/weighing/studying/examining/discussing/assessing/debating/deliberating/review/
        consider/decide whether/if ?or ?not ?to ?we ?they ?should ?place/put/add/include/list/recognise/recognize/
        name/enter/designate/adopt ... on/to/in/as ?our/the/its/their/a ?list/register/prisoner/political | whether/if
        to place/put/add/include/list/recognise/recognize/enter/designate/adopt him/her/them/on ?our/the/its ?on/to/
        in/as ?our/the/its/their/a list/register/prisoner/political | on/to/for/under/into ?our/the/its/their/a
        candidate/waiting/watch/shortlist/preliminary/provisional/reserve list | case/file/name ... before/with/under
        ?the/our/its panel/committee/board/commission/review/consideration/discussion/study ?for ?of ?recognition/
        listing/inclusion | candidate/candidates/nominee for ?the/our/its/political ?list/register/recognition/
        inclusion | not/n't ?been yet/decided ?decided/ruled whether/if ?to ... list/recognise/recognize/add/include
    """,
    "LIST_RECOGNISED": """
        added/adds/adding/entered/enters/inscribed/welcomed/placed/put/wrote/written ?its/our/their/the/{n}/two/three/
        four/five/new/more/a/another ?27th ... names/name/entry/entries/prisoners to/on/in/into/onto ?our/its/their/
        the list/register/roll/roster/ledger/tally/database | added/adds/adding ?its/our/their/the/two/three/four/
        five/new/more/a/another ... ?new ?further names/entries/prisoners : | adopted/adopts/adopting ... as ?a/its/
        our prisoner/prisoners/political | grants/granted/granting/accorded/conferred/awarded/given/gave/bestowed ...
        ?the status/title ?of ?a political/prisoner/conscience | considers/consider/regards/regard/deems/deem/holds/
        counts/counted/count/recognises/recognize/sees ... ?to ?be ?as ?a/among political/prisoner/prisoners
        ?prisoner/prisoners ?of ?conscience | by our/its/their assessment/criteria ... political/prisoner
    """,
    "LIST_REMOVED": """
        strike/striking/strikes/struck/drop/dropping/drops/dropped/delete/deleting/deleted/remove/removing/removes/
        cross/crossed/take/taking/taken/took/erase/erased/withdraw/withdrew/withdrawn/exclude/excluded ?the ?name ?of
        ... from/off ?of ?the/our/its/their ... list/register/roll/roster/ledger/tally/database/rolls | off/from ?of
        ?the/our/its list/register/roster/ledger/roll ?since/after/at/because/as ... removed/struck/taken/dropped/
        deleted/request | no longer on/in/appears/appear/listed/counts/count/counted/counts/features/figure/figures/
        meets/meet ?on/in/among/as/our/the/its ?the/our/its/a ?political/list/register/ledger/roster/criteria/
        prisoner/prisoners | name ... comes/came/come/taken/struck/removed/deleted off/from/out ?the/our/its list/
        register/roster/ledger | ceased/ceases/stopped/stop/cease to/being/counting/listing ?be ?him/her ?on/listed/
        counted/among ?our/the/its ... list/register/prisoners/prisoner
    """,
    "INTL_OPINION": """
        opinion/opinions/decision/views/finding/findings/ruling/resolution ?no ... working/committee/un/u.n./special/
        parliament/rapporteur/osce/experts | working group/committee/experts/rapporteur/parliament/mechanism ...
        found/finds/concluded/concludes/declared/declares/held/holds/ruled/rules/adopted/considers/considered/deemed/
        urged/called/calls/stated | no legal basis for ?his/her/the/keeping/holding detention/holding/keeping/
        imprisonment/deprivation | detention/imprisonment/holding/arrest ?of ... ?was/is ?held ?to ?be arbitrary/
        unlawful ?under/by/and/according
    """,
    "CORRECTION": """
        we regret/apologise/apologize/erred/retract/withdraw ?for/in ?the/this/that/any/our error/mistake/errors/
        mistakes/inaccuracy/slip/confusion/report/story/claim ?in | regret/regrets/apologise/apologises/apologize/
        apologizes/sorry ?for ?the/this/that/our/its error/mistake/errors/mistakes/inaccuracy/slip/oversight |
        editor's/editors'/author's note : | it/report/article/text/we/post/this/figure/date/sentence should/ought ?to
        have read/been/said/written/given | our/the/this mistake/error/slip was/is/:/in | we got it/this/that/his/her
        wrong | got ?the/his/her/it ?name/figure/date/term/sentence wrong | mistakenly/wrongly/incorrectly/
        erroneously/garbled/swapped reported/named/printed/gave/given/stated/said/attributed/published/listed ?in/as
    """,
    "STATE_REPORTED": """
        remains/remain/stays/stay/sits/sit/is/are/kept/lives ?still ?being ?kept/held/locked ?up at/in/inside/behind
        ?a/an/the/his/her ... facility/institution/colony/prison/jail/camp/penitentiary/sizo/cell/bars/isolator | has/
        have/with {n} years/months/days/weeks ?still ?left to go/serve/run/sit/do | {n} years/months of ?his/her
        ?{n}-year sentence/term ?left/to/still ?to ?go | is/are/remains/remain/still/sits/stays/stay ?still/now/
        currently inside/incarcerated/imprisoned/locked/jailed/caged/detained up/in/at/since | whereabouts/location
        is/are/remain/remains unknown | still/currently/now/continues ?to ?be ?being incarcerated/imprisoned/jailed/
        locked/held/detained/serving/behind ?up/bars | writes/wrote/writing/says/said/speaks/spoke/phoned from ?his/
        her/a/the ?prison/jail/colony/punishment/remand cell/colony/prison/jail/bars/custody ?cell | serving/spending/
        in/into/sitting ?out ?his/her/the first/second/third/fourth/fifth/sixth/seventh/eighth/ninth/tenth/last/final
        year/month/winter in/of/behind/inside ?a/the ?penal/his/her/remand colony/prison/jail/bars/sentence/term/camp/
        cell
    """,
}

WORDINGS: dict[str, tuple[str, ...]] = split_triggers(
    {code: " ".join(text.split()).replace("/ ", "/") for code, text in _ROWS.items()}
)
