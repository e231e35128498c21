# Die Wörter eines Berichts auf Deutsch.

## Signs, days and moments

percent = { $number } %
date = { $day }.{ $month }.{ $year }
moment = { $date } { $time }
instant = { $date } { $time } { $zone }

## Counts and lengths

count-order = { $count ->
    [one] { $count } Auftrag
   *[other] { $count } Aufträge
}
count-ticket = { $count ->
    [one] { $count } Anfrage
   *[other] { $count } Anfragen
}
count-call = { $count ->
    [one] { $count } Anruf
   *[other] { $count } Anrufe
}
count-review = { $count ->
    [one] { $count } Bewertung
   *[other] { $count } Bewertungen
}
count-customer = { $count ->
    [one] { $count } Kunde
   *[other] { $count } Kunden
}
count-line = { $count ->
    [one] { $count } Position
   *[other] { $count } Positionen
}
count-day = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
count-remark = { $count ->
    [one] { $count } Hinweis
   *[other] { $count } Hinweise
}
part-days = { $size } Tage
hours = { $count } Std.
minutes = { $count } Min.
seconds = { $size } s
under-second = unter 1 s
list-end = { $list } und { $last }
of = { $part } von { $all }
over = { $part } auf { $all }
interval = { $least } bis { $most } bei 95 %
none = (ohne)

## The verdict

found-nothing = { $subjects }: keine Zusage gebrochen oder überfällig
found-unchecked = { $subjects }: keine Zusage konnte geprüft werden
found-broken = { $broken ->
    [one] { $broken } Zusage gebrochen
   *[other] { $broken } Zusagen gebrochen
}
found-overdue = { $overdue ->
    [one] { $overdue } Zusage überfällig
   *[other] { $overdue } Zusagen überfällig
}
found-both = { $broken ->
    [one] { $broken } Zusage gebrochen und { $overdue } überfällig
   *[other] { $broken } Zusagen gebrochen und { $overdue } überfällig
}
found-on = { $found }; geprüft: { $subjects }
found-on-orders = { $found } bei { $missed } von { $orders ->
    [one] { $orders } Auftrag
   *[other] { $orders } Aufträgen
}
budgets-burnt = { $count ->
    [one] { $count } Budget aufgebraucht
   *[other] { $count } Budgets aufgebraucht
}
at-least-at-stake = mindestens { $sums } betroffen
as-of = Stand { $moment }
incomplete = UNVOLLSTÄNDIG
not-reliable = auf die Zahlen ist kein Verlass
redacted = Schlüssel und Namen sind durch Kennungen ersetzt

## Titles of parts

title-touch-points = Kontaktpunkte
title-promises = Zusagen
title-targets = Ziele
title-worst-findings = Schlimmste Abweichungen
title-findings-by-promise = Abweichungen nach Zusage
title-findings-by-carrier = Abweichungen nach Spediteur
title-findings-by-customer = Abweichungen nach Kunde
title-findings-by-order = Abweichungen nach Auftrag
title-resolved = Behoben
title-away = Nicht untersucht
title-acknowledged = Hingenommen
title-worse-by = Schlechter als zugesagt um
title-metrics = Kennzahlen
title-input = Eingabe
title-remarks = Hinweise zur Eingabe
title-amounts = Beträge
title-not-checked = Nicht geprüft
title-summary = Wichtigste Zahlen
title-ladder = Pünktlichkeitsleiter (M10)
title-margins = Verteilung der Abweichungen
title-weeks = Entwicklung nach Wochen
title-customers = Kunden mit den meisten Abweichungen
title-carriers = Spediteure mit den meisten Abweichungen
title-findings = Abweichungen
title-files = Gelesene Zeilen und ihr Verbleib
title-money = Gelesene Beträge und ihr Verbleib
title-terms = Wie die Zahlen definiert sind
title-week-of-promise = Abweichungen nach zugesagter Woche
title-rejects = Zeilen in Quarantäne und was sonst auffiel

## Columns of tables for people

