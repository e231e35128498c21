# Rapportens ord på norsk (bokmål).

## Signs, days and moments

percent = { $number } %
date = { $day }.{ $month }.{ $year }
moment = { $date } { $time }
instant = { $date } { $time } { $zone }

## Counts and lengths

count-order = { $count ->
    [one] { $count } ordre
   *[other] { $count } ordrer
}
count-ticket = { $count ->
    [one] { $count } henvendelse
   *[other] { $count } henvendelser
}
count-call = { $count ->
    [one] { $count } anrop
   *[other] { $count } anrop
}
count-review = { $count ->
    [one] { $count } omtale
   *[other] { $count } omtaler
}
count-customer = { $count ->
    [one] { $count } kunde
   *[other] { $count } kunder
}
count-line = { $count ->
    [one] { $count } ordrelinje
   *[other] { $count } ordrelinjer
}
count-day = { $count ->
    [one] { $count } dag
   *[other] { $count } dager
}
count-remark = { $count ->
    [one] { $count } merknad
   *[other] { $count } merknader
}
part-days = { $size } dager
hours = { $count } t
minutes = { $count } min
seconds = { $size } s
under-second = under 1 s
list-end = { $list } og { $last }
of = { $part } av { $all }
over = { $part } på { $all }
interval = { $least } til { $most } med 95 % sikkerhet
none = (ingen)

## The verdict

found-nothing = { $subjects }: ingen løfter er brutt eller forsinket
found-unchecked = { $subjects }: ingen løfter kunne kontrolleres
found-broken = { $broken ->
    [one] { $broken } løfte brutt
   *[other] { $broken } løfter brutt
}
found-overdue = { $overdue ->
    [one] { $overdue } løfte forsinket
   *[other] { $overdue } løfter forsinket
}
found-both = { $broken ->
    [one] { $broken } løfte brutt og { $overdue } forsinket
   *[other] { $broken } løfter brutt og { $overdue } forsinket
}
found-on = { $found } på { $subjects }
found-on-orders = { $found } på { $missed } av { $orders ->
    [one] { $orders } ordre
   *[other] { $orders } ordrer
}
budgets-burnt = { $count ->
    [one] { $count } budsjett brukt opp
   *[other] { $count } budsjetter brukt opp
}
at-least-at-stake = minst { $sums } står på spill
as-of = per { $moment }
incomplete = UFULLSTENDIG
not-reliable = tallene er ikke til å stole på
redacted = nøkler og navn er erstattet med betegnelser

## Titles of parts

title-touch-points = Kontaktpunkter
title-promises = Løfter
title-targets = Mål
title-worst-findings = Verste avvik
title-findings-by-promise = Avvik per løfte
title-findings-by-carrier = Avvik per transportør
title-findings-by-customer = Avvik per kunde
title-findings-by-order = Avvik per ordre
title-resolved = Rettet
title-away = Ikke undersøkt
title-acknowledged = Godtatt
title-worse-by = Dårligere enn lovet med
title-metrics = Nøkkeltall
title-input = Inndata
title-remarks = Merknader til inndata
title-amounts = Beløp
title-not-checked = Ikke kontrollert
title-summary = Hovedtall
title-ladder = Punktlighetstrapp (M10)
title-margins = Fordeling av avvik
title-weeks = Utvikling per uke
title-customers = Kunder med flest avvik
title-carriers = Transportører med flest avvik
title-findings = Avvik
title-files = Leste rader og hva det ble av dem
title-money = Leste beløp og hva det ble av dem
title-terms = Slik er tallene definert
title-week-of-promise = Avvik etter lovet uke
title-rejects = Rader i karantene og annet som ble lagt merke til

## Columns of tables for people

