# Rapportens ord på svenska.

## Signs, days and moments

percent = { $number } %
date = { $year }-{ $month }-{ $day }
moment = { $date } { $time }
instant = { $date } { $time } { $zone }

## Counts and lengths

count-order = { $count ->
    [one] { $count } order
   *[other] { $count } ordrar
}
count-ticket = { $count ->
    [one] { $count } ärende
   *[other] { $count } ärenden
}
count-call = { $count ->
    [one] { $count } samtal
   *[other] { $count } samtal
}
count-review = { $count ->
    [one] { $count } omdöme
   *[other] { $count } omdömen
}
count-customer = { $count ->
    [one] { $count } kund
   *[other] { $count } kunder
}
count-line = { $count ->
    [one] { $count } orderrad
   *[other] { $count } orderrader
}
count-day = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}
count-remark = { $count ->
    [one] { $count } anmärkning
   *[other] { $count } anmärkningar
}
part-days = { $size } dagar
hours = { $count } h
minutes = { $count } min
seconds = { $size } s
under-second = under 1 s
list-end = { $list } och { $last }
of = { $part } av { $all }
over = { $part } på { $all }
interval = { $least } till { $most } med 95 % säkerhet
none = (inget)

## The verdict

found-nothing = { $subjects }: inget löfte är brutet eller försenat
found-unchecked = { $subjects }: inget löfte kunde kontrolleras
found-broken = { $broken ->
    [one] { $broken } löfte brutet
   *[other] { $broken } löften brutna
}
found-overdue = { $overdue ->
    [one] { $overdue } löfte försenat
   *[other] { $overdue } löften försenade
}
found-both = { $broken ->
    [one] { $broken } löfte brutet
   *[other] { $broken } löften brutna
} och { $overdue ->
    [one] { $overdue } försenat
   *[other] { $overdue } försenade
}
found-on = { $found } på { $subjects }
found-on-orders = { $found } på { $missed } av { $orders ->
    [one] { $orders } order
   *[other] { $orders } ordrar
}
budgets-burnt = { $count ->
    [one] { $count } budget förbrukad
   *[other] { $count } budgetar förbrukade
}
at-least-at-stake = minst { $sums } står på spel
as-of = per { $moment }
incomplete = OFULLSTÄNDIG
not-reliable = siffrorna går inte att lita på
redacted = nycklar och namn är ersatta med beteckningar

## Titles of parts

title-touch-points = Kontaktpunkter
title-promises = Löften
title-targets = Mål
title-worst-findings = Värsta avvikelserna
title-findings-by-promise = Avvikelser per löfte
title-findings-by-carrier = Avvikelser per transportör
title-findings-by-customer = Avvikelser per kund
title-findings-by-order = Avvikelser per order
title-resolved = Åtgärdat
title-away = Inte granskat
title-acknowledged = Godkänt
title-worse-by = Sämre än utlovat med
title-metrics = Nyckeltal
title-input = Indata
title-remarks = Anmärkningar på indata
title-amounts = Belopp
title-not-checked = Inte kontrollerat
title-summary = Huvudsiffror
title-ladder = Punktlighetstrappa (M10)
title-margins = Fördelning av avvikelser
title-weeks = Utveckling per vecka
title-customers = Kunder med flest avvikelser
title-carriers = Transportörer med flest avvikelser
title-findings = Avvikelser
title-files = Lästa rader och vad det blev av dem
title-money = Lästa belopp och vad det blev av dem
title-terms = Så är siffrorna definierade
title-week-of-promise = Avvikelser efter utlovad vecka
title-rejects = Rader i karantän och annat som noterats

## Columns of tables for people