column-code = Code
column-name = Name
column-promise = Zusage
column-carrier = Spediteur
column-customer = Kunde
column-order = Auftrag
column-document = Beleg
column-line = Position
column-promised = Zugesagt
column-actual = Tatsächlich
column-margin = Differenz
column-stake = Betrag
column-at-stake = Betroffen
column-until = Bis
column-told = Informiert
column-silent = Nicht informiert
column-where = Wo
column-note = Notiz
note-nothing-is-at-stake = kein Betrag betroffen
column-status = Status
column-since = Seit
column-severity = Schwere
column-outcome = Ergebnis
column-evidence = Nachweis
column-recoverable-until = Forderbar bis
column-first-seen = Zuerst gesehen
column-kept = Gehalten
column-beat = Übertroffen
column-broken = Gebrochen
column-overdue = Überfällig
column-at-risk = Gefährdet
column-pending = Ausstehend
column-open = Offen
column-void = Hinfällig
column-unknown = Unbekannt
column-kept-share = Gehalten %
column-findings = Abweichungen
column-promises = Zusagen
column-decided = Entschieden
column-stage = Schritt
column-target = Ziel
column-may-break = Erlaubt
column-left = Übrig
column-burn = Verbrauch
column-burnt = Aufgebraucht
column-undated = Ohne Zeit
column-budget = Budget
column-needs = Benötigt
column-count = Anzahl
column-of = Von
column-share = Anteil
column-among = Unter
column-least = Mindestens
column-most = Höchstens
column-unit = Einheit
column-missing = Fehlt
column-caution = Zu beachten
column-rung = Sprosse
column-percent = Prozent
column-week-from = Woche ab
column-worse-by = Schlechter um
column-path = Datei
column-roles = Rollen
column-bytes = Bytes
column-read = Gelesen
column-used = Verwendet
column-duplicate = Doppelt
column-quarantined = In Quarantäne
column-filtered = Gefiltert
column-unused = Ungenutzte Spalten
column-joint = Sammelrechnungen
column-role = Rolle
column-column = Spalte
column-matched = Zugeordnet
column-unmatched = Nicht zugeordnet
column-file = Datei
column-reason = Grund
column-remedy = Abhilfe
column-value = Wert

## Words in cells

outcome-kept = gehalten
outcome-beat = übertroffen
outcome-broken = gebrochen
outcome-overdue = überfällig
outcome-at-risk = gefährdet
outcome-pending = ausstehend
outcome-void = hinfällig
outcome-unknown = unbekannt
told-told = informiert
told-silent = nicht informiert
severity-info = Hinweis
severity-warning = Warnung
severity-error = Fehler
status-new = neu
status-known = bekannt
status-worsened = verschlechtert
status-improved = verbessert
status-resolved = behoben
status-acknowledged = hingenommen
status-expired = abgelaufen
status-incomplete = unvollständig
status-checked = geprüft
status-not-checked = nicht geprüft
status-off = abgeschaltet
stage-order = Auftrag
stage-delivery = Lieferung
stage-billing = Abrechnung
stage-payment = Zahlung
stage-answer = Antwort
stage-return = Rückgabe
unit-money = Betrag
unit-quantity = Menge
unit-number = Anzahl
unit-days = Tage
unit-time = Zeit
unit-text = Text
answer-yes = ja
answer-no = nein
answer-burnt = aufgebraucht
week-earlier = früher
lateness-up-to-1-day = bis 1 Tag
lateness-1-to-2-days = 1 bis 2 Tage
lateness-2-to-3-days = 2 bis 3 Tage
lateness-3-to-7-days = 3 bis 7 Tage
lateness-7-to-14-days = 7 bis 14 Tage
lateness-14-to-30-days = 14 bis 30 Tage
lateness-30-to-90-days = 30 bis 90 Tage
lateness-over-90-days = über 90 Tage

## Margins

margin-overdue = { $size } überfällig
margin-late = { $size } zu spät
margin-too-soon = { $size } zu früh
margin-early = { $size } vor der Zeit
margin-too-much = { $size } zu viel
margin-too-little = { $size } zu wenig
margin-too-many = { $size } zu viele
margin-too-few = { $size } zu wenige
margin-too-high = { $size } zu hoch
margin-too-low = { $size } zu niedrig
margin-off = { $size } daneben
margin-more = { $size } mehr als zugesagt
margin-less = { $size } weniger als zugesagt
margin-better = { $size } besser

## Against earlier runs