column-code = Kode
column-name = Navn
column-promise = Løfte
column-carrier = Transportør
column-customer = Kunde
column-order = Ordre
column-document = Dokument
column-line = Linje
column-promised = Lovet
column-actual = Faktisk
column-margin = Differanse
column-stake = Beløp
column-at-stake = På spill
column-until = Innen
column-told = Varslet
column-silent = Ikke varslet
column-where = Hvor
column-note = Merknad
note-nothing-is-at-stake = ingenting står på spill
column-status = Status
column-since = Siden
column-severity = Alvor
column-outcome = Utfall
column-evidence = Grunnlag
column-recoverable-until = Kan kreves til
column-first-seen = Først sett
column-kept = Holdt
column-beat = Overgått
column-broken = Brutt
column-overdue = Forsinket
column-at-risk = I faresonen
column-pending = Pågår
column-open = Åpne
column-void = Bortfalt
column-unknown = Ukjent
column-kept-share = Holdt %
column-findings = Avvik
column-promises = Løfter
column-decided = Avgjort
column-stage = Trinn
column-target = Mål
column-may-break = Kan brytes
column-left = Igjen
column-burn = Forbruk
column-burnt = Brukt opp
column-undated = Uten tid
column-budget = Budsjett
column-needs = Krever
column-count = Antall
column-of = Av
column-share = Andel
column-among = Blant
column-least = Minst
column-most = Høyst
column-unit = Enhet
column-missing = Mangler
column-caution = Husk
column-rung = Trinn
column-percent = Prosent
column-week-from = Uke fra
column-worse-by = Dårligere med
column-path = Fil
column-roles = Roller
column-bytes = Byte
column-read = Lest
column-used = Brukt
column-duplicate = Dubletter
column-quarantined = I karantene
column-filtered = Filtrert bort
column-unused = Ubrukte kolonner
column-joint = Samlefakturaer
column-role = Rolle
column-column = Kolonne
column-matched = Matchet
column-unmatched = Umatchet
column-file = Fil
column-reason = Årsak
column-remedy = Tiltak
column-value = Verdi

## Words in cells

outcome-kept = holdt
outcome-beat = overgått
outcome-broken = brutt
outcome-overdue = forsinket
outcome-at-risk = i faresonen
outcome-pending = pågår
outcome-void = bortfalt
outcome-unknown = ukjent
told-told = varslet
told-silent = ikke varslet
severity-info = informasjon
severity-warning = advarsel
severity-error = feil
status-new = ny
status-known = kjent
status-worsened = forverret
status-improved = forbedret
status-resolved = rettet
status-acknowledged = godtatt
status-expired = utløpt
status-incomplete = ufullstendig
status-checked = kontrollert
status-not-checked = ikke kontrollert
status-off = slått av
stage-order = ordre
stage-delivery = levering
stage-billing = fakturering
stage-payment = betaling
stage-answer = svar
stage-return = retur
unit-money = beløp
unit-quantity = mengde
unit-number = antall
unit-days = dager
unit-time = tid
unit-text = tekst
answer-yes = ja
answer-no = nei
answer-burnt = brukt opp
week-earlier = tidligere
lateness-up-to-1-day = inntil 1 dag
lateness-1-to-2-days = 1 til 2 dager
lateness-2-to-3-days = 2 til 3 dager
lateness-3-to-7-days = 3 til 7 dager
lateness-7-to-14-days = 7 til 14 dager
lateness-14-to-30-days = 14 til 30 dager
lateness-30-to-90-days = 30 til 90 dager
lateness-over-90-days = over 90 dager

## Margins

margin-overdue = forsinket { $size }
margin-late = { $size } for sent
margin-too-soon = { $size } for tidlig
margin-early = { $size } før tiden
margin-too-much = { $size } for mye
margin-too-little = { $size } for lite
margin-too-many = { $size } for mange
margin-too-few = { $size } for få
margin-too-high = { $size } for høyt
margin-too-low = { $size } for lavt
margin-off = { $size } feil
margin-more = { $size } mer enn lovet
margin-less = { $size } mindre enn lovet
margin-better = { $size } bedre

## Against earlier runs

history = { $since }: { $turnover }
first-run = første kjøring
since = siden { $when }
oldest-since = eldste siden { $day }
forgotten = en ufullstendig kjøring retter ingenting og blir ikke sammenlignet med
turnover-new = { $count ->
    [one] { $count } nytt
   *[other] { $count } nye
}
turnover-worsened = { $count } forverret
turnover-resolved = { $count } rettet
turnover-open = { $count } fortsatt åpne
turnover-improved = { $count } forbedret
turnover-acknowledged = { $count } godtatt
turnover-expired = { $count } utløpt
turnover-away = { $count } ikke undersøkt
open-for = åpne: { $classes }
open-up-to = inntil { $days } dager { $count }
open-longer = lenger { $count }
trend-open = åpne i de siste { $count } kjøringene: { $marks } { $way }
trend-stake = på spill i de siste { $count } kjøringene: { $marks } { $way }
trend-steady = { $last } i alle
trend-back = { $last } først og nå
trend-way = fra { $first } til { $last }
trend-most = { $way }, høyst { $most }