column-code = Kod
column-name = Namn
column-promise = Löfte
column-carrier = Transportör
column-customer = Kund
column-order = Order
column-document = Dokument
column-line = Rad
column-promised = Utlovat
column-actual = Utfall
column-margin = Differens
column-stake = Belopp
column-at-stake = På spel
column-until = Senast
column-told = Meddelad
column-silent = Ej meddelad
column-where = Var
column-note = Notering
note-nothing-is-at-stake = inget står på spel
column-status = Status
column-since = Sedan
column-severity = Allvar
column-outcome = Resultat
column-evidence = Underlag
column-recoverable-until = Kan krävas till
column-first-seen = Först sedd
column-kept = Hållna
column-beat = Överträffade
column-broken = Brutna
column-overdue = Försenade
column-at-risk = I riskzonen
column-pending = Pågående
column-open = Öppna
column-void = Bortfallna
column-unknown = Okända
column-kept-share = Hållna %
column-findings = Avvikelser
column-promises = Löften
column-decided = Avgjorda
column-stage = Steg
column-target = Mål
column-may-break = Får brytas
column-left = Kvar
column-burn = Förbrukning
column-burnt = Förbrukad
column-undated = Utan tid
column-budget = Budget
column-needs = Kräver
column-count = Antal
column-of = Av
column-share = Andel
column-among = Bland
column-least = Minst
column-most = Högst
column-unit = Enhet
column-missing = Saknas
column-caution = Att tänka på
column-rung = Trappsteg
column-percent = Procent
column-week-from = Vecka från
column-worse-by = Sämre med
column-path = Fil
column-roles = Roller
column-bytes = Byte
column-read = Lästa
column-used = Använda
column-duplicate = Dubbletter
column-quarantined = I karantän
column-filtered = Bortfiltrerade
column-unused = Oanvända kolumner
column-joint = Samfakturor
column-role = Roll
column-column = Kolumn
column-matched = Matchat
column-unmatched = Omatchat
column-file = Fil
column-reason = Orsak
column-remedy = Åtgärd
column-value = Värde

## Words in cells

outcome-kept = hållet
outcome-beat = överträffat
outcome-broken = brutet
outcome-overdue = försenat
outcome-at-risk = i riskzonen
outcome-pending = pågående
outcome-void = bortfallet
outcome-unknown = okänt
told-told = meddelad
told-silent = ej meddelad
severity-info = information
severity-warning = varning
severity-error = fel
status-new = ny
status-known = känd
status-worsened = förvärrad
status-improved = förbättrad
status-resolved = åtgärdad
status-acknowledged = godkänd
status-expired = utgången
status-incomplete = ofullständig
status-checked = kontrollerat
status-not-checked = ej kontrollerat
status-off = avstängt
stage-order = order
stage-delivery = leverans
stage-billing = fakturering
stage-payment = betalning
stage-answer = svar
stage-return = retur
unit-money = belopp
unit-quantity = kvantitet
unit-number = antal
unit-days = dagar
unit-time = tid
unit-text = text
answer-yes = ja
answer-no = nej
answer-burnt = förbrukad
week-earlier = tidigare
lateness-up-to-1-day = högst 1 dag
lateness-1-to-2-days = 1 till 2 dagar
lateness-2-to-3-days = 2 till 3 dagar
lateness-3-to-7-days = 3 till 7 dagar
lateness-7-to-14-days = 7 till 14 dagar
lateness-14-to-30-days = 14 till 30 dagar
lateness-30-to-90-days = 30 till 90 dagar
lateness-over-90-days = över 90 dagar

## Margins

margin-overdue = försenat { $size }
margin-late = { $size } för sent
margin-too-soon = { $size } för tidigt
margin-early = { $size } i förtid
margin-too-much = { $size } för mycket
margin-too-little = { $size } för lite
margin-too-many = { $size } för många
margin-too-few = { $size } för få
margin-too-high = { $size } för högt
margin-too-low = { $size } för lågt
margin-off = { $size } fel
margin-more = { $size } mer än utlovat
margin-less = { $size } mindre än utlovat
margin-better = { $size } bättre

## Against earlier runs

history = { $since }: { $turnover }
first-run = första körningen
since = sedan { $when }
oldest-since = äldsta sedan { $day }
forgotten = en ofullständig körning åtgärdar ingenting och jämförs inte med senare
turnover-new = { $count ->
    [one] { $count } ny
   *[other] { $count } nya
}
turnover-worsened = { $count ->
    [one] { $count } förvärrad
   *[other] { $count } förvärrade
}
turnover-resolved = { $count ->
    [one] { $count } åtgärdad
   *[other] { $count } åtgärdade
}
turnover-open = { $count } fortfarande öppna
turnover-improved = { $count ->
    [one] { $count } förbättrad
   *[other] { $count } förbättrade
}
turnover-acknowledged = { $count ->
    [one] { $count } godkänd
   *[other] { $count } godkända
}
turnover-expired = { $count ->
    [one] { $count } utgången
   *[other] { $count } utgångna
}
turnover-away = { $count ->
    [one] { $count } inte granskad
   *[other] { $count } inte granskade
}
open-for = öppna: { $classes }
open-up-to = upp till { $days } dagar { $count }
open-longer = längre { $count }
trend-open = öppna i de senaste { $count } körningarna: { $marks } { $way }
trend-stake = på spel i de senaste { $count } körningarna: { $marks } { $way }
trend-steady = { $last } i alla
trend-back = { $last } först och nu
trend-way = från { $first } till { $last }
trend-most = { $way }, högst { $most }