history = { $since }: { $turnover }
first-run = der erste Lauf
since = seit { $when }
oldest-since = älteste seit { $day }
forgotten = ein unvollständiger Lauf behebt nichts und dient nicht zum Vergleich
turnover-new = { $count } neu
turnover-worsened = { $count } verschlechtert
turnover-resolved = { $count } behoben
turnover-open = { $count } weiterhin offen
turnover-improved = { $count } verbessert
turnover-acknowledged = { $count } hingenommen
turnover-expired = { $count } abgelaufen
turnover-away = { $count } nicht untersucht
open-for = offen: { $classes }
open-up-to = bis { $days } Tage { $count }
open-longer = länger { $count }
trend-open = offen in den letzten { $count } Läufen: { $marks } { $way }
trend-stake = betroffen in den letzten { $count } Läufen: { $marks } { $way }
trend-steady = { $last } in allen
trend-back = { $last } anfangs und jetzt
trend-way = von { $first } auf { $last }
trend-most = { $way }, höchstens { $most }

## Targets

target-in-days = { $target } in { $days ->
    [one] { $days } Tag
   *[other] { $days } Tagen
}
target-or = { $first } oder { $second }
needs = benötigt { $what }
below-min = unter { $count } keine Aussage
undated = { $count } weitere ohne bekannte Zeit

## What is not shown, and what was not checked

and-more = und { $count } weitere: { $hint }
lack-in-contract = { $key } im Vertrag
lack-whole = alle Datensätze auf einmal, ohne --memory
lack-bills = Rechnungen zu diesen Aufträgen
lack-or = oder
lack-with = mit
unsaid-promises = { $count ->
    [one] { $count } Zusage
   *[other] { $count } Zusagen
} mangels Angabe im Vertrag: { $codes }
lacking-promises = { $count ->
    [one] { $count } Zusage
   *[other] { $count } Zusagen
} mangels Spalten: { $codes }
lacking-metrics = { $count ->
    [one] { $count } Kennzahl
   *[other] { $count } Kennzahlen
} mangels Spalten: { $codes }
idle-promises = { $count ->
    [one] { $count } Zusage
   *[other] { $count } Zusagen
} ohne Fall in diesen Dateien: { $codes }
how-to-see-all = --all nennt die Spalten, und promised inspect jene, die am meisten helfen würden
read-orders = Aufträge: { $read } gelesen, { $matched } zugeordnet
read-cases = { $cases } gelesen
cases-tickets = Anfragen { $count }
cases-calls = Anrufe { $count }
cases-reviews = Bewertungen { $count }
put-aside = { $quarantined } in Quarantäne, { $orphaned ->
    [one] { $orphaned } Zeile ohne Auftrag
   *[other] { $orphaned } Zeilen ohne Auftrag
}

## The input

file-rows = { $rows ->
    [one] { $rows } Zeile
   *[other] { $rows } Zeilen
} = { $used } verwendet + { $duplicate } doppelt + { $quarantined } in Quarantäne + { $filtered } gefiltert
joint-bills = { $count ->
    [one] { $count } Rechnung über mehrere Aufträge: ihr Betrag wurde als der der ganzen Rechnung gelesen
   *[other] { $count } Rechnungen über mehrere Aufträge: ihre Beträge wurden als die der ganzen Rechnungen gelesen
}
not-used = nicht verwendet: { $names }
not-used-more = nicht verwendet: { $names } und { $count } weitere
row-quarantined = Zeile in Quarantäne
amount-all-matched = { $read }, alles zugeordnet
amount-matched = { $read } gelesen = { $matched } zugeordnet + { $unmatched } nicht zugeordnet

## The page for a browser

