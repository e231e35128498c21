# Słowa raportu po polsku.

## Signs, days and moments

percent = { $number }%
date = { $day }.{ $month }.{ $year }
moment = { $date } { $time }
instant = { $date } { $time } { $zone }

## Counts and lengths

count-order = { $count ->
    [one] { $count } zamówienie
    [few] { $count } zamówienia
   *[many] { $count } zamówień
}
count-ticket = { $count ->
    [one] { $count } zgłoszenie
    [few] { $count } zgłoszenia
   *[many] { $count } zgłoszeń
}
count-call = { $count ->
    [one] { $count } połączenie
    [few] { $count } połączenia
   *[many] { $count } połączeń
}
count-review = { $count ->
    [one] { $count } opinia
    [few] { $count } opinie
   *[many] { $count } opinii
}
count-customer = { $count ->
    [one] { $count } klient
    [few] { $count } klientów
   *[many] { $count } klientów
}
count-line = { $count ->
    [one] { $count } pozycja
    [few] { $count } pozycje
   *[many] { $count } pozycji
}
count-day = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
   *[many] { $count } dni
}
count-remark = { $count ->
    [one] { $count } uwaga
    [few] { $count } uwagi
   *[many] { $count } uwag
}
part-days = { $size } dnia
hours = { $count } godz.
minutes = { $count } min
seconds = { $size } s
under-second = poniżej 1 s
list-end = { $list } i { $last }
of = { $part } z { $all }
over = { $part } na { $all }
interval = od { $least } do { $most } przy 95%
none = (brak)

## The verdict

found-nothing = { $subjects }: żadna obietnica nie jest złamana ani zaległa
found-unchecked = { $subjects }: nie sprawdzono żadnej obietnicy
found-broken = { $broken ->
    [one] { $broken } złamana obietnica
    [few] { $broken } złamane obietnice
   *[many] { $broken } złamanych obietnic
}
found-overdue = { $overdue ->
    [one] { $overdue } zaległa obietnica
    [few] { $overdue } zaległe obietnice
   *[many] { $overdue } zaległych obietnic
}
found-both = { $broken ->
    [one] { $broken } złamana obietnica
    [few] { $broken } złamane obietnice
   *[many] { $broken } złamanych obietnic
} i { $overdue ->
    [one] { $overdue } zaległa
    [few] { $overdue } zaległe
   *[many] { $overdue } zaległych
}
found-on = { $found }; sprawdzono: { $subjects }
found-on-orders = { $found } w { $missed } z { $orders ->
    [one] { $orders } zamówienia
    [few] { $orders } zamówień
   *[many] { $orders } zamówień
}
budgets-burnt = { $count ->
    [one] { $count } wyczerpany budżet
    [few] { $count } wyczerpane budżety
   *[many] { $count } wyczerpanych budżetów
}
at-least-at-stake = stawka co najmniej { $sums }
as-of = stan na { $moment }
incomplete = NIEPEŁNY
not-reliable = na liczbach nie można polegać
redacted = klucze i nazwy zastąpiono oznaczeniami

## Titles of parts

title-touch-points = Punkty styku
title-promises = Obietnice
title-targets = Cele
title-worst-findings = Najgorsze niezgodności
title-findings-by-promise = Niezgodności według obietnic
title-findings-by-carrier = Niezgodności według przewoźników
title-findings-by-customer = Niezgodności według klientów
title-findings-by-order = Niezgodności według zamówień
title-resolved = Usunięte
title-away = Niezbadane
title-acknowledged = Zaakceptowane
title-worse-by = Gorzej od obietnicy o
title-metrics = Wskaźniki
title-input = Dane wejściowe
title-remarks = Uwagi do danych wejściowych
title-amounts = Kwoty
title-not-checked = Niesprawdzone
title-summary = Najważniejsze liczby
title-ladder = Drabina terminowości (M10)
title-margins = Rozkład odchyleń
title-weeks = Przebieg tygodniowy
title-customers = Klienci z największą liczbą niezgodności
title-carriers = Przewoźnicy z największą liczbą niezgodności
title-findings = Niezgodności
title-files = Wczytane wiersze i co się z nimi stało
title-money = Wczytane kwoty i co się z nimi stało
title-terms = Jak zdefiniowano liczby
title-week-of-promise = Niezgodności według obiecanego tygodnia
title-rejects = Wiersze w kwarantannie i inne spostrzeżenia