## Targets

target-in-days = { $target } på { $days ->
    [one] { $days } dag
   *[other] { $days } dagar
}
target-or = { $first } eller { $second }
needs = kräver { $what }
below-min = under { $count } sägs ingenting
undated = { $count } till utan känd tid

## What is not shown, and what was not checked

and-more = och { $count } till: { $hint }
lack-in-contract = { $key } i kontraktet
lack-whole = alla poster på en gång, utan --memory
lack-bills = fakturor för dessa ordrar
lack-or = eller
lack-with = med
unsaid-promises = { $count ->
    [one] { $count } löfte
   *[other] { $count } löften
} i brist på uppgift i kontraktet: { $codes }
lacking-promises = { $count ->
    [one] { $count } löfte
   *[other] { $count } löften
} i brist på kolumner: { $codes }
lacking-metrics = { $count ->
    [one] { $count } nyckeltal
   *[other] { $count } nyckeltal
} i brist på kolumner: { $codes }
idle-promises = { $count ->
    [one] { $count } löfte
   *[other] { $count } löften
} utan fall i de här filerna: { $codes }
how-to-see-all = --all säger vilka kolumner, och promised inspect vilka som skulle hjälpa mest
read-orders = ordrar: { $read } lästa, { $matched } matchade
read-cases = { $cases } lästa
cases-tickets = ärenden { $count }
cases-calls = samtal { $count }
cases-reviews = omdömen { $count }
put-aside = { $quarantined } i karantän, { $orphaned ->
    [one] { $orphaned } rad utan order
   *[other] { $orphaned } rader utan order
}

## The input

file-rows = { $rows ->
    [one] { $rows } rad
   *[other] { $rows } rader
} = { $used } använda + { $duplicate } dubbletter + { $quarantined } i karantän + { $filtered } bortfiltrerade
joint-bills = { $count ->
    [one] { $count } faktura för flera ordrar: beloppet lästes som hela fakturans
   *[other] { $count } fakturor för flera ordrar: beloppen lästes som hela fakturornas
}
not-used = används inte: { $names }
not-used-more = används inte: { $names } och { $count } till
row-quarantined = raden i karantän
amount-all-matched = { $read }, allt matchat
amount-matched = { $read } läst = { $matched } matchat + { $unmatched } omatchat

## The page for a browser

page-title = Löften per { $moment }
page-skip = Till rapporten
page-when = Per { $moment }, tider i { $zone }
page-sections = Avsnitt
page-made = Gjord av promised { $version }; siffrorna är de i JSON-rapporten.
tile-orders = Ordrar
tile-matched = { $matched } matchade, { $missed } med avvikelse
tile-broken = Brutna löften
tile-overdue = Försenade löften
tile-at-stake = På spel, minst
chart-as-table = Samma som tabell
chart-ladder = I tid, från den snällaste definitionen till den strängaste
chart-ladder-note = Varje trappsteg kräver mer än det ovanför.
chart-margins = Avvikelser efter hur mycket sämre än utlovat de är
chart-margins-note = Avvikelser i tid, efter hur mycket sämre än utlovat de är.
chart-weeks = Brutna och försenade löften efter utlovad vecka
chart-weeks-note = Avvikelser efter den vecka, från måndag, som den utlovade tiden ligger i.
table-label = { $title }, tabell
no-case = inget fall i de här filerna
promises-unanswered = { $count ->
    [one] { $count } löfte utan svar
   *[other] { $count } löften utan svar
}
no-finding = Inga avvikelser.
findings-all = { $count ->
    [one] { $count } avvikelse, den värsta först.
   *[other] { $count } avvikelser, de värsta först.
}
findings-worst = { $count ->
    [one] Den värsta avvikelsen
   *[other] De { $count } värsta avvikelserna
}, och { $more } till som inte får plats på sidan: --all, eller -o FIL.xlsx.
remarks-more = Och { $count } till som inte får plats på sidan: --all, eller -o FIL.xlsx.
find = Sök
find-all = alla
find-shown = { $count } av { $all } avvikelser visas
sort-by = Sortera efter den här kolumnen

