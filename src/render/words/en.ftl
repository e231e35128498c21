# The words of a report in English.
#
# Every file of this folder has the same messages with the same arguments; a test holds it.
# Numbers that stand in a sentence get the signs of the language by themselves.
# What a promise is called, codes and columns of the data are no words: they are in no language.

## Signs, days and moments

percent = { $number } %
date = { $year }-{ $month }-{ $day }
moment = { $date } { $time }
instant = { $date }T{ $time }{ $zone }

## Counts and lengths

count-order = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
count-ticket = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
count-call = { $count ->
    [one] { $count } call
   *[other] { $count } calls
}
count-review = { $count ->
    [one] { $count } review
   *[other] { $count } reviews
}
count-customer = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
count-line = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
count-day = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
count-remark = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
}
part-days = { $size } days
hours = { $count } h
minutes = { $count } min
seconds = { $size } s
under-second = under 1 s
list-end = { $list } and { $last }
of = { $part } of { $all }
over = { $part } over { $all }
interval = { $least } to { $most } at 95 %
none = (none)

## The verdict

found-nothing = no promise broken or overdue on { $subjects }
found-unchecked = no promise was checked on { $subjects }
found-broken = { $broken ->
    [one] { $broken } promise broken
   *[other] { $broken } promises broken
}
found-overdue = { $overdue ->
    [one] { $overdue } promise overdue
   *[other] { $overdue } promises overdue
}
found-both = { $broken ->
    [one] { $broken } promise broken and { $overdue } overdue
   *[other] { $broken } promises broken and { $overdue } overdue
}
found-on = { $found } on { $subjects }
found-on-orders = { $found } on { $missed } of { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
}
budgets-burnt = { $count ->
    [one] { $count } budget burnt
   *[other] { $count } budgets burnt
}
at-least-at-stake = at least { $sums } at stake
as-of = as of { $moment }
incomplete = INCOMPLETE
not-reliable = the figures are not to be relied on
redacted = keys and names are replaced by tokens

## Titles of parts

title-touch-points = Touch points
title-promises = Promises
title-targets = Targets
title-worst-findings = Worst findings
title-findings-by-promise = Findings by promise
title-findings-by-carrier = Findings by carrier
title-findings-by-customer = Findings by customer
title-findings-by-order = Findings by order
title-resolved = Resolved
title-away = Not looked at
title-acknowledged = Acknowledged
title-worse-by = Worse than promised by
title-metrics = Metrics
title-input = Input
title-remarks = Remarks on the input
title-amounts = Amounts
title-not-checked = Not checked
title-summary = Headline numbers
title-ladder = On-time ladder (M10)
title-margins = Histogram of margins
title-weeks = Weekly trend
title-customers = Customers with the most findings
title-carriers = Carriers with the most findings
title-findings = Findings
title-files = Rows read, and what became of them
title-money = Amounts read, and what became of them
title-terms = How each figure is defined
title-week-of-promise = Findings by the week of the promise
title-rejects = Rows in quarantine, and what else was noticed

## Columns of tables for people

column-code = Code
column-name = Name
column-promise = Promise
column-carrier = Carrier
column-customer = Customer
column-order = Order
column-document = Document
column-line = Line
column-promised = Promised
column-actual = Actual
column-margin = Margin
column-stake = Stake
column-at-stake = At stake
column-until = Until
column-told = Told
column-silent = Silent
column-where = Where
column-note = Note
note-nothing-is-at-stake = nothing is at stake
column-status = Status
column-since = Since
column-severity = Severity
column-outcome = Outcome
column-evidence = Evidence
column-recoverable-until = Recoverable until
column-first-seen = First seen
column-kept = Kept
column-beat = Beat
column-broken = Broken
column-overdue = Overdue
column-at-risk = At risk
column-pending = Pending
column-open = Open
column-void = Void
column-unknown = Unknown
column-kept-share = Kept %
column-findings = Findings
column-promises = Promises
column-decided = Decided
column-stage = Stage
column-target = Target
column-may-break = May break
column-left = Left
column-burn = Burn
column-burnt = Burnt
column-undated = Undated
column-budget = Budget
column-needs = Needs
column-count = Count
column-of = Of
column-share = Share
column-among = Among
column-least = Least
column-most = Most
column-unit = Unit
column-missing = Missing
column-caution = Caution
column-rung = Rung
column-percent = Percent
column-week-from = Week from
column-worse-by = Worse by
column-path = Path
column-roles = Roles
column-bytes = Bytes
column-read = Read
column-used = Used
column-duplicate = Duplicate
column-quarantined = Quarantined
column-filtered = Filtered
column-unused = Unused
column-joint = Joint bills
column-role = Role
column-column = Column
column-matched = Matched
column-unmatched = Unmatched
column-file = File
column-reason = Reason
column-remedy = Remedy
column-value = Value