## Columns of tables for people

column-code = Kod
column-name = Nazwa
column-promise = Obietnica
column-carrier = Przewoźnik
column-customer = Klient
column-order = Zamówienie
column-document = Dokument
column-line = Pozycja
column-promised = Obiecano
column-actual = Faktycznie
column-margin = Różnica
column-stake = Kwota
column-at-stake = Stawka
column-until = Do
column-told = Powiadomiono
column-silent = Bez wiadomości
column-where = Gdzie
column-note = Uwaga
note-nothing-is-at-stake = stawka zerowa
column-status = Status
column-since = Od
column-severity = Waga
column-outcome = Wynik
column-evidence = Dowód
column-recoverable-until = Do odzyskania do
column-first-seen = Pierwszy raz
column-kept = Dotrzymane
column-beat = Z nawiązką
column-broken = Złamane
column-overdue = Zaległe
column-at-risk = Zagrożone
column-pending = W toku
column-open = Otwarte
column-void = Nieaktualne
column-unknown = Nieznane
column-kept-share = Dotrzymane %
column-findings = Niezgodności
column-promises = Obietnice
column-decided = Rozstrzygnięte
column-stage = Etap
column-target = Cel
column-may-break = Wolno złamać
column-left = Pozostało
column-burn = Zużycie
column-burnt = Wyczerpany
column-undated = Bez czasu
column-budget = Budżet
column-needs = Wymaga
column-count = Liczba
column-of = Z
column-share = Udział
column-among = Spośród
column-least = Najmniej
column-most = Najwięcej
column-unit = Jednostka
column-missing = Brakuje
column-caution = Zastrzeżenie
column-rung = Szczebel
column-percent = Procent
column-week-from = Tydzień od
column-worse-by = Gorzej o
column-path = Plik
column-roles = Role
column-bytes = Bajty
column-read = Wczytane
column-used = Użyte
column-duplicate = Powtórzone
column-quarantined = W kwarantannie
column-filtered = Odfiltrowane
column-unused = Nieużyte kolumny
column-joint = Faktury zbiorcze
column-role = Rola
column-column = Kolumna
column-matched = Dopasowane
column-unmatched = Niedopasowane
column-file = Plik
column-reason = Powód
column-remedy = Środek zaradczy
column-value = Wartość

## Words in cells

outcome-kept = dotrzymana
outcome-beat = z nawiązką
outcome-broken = złamana
outcome-overdue = zaległa
outcome-at-risk = zagrożona
outcome-pending = w toku
outcome-void = nieaktualna
outcome-unknown = nieznana
told-told = powiadomiono
told-silent = bez wiadomości
severity-info = informacja
severity-warning = ostrzeżenie
severity-error = błąd
status-new = nowa
status-known = znana
status-worsened = pogorszona
status-improved = poprawiona
status-resolved = usunięta
status-acknowledged = zaakceptowana
status-expired = wygasła
status-incomplete = niepełny
status-checked = sprawdzona
status-not-checked = niesprawdzona
status-off = wyłączona
stage-order = zamówienie
stage-delivery = dostawa
stage-billing = fakturowanie
stage-payment = płatność
stage-answer = odpowiedź
stage-return = zwrot
unit-money = kwota
unit-quantity = ilość
unit-number = liczba
unit-days = dni
unit-time = czas
unit-text = tekst
answer-yes = tak
answer-no = nie
answer-burnt = wyczerpany
week-earlier = wcześniej
lateness-up-to-1-day = do 1 dnia
lateness-1-to-2-days = 1 do 2 dni
lateness-2-to-3-days = 2 do 3 dni
lateness-3-to-7-days = 3 do 7 dni
lateness-7-to-14-days = 7 do 14 dni
lateness-14-to-30-days = 14 do 30 dni
lateness-30-to-90-days = 30 do 90 dni
lateness-over-90-days = ponad 90 dni