## Targets

target-in-days = { $target } på { $days ->
    [one] { $days } dag
   *[other] { $days } dager
}
target-or = { $first } eller { $second }
needs = krever { $what }
below-min = under { $count } sies ingenting
undated = { $count } til uten kjent tid

## What is not shown, and what was not checked

and-more = og { $count } til: { $hint }
lack-in-contract = { $key } i kontrakten
lack-whole = alle poster på én gang, uten --memory
lack-bills = fakturaer for disse ordrene
lack-or = eller
lack-with = med
unsaid-promises = { $count ->
    [one] { $count } løfte
   *[other] { $count } løfter
} mangler en opplysning i kontrakten: { $codes }
lacking-promises = { $count ->
    [one] { $count } løfte
   *[other] { $count } løfter
} mangler kolonner: { $codes }
lacking-metrics = { $count ->
    [one] { $count } nøkkeltall
   *[other] { $count } nøkkeltall
} mangler kolonner: { $codes }
idle-promises = { $count ->
    [one] { $count } løfte
   *[other] { $count } løfter
} uten tilfeller i disse filene: { $codes }
how-to-see-all = --all sier hvilke kolonner, og promised inspect hvilke som ville hjelpe mest
read-orders = ordrer: { $read } lest, { $matched } matchet
read-cases = { $cases } lest
cases-tickets = henvendelser { $count }
cases-calls = anrop { $count }
cases-reviews = omtaler { $count }
put-aside = { $quarantined } i karantene, { $orphaned ->
    [one] { $orphaned } rad uten ordre
   *[other] { $orphaned } rader uten ordre
}

## The input

file-rows = { $rows ->
    [one] { $rows } rad
   *[other] { $rows } rader
} = { $used } brukt + { $duplicate } dubletter + { $quarantined } i karantene + { $filtered } filtrert bort
joint-bills = { $count ->
    [one] { $count } faktura for flere ordrer: beløpet ble lest som hele fakturaens
   *[other] { $count } fakturaer for flere ordrer: beløpene ble lest som hele fakturaenes
}
not-used = ikke brukt: { $names }
not-used-more = ikke brukt: { $names } og { $count } til
row-quarantined = raden i karantene
amount-all-matched = { $read }, alt matchet
amount-matched = { $read } lest = { $matched } matchet + { $unmatched } umatchet

## The page for a browser

page-title = Løfter per { $moment }
page-skip = Til rapporten
page-when = Per { $moment }, tider i { $zone }
page-sections = Avsnitt
page-made = Laget av promised { $version }; tallene er de samme som i JSON-rapporten.
tile-orders = Ordrer
tile-matched = { $matched } matchet, { $missed } med avvik
tile-broken = Brutte løfter
tile-overdue = Forsinkede løfter
tile-at-stake = På spill, minst
chart-as-table = Det samme som tabell
chart-ladder = I tide, fra den mildeste definisjonen til den strengeste
chart-ladder-note = Hvert trinn krever mer enn det over.
chart-margins = Avvik etter hvor mye dårligere enn lovet de er
chart-margins-note = Avvik i tid, etter hvor mye dårligere enn lovet de er.
chart-weeks = Brutte og forsinkede løfter etter lovet uke
chart-weeks-note = Avvik etter uken, fra mandag, som den lovede tiden ligger i.
table-label = { $title }, tabell
no-case = ingen tilfeller i disse filene
promises-unanswered = { $count ->
    [one] { $count } løfte uten svar
   *[other] { $count } løfter uten svar
}
no-finding = Ingen avvik.
findings-all = { $count ->
    [one] { $count } avvik, det verste først.
   *[other] { $count } avvik, de verste først.
}
findings-worst = { $count ->
    [one] Det verste avviket
   *[other] De { $count } verste avvikene
}, og { $more } til som ikke er på siden: --all, eller -o FIL.xlsx.
remarks-more = Og { $count } til som ikke er på siden: --all, eller -o FIL.xlsx.
find = Søk
find-all = alle
find-shown = { $count } av { $all } avvik vises
sort-by = Sorter etter denne kolonnen

## What words and figures mean