## Words in cells

outcome-kept = kept
outcome-beat = beat
outcome-broken = broken
outcome-overdue = overdue
outcome-at-risk = at risk
outcome-pending = pending
outcome-void = void
outcome-unknown = unknown
told-told = told
told-silent = silent
severity-info = info
severity-warning = warning
severity-error = error
status-new = new
status-known = known
status-worsened = worsened
status-improved = improved
status-resolved = resolved
status-acknowledged = acknowledged
status-expired = expired
status-incomplete = incomplete
status-checked = checked
status-not-checked = not checked
status-off = off
stage-order = order
stage-delivery = delivery
stage-billing = billing
stage-payment = payment
stage-answer = answer
stage-return = return
unit-money = money
unit-quantity = quantity
unit-number = number
unit-days = days
unit-time = time
unit-text = text
answer-yes = yes
answer-no = no
answer-burnt = burnt
week-earlier = earlier
lateness-up-to-1-day = up to 1 day
lateness-1-to-2-days = 1 to 2 days
lateness-2-to-3-days = 2 to 3 days
lateness-3-to-7-days = 3 to 7 days
lateness-7-to-14-days = 7 to 14 days
lateness-14-to-30-days = 14 to 30 days
lateness-30-to-90-days = 30 to 90 days
lateness-over-90-days = over 90 days

## Margins

margin-overdue = { $size } overdue
margin-late = { $size } late
margin-too-soon = { $size } too soon
margin-early = { $size } early
margin-too-much = { $size } too much
margin-too-little = { $size } too little
margin-too-many = { $size } too many
margin-too-few = { $size } too few
margin-too-high = { $size } too high
margin-too-low = { $size } too low
margin-off = { $size } off
margin-more = { $size } more than promised
margin-less = { $size } less than promised
margin-better = { $size } better

## Against earlier runs

history = { $since }: { $turnover }
first-run = the first run
since = since { $when }
oldest-since = oldest since { $day }
forgotten = an incomplete run puts nothing right and is not compared with
turnover-new = { $count } new
turnover-worsened = { $count } worsened
turnover-resolved = { $count } resolved
turnover-open = { $count } still open
turnover-improved = { $count } improved
turnover-acknowledged = { $count } acknowledged
turnover-expired = { $count } expired
turnover-away = { $count } not looked at
open-for = open for { $classes }
open-up-to = up to { $days } days { $count }
open-longer = longer { $count }
trend-open = open in the last { $count } runs: { $marks } { $way }
trend-stake = at stake in the last { $count } runs: { $marks } { $way }
trend-steady = { $last } in all of them
trend-back = { $last } at first and now
trend-way = from { $first } to { $last }
trend-most = { $way }, at most { $most }

## Targets

target-in-days = { $target } in { $days ->
    [one] { $days } day
   *[other] { $days } days
}
target-or = { $first } or { $second }
needs = needs { $what }
below-min = below { $count } nothing is said
undated = { $count } more of no known time

## What is not shown, and what was not checked

and-more = and { $count } more: { $hint }
lack-in-contract = { $key } in the contract
lack-whole = all records at once, without --memory
lack-bills = invoices of these orders
lack-or = or
lack-with = with
unsaid-promises = { $count ->
    [one] { $count } promise
   *[other] { $count } promises
} for want of a word in the contract: { $codes }
lacking-promises = { $count ->
    [one] { $count } promise
   *[other] { $count } promises
} for want of columns: { $codes }
lacking-metrics = { $count ->
    [one] { $count } metric
   *[other] { $count } metrics
} for want of columns: { $codes }
idle-promises = { $count ->
    [one] { $count } promise
   *[other] { $count } promises
} without a case in these files: { $codes }
how-to-see-all = --all says which columns, and promised inspect which would help most
read-orders = orders { $read } read, { $matched } matched
read-cases = { $cases } read
cases-tickets = tickets { $count }
cases-calls = calls { $count }
cases-reviews = reviews { $count }
put-aside = { $quarantined } quarantined, { $orphaned ->
    [one] { $orphaned } orphaned row
   *[other] { $orphaned } orphaned rows
}