## What words and figures mean

term-kept = Hållet, överträffat
term-kept-is = Som utlovat, respektive bättre än utlovat.
term-broken = Brutet
term-broken-is = Gjort, men sämre än utlovat, utöver frist och tolerans.
term-overdue = Försenat
term-overdue-is = Inte gjort, och den utlovade tiden har passerat.
term-open = I riskzonen, pågående
term-open-is = Inte gjort: den utlovade tiden är nära, respektive det finns tid kvar.
term-void = Bortfallet, okänt
term-void-is = Återkallat, respektive sådant som data inte kan avgöra; inget av dem räknas som avgjort.
term-decided = Avgjort
term-decided-is = Hållna, överträffade, brutna och försenade tillsammans: bara de ingår i en andel.
term-margin = Differens
term-margin-is = Hur mycket bättre eller sämre än utlovat, i löftets egen enhet. Fördelningen räknar avvikelser som gäller tider och är sämre än utlovat.
term-stake = På spel
term-stake-is = Pengar som hänger på avvikelserna: per valuta, varje orderrad en gång, med sin största avvikelse. Valutor läggs aldrig ihop.
term-told = Meddelad, ej meddelad
term-told-is = Om kunden fick veta det innan han behövde fråga. Räknas bara där meddelanden har lästs.
term-ladder = Punktlighetstrappa (M10)
term-ladder-is = Samma ordrar, med en strängare definition på varje trappsteg: vad en andel punktliga ordrar betyder beror på vilka som räknas.
term-weeks = Utveckling per vecka
term-weeks-is = Brutna och försenade löften efter den utlovade tidens vecka; det som inte utlovats till en tid finns inte i någon vecka.
term-accounts = Rader och belopp
term-accounts-is = Ingenting går förlorat: lästa rader är använda, dubbletter, i karantän eller bortfiltrerade, och lästa belopp är matchade med en order eller omatchade.
term-share = Andel
term-share-is = Avkortad efter en decimal, så att 100 % betyder alla. Under { $count } avgjorda löften visas antal men ingen andel.
term-budget = Budget och förbrukning (M28)
term-budget-is = Hur många löften som får brytas utan att målet missas, och hur stor del av dem som är förbrukad; över 1 är budgeten slut.
terms-explain = Vad varje löfte betyder, med exempel, säger { $command }.

## The text for a code host

promises-fine = { $count ->
    [one] { $count } löfte till kontrollerades utan avvikelse.
   *[other] { $count } löften till kontrollerades utan avvikelse.
}
findings-more = Och { $count } till: { $hint }.
coverage = { $read ->
    [one] { $read } order läst
   *[other] { $read } ordrar lästa
}, { $matched } matchade; { $quarantined ->
    [one] { $quarantined } rad
   *[other] { $quarantined } rader
} i karantän, { $orphaned } utan order; { $checked ->
    [one] { $checked } löfte kontrollerat
   *[other] { $checked } löften kontrollerade
}, { $not } inte.

## The workbook

book-title = promised: granskning per { $moment }
book-subject = Hållna och brutna löften
book-left-out = { $count } till får inte plats på ett blad; -o FIL.csv har alla
sheet-summary = sammanfattning
sheet-promises = löften
sheet-findings = avvikelser
sheet-metrics = nyckeltal
sheet-coverage = täckning
sheet-rejects = karantän
sheet-trends = utveckling

## Metrics