page-title = Zusagen, Stand { $moment }
page-skip = Zum Bericht
page-when = Stand { $moment }, Zeiten in { $zone }
page-sections = Abschnitte
page-made = Erstellt von promised { $version }; die Zahlen sind die des JSON-Berichts.
tile-orders = Aufträge
tile-matched = { $matched } zugeordnet, { $missed } mit Abweichung
tile-broken = Gebrochene Zusagen
tile-overdue = Überfällige Zusagen
tile-at-stake = Betroffen, mindestens
chart-as-table = Dasselbe als Tabelle
chart-ladder = Pünktlich, von der mildesten Definition zur strengsten
chart-ladder-note = Jede Sprosse verlangt mehr als die über ihr.
chart-margins = Abweichungen danach, wie viel schlechter als zugesagt sie sind
chart-margins-note = Zeitliche Abweichungen danach, wie viel schlechter als zugesagt sie sind.
chart-weeks = Gebrochene und überfällige Zusagen nach zugesagter Woche
chart-weeks-note = Abweichungen nach der Woche, ab Montag, in der die zugesagte Zeit liegt.
table-label = { $title }, Tabelle
no-case = kein Fall in diesen Dateien
promises-unanswered = { $count ->
    [one] { $count } Zusage ohne Antwort
   *[other] { $count } Zusagen ohne Antwort
}
no-finding = Keine Abweichung.
findings-all = { $count ->
    [one] { $count } Abweichung, die schlimmste zuerst.
   *[other] { $count } Abweichungen, die schlimmsten zuerst.
}
findings-worst = { $count ->
    [one] Die schlimmste Abweichung
   *[other] Die { $count } schlimmsten Abweichungen
}; { $more } weitere stehen nicht auf dieser Seite: --all oder -o DATEI.xlsx.
remarks-more = { $count } weitere stehen nicht auf dieser Seite: --all oder -o DATEI.xlsx.
find = Suchen
find-all = alle
find-shown = { $count } von { $all } Abweichungen gezeigt
sort-by = Nach dieser Spalte sortieren

## What words and figures mean

term-kept = Gehalten, übertroffen
term-kept-is = Wie zugesagt, und besser als zugesagt.
term-broken = Gebrochen
term-broken-is = Erledigt, aber schlechter als zugesagt, über Frist und Toleranz hinaus.
term-overdue = Überfällig
term-overdue-is = Nicht erledigt, und die zugesagte Zeit ist vorbei.
term-open = Gefährdet, ausstehend
term-open-is = Nicht erledigt: die zugesagte Zeit ist nahe, oder es ist noch Zeit.
term-void = Hinfällig, unbekannt
term-void-is = Zurückgezogen, und was die Daten nicht hergeben; keines von beiden gilt als entschieden.
term-decided = Entschieden
term-decided-is = Gehalten, übertroffen, gebrochen und überfällig zusammen: nur diese zählen in einem Anteil.
term-margin = Differenz
term-margin-is = Wie viel besser oder schlechter als zugesagt, in der Einheit der Zusage. Die Verteilung zählt Abweichungen, bei denen es um Zeiten geht und die schlechter als zugesagt sind.
term-stake = Betroffen
term-stake-is = Geld, das an den Abweichungen hängt: je Währung, jede Auftragsposition einmal, mit ihrer größten Abweichung. Währungen werden nie addiert.
term-told = Informiert, nicht informiert
term-told-is = Ob der Kunde davon erfuhr, bevor er fragen musste. Nur gezählt, wo Nachrichten gelesen wurden.
term-ladder = Pünktlichkeitsleiter (M10)
term-ladder-is = Dieselben Aufträge, auf jeder Sprosse eine strengere Definition: was ein Anteil pünktlicher Aufträge bedeutet, hängt davon ab, wer mitgezählt wird.
term-weeks = Entwicklung nach Wochen
term-weeks-is = Gebrochene und überfällige Zusagen nach der Woche der zugesagten Zeit; was nicht auf eine Zeit zugesagt war, steht in keiner Woche.
term-accounts = Zeilen und Beträge
term-accounts-is = Nichts geht verloren: gelesene Zeilen sind verwendet, doppelt, in Quarantäne oder gefiltert, und gelesene Beträge sind einem Auftrag zugeordnet oder nicht zugeordnet.
term-share = Anteil
term-share-is = Nach einer Nachkommastelle abgeschnitten, sodass 100 % alle bedeutet. Unter { $count } entschiedenen Zusagen gibt es Anzahlen und keinen Anteil.
term-budget = Budget und Verbrauch (M28)
term-budget-is = Wie viele Zusagen gebrochen werden dürfen, ohne das Ziel zu verfehlen, und welcher Teil davon verbraucht ist; über 1 ist das Budget aufgebraucht.
terms-explain = Was jede Zusage bedeutet, mit einem Beispiel, sagt { $command }.