## Margins

margin-overdue = { $size } zaległości
margin-late = { $size } po terminie
margin-too-soon = { $size } za wcześnie
margin-early = { $size } przed terminem
margin-too-much = { $size } za dużo
margin-too-little = { $size } za mało
margin-too-many = { $size } za dużo
margin-too-few = { $size } za mało
margin-too-high = { $size } za wysoko
margin-too-low = { $size } za nisko
margin-off = { $size } różnicy
margin-more = { $size } więcej niż obiecano
margin-less = { $size } mniej niż obiecano
margin-better = { $size } lepiej

## Against earlier runs

history = { $since }: { $turnover }
first-run = pierwszy przebieg
since = od { $when }
oldest-since = najstarsze od { $day }
forgotten = niepełny przebieg niczego nie usuwa i nie służy do porównań
turnover-new = { $count ->
    [one] { $count } nowa
    [few] { $count } nowe
   *[many] { $count } nowych
}
turnover-worsened = { $count ->
    [one] { $count } pogorszona
    [few] { $count } pogorszone
   *[many] { $count } pogorszonych
}
turnover-resolved = { $count ->
    [one] { $count } usunięta
    [few] { $count } usunięte
   *[many] { $count } usuniętych
}
turnover-open = { $count ->
    [one] { $count } nadal otwarta
    [few] { $count } nadal otwarte
   *[many] { $count } nadal otwartych
}
turnover-improved = { $count ->
    [one] { $count } poprawiona
    [few] { $count } poprawione
   *[many] { $count } poprawionych
}
turnover-acknowledged = { $count ->
    [one] { $count } zaakceptowana
    [few] { $count } zaakceptowane
   *[many] { $count } zaakceptowanych
}
turnover-expired = { $count ->
    [one] { $count } wygasła
    [few] { $count } wygasłe
   *[many] { $count } wygasłych
}
turnover-away = { $count ->
    [one] { $count } niezbadana
    [few] { $count } niezbadane
   *[many] { $count } niezbadanych
}
open-for = otwarte: { $classes }
open-up-to = do { $days } dni { $count }
open-longer = dłużej { $count }
trend-open = otwarte w ostatnich { $count } przebiegach: { $marks } { $way }
trend-stake = stawka w ostatnich { $count } przebiegach: { $marks } { $way }
trend-steady = { $last } we wszystkich
trend-back = { $last } na początku i teraz
trend-way = od { $first } do { $last }
trend-most = { $way }, najwyżej { $most }

## Targets

target-in-days = { $target } w ciągu { $days ->
    [one] { $days } dnia
    [few] { $days } dni
   *[many] { $days } dni
}
target-or = { $first } lub { $second }
needs = wymaga { $what }
below-min = poniżej { $count } nic nie wiadomo
undated = { $count } więcej bez znanego czasu

## What is not shown, and what was not checked