## The input

file-rows = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} = { $used } used + { $duplicate } duplicate + { $quarantined } quarantined + { $filtered } filtered
joint-bills = { $count ->
    [one] { $count } bill for several orders: its amount was read as that of the whole bill
   *[other] { $count } bills for several orders: their amounts were read as those of the whole bills
}
not-used = not used: { $names }
not-used-more = not used: { $names } and { $count } more
row-quarantined = row quarantined
amount-all-matched = { $read }, all matched
amount-matched = { $read } read = { $matched } matched + { $unmatched } unmatched

## The page for a browser

page-title = Promises as of { $moment }
page-skip = To the report
page-when = As of { $moment }, times in { $zone }
page-sections = Sections
page-made = Made by promised { $version }; the figures are those of its JSON report.
tile-orders = Orders
tile-matched = { $matched } matched, { $missed } with a finding
tile-broken = Promises broken
tile-overdue = Promises overdue
tile-at-stake = At stake, at least
chart-as-table = The same as a table
chart-ladder = On time, from the kindest definition to the strictest
chart-ladder-note = Each rung asks for more than the one above it.
chart-margins = Findings by how much worse than promised they are
chart-margins-note = Findings about times, by how much worse than promised they are.
chart-weeks = Broken and overdue findings by the week that was promised
chart-weeks-note = Findings by the week, from Monday, that the promised time is in.
table-label = { $title }, table
no-case = no case in these files
promises-unanswered = { $count ->
    [one] { $count } promise without an answer
   *[other] { $count } promises without an answer
}
no-finding = No finding.
findings-all = { $count ->
    [one] { $count } finding, the worst first.
   *[other] { $count } findings, the worst first.
}
findings-worst = The worst { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}, and { $more } more that are not on this page: --all, or -o FILE.xlsx.
remarks-more = And { $count } that are not on this page: --all, or -o FILE.xlsx.
find = Find
find-all = all
find-shown = { $count } of { $all } findings shown
sort-by = Sort by this column

## What words and figures mean

term-kept = Kept, beat
term-kept-is = As promised, and better than promised.
term-broken = Broken
term-broken-is = Done, and worse than promised, beyond grace and tolerance.
term-overdue = Overdue
term-overdue-is = Not done, and the promised time is past.
term-open = At risk, pending
term-open-is = Not done: the promised time is near, or there is time left.
term-void = Void, unknown
term-void-is = Withdrawn, and what the data cannot tell; neither counts as decided.
term-decided = Decided
term-decided-is = Kept, beat, broken and overdue together: only these are in a share.
term-margin = Margin
term-margin-is = How much better or worse than promised, in the unit of the promise. The histogram counts findings that are about times and worse than promised.
term-stake = At stake
term-stake-is = Money that hangs on findings: per currency, each order line once, at its largest finding. Currencies are never added.
term-told = Told, silent
term-told-is = Whether the customer heard of it before he had to ask. Counted only where messages were read.
term-ladder = On-time ladder (M10)
term-ladder-is = One population of orders, one definition stricter on each rung: what a share of punctual orders means depends on who is counted.
term-weeks = Weekly trend
term-weeks-is = Broken and overdue findings by the week of the promised time; what was not promised for a time is in no week.
term-accounts = Rows and amounts
term-accounts-is = Nothing is lost: rows read are used, duplicate, quarantined or filtered, and amounts read are matched with an order or unmatched.
term-share = Share
term-share-is = Cut off after one decimal, so that 100 % means all. Below { $count } decided promises there are counts and no share.
term-budget = Budget and burn (M28)
term-budget-is = How many promises may be broken without missing the target, and the share of it that is used up; above 1 it is burnt.
terms-explain = What each promise means, with an example, is told by { $command }.

## The text for a code host

promises-fine = { $count ->
    [one] { $count } more promise was checked without a finding.
   *[other] { $count } more promises were checked without a finding.
}
findings-more = And { $count } more: { $hint }.
coverage = { $read ->
    [one] { $read } order
   *[other] { $read } orders
} read, { $matched } matched; { $quarantined ->
    [one] { $quarantined } row
   *[other] { $quarantined } rows
} quarantined, { $orphaned } orphaned; { $checked ->
    [one] { $checked } promise
   *[other] { $checked } promises
} checked, { $not } not.