term-kept = Holdt, overgått
term-kept-is = Som lovet, og bedre enn lovet.
term-broken = Brutt
term-broken-is = Gjort, men dårligere enn lovet, ut over frist og toleranse.
term-overdue = Forsinket
term-overdue-is = Ikke gjort, og den lovede tiden er passert.
term-open = I faresonen, pågår
term-open-is = Ikke gjort: den lovede tiden er nær, eller det er tid igjen.
term-void = Bortfalt, ukjent
term-void-is = Trukket tilbake, og det som dataene ikke kan avgjøre; ingen av dem teller som avgjort.
term-decided = Avgjort
term-decided-is = Holdt, overgått, brutt og forsinket til sammen: bare disse inngår i en andel.
term-margin = Differanse
term-margin-is = Hvor mye bedre eller dårligere enn lovet, i løftets egen enhet. Fordelingen teller avvik som gjelder tider og er dårligere enn lovet.
term-stake = På spill
term-stake-is = Penger som henger på avvikene: per valuta, hver ordrelinje én gang, med sitt største avvik. Valutaer legges aldri sammen.
term-told = Varslet, ikke varslet
term-told-is = Om kunden fikk vite det før han måtte spørre. Telles bare der meldinger er lest.
term-ladder = Punktlighetstrapp (M10)
term-ladder-is = De samme ordrene, med en strengere definisjon på hvert trinn: hva en andel punktlige ordrer betyr, avhenger av hvem som telles med.
term-weeks = Utvikling per uke
term-weeks-is = Brutte og forsinkede løfter etter uken for den lovede tiden; det som ikke er lovet til en tid, er ikke i noen uke.
term-accounts = Rader og beløp
term-accounts-is = Ingenting går tapt: leste rader er brukt, dubletter, i karantene eller filtrert bort, og leste beløp er matchet med en ordre eller umatchet.
term-share = Andel
term-share-is = Kuttet etter én desimal, slik at 100 % betyr alle. Under { $count } avgjorte løfter vises antall og ingen andel.
term-budget = Budsjett og forbruk (M28)
term-budget-is = Hvor mange løfter som kan brytes uten at målet ryker, og hvor stor del av dem som er brukt; over 1 er budsjettet brukt opp.
terms-explain = Hva hvert løfte betyr, med et eksempel, sier { $command }.

## The text for a code host

promises-fine = { $count ->
    [one] { $count } løfte til ble kontrollert uten avvik.
   *[other] { $count } løfter til ble kontrollert uten avvik.
}
findings-more = Og { $count } til: { $hint }.
coverage = { $read ->
    [one] { $read } ordre
   *[other] { $read } ordrer
} lest, { $matched } matchet; { $quarantined ->
    [one] { $quarantined } rad
   *[other] { $quarantined } rader
} i karantene, { $orphaned } uten ordre; { $checked ->
    [one] { $checked } løfte
   *[other] { $checked } løfter
} kontrollert, { $not } ikke.

## The workbook

book-title = promised: kontroll per { $moment }
book-subject = Holdte og brutte løfter
book-left-out = { $count } til får ikke plass på et ark; -o FIL.csv har alle
sheet-summary = sammendrag
sheet-promises = løfter
sheet-findings = avvik
sheet-metrics = nøkkeltall
sheet-coverage = dekning
sheet-rejects = karantene
sheet-trends = utvikling

## Metrics