## The text for a code host

promises-fine = { $count ->
    [one] { $count } weitere Zusage wurde ohne Abweichung geprüft.
   *[other] { $count } weitere Zusagen wurden ohne Abweichung geprüft.
}
findings-more = Und { $count } weitere: { $hint }.
coverage = { $read ->
    [one] { $read } Auftrag
   *[other] { $read } Aufträge
} gelesen, { $matched } zugeordnet; { $quarantined ->
    [one] { $quarantined } Zeile
   *[other] { $quarantined } Zeilen
} in Quarantäne, { $orphaned } ohne Auftrag; { $checked ->
    [one] { $checked } Zusage
   *[other] { $checked } Zusagen
} geprüft, { $not } nicht.

## The workbook

book-title = promised: Prüfung, Stand { $moment }
book-subject = Gehaltene und gebrochene Zusagen
book-left-out = { $count } weitere haben auf einem Blatt keinen Platz; -o DATEI.csv enthält alle
sheet-summary = Übersicht
sheet-promises = Zusagen
sheet-findings = Abweichungen
sheet-metrics = Kennzahlen
sheet-coverage = Abdeckung
sheet-rejects = Quarantäne
sheet-trends = Entwicklung

## Metrics

ladder-rung = Sprosse { $number }: { $rung }
rung-of-arrived-orders-by-the-promised-time = von angekommenen Aufträgen, bis zur zugesagten Zeit
rung-and-by-the-time-asked-for = und bis zur gewünschten Zeit
rung-and-in-full = und vollständig
rung-counting-cancelled-orders-too = auch stornierte Aufträge mitgezählt
rung-counting-overdue-orders-too = auch überfällige Aufträge mitgezählt
rung-and-billed-right = und richtig abgerechnet
metric-of = { $metric }: { $whose }
metric-of-all-others = { $metric }: alle anderen
metric-on-time-lines = pünktlich, Positionen
metric-on-time-without-the-excused-lines = pünktlich ohne die entschuldigten, Positionen
metric-on-time-orders = pünktlich, Aufträge
metric-on-time-units = pünktlich, Stück
metric-on-time-value = pünktlich, Wert
metric-dispatched-on-time-orders = pünktlich versandt, Aufträge
metric-units-in-time-of-those-delivered = Stück pünktlich, von den gelieferten
metric-units-delivered-of-those-ordered = Stück geliefert, von den bestellten
metric-late-unit-days = verspätete Stücktage
metric-late-lines-half-by-at-most = verspätete Positionen, die Hälfte um höchstens
metric-late-lines-nine-in-ten-by-at-most = verspätete Positionen, neun von zehn um höchstens
metric-late-lines-the-latest-by = verspätete Positionen, die späteste um
metric-earlier-than-promised-lines = früher als zugesagt, Positionen
metric-in-the-last-tenth-of-the-window-lines = im letzten Zehntel des Zeitfensters, Positionen
metric-in-the-last-tenth-of-the-window-and-untold-lines = im letzten Zehntel des Zeitfensters ohne Nachricht, Positionen
metric-tracked-units-in-time-due-7-to-21-days-ago = verfolgte Stück pünktlich, fällig vor 7 bis 21 Tagen
metric-dispatched-late-orders = zu spät versandt, Aufträge
metric-parcels-that-the-carrier-scanned-of-those-shipped = Pakete, die der Spediteur gescannt hat, von den versandten
metric-handed-over-at-the-first-attempt-of-parcels-tried = beim ersten Versuch übergeben, von versuchten Paketen
metric-in-full-orders = vollständig, Aufträge
metric-on-time-in-full-lines = pünktlich und vollständig, Positionen
metric-on-time-in-full-orders = pünktlich und vollständig, Aufträge
metric-perfect-orders = fehlerfreie Aufträge
metric-after-the-cut-off-and-left-that-day-9-in-10-within = nach Annahmeschluss und am selben Tag versandt, 9 von 10 binnen
metric-exceeded-in-time-a-day-early-or-more-orders = übertroffen bei der Zeit: mindestens einen Tag früher, Aufträge
metric-exceeded-in-cost-billed-less-than-agreed-orders = übertroffen beim Preis: weniger berechnet als vereinbart, Aufträge
metric-exceeded-in-service-higher-class-or-bonus-orders = übertroffen beim Service: höhere Klasse oder Bonus, Aufträge
metric-exceeded-in-two-of-these-or-more-orders = übertroffen in mindestens zweien davon, Aufträge
metric-given-away-on-orders-exceeded-in-two-or-more = verschenkt bei Aufträgen, in mindestens zweien übertroffen
metric-told-of-what-is-broken-or-overdue = informiert über Gebrochenes oder Überfälliges
metric-longest-silence-nine-in-ten-orders-by-at-most = längstes Schweigen, neun von zehn Aufträgen höchstens
metric-silent-for-longer-than-promised-orders = länger still als zugesagt, Aufträge
metric-first-replies-in-time-of-those-due = erste Antworten pünktlich, von den fälligen
metric-service-level-f3-answered-in-time-of-all-calls = Servicelevel F3: rechtzeitig angenommen, von allen Anrufen
metric-service-level-f1-or-given-up-in-time-of-all-calls = Servicelevel F1: oder rechtzeitig aufgelegt, von allen Anrufen
metric-service-level-f2-in-time-of-calls-answered = Servicelevel F2: rechtzeitig, von angenommenen Anrufen
metric-service-level-f4-f3-without-those-given-up-in-time = Servicelevel F4: F3 ohne rechtzeitig aufgelegte
metric-service-level-f5-or-given-up-in-5-s-of-all-calls = Servicelevel F5: oder binnen 5 s aufgelegt, von allen Anrufen
metric-answered-within-the-waiting-time-told-calls = binnen der angesagten Wartezeit angenommen, Anrufe
metric-waited-against-told-less-half-by-at-most = gewartet gegen angesagt (weniger: -), die Hälfte um höchstens
metric-seconds-off-the-waiting-time-told-per-call = Sekunden neben der angesagten Wartezeit, je Anruf
metric-waited-longer-than-told-half-by-at-most = länger gewartet als angesagt, die Hälfte um höchstens
metric-waited-longer-than-told-nine-in-ten-by-at-most = länger gewartet als angesagt, neun von zehn um höchstens
metric-entitlements-served = Ansprüche erfüllt
metric-entitlements-served-unprompted-of-those-served = Ansprüche unaufgefordert erfüllt, von den erfüllten
metric-first-reply-before-the-sale-half-within = erste Antwort vor dem Kauf, die Hälfte binnen
metric-first-reply-after-the-sale-half-within = erste Antwort nach dem Kauf, die Hälfte binnen
metric-customer-found-at-fault-of-tickets-that-say-who-is = Schuld beim Kunden gesehen, von Anfragen mit Angabe
metric-bad-reviews-by-customers-who-had-complained-first = schlechte Bewertungen von Kunden, die sich zuvor beschwert hatten
metric-contacts-per-settled-ticket = Kontakte je erledigter Anfrage
metric-settled-tickets-that-ended-with-thanks = erledigte Anfragen, die mit einem Dank endeten
metric-friction-points-per-claim-for-money = Reibungspunkte je Geldforderung
metric-invoices-without-error = Rechnungen ohne Fehler
metric-billed-too-much = zu viel berechnet
metric-billed-too-little = zu wenig berechnet
metric-not-billed = nicht berechnet
metric-refund-due = zu erstatten
metric-billed-twice = doppelt berechnet
metric-refunds-in-time = Erstattungen pünktlich
metric-refunded-of-what-was-due = erstattet, vom Fälligen
metric-returns-granted-of-those-asked-for-in-time = Rückgaben gewährt, von rechtzeitig verlangten
metric-guarantee-claims-approved-of-those-decided-in-term = Garantiefälle anerkannt, von fristgerecht entschiedenen
metric-mean-rating-every-promise-of-the-order-kept = mittlere Bewertung, alle Zusagen des Auftrags gehalten
metric-mean-rating-a-promise-of-the-order-broken = mittlere Bewertung, eine Zusage des Auftrags gebrochen
metric-bought-again-in-90-days-first-order-on-time = binnen 90 Tagen wieder gekauft, erster Auftrag pünktlich
metric-bought-again-in-90-days-first-order-late = binnen 90 Tagen wieder gekauft, erster Auftrag verspätet
metric-bought-again-in-365-days-first-order-on-time = binnen 365 Tagen wieder gekauft, erster Auftrag pünktlich
metric-bought-again-in-365-days-first-order-late = binnen 365 Tagen wieder gekauft, erster Auftrag verspätet
metric-spent-in-90-days-per-customer-first-order-on-time = in 90 Tagen ausgegeben je Kunde, erster Auftrag pünktlich
metric-spent-in-90-days-per-customer-first-order-late = in 90 Tagen ausgegeben je Kunde, erster Auftrag verspätet
metric-spent-in-365-days-per-customer-first-order-on-time = in 365 Tagen ausgegeben je Kunde, erster Auftrag pünktlich
metric-spent-in-365-days-per-customer-first-order-late = in 365 Tagen ausgegeben je Kunde, erster Auftrag verspätet
metric-average-further-order-in-90-days-first-order-on-time = durchschnittlicher weiterer Auftrag in 90 Tagen, erster Auftrag pünktlich
metric-average-further-order-in-90-days-first-order-late = durchschnittlicher weiterer Auftrag in 90 Tagen, erster Auftrag verspätet
metric-average-further-order-in-365-days-first-order-on-time = durchschnittlicher weiterer Auftrag in 365 Tagen, erster Auftrag pünktlich
metric-average-further-order-in-365-days-first-order-late = durchschnittlicher weiterer Auftrag in 365 Tagen, erster Auftrag verspätet
metric-on-time-in-full-by-proof-of-delivery-lines = pünktlich und vollständig laut Zustellnachweis, Positionen
metric-on-time-in-full-by-proof-of-delivery-orders = pünktlich und vollständig laut Zustellnachweis, Aufträge
metric-a-bad-review-a-complaint-or-a-guarantee-claim-orders = schlechte Bewertung, Beschwerde oder Garantiefall, Aufträge
metric-left-that-day-although-after-the-cut-off-orders = am selben Tag versandt trotz Annahmeschluss, Aufträge
metric-told-of-what-was-more-than-promised = über mehr als das Versprochene informiert
metric-thanked-by-a-person-of-orders-arrived = von einem Menschen gedankt, von angekommenen Aufträgen
metric-reviews-of-one-or-two-stars-published-of-those-written = veröffentlichte Bewertungen mit ein oder zwei Sternen, von geschriebenen
metric-reviews-of-three-stars-or-more-published-of-those-written = veröffentlichte Bewertungen mit drei Sternen oder mehr, von geschriebenen
metric-refused-for-a-fault-of-the-customer-of-returns-decided = als Fehler des Kunden abgelehnt, von entschiedenen Rücksendungen
metric-came-back-for-a-fault-of-shop-or-carrier-of-orders-arrived = zurück wegen Fehlern von Händler oder Spediteur, von angekommenen Aufträgen
metric-billed-as-agreed-by-value = wie vereinbart berechnet, nach Wert
metric-errors-pointed-out-and-corrected-in-time = gemeldete Fehler, rechtzeitig korrigiert
metric-credited-of-what-was-billed-too-much = gutgeschrieben, vom zu viel Berechneten
metric-from-pointed-out-to-corrected-half-within = von der Meldung bis zur Korrektur, die Hälfte innerhalb von
metric-paid-out-on-guarantees-of-sales-under-guarantee = auf Garantien ausgezahlt, von Verkäufen mit Garantie

## What to keep in mind with a figure

caution-ratings = Bewertungen hängen damit zusammen, wie der Auftrag lief, müssen aber keine Folge davon sein
caution-customers = welche Kunden wiederkamen, hängt damit zusammen, wie ihr erster Auftrag lief, muss aber keine Folge davon sein
caution-given-away = verschenkt ist, was zu wenig berechnet wurde und was ein Bonus wert ist; was eine höhere Serviceklasse kostet, sagt niemand
caution-cut-off = so lange nach Annahmeschluss haben Kunden gelernt, dass Aufträge trotzdem am selben Tag hinausgehen
caution-given-up = wer auflegte, zählt mit der Zeit, die er gewartet hatte, und hätte länger gewartet