and-more = i { $count } więcej: { $hint }
lack-in-contract = { $key } w kontrakcie
lack-whole = wszystkie rekordy naraz, bez --memory
lack-bills = faktury do tych zamówień
lack-or = lub
lack-with = razem z
unsaid-promises = { $count ->
    [one] { $count } obietnica
    [few] { $count } obietnice
   *[many] { $count } obietnic
} z braku zapisu w kontrakcie: { $codes }
lacking-promises = { $count ->
    [one] { $count } obietnica
    [few] { $count } obietnice
   *[many] { $count } obietnic
} z braku kolumn: { $codes }
lacking-metrics = { $count ->
    [one] { $count } wskaźnik
    [few] { $count } wskaźniki
   *[many] { $count } wskaźników
} z braku kolumn: { $codes }
idle-promises = { $count ->
    [one] { $count } obietnica
    [few] { $count } obietnice
   *[many] { $count } obietnic
} bez przypadku w tych plikach: { $codes }
how-to-see-all = --all podaje, których kolumn, a promised inspect, które pomogłyby najbardziej
read-orders = zamówienia: { $read } wczytano, { $matched } dopasowano
read-cases = wczytano: { $cases }
cases-tickets = zgłoszenia { $count }
cases-calls = połączenia { $count }
cases-reviews = opinie { $count }
put-aside = { $quarantined } w kwarantannie, { $orphaned ->
    [one] { $orphaned } wiersz bez zamówienia
    [few] { $orphaned } wiersze bez zamówienia
   *[many] { $orphaned } wierszy bez zamówienia
}

## The input

file-rows = { $rows ->
    [one] { $rows } wiersz
    [few] { $rows } wiersze
   *[many] { $rows } wierszy
} = użyte { $used } + powtórzone { $duplicate } + w kwarantannie { $quarantined } + odfiltrowane { $filtered }
joint-bills = { $count ->
    [one] { $count } faktura do kilku zamówień: kwotę odczytano jako kwotę całej faktury
    [few] { $count } faktury do kilku zamówień: kwoty odczytano jako kwoty całych faktur
   *[many] { $count } faktur do kilku zamówień: kwoty odczytano jako kwoty całych faktur
}
not-used = nieużyte: { $names }
not-used-more = nieużyte: { $names } i { $count } więcej
row-quarantined = wiersz w kwarantannie
amount-all-matched = { $read }, wszystko dopasowane
amount-matched = { $read } wczytane = { $matched } dopasowane + { $unmatched } niedopasowane

## The page for a browser

page-title = Obietnice, stan na { $moment }
page-skip = Do raportu
page-when = Stan na { $moment }, czas w strefie { $zone }
page-sections = Części
page-made = Utworzono przez promised { $version }; liczby są takie jak w raporcie JSON.
tile-orders = Zamówienia
tile-matched = dopasowane: { $matched }, z niezgodnością: { $missed }
tile-broken = Złamane obietnice
tile-overdue = Zaległe obietnice
tile-at-stake = Stawka, co najmniej
chart-as-table = To samo jako tabela
chart-ladder = W terminie, od definicji najłagodniejszej do najsurowszej
chart-ladder-note = Każdy szczebel wymaga więcej niż ten nad nim.
chart-margins = Niezgodności według tego, o ile są gorsze od obietnicy
chart-margins-note = Niezgodności czasowe według tego, o ile są gorsze od obietnicy.
chart-weeks = Złamane i zaległe obietnice według obiecanego tygodnia
chart-weeks-note = Niezgodności według tygodnia, od poniedziałku, w którym przypada obiecany czas.
table-label = { $title }, tabela
no-case = brak przypadku w tych plikach
promises-unanswered = { $count ->
    [one] { $count } obietnica bez odpowiedzi
    [few] { $count } obietnice bez odpowiedzi
   *[many] { $count } obietnic bez odpowiedzi
}
no-finding = Brak niezgodności.
findings-all = { $count ->
    [one] { $count } niezgodność, najgorsza na początku.
    [few] { $count } niezgodności, najgorsze na początku.
   *[many] { $count } niezgodności, najgorsze na początku.
}
findings-worst = { $count ->
    [one] Najgorsza niezgodność
    [few] { $count } najgorsze niezgodności
   *[many] { $count } najgorszych niezgodności
}; poza tą stroną jeszcze { $more }: --all albo -o PLIK.xlsx.
remarks-more = Poza tą stroną jeszcze { $count }: --all albo -o PLIK.xlsx.
find = Szukaj
find-all = wszystkie
find-shown = Widoczne niezgodności: { $count } z { $all }
sort-by = Sortuj według tej kolumny