## The workbook

book-title = promised: audit as of { $moment }
book-subject = Promises kept and broken
book-left-out = { $count } more have no room on a sheet; -o FILE.csv has every one
sheet-summary = summary
sheet-promises = promises
sheet-findings = findings
sheet-metrics = metrics
sheet-coverage = coverage
sheet-rejects = rejects
sheet-trends = trends

## Metrics

ladder-rung = ladder { $number }: { $rung }
rung-of-arrived-orders-by-the-promised-time = of arrived orders, by the promised time
rung-and-by-the-time-asked-for = and by the time asked for
rung-and-in-full = and in full
rung-counting-cancelled-orders-too = counting cancelled orders too
rung-counting-overdue-orders-too = counting overdue orders too
rung-and-billed-right = and billed right
metric-of = { $metric } of { $whose }
metric-of-all-others = { $metric } of all others
metric-on-time-lines = on time, lines
metric-on-time-without-the-excused-lines = on time without the excused, lines
metric-on-time-orders = on time, orders
metric-on-time-units = on time, units
metric-on-time-value = on time, value
metric-dispatched-on-time-orders = dispatched on time, orders
metric-units-in-time-of-those-delivered = units in time, of those delivered
metric-units-delivered-of-those-ordered = units delivered, of those ordered
metric-late-unit-days = late unit-days
metric-late-lines-half-by-at-most = late lines, half by at most
metric-late-lines-nine-in-ten-by-at-most = late lines, nine in ten by at most
metric-late-lines-the-latest-by = late lines, the latest by
metric-earlier-than-promised-lines = earlier than promised, lines
metric-in-the-last-tenth-of-the-window-lines = in the last tenth of the window, lines
metric-in-the-last-tenth-of-the-window-and-untold-lines = in the last tenth of the window and untold, lines
metric-tracked-units-in-time-due-7-to-21-days-ago = tracked units in time, due 7 to 21 days ago
metric-dispatched-late-orders = dispatched late, orders
metric-parcels-that-the-carrier-scanned-of-those-shipped = parcels that the carrier scanned, of those shipped
metric-handed-over-at-the-first-attempt-of-parcels-tried = handed over at the first attempt, of parcels tried
metric-in-full-orders = in full, orders
metric-on-time-in-full-lines = on time in full, lines
metric-on-time-in-full-orders = on time in full, orders
metric-perfect-orders = perfect orders
metric-after-the-cut-off-and-left-that-day-9-in-10-within = after the cut-off and left that day, 9 in 10 within
metric-exceeded-in-time-a-day-early-or-more-orders = exceeded in time: a day early or more, orders
metric-exceeded-in-cost-billed-less-than-agreed-orders = exceeded in cost: billed less than agreed, orders
metric-exceeded-in-service-higher-class-or-bonus-orders = exceeded in service: higher class or bonus, orders
metric-exceeded-in-two-of-these-or-more-orders = exceeded in two of these or more, orders
metric-given-away-on-orders-exceeded-in-two-or-more = given away on orders exceeded in two or more
metric-told-of-what-is-broken-or-overdue = told of what is broken or overdue
metric-longest-silence-nine-in-ten-orders-by-at-most = longest silence, nine in ten orders by at most
metric-silent-for-longer-than-promised-orders = silent for longer than promised, orders
metric-first-replies-in-time-of-those-due = first replies in time, of those due
metric-service-level-f3-answered-in-time-of-all-calls = service level F3: answered in time, of all calls
metric-service-level-f1-or-given-up-in-time-of-all-calls = service level F1: or given up in time, of all calls
metric-service-level-f2-in-time-of-calls-answered = service level F2: in time, of calls answered
metric-service-level-f4-f3-without-those-given-up-in-time = service level F4: F3 without those given up in time
metric-service-level-f5-or-given-up-in-5-s-of-all-calls = service level F5: or given up in 5 s, of all calls
metric-answered-within-the-waiting-time-told-calls = answered within the waiting time told, calls
metric-waited-against-told-less-half-by-at-most = waited against told (less: -), half by at most
metric-seconds-off-the-waiting-time-told-per-call = seconds off the waiting time told, per call
metric-waited-longer-than-told-half-by-at-most = waited longer than told, half by at most
metric-waited-longer-than-told-nine-in-ten-by-at-most = waited longer than told, nine in ten by at most
metric-entitlements-served = entitlements served
metric-entitlements-served-unprompted-of-those-served = entitlements served unprompted, of those served
metric-first-reply-before-the-sale-half-within = first reply before the sale, half within
metric-first-reply-after-the-sale-half-within = first reply after the sale, half within
metric-customer-found-at-fault-of-tickets-that-say-who-is = customer found at fault, of tickets that say who is
metric-bad-reviews-by-customers-who-had-complained-first = bad reviews by customers who had complained first
metric-contacts-per-settled-ticket = contacts per settled ticket
metric-settled-tickets-that-ended-with-thanks = settled tickets that ended with thanks
metric-friction-points-per-claim-for-money = friction points per claim for money
metric-invoices-without-error = invoices without error
metric-billed-too-much = billed too much
metric-billed-too-little = billed too little
metric-not-billed = not billed
metric-refund-due = refund due
metric-billed-twice = billed twice
metric-refunds-in-time = refunds in time
metric-refunded-of-what-was-due = refunded, of what was due
metric-returns-granted-of-those-asked-for-in-time = returns granted, of those asked for in time
metric-guarantee-claims-approved-of-those-decided-in-term = guarantee claims approved, of those decided in term
metric-mean-rating-every-promise-of-the-order-kept = mean rating, every promise of the order kept
metric-mean-rating-a-promise-of-the-order-broken = mean rating, a promise of the order broken
metric-bought-again-in-90-days-first-order-on-time = bought again in 90 days, first order on time
metric-bought-again-in-90-days-first-order-late = bought again in 90 days, first order late
metric-bought-again-in-365-days-first-order-on-time = bought again in 365 days, first order on time
metric-bought-again-in-365-days-first-order-late = bought again in 365 days, first order late
metric-spent-in-90-days-per-customer-first-order-on-time = spent in 90 days per customer, first order on time
metric-spent-in-90-days-per-customer-first-order-late = spent in 90 days per customer, first order late
metric-spent-in-365-days-per-customer-first-order-on-time = spent in 365 days per customer, first order on time
metric-spent-in-365-days-per-customer-first-order-late = spent in 365 days per customer, first order late
metric-average-further-order-in-90-days-first-order-on-time = average further order in 90 days, first order on time
metric-average-further-order-in-90-days-first-order-late = average further order in 90 days, first order late
metric-average-further-order-in-365-days-first-order-on-time = average further order in 365 days, first order on time
metric-average-further-order-in-365-days-first-order-late = average further order in 365 days, first order late
metric-on-time-in-full-by-proof-of-delivery-lines = on time in full by proof of delivery, lines
metric-on-time-in-full-by-proof-of-delivery-orders = on time in full by proof of delivery, orders
metric-a-bad-review-a-complaint-or-a-guarantee-claim-orders = a bad review, a complaint or a guarantee claim, orders
metric-left-that-day-although-after-the-cut-off-orders = left that day although after the cut-off, orders
metric-told-of-what-was-more-than-promised = told of what was more than promised
metric-thanked-by-a-person-of-orders-arrived = thanked by a person, of orders arrived
metric-reviews-of-one-or-two-stars-published-of-those-written = reviews of one or two stars published, of those written
metric-reviews-of-three-stars-or-more-published-of-those-written = reviews of three stars or more published, of those written
metric-refused-for-a-fault-of-the-customer-of-returns-decided = refused for a fault of the customer, of returns decided
metric-came-back-for-a-fault-of-shop-or-carrier-of-orders-arrived = came back for a fault of shop or carrier, of orders arrived
metric-billed-as-agreed-by-value = billed as agreed, by value
metric-errors-pointed-out-and-corrected-in-time = errors pointed out and corrected in time
metric-credited-of-what-was-billed-too-much = credited, of what was billed too much
metric-from-pointed-out-to-corrected-half-within = from pointed out to corrected, half within
metric-paid-out-on-guarantees-of-sales-under-guarantee = paid out on guarantees, of sales under guarantee

## What to keep in mind with a figure

caution-ratings = ratings are an association with how the order went, not its effect
caution-customers = which customers came back is an association with how their first order went, not its effect
caution-given-away = given away is what was billed too little and what a bonus is worth; what a higher class of service costs nobody says
caution-cut-off = so long after the cut-off customers were taught that orders still leave that day
caution-given-up = callers who gave up count with what they had waited, and would have waited longer