ladder-rung = trinn { $number }: { $rung }
rung-of-arrived-orders-by-the-promised-time = av ankomne ordrer, innen lovet tid
rung-and-by-the-time-asked-for = og innen ønsket tid
rung-and-in-full = og komplett
rung-counting-cancelled-orders-too = også kansellerte ordrer telt med
rung-counting-overdue-orders-too = også forsinkede ordrer telt med
rung-and-billed-right = og riktig fakturert
metric-of = { $metric }: { $whose }
metric-of-all-others = { $metric }: alle andre
metric-on-time-lines = i tide, ordrelinjer
metric-on-time-without-the-excused-lines = i tide uten de unnskyldte, ordrelinjer
metric-on-time-orders = i tide, ordrer
metric-on-time-units = i tide, enheter
metric-on-time-value = i tide, verdi
metric-dispatched-on-time-orders = sendt i tide, ordrer
metric-units-in-time-of-those-delivered = enheter i tide, av de leverte
metric-units-delivered-of-those-ordered = enheter levert, av de bestilte
metric-late-unit-days = forsinkede enhetsdager
metric-late-lines-half-by-at-most = sene ordrelinjer, halvparten med høyst
metric-late-lines-nine-in-ten-by-at-most = sene ordrelinjer, ni av ti med høyst
metric-late-lines-the-latest-by = sene ordrelinjer, den seneste med
metric-earlier-than-promised-lines = tidligere enn lovet, ordrelinjer
metric-in-the-last-tenth-of-the-window-lines = i siste tidel av tidsvinduet, ordrelinjer
metric-in-the-last-tenth-of-the-window-and-untold-lines = i siste tidel av tidsvinduet uten varsel, ordrelinjer
metric-tracked-units-in-time-due-7-to-21-days-ago = sporede enheter i tide, forfalt for 7 til 21 dager siden
metric-dispatched-late-orders = sendt for sent, ordrer
metric-parcels-that-the-carrier-scanned-of-those-shipped = kolli som transportøren har skannet, av de sendte
metric-handed-over-at-the-first-attempt-of-parcels-tried = utlevert ved første forsøk, av kolli som ble forsøkt
metric-in-full-orders = komplett, ordrer
metric-on-time-in-full-lines = i tide og komplett, ordrelinjer
metric-on-time-in-full-orders = i tide og komplett, ordrer
metric-perfect-orders = perfekte ordrer
metric-after-the-cut-off-and-left-that-day-9-in-10-within = etter fristen, men sendt samme dag, 9 av 10 innen
metric-exceeded-in-time-a-day-early-or-more-orders = overgått i tid: minst en dag tidligere, ordrer
metric-exceeded-in-cost-billed-less-than-agreed-orders = overgått i pris: fakturert under avtalt, ordrer
metric-exceeded-in-service-higher-class-or-bonus-orders = overgått i service: høyere klasse eller bonus, ordrer
metric-exceeded-in-two-of-these-or-more-orders = overgått i minst to av disse, ordrer
metric-given-away-on-orders-exceeded-in-two-or-more = gitt bort på ordrer overgått i minst to
metric-told-of-what-is-broken-or-overdue = varslet om det som er brutt eller forsinket
metric-longest-silence-nine-in-ten-orders-by-at-most = lengste stillhet, ni av ti ordrer høyst
metric-silent-for-longer-than-promised-orders = stille lenger enn lovet, ordrer
metric-first-replies-in-time-of-those-due = første svar i tide, av dem som skulle gis
metric-service-level-f3-answered-in-time-of-all-calls = servicenivå F3: besvart i tide, av alle anrop
metric-service-level-f1-or-given-up-in-time-of-all-calls = servicenivå F1: eller lagt på i tide, av alle anrop
metric-service-level-f2-in-time-of-calls-answered = servicenivå F2: i tide, av besvarte anrop
metric-service-level-f4-f3-without-those-given-up-in-time = servicenivå F4: F3 uten dem som la på i tide
metric-service-level-f5-or-given-up-in-5-s-of-all-calls = servicenivå F5: eller lagt på innen 5 s, av alle anrop
metric-answered-within-the-waiting-time-told-calls = besvart innen oppgitt ventetid, anrop
metric-waited-against-told-less-half-by-at-most = ventet mot oppgitt tid (kortere: -), halvparten med høyst
metric-seconds-off-the-waiting-time-told-per-call = sekunder feil mot oppgitt ventetid, per anrop
metric-waited-longer-than-told-half-by-at-most = ventet lenger enn oppgitt, halvparten med høyst
metric-waited-longer-than-told-nine-in-ten-by-at-most = ventet lenger enn oppgitt, ni av ti med høyst
metric-entitlements-served = rettigheter oppfylt
metric-entitlements-served-unprompted-of-those-served = rettigheter oppfylt uoppfordret, av de oppfylte
metric-first-reply-before-the-sale-half-within = første svar før kjøpet, halvparten innen
metric-first-reply-after-the-sale-half-within = første svar etter kjøpet, halvparten innen
metric-customer-found-at-fault-of-tickets-that-say-who-is = kunden fikk skylden, av henvendelser som sier hvem
metric-bad-reviews-by-customers-who-had-complained-first = dårlige omtaler fra kunder som først hadde klaget
metric-contacts-per-settled-ticket = kontakter per avsluttet henvendelse
metric-settled-tickets-that-ended-with-thanks = avsluttede henvendelser som endte med en takk
metric-friction-points-per-claim-for-money = friksjonspoeng per krav om penger tilbake
metric-invoices-without-error = fakturaer uten feil
metric-billed-too-much = fakturert for mye
metric-billed-too-little = fakturert for lite
metric-not-billed = ikke fakturert
metric-refund-due = skal tilbakebetales
metric-billed-twice = fakturert to ganger
metric-refunds-in-time = tilbakebetalinger i tide
metric-refunded-of-what-was-due = tilbakebetalt, av det som skulle betales
metric-returns-granted-of-those-asked-for-in-time = returer innvilget, av dem det ble bedt om i tide
metric-guarantee-claims-approved-of-those-decided-in-term = garantikrav godkjent, av dem som ble avgjort i tide
metric-mean-rating-every-promise-of-the-order-kept = gjennomsnittskarakter, alle ordrens løfter holdt
metric-mean-rating-a-promise-of-the-order-broken = gjennomsnittskarakter, et av ordrens løfter brutt
metric-bought-again-in-90-days-first-order-on-time = kjøpte igjen innen 90 dager, første ordre i tide
metric-bought-again-in-90-days-first-order-late = kjøpte igjen innen 90 dager, første ordre sen
metric-bought-again-in-365-days-first-order-on-time = kjøpte igjen innen 365 dager, første ordre i tide
metric-bought-again-in-365-days-first-order-late = kjøpte igjen innen 365 dager, første ordre sen
metric-spent-in-90-days-per-customer-first-order-on-time = kjøpt for på 90 dager per kunde, første ordre i tide
metric-spent-in-90-days-per-customer-first-order-late = kjøpt for på 90 dager per kunde, første ordre sen
metric-spent-in-365-days-per-customer-first-order-on-time = kjøpt for på 365 dager per kunde, første ordre i tide
metric-spent-in-365-days-per-customer-first-order-late = kjøpt for på 365 dager per kunde, første ordre sen
metric-average-further-order-in-90-days-first-order-on-time = gjennomsnittlig ny ordre på 90 dager, første ordre i tide
metric-average-further-order-in-90-days-first-order-late = gjennomsnittlig ny ordre på 90 dager, første ordre sen
metric-average-further-order-in-365-days-first-order-on-time = gjennomsnittlig ny ordre på 365 dager, første ordre i tide
metric-average-further-order-in-365-days-first-order-late = gjennomsnittlig ny ordre på 365 dager, første ordre sen
metric-on-time-in-full-by-proof-of-delivery-lines = i tide og komplett ifølge leveringskvittering, linjer
metric-on-time-in-full-by-proof-of-delivery-orders = i tide og komplett ifølge leveringskvittering, ordrer
metric-a-bad-review-a-complaint-or-a-guarantee-claim-orders = en dårlig omtale, en klage eller et garantikrav, ordrer
metric-left-that-day-although-after-the-cut-off-orders = sendt samme dag selv om etter fristen, ordrer
metric-told-of-what-was-more-than-promised = informert om det som var mer enn lovet
metric-thanked-by-a-person-of-orders-arrived = takket av et menneske, av ankomne ordrer
metric-reviews-of-one-or-two-stars-published-of-those-written = publiserte omtaler med én eller to stjerner, av skrevne
metric-reviews-of-three-stars-or-more-published-of-those-written = publiserte omtaler med tre stjerner eller mer, av skrevne
metric-refused-for-a-fault-of-the-customer-of-returns-decided = avslått som kundens feil, av avgjorte returer
metric-came-back-for-a-fault-of-shop-or-carrier-of-orders-arrived = kom tilbake for butikkens eller transportørens feil, av ankomne ordrer
metric-billed-as-agreed-by-value = fakturert som avtalt, etter verdi
metric-errors-pointed-out-and-corrected-in-time = påpekte feil som ble rettet i tide
metric-credited-of-what-was-billed-too-much = kreditert, av det som er fakturert for mye
metric-from-pointed-out-to-corrected-half-within = fra påpekt til rettet, halvparten innen
metric-paid-out-on-guarantees-of-sales-under-guarantee = utbetalt på garantier, av salg med garanti

## What to keep in mind with a figure

caution-ratings = karakterene henger sammen med hvordan ordren gikk, men trenger ikke å skyldes det
caution-customers = hvilke kunder som kom tilbake, henger sammen med hvordan den første ordren gikk, men trenger ikke å skyldes det
caution-given-away = gitt bort er det som er fakturert for lite, og det en bonus er verdt; hva en høyere serviceklasse koster, sier ingen
caution-cut-off = så lenge etter fristen har kundene lært at ordrer likevel går samme dag
caution-given-up = de som la på, telles med tiden de hadde ventet, og ville ha ventet lenger