## What words and figures mean

term-kept = Dotrzymana, z nawiązką
term-kept-is = Jak obiecano, i lepiej niż obiecano.
term-broken = Złamana
term-broken-is = Wykonano, ale gorzej niż obiecano, poza karencją i tolerancją.
term-overdue = Zaległa
term-overdue-is = Nie wykonano, a obiecany czas minął.
term-open = Zagrożona, w toku
term-open-is = Nie wykonano: obiecany czas jest blisko albo jest jeszcze czas.
term-void = Nieaktualna, nieznana
term-void-is = Wycofana, oraz to, czego dane nie mówią; żadna nie liczy się jako rozstrzygnięta.
term-decided = Rozstrzygnięte
term-decided-is = Dotrzymane, z nawiązką, złamane i zaległe razem: tylko one wchodzą do udziału.
term-margin = Różnica
term-margin-is = O ile lepiej lub gorzej niż obiecano, w jednostce obietnicy. Rozkład liczy niezgodności dotyczące czasu, gorsze od obietnicy.
term-stake = Stawka
term-stake-is = Pieniądze związane z niezgodnościami: w każdej walucie, każda pozycja zamówienia raz, z największą niezgodnością. Walut nigdy się nie sumuje.
term-told = Powiadomiono, bez wiadomości
term-told-is = Czy klient dowiedział się, zanim musiał zapytać. Liczone tylko tam, gdzie wczytano wiadomości.
term-ladder = Drabina terminowości (M10)
term-ladder-is = Te same zamówienia, na każdym szczeblu surowsza definicja: co znaczy udział terminowych zamówień, zależy od tego, kogo się liczy.
term-weeks = Przebieg tygodniowy
term-weeks-is = Złamane i zaległe obietnice według tygodnia obiecanego czasu; czego nie obiecano na czas, tego nie ma w żadnym tygodniu.
term-accounts = Wiersze i kwoty
term-accounts-is = Nic nie ginie: wczytane wiersze są użyte, powtórzone, w kwarantannie albo odfiltrowane, a wczytane kwoty są dopasowane do zamówienia albo niedopasowane.
term-share = Udział
term-share-is = Ucięty po jednym miejscu po przecinku, więc 100% znaczy wszystkie. Poniżej { $count } rozstrzygniętych obietnic podaje się liczby, a nie udział.
term-budget = Budżet i zużycie (M28)
term-budget-is = Ile obietnic wolno złamać, nie chybiając celu, i jaka część jest już zużyta; powyżej 1 budżet jest wyczerpany.
terms-explain = Co znaczy każda obietnica, z przykładem, mówi { $command }.

## The text for a code host

promises-fine = { $count ->
    [one] Bez niezgodności sprawdzono jeszcze { $count } obietnicę.
    [few] Bez niezgodności sprawdzono jeszcze { $count } obietnice.
   *[many] Bez niezgodności sprawdzono jeszcze { $count } obietnic.
}
findings-more = I { $count } więcej: { $hint }.
coverage = Wczytano { $read ->
    [one] { $read } zamówienie
    [few] { $read } zamówienia
   *[many] { $read } zamówień
}, dopasowano { $matched }; { $quarantined ->
    [one] { $quarantined } wiersz
    [few] { $quarantined } wiersze
   *[many] { $quarantined } wierszy
} w kwarantannie, { $orphaned } bez zamówienia; sprawdzono { $checked ->
    [one] { $checked } obietnicę
    [few] { $checked } obietnice
   *[many] { $checked } obietnic
}, nie sprawdzono { $not }.

## The workbook