ladder-rung = trappsteg { $number }: { $rung }
rung-of-arrived-orders-by-the-promised-time = av ankomna ordrar, till utlovad tid
rung-and-by-the-time-asked-for = och till önskad tid
rung-and-in-full = och komplett
rung-counting-cancelled-orders-too = även annullerade ordrar räknade
rung-counting-overdue-orders-too = även försenade ordrar räknade
rung-and-billed-right = och rätt fakturerade
metric-of = { $metric }: { $whose }
metric-of-all-others = { $metric }: alla andra
metric-on-time-lines = i tid, orderrader
metric-on-time-without-the-excused-lines = i tid utan de ursäktade, orderrader
metric-on-time-orders = i tid, ordrar
metric-on-time-units = i tid, enheter
metric-on-time-value = i tid, värde
metric-dispatched-on-time-orders = avsänt i tid, ordrar
metric-units-in-time-of-those-delivered = enheter i tid, av levererade
metric-units-delivered-of-those-ordered = enheter levererade, av beställda
metric-late-unit-days = sena enhetsdagar
metric-late-lines-half-by-at-most = sena orderrader, hälften med högst
metric-late-lines-nine-in-ten-by-at-most = sena orderrader, nio av tio med högst
metric-late-lines-the-latest-by = sena orderrader, den senaste med
metric-earlier-than-promised-lines = tidigare än utlovat, orderrader
metric-in-the-last-tenth-of-the-window-lines = i sista tiondelen av tidsfönstret, orderrader
metric-in-the-last-tenth-of-the-window-and-untold-lines = i sista tiondelen av tidsfönstret utan besked, orderrader
metric-tracked-units-in-time-due-7-to-21-days-ago = spårade enheter i tid, förfallna för 7 till 21 dagar sedan
metric-dispatched-late-orders = avsänt för sent, ordrar
metric-parcels-that-the-carrier-scanned-of-those-shipped = kollin som transportören skannat, av avsända
metric-handed-over-at-the-first-attempt-of-parcels-tried = utlämnade vid första försöket, av försökta kollin
metric-in-full-orders = komplett, ordrar
metric-on-time-in-full-lines = i tid och komplett, orderrader
metric-on-time-in-full-orders = i tid och komplett, ordrar
metric-perfect-orders = perfekta ordrar
metric-after-the-cut-off-and-left-that-day-9-in-10-within = efter stopptiden men avsänt samma dag, 9 av 10 inom
metric-exceeded-in-time-a-day-early-or-more-orders = överträffat i tid: minst en dag tidigare, ordrar
metric-exceeded-in-cost-billed-less-than-agreed-orders = överträffat i pris: fakturerat under avtalat, ordrar
metric-exceeded-in-service-higher-class-or-bonus-orders = överträffat i service: högre klass eller bonus, ordrar
metric-exceeded-in-two-of-these-or-more-orders = överträffat i minst två av dessa, ordrar
metric-given-away-on-orders-exceeded-in-two-or-more = bortskänkt på ordrar överträffade i minst två
metric-told-of-what-is-broken-or-overdue = meddelade om det som är brutet eller försenat
metric-longest-silence-nine-in-ten-orders-by-at-most = längsta tystnaden, nio av tio ordrar högst
metric-silent-for-longer-than-promised-orders = tyst längre än utlovat, ordrar
metric-first-replies-in-time-of-those-due = första svar i tid, av dem som skulle ges
metric-service-level-f3-answered-in-time-of-all-calls = servicenivå F3: besvarade i tid, av alla samtal
metric-service-level-f1-or-given-up-in-time-of-all-calls = servicenivå F1: eller avbrutna i tid, av alla samtal
metric-service-level-f2-in-time-of-calls-answered = servicenivå F2: i tid, av besvarade samtal
metric-service-level-f4-f3-without-those-given-up-in-time = servicenivå F4: F3 utan dem som avbröts i tid
metric-service-level-f5-or-given-up-in-5-s-of-all-calls = servicenivå F5: eller avbrutna inom 5 s, av alla samtal
metric-answered-within-the-waiting-time-told-calls = besvarade inom uppgiven väntetid, samtal
metric-waited-against-told-less-half-by-at-most = väntan mot uppgiven tid (kortare: -), hälften med högst
metric-seconds-off-the-waiting-time-told-per-call = sekunder fel mot uppgiven väntetid, per samtal
metric-waited-longer-than-told-half-by-at-most = väntade längre än uppgivet, hälften med högst
metric-waited-longer-than-told-nine-in-ten-by-at-most = väntade längre än uppgivet, nio av tio med högst
metric-entitlements-served = rättigheter uppfyllda
metric-entitlements-served-unprompted-of-those-served = rättigheter uppfyllda oombett, av uppfyllda
metric-first-reply-before-the-sale-half-within = första svar före köpet, hälften inom
metric-first-reply-after-the-sale-half-within = första svar efter köpet, hälften inom
metric-customer-found-at-fault-of-tickets-that-say-who-is = kunden ansågs ha felet, av ärenden som säger vem
metric-bad-reviews-by-customers-who-had-complained-first = dåliga omdömen av kunder som först hade klagat
metric-contacts-per-settled-ticket = kontakter per avslutat ärende
metric-settled-tickets-that-ended-with-thanks = avslutade ärenden som slutade med ett tack
metric-friction-points-per-claim-for-money = friktionspoäng per krav på pengar tillbaka
metric-invoices-without-error = fakturor utan fel
metric-billed-too-much = fakturerat för mycket
metric-billed-too-little = fakturerat för lite
metric-not-billed = inte fakturerat
metric-refund-due = att återbetala
metric-billed-twice = fakturerat två gånger
metric-refunds-in-time = återbetalningar i tid
metric-refunded-of-what-was-due = återbetalt, av det som skulle betalas
metric-returns-granted-of-those-asked-for-in-time = returer beviljade, av dem som begärts i tid
metric-guarantee-claims-approved-of-those-decided-in-term = garantiärenden godkända, av dem som avgjorts i tid
metric-mean-rating-every-promise-of-the-order-kept = medelbetyg, alla orderns löften hållna
metric-mean-rating-a-promise-of-the-order-broken = medelbetyg, något av orderns löften brutet
metric-bought-again-in-90-days-first-order-on-time = köpte igen inom 90 dagar, första ordern i tid
metric-bought-again-in-90-days-first-order-late = köpte igen inom 90 dagar, första ordern sen
metric-bought-again-in-365-days-first-order-on-time = köpte igen inom 365 dagar, första ordern i tid
metric-bought-again-in-365-days-first-order-late = köpte igen inom 365 dagar, första ordern sen
metric-spent-in-90-days-per-customer-first-order-on-time = köpt för på 90 dagar per kund, första ordern i tid
metric-spent-in-90-days-per-customer-first-order-late = köpt för på 90 dagar per kund, första ordern sen
metric-spent-in-365-days-per-customer-first-order-on-time = köpt för på 365 dagar per kund, första ordern i tid
metric-spent-in-365-days-per-customer-first-order-late = köpt för på 365 dagar per kund, första ordern sen
metric-average-further-order-in-90-days-first-order-on-time = genomsnittlig ny order på 90 dagar, första ordern i tid
metric-average-further-order-in-90-days-first-order-late = genomsnittlig ny order på 90 dagar, första ordern sen
metric-average-further-order-in-365-days-first-order-on-time = genomsnittlig ny order på 365 dagar, första ordern i tid
metric-average-further-order-in-365-days-first-order-late = genomsnittlig ny order på 365 dagar, första ordern sen
metric-on-time-in-full-by-proof-of-delivery-lines = i tid och komplett enligt leveranskvittens, rader
metric-on-time-in-full-by-proof-of-delivery-orders = i tid och komplett enligt leveranskvittens, ordrar
metric-a-bad-review-a-complaint-or-a-guarantee-claim-orders = ett dåligt omdöme, ett klagomål eller ett garantiärende, ordrar
metric-left-that-day-although-after-the-cut-off-orders = skickades samma dag fast efter stopptiden, ordrar
metric-told-of-what-was-more-than-promised = informerade om det som var mer än utlovat
metric-thanked-by-a-person-of-orders-arrived = tackade av en människa, av framkomna ordrar
metric-reviews-of-one-or-two-stars-published-of-those-written = publicerade omdömen med en eller två stjärnor, av skrivna
metric-reviews-of-three-stars-or-more-published-of-those-written = publicerade omdömen med tre stjärnor eller fler, av skrivna
metric-refused-for-a-fault-of-the-customer-of-returns-decided = nekade som kundens fel, av avgjorda returer
metric-came-back-for-a-fault-of-shop-or-carrier-of-orders-arrived = kom tillbaka för butikens eller transportörens fel, av framkomna ordrar
metric-billed-as-agreed-by-value = fakturerat enligt avtal, efter värde
metric-errors-pointed-out-and-corrected-in-time = påpekade fel som rättades i tid
metric-credited-of-what-was-billed-too-much = krediterat, av det som fakturerats för mycket
metric-from-pointed-out-to-corrected-half-within = från påpekat till rättat, hälften inom
metric-paid-out-on-guarantees-of-sales-under-guarantee = utbetalt på garantier, av försäljning med garanti

## What to keep in mind with a figure

caution-ratings = betygen har ett samband med hur ordern gick, men behöver inte bero på det
caution-customers = vilka kunder som kom tillbaka har ett samband med hur deras första order gick, men behöver inte bero på det
caution-given-away = bortskänkt är det som fakturerats för lite och vad en bonus är värd; vad en högre serviceklass kostar säger ingen
caution-cut-off = så länge efter stopptiden har kunderna lärt sig att ordrar ändå går samma dag
caution-given-up = de som gav upp räknas med den tid de hade väntat, och skulle ha väntat längre