book-title = promised: kontrola, stan na { $moment }
book-subject = Obietnice dotrzymane i złamane
book-left-out = { $count } więcej nie mieści się w arkuszu; -o PLIK.csv zawiera wszystkie
sheet-summary = podsumowanie
sheet-promises = obietnice
sheet-findings = niezgodności
sheet-metrics = wskaźniki
sheet-coverage = pokrycie
sheet-rejects = kwarantanna
sheet-trends = przebieg

## Metrics

ladder-rung = szczebel { $number }: { $rung }
rung-of-arrived-orders-by-the-promised-time = z zamówień dostarczonych, w obiecanym czasie
rung-and-by-the-time-asked-for = i w żądanym czasie
rung-and-in-full = i w całości
rung-counting-cancelled-orders-too = licząc też zamówienia anulowane
rung-counting-overdue-orders-too = licząc też zamówienia zaległe
rung-and-billed-right = i poprawnie zafakturowane
metric-of = { $metric }: { $whose }
metric-of-all-others = { $metric }: wszyscy pozostali
metric-on-time-lines = w terminie, pozycje
metric-on-time-without-the-excused-lines = w terminie bez usprawiedliwionych, pozycje
metric-on-time-orders = w terminie, zamówienia
metric-on-time-units = w terminie, sztuki
metric-on-time-value = w terminie, wartość
metric-dispatched-on-time-orders = wysłane w terminie, zamówienia
metric-units-in-time-of-those-delivered = sztuki w terminie, z dostarczonych
metric-units-delivered-of-those-ordered = sztuki dostarczone, z zamówionych
metric-late-unit-days = spóźnione sztukodni
metric-late-lines-half-by-at-most = spóźnione pozycje, połowa najwyżej o
metric-late-lines-nine-in-ten-by-at-most = spóźnione pozycje, dziewięć na dziesięć najwyżej o
metric-late-lines-the-latest-by = spóźnione pozycje, najpóźniejsza o
metric-earlier-than-promised-lines = wcześniej niż obiecano, pozycje
metric-in-the-last-tenth-of-the-window-lines = w ostatniej dziesiątej okna czasowego, pozycje
metric-in-the-last-tenth-of-the-window-and-untold-lines = w ostatniej dziesiątej okna czasowego bez wiadomości, pozycje
metric-tracked-units-in-time-due-7-to-21-days-ago = śledzone sztuki w terminie, wymagane 7 do 21 dni temu
metric-dispatched-late-orders = wysłane z opóźnieniem, zamówienia
metric-parcels-that-the-carrier-scanned-of-those-shipped = paczki zeskanowane przez przewoźnika, z wysłanych
metric-handed-over-at-the-first-attempt-of-parcels-tried = doręczone za pierwszym razem, z paczek z próbą doręczenia
metric-in-full-orders = w całości, zamówienia
metric-on-time-in-full-lines = w terminie i w całości, pozycje
metric-on-time-in-full-orders = w terminie i w całości, zamówienia
metric-perfect-orders = zamówienia bez zarzutu
metric-after-the-cut-off-and-left-that-day-9-in-10-within = po godzinie granicznej, a wysłane tego dnia, 9 na 10 w ciągu
metric-exceeded-in-time-a-day-early-or-more-orders = z nawiązką w czasie: co najmniej dzień wcześniej, zamówienia
metric-exceeded-in-cost-billed-less-than-agreed-orders = z nawiązką w cenie: zafakturowano mniej niż uzgodniono, zamówienia
metric-exceeded-in-service-higher-class-or-bonus-orders = z nawiązką w usłudze: wyższa klasa lub bonus, zamówienia
metric-exceeded-in-two-of-these-or-more-orders = z nawiązką w co najmniej dwóch z nich, zamówienia
metric-given-away-on-orders-exceeded-in-two-or-more = oddane przy zamówieniach z nawiązką w co najmniej dwóch
metric-told-of-what-is-broken-or-overdue = powiadomieni o tym, co złamane lub zaległe
metric-longest-silence-nine-in-ten-orders-by-at-most = najdłuższa cisza, dziewięć na dziesięć zamówień najwyżej
metric-silent-for-longer-than-promised-orders = cisza dłuższa niż obiecano, zamówienia
metric-first-replies-in-time-of-those-due = pierwsze odpowiedzi w terminie, z należnych
metric-service-level-f3-answered-in-time-of-all-calls = poziom obsługi F3: odebrane na czas, ze wszystkich połączeń
metric-service-level-f1-or-given-up-in-time-of-all-calls = poziom obsługi F1: lub przerwane na czas, ze wszystkich połączeń
metric-service-level-f2-in-time-of-calls-answered = poziom obsługi F2: na czas, z odebranych połączeń
metric-service-level-f4-f3-without-those-given-up-in-time = poziom obsługi F4: F3 bez przerwanych na czas
metric-service-level-f5-or-given-up-in-5-s-of-all-calls = poziom obsługi F5: lub przerwane w 5 s, ze wszystkich połączeń
metric-answered-within-the-waiting-time-told-calls = odebrane w zapowiedzianym czasie, połączenia
metric-waited-against-told-less-half-by-at-most = czekanie wobec zapowiedzi (krócej: -), połowa najwyżej o
metric-seconds-off-the-waiting-time-told-per-call = sekundy różnicy wobec zapowiedzi, na połączenie
metric-waited-longer-than-told-half-by-at-most = czekali dłużej niż zapowiedziano, połowa najwyżej o
metric-waited-longer-than-told-nine-in-ten-by-at-most = czekali dłużej niż zapowiedziano, dziewięć na dziesięć najwyżej o
metric-entitlements-served = uprawnienia spełnione
metric-entitlements-served-unprompted-of-those-served = uprawnienia spełnione bez upominania się, ze spełnionych
metric-first-reply-before-the-sale-half-within = pierwsza odpowiedź przed zakupem, połowa w ciągu
metric-first-reply-after-the-sale-half-within = pierwsza odpowiedź po zakupie, połowa w ciągu
metric-customer-found-at-fault-of-tickets-that-say-who-is = wina przypisana klientowi, ze zgłoszeń, które ją wskazują
metric-bad-reviews-by-customers-who-had-complained-first = złe opinie klientów, którzy najpierw złożyli skargę
metric-contacts-per-settled-ticket = kontakty na załatwione zgłoszenie
metric-settled-tickets-that-ended-with-thanks = załatwione zgłoszenia zakończone podziękowaniem
metric-friction-points-per-claim-for-money = punkty uciążliwości na roszczenie o zwrot pieniędzy
metric-invoices-without-error = faktury bez błędu
metric-billed-too-much = zafakturowano za dużo
metric-billed-too-little = zafakturowano za mało
metric-not-billed = nie zafakturowano
metric-refund-due = do zwrotu
metric-billed-twice = zafakturowano dwa razy
metric-refunds-in-time = zwroty pieniędzy w terminie
metric-refunded-of-what-was-due = zwrócono, z tego, co należne
metric-returns-granted-of-those-asked-for-in-time = zwroty uznane, z żądanych w terminie
metric-guarantee-claims-approved-of-those-decided-in-term = gwarancje uznane, z rozstrzygniętych w terminie
metric-mean-rating-every-promise-of-the-order-kept = średnia ocena, wszystkie obietnice zamówienia dotrzymane
metric-mean-rating-a-promise-of-the-order-broken = średnia ocena, jedna z obietnic zamówienia złamana
metric-bought-again-in-90-days-first-order-on-time = kupili znów w 90 dni, pierwsze zamówienie w terminie
metric-bought-again-in-90-days-first-order-late = kupili znów w 90 dni, pierwsze zamówienie spóźnione
metric-bought-again-in-365-days-first-order-on-time = kupili znów w 365 dni, pierwsze zamówienie w terminie
metric-bought-again-in-365-days-first-order-late = kupili znów w 365 dni, pierwsze zamówienie spóźnione
metric-spent-in-90-days-per-customer-first-order-on-time = wydatki na klienta w 90 dni, pierwsze zamówienie w terminie
metric-spent-in-90-days-per-customer-first-order-late = wydatki na klienta w 90 dni, pierwsze zamówienie spóźnione
metric-spent-in-365-days-per-customer-first-order-on-time = wydatki na klienta w 365 dni, pierwsze zamówienie w terminie
metric-spent-in-365-days-per-customer-first-order-late = wydatki na klienta w 365 dni, pierwsze zamówienie spóźnione
metric-average-further-order-in-90-days-first-order-on-time = średnie kolejne zamówienie w 90 dni, pierwsze zamówienie w terminie
metric-average-further-order-in-90-days-first-order-late = średnie kolejne zamówienie w 90 dni, pierwsze zamówienie spóźnione
metric-average-further-order-in-365-days-first-order-on-time = średnie kolejne zamówienie w 365 dni, pierwsze zamówienie w terminie
metric-average-further-order-in-365-days-first-order-late = średnie kolejne zamówienie w 365 dni, pierwsze zamówienie spóźnione
metric-on-time-in-full-by-proof-of-delivery-lines = na czas i w całości według potwierdzenia odbioru, pozycje
metric-on-time-in-full-by-proof-of-delivery-orders = na czas i w całości według potwierdzenia odbioru, zamówienia
metric-a-bad-review-a-complaint-or-a-guarantee-claim-orders = zła opinia, reklamacja lub roszczenie z gwarancji, zamówienia
metric-left-that-day-although-after-the-cut-off-orders = wysłane tego dnia mimo przekroczenia godziny granicznej, zamówienia
metric-told-of-what-was-more-than-promised = poinformowani o tym, co było ponad obietnicę
metric-thanked-by-a-person-of-orders-arrived = z podziękowaniem od człowieka, z dostarczonych zamówień
metric-reviews-of-one-or-two-stars-published-of-those-written = opublikowane opinie z jedną lub dwiema gwiazdkami, z napisanych
metric-reviews-of-three-stars-or-more-published-of-those-written = opublikowane opinie z trzema gwiazdkami lub więcej, z napisanych
metric-refused-for-a-fault-of-the-customer-of-returns-decided = odrzucone z winy klienta, z rozpatrzonych zwrotów
metric-came-back-for-a-fault-of-shop-or-carrier-of-orders-arrived = zwrócone z winy sklepu lub przewoźnika, z dostarczonych zamówień
metric-billed-as-agreed-by-value = zafakturowane zgodnie z umową, według wartości
metric-errors-pointed-out-and-corrected-in-time = zgłoszone błędy poprawione na czas
metric-credited-of-what-was-billed-too-much = skorygowane z zafakturowanej nadwyżki
metric-from-pointed-out-to-corrected-half-within = od zgłoszenia do poprawki, połowa w ciągu
metric-paid-out-on-guarantees-of-sales-under-guarantee = wypłacone z gwarancji, ze sprzedaży objętej gwarancją

## What to keep in mind with a figure

caution-ratings = oceny wiążą się z przebiegiem zamówienia, ale nie muszą być jego skutkiem
caution-customers = to, którzy klienci wrócili, wiąże się z przebiegiem ich pierwszego zamówienia, ale nie musi być jego skutkiem
caution-given-away = oddane to, co zafakturowano za nisko, i wartość bonusów; ile kosztuje wyższa klasa usługi, nikt nie podaje
caution-cut-off = tak długo po godzinie granicznej klienci nauczyli się, że zamówienia i tak wychodzą tego dnia
caution-given-up = kto się rozłączył, liczy się z czasem, który czekał, a czekałby dłużej
