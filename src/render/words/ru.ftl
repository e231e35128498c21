# Слова отчёта на русском языке.

## Signs, days and moments

percent = { $number } %
date = { $day }.{ $month }.{ $year }
moment = { $date } { $time }
instant = { $date } { $time } { $zone }

## Counts and lengths

count-order = { $count ->
    [one] { $count } заказ
    [few] { $count } заказа
   *[many] { $count } заказов
}
count-ticket = { $count ->
    [one] { $count } обращение
    [few] { $count } обращения
   *[many] { $count } обращений
}
count-call = { $count ->
    [one] { $count } звонок
    [few] { $count } звонка
   *[many] { $count } звонков
}
count-review = { $count ->
    [one] { $count } отзыв
    [few] { $count } отзыва
   *[many] { $count } отзывов
}
count-customer = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[many] { $count } клиентов
}
count-line = { $count ->
    [one] { $count } позиция
    [few] { $count } позиции
   *[many] { $count } позиций
}
count-day = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
count-remark = { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[many] { $count } замечаний
}
part-days = { $size } дня
hours = { $count } ч
minutes = { $count } мин
seconds = { $size } с
under-second = менее 1 с
list-end = { $list } и { $last }
of = { $part } из { $all }
over = { $part } на { $all }
interval = от { $least } до { $most } при 95 %
none = (нет)

## The verdict

found-nothing = { $subjects }: ни одно обещание не нарушено и не просрочено
found-unchecked = { $subjects }: ни одно обещание не проверено
found-broken = { $broken ->
    [one] { $broken } обещание нарушено
    [few] { $broken } обещания нарушено
   *[many] { $broken } обещаний нарушено
}
found-overdue = { $overdue ->
    [one] { $overdue } обещание просрочено
    [few] { $overdue } обещания просрочено
   *[many] { $overdue } обещаний просрочено
}
found-both = { $broken ->
    [one] { $broken } обещание нарушено, { $overdue } просрочено
    [few] { $broken } обещания нарушено, { $overdue } просрочено
   *[many] { $broken } обещаний нарушено, { $overdue } просрочено
}
found-on = { $found }; проверено: { $subjects }
found-on-orders = { $found }; затронуто { $missed } из { $orders ->
    [one] { $orders } заказа
    [few] { $orders } заказов
   *[many] { $orders } заказов
}
budgets-burnt = { $count ->
    [one] { $count } бюджет исчерпан
    [few] { $count } бюджета исчерпано
   *[many] { $count } бюджетов исчерпано
}
at-least-at-stake = на кону не менее { $sums }
as-of = по состоянию на { $moment }
incomplete = НЕПОЛНЫЙ
not-reliable = на эти цифры нельзя полагаться
redacted = ключи и имена заменены обозначениями

## Titles of parts

title-touch-points = Точки контакта
title-promises = Обещания
title-targets = Цели
title-worst-findings = Худшие отклонения
title-findings-by-promise = Отклонения по обещаниям
title-findings-by-carrier = Отклонения по перевозчикам
title-findings-by-customer = Отклонения по клиентам
title-findings-by-order = Отклонения по заказам
title-resolved = Устранено
title-away = Не рассмотрено
title-acknowledged = Принято к сведению
title-worse-by = Хуже обещанного на
title-metrics = Показатели
title-input = Входные данные
title-remarks = Замечания к входным данным
title-amounts = Суммы
title-not-checked = Не проверено
title-summary = Главные цифры
title-ladder = Лестница своевременности (M10)
title-margins = Распределение отклонений
title-weeks = Динамика по неделям
title-customers = Клиенты с наибольшим числом отклонений
title-carriers = Перевозчики с наибольшим числом отклонений
title-findings = Отклонения
title-files = Прочитанные строки и что с ними стало
title-money = Прочитанные суммы и что с ними стало
title-terms = Как определены показатели
title-week-of-promise = Отклонения по обещанным неделям
title-rejects = Строки в карантине и другие замечания

## Columns of tables for people

column-code = Код
column-name = Название
column-promise = Обещание
column-carrier = Перевозчик
column-customer = Клиент
column-order = Заказ
column-document = Документ
column-line = Позиция
column-promised = Обещано
column-actual = Факт
column-margin = Разница
column-stake = Сумма
column-at-stake = На кону
column-until = До
column-told = Извещено
column-silent = Не извещено
column-where = Где
column-note = Примечание
note-nothing-is-at-stake = на кону ничего нет
column-status = Статус
column-since = С
column-severity = Важность
column-outcome = Итог
column-evidence = Подтверждение
column-recoverable-until = Взыскать до
column-first-seen = Впервые
column-kept = Выполнено
column-beat = С опережением
column-broken = Нарушено
column-overdue = Просрочено
column-at-risk = Под угрозой
column-pending = Ожидается
column-open = Открыто
column-void = Снято
column-unknown = Неизвестно
column-kept-share = Выполнено %
column-findings = Отклонения
column-promises = Обещания
column-decided = Решено
column-stage = Этап
column-target = Цель
column-may-break = Допустимо
column-left = Осталось
column-burn = Расход
column-burnt = Исчерпан
column-undated = Без времени
column-budget = Бюджет
column-needs = Нужно
column-count = Число
column-of = Из
column-share = Доля
column-among = Среди
column-least = Не менее
column-most = Не более
column-unit = Единица
column-missing = Не хватает
column-caution = Учесть
column-rung = Ступень
column-percent = Процент
column-week-from = Неделя с
column-worse-by = Хуже на
column-path = Файл
column-roles = Роли
column-bytes = Байты
column-read = Прочитано
column-used = Использовано
column-duplicate = Повторы
column-quarantined = В карантине
column-filtered = Отфильтровано
column-unused = Неиспользованные столбцы
column-joint = Общие счета
column-role = Роль
column-column = Столбец
column-matched = Сопоставлено
column-unmatched = Не сопоставлено
column-file = Файл
column-reason = Причина
column-remedy = Что сделать
column-value = Значение

## Words in cells

outcome-kept = выполнено
outcome-beat = с опережением
outcome-broken = нарушено
outcome-overdue = просрочено
outcome-at-risk = под угрозой
outcome-pending = ожидается
outcome-void = снято
outcome-unknown = неизвестно
told-told = извещён
told-silent = не извещён
severity-info = сведение
severity-warning = предупреждение
severity-error = ошибка
status-new = новое
status-known = известное
status-worsened = ухудшилось
status-improved = улучшилось
status-resolved = устранено
status-acknowledged = принято
status-expired = истекло
status-incomplete = неполный
status-checked = проверено
status-not-checked = не проверено
status-off = отключено
stage-order = заказ
stage-delivery = доставка
stage-billing = выставление счетов
stage-payment = оплата
stage-answer = ответ
stage-return = возврат
unit-money = сумма
unit-quantity = количество
unit-number = число
unit-days = дни
unit-time = время
unit-text = текст
answer-yes = да
answer-no = нет
answer-burnt = исчерпан
week-earlier = раньше
lateness-up-to-1-day = до 1 дня
lateness-1-to-2-days = от 1 до 2 дней
lateness-2-to-3-days = от 2 до 3 дней
lateness-3-to-7-days = от 3 до 7 дней
lateness-7-to-14-days = от 7 до 14 дней
lateness-14-to-30-days = от 14 до 30 дней
lateness-30-to-90-days = от 30 до 90 дней
lateness-over-90-days = более 90 дней

## Margins

margin-overdue = просрочено на { $size }
margin-late = позже на { $size }
margin-too-soon = слишком рано на { $size }
margin-early = раньше на { $size }
margin-too-much = больше на { $size }
margin-too-little = меньше на { $size }
margin-too-many = больше на { $size }
margin-too-few = меньше на { $size }
margin-too-high = выше на { $size }
margin-too-low = ниже на { $size }
margin-off = расхождение { $size }
margin-more = больше обещанного на { $size }
margin-less = меньше обещанного на { $size }
margin-better = лучше на { $size }

## Against earlier runs

history = { $since }: { $turnover }
first-run = первый запуск
since = с { $when }
oldest-since = самое старое с { $day }
forgotten = неполный запуск ничего не устраняет и не служит для сравнения
turnover-new = новых { $count }
turnover-worsened = ухудшилось { $count }
turnover-resolved = устранено { $count }
turnover-open = ещё открыто { $count }
turnover-improved = улучшилось { $count }
turnover-acknowledged = принято { $count }
turnover-expired = истекло { $count }
turnover-away = не рассмотрено { $count }
open-for = открыто: { $classes }
open-up-to = до { $days } дней { $count }
open-longer = дольше { $count }
trend-open = открыто за последние { $count ->
    [one] { $count } запуск
    [few] { $count } запуска
   *[many] { $count } запусков
}: { $marks } { $way }
trend-stake = на кону за последние { $count ->
    [one] { $count } запуск
    [few] { $count } запуска
   *[many] { $count } запусков
}: { $marks } { $way }
trend-steady = { $last } во всех
trend-back = { $last } сначала и сейчас
trend-way = с { $first } до { $last }
trend-most = { $way }, не более { $most }

## Targets

target-in-days = { $target } за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
target-or = { $first } или { $second }
needs = нужно: { $what }
below-min = меньше { $count }: выводов нет
undated = ещё { $count } без известного времени

## What is not shown, and what was not checked

and-more = и ещё { $count }: { $hint }
lack-in-contract = { $key } в контракте
lack-whole = все записи сразу, без --memory
lack-bills = счета по этим заказам
lack-or = или
lack-with = вместе с
unsaid-promises = { $count ->
    [one] { $count } обещание
    [few] { $count } обещания
   *[many] { $count } обещаний
} без нужной записи в контракте: { $codes }
lacking-promises = { $count ->
    [one] { $count } обещание
    [few] { $count } обещания
   *[many] { $count } обещаний
} без нужных столбцов: { $codes }
lacking-metrics = { $count ->
    [one] { $count } показатель
    [few] { $count } показателя
   *[many] { $count } показателей
} без нужных столбцов: { $codes }
idle-promises = { $count ->
    [one] { $count } обещание
    [few] { $count } обещания
   *[many] { $count } обещаний
} без случаев в этих файлах: { $codes }
how-to-see-all = --all покажет, каких столбцов, а promised inspect — какие помогли бы больше всего
read-orders = заказов прочитано { $read }, сопоставлено { $matched }
read-cases = прочитано: { $cases }
cases-tickets = обращений { $count }
cases-calls = звонков { $count }
cases-reviews = отзывов { $count }
put-aside = в карантине { $quarantined }, { $orphaned ->
    [one] { $orphaned } строка без заказа
    [few] { $orphaned } строки без заказа
   *[many] { $orphaned } строк без заказа
}

## The input

file-rows = { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
} = использовано { $used } + повторы { $duplicate } + в карантине { $quarantined } + отфильтровано { $filtered }
joint-bills = { $count ->
    [one] { $count } счёт на несколько заказов: сумма прочитана как сумма всего счёта
    [few] { $count } счёта на несколько заказов: суммы прочитаны как суммы целых счетов
   *[many] { $count } счетов на несколько заказов: суммы прочитаны как суммы целых счетов
}
not-used = не использовано: { $names }
not-used-more = не использовано: { $names } и ещё { $count }
row-quarantined = строка в карантине
amount-all-matched = { $read }, всё сопоставлено
amount-matched = прочитано { $read } = сопоставлено { $matched } + не сопоставлено { $unmatched }

## The page for a browser

page-title = Обещания по состоянию на { $moment }
page-skip = К отчёту
page-when = По состоянию на { $moment }, часовой пояс { $zone }
page-sections = Разделы
page-made = Создано программой promised { $version }; цифры те же, что в отчёте JSON.
tile-orders = Заказы
tile-matched = сопоставлено { $matched }, с отклонением { $missed }
tile-broken = Нарушено обещаний
tile-overdue = Просрочено обещаний
tile-at-stake = На кону, не менее
chart-as-table = То же в виде таблицы
chart-ladder = Вовремя: от самого мягкого определения к самому строгому
chart-ladder-note = Каждая ступень требует большего, чем та, что над ней.
chart-margins = Отклонения по тому, насколько они хуже обещанного
chart-margins-note = Отклонения по времени: насколько они хуже обещанного.
chart-weeks = Нарушенные и просроченные обещания по обещанным неделям
chart-weeks-note = Отклонения по неделе (с понедельника), на которую приходится обещанное время.
table-label = { $title }, таблица
no-case = нет случаев в этих файлах
promises-unanswered = { $count ->
    [one] { $count } обещание без ответа
    [few] { $count } обещания без ответа
   *[many] { $count } обещаний без ответа
}
no-finding = Отклонений нет.
findings-all = { $count ->
    [one] { $count } отклонение, худшее первым.
    [few] { $count } отклонения, худшие первыми.
   *[many] { $count } отклонений, худшие первыми.
}
findings-worst = { $count ->
    [one] { $count } худшее отклонение
    [few] { $count } худших отклонения
   *[many] { $count } худших отклонений
}; ещё { $more } не поместилось на этой странице: --all или -o ФАЙЛ.xlsx.
remarks-more = Ещё { $count } не поместилось на этой странице: --all или -o ФАЙЛ.xlsx.
find = Найти
find-all = все
find-shown = Показано отклонений: { $count } из { $all }
sort-by = Сортировать по этому столбцу

## What words and figures mean

term-kept = Выполнено, с опережением
term-kept-is = Как обещано и лучше, чем обещано.
term-broken = Нарушено
term-broken-is = Сделано, но хуже обещанного, сверх отсрочки и допуска.
term-overdue = Просрочено
term-overdue-is = Не сделано, а обещанное время прошло.
term-open = Под угрозой, ожидается
term-open-is = Не сделано: обещанное время близко или время ещё есть.
term-void = Снято, неизвестно
term-void-is = Отозвано, и то, чего данные не говорят; ни то ни другое не считается решённым.
term-decided = Решено
term-decided-is = Выполненные, с опережением, нарушенные и просроченные вместе: только они входят в долю.
term-margin = Разница
term-margin-is = Насколько лучше или хуже обещанного, в единицах самого обещания. Распределение считает отклонения по времени, которые хуже обещанного.
term-stake = На кону
term-stake-is = Деньги, которые зависят от отклонений: по каждой валюте, каждая позиция заказа один раз, по наибольшему отклонению. Валюты никогда не складываются.
term-told = Извещён, не извещён
term-told-is = Узнал ли об этом клиент прежде, чем ему пришлось спрашивать. Считается только там, где прочитаны сообщения.
term-ladder = Лестница своевременности (M10)
term-ladder-is = Одни и те же заказы, на каждой ступени более строгое определение: что значит доля своевременных заказов, зависит от того, кого считать.
term-weeks = Динамика по неделям
term-weeks-is = Нарушенные и просроченные обещания по неделе обещанного времени; то, что не обещано на какое-то время, не входит ни в одну неделю.
term-accounts = Строки и суммы
term-accounts-is = Ничто не теряется: прочитанные строки использованы, повторяются, в карантине или отфильтрованы, а прочитанные суммы сопоставлены с заказом или не сопоставлены.
term-share = Доля
term-share-is = Отбрасывается всё после одного знака, так что 100 % значит все. Если решённых обещаний меньше { $count }, приводится число, а не доля.
term-budget = Бюджет и расход (M28)
term-budget-is = Сколько обещаний можно нарушить, не упустив цели, и какая часть этого израсходована; выше 1 бюджет исчерпан.
terms-explain = Что значит каждое обещание, с примером, скажет { $command }.

## The text for a code host

promises-fine = { $count ->
    [one] Ещё { $count } обещание проверено без отклонений.
    [few] Ещё { $count } обещания проверено без отклонений.
   *[many] Ещё { $count } обещаний проверено без отклонений.
}
findings-more = И ещё { $count }: { $hint }.
coverage = Прочитано: { $read ->
    [one] { $read } заказ
    [few] { $read } заказа
   *[many] { $read } заказов
}, сопоставлено { $matched }; в карантине { $quarantined ->
    [one] { $quarantined } строка
    [few] { $quarantined } строки
   *[many] { $quarantined } строк
}, без заказа { $orphaned }; проверено { $checked ->
    [one] { $checked } обещание
    [few] { $checked } обещания
   *[many] { $checked } обещаний
}, не проверено { $not }.

## The workbook

book-title = promised: проверка по состоянию на { $moment }
book-subject = Выполненные и нарушенные обещания
book-left-out = ещё { $count } не поместилось на листе; в -o ФАЙЛ.csv есть все
sheet-summary = сводка
sheet-promises = обещания
sheet-findings = отклонения
sheet-metrics = показатели
sheet-coverage = охват
sheet-rejects = карантин
sheet-trends = динамика

## Metrics

ladder-rung = ступень { $number }: { $rung }
rung-of-arrived-orders-by-the-promised-time = из доставленных заказов, к обещанному времени
rung-and-by-the-time-asked-for = и к желаемому времени
rung-and-in-full = и полностью
rung-counting-cancelled-orders-too = считая и отменённые заказы
rung-counting-overdue-orders-too = считая и просроченные заказы
rung-and-billed-right = и с верным счётом
metric-of = { $metric }: { $whose }
metric-of-all-others = { $metric }: все остальные
metric-on-time-lines = вовремя, позиции
metric-on-time-without-the-excused-lines = вовремя без уважительных случаев, позиции
metric-on-time-orders = вовремя, заказы
metric-on-time-units = вовремя, единицы товара
metric-on-time-value = вовремя, стоимость
metric-dispatched-on-time-orders = отгружено вовремя, заказы
metric-units-in-time-of-those-delivered = единицы вовремя, из доставленных
metric-units-delivered-of-those-ordered = единицы доставлены, из заказанных
metric-late-unit-days = опоздание в днях на единицу, всего
metric-late-lines-half-by-at-most = опоздавшие позиции, половина не более чем на
metric-late-lines-nine-in-ten-by-at-most = опоздавшие позиции, девять из десяти не более чем на
metric-late-lines-the-latest-by = опоздавшие позиции, самая поздняя на
metric-earlier-than-promised-lines = раньше обещанного, позиции
metric-in-the-last-tenth-of-the-window-lines = в последней десятой доле окна, позиции
metric-in-the-last-tenth-of-the-window-and-untold-lines = в последней десятой доле окна без извещения, позиции
metric-tracked-units-in-time-due-7-to-21-days-ago = отслеживаемые единицы вовремя, срок 7–21 день назад
metric-dispatched-late-orders = отгружено с опозданием, заказы
metric-parcels-that-the-carrier-scanned-of-those-shipped = посылки, отсканированные перевозчиком, из отправленных
metric-handed-over-at-the-first-attempt-of-parcels-tried = вручено с первой попытки, из посылок с попыткой
metric-in-full-orders = полностью, заказы
metric-on-time-in-full-lines = вовремя и полностью, позиции
metric-on-time-in-full-orders = вовремя и полностью, заказы
metric-perfect-orders = безупречные заказы
metric-after-the-cut-off-and-left-that-day-9-in-10-within = после крайнего часа и отгружено в тот же день, 9 из 10 за
metric-exceeded-in-time-a-day-early-or-more-orders = превзойдено по времени: на день раньше и более, заказы
metric-exceeded-in-cost-billed-less-than-agreed-orders = превзойдено по цене: счёт меньше согласованного, заказы
metric-exceeded-in-service-higher-class-or-bonus-orders = превзойдено по услуге: класс выше или бонус, заказы
metric-exceeded-in-two-of-these-or-more-orders = превзойдено по двум из них и более, заказы
metric-given-away-on-orders-exceeded-in-two-or-more = отдано по заказам, превзойдённым по двум и более
metric-told-of-what-is-broken-or-overdue = извещены о нарушенном или просроченном
metric-longest-silence-nine-in-ten-orders-by-at-most = самое долгое молчание, девять из десяти заказов не более
metric-silent-for-longer-than-promised-orders = молчание дольше обещанного, заказы
metric-first-replies-in-time-of-those-due = первые ответы вовремя, из положенных
metric-service-level-f3-answered-in-time-of-all-calls = уровень обслуживания F3: отвечено вовремя, из всех звонков
metric-service-level-f1-or-given-up-in-time-of-all-calls = уровень обслуживания F1: или прервано вовремя, из всех звонков
metric-service-level-f2-in-time-of-calls-answered = уровень обслуживания F2: вовремя, из отвеченных звонков
metric-service-level-f4-f3-without-those-given-up-in-time = уровень обслуживания F4: F3 без прерванных вовремя
metric-service-level-f5-or-given-up-in-5-s-of-all-calls = уровень обслуживания F5: или прервано за 5 с, из всех звонков
metric-answered-within-the-waiting-time-told-calls = отвечено за названное время ожидания, звонки
metric-waited-against-told-less-half-by-at-most = ожидание против названного (меньше: -), половина не более чем на
metric-seconds-off-the-waiting-time-told-per-call = секунд расхождения с названным ожиданием, на звонок
metric-waited-longer-than-told-half-by-at-most = ждали дольше названного, половина не более чем на
metric-waited-longer-than-told-nine-in-ten-by-at-most = ждали дольше названного, девять из десяти не более чем на
metric-entitlements-served = права клиентов соблюдены
metric-entitlements-served-unprompted-of-those-served = соблюдены без напоминания, из соблюдённых прав
metric-first-reply-before-the-sale-half-within = первый ответ до покупки, половина за
metric-first-reply-after-the-sale-half-within = первый ответ после покупки, половина за
metric-customer-found-at-fault-of-tickets-that-say-who-is = признан виновным клиент, из обращений с указанием вины
metric-bad-reviews-by-customers-who-had-complained-first = плохие отзывы клиентов, которые прежде жаловались
metric-contacts-per-settled-ticket = контактов на закрытое обращение
metric-settled-tickets-that-ended-with-thanks = закрытые обращения, завершённые благодарностью
metric-friction-points-per-claim-for-money = баллы трудности на требование о возврате денег
metric-invoices-without-error = счета без ошибок
metric-billed-too-much = выставлено лишнего
metric-billed-too-little = выставлено меньше нужного
metric-not-billed = не выставлено
metric-refund-due = к возврату
metric-billed-twice = выставлено дважды
metric-refunds-in-time = возвраты денег вовремя
metric-refunded-of-what-was-due = возвращено, из положенного
metric-returns-granted-of-those-asked-for-in-time = возвраты одобрены, из запрошенных вовремя
metric-guarantee-claims-approved-of-those-decided-in-term = гарантийные случаи признаны, из решённых в срок
metric-mean-rating-every-promise-of-the-order-kept = средняя оценка, все обещания заказа выполнены
metric-mean-rating-a-promise-of-the-order-broken = средняя оценка, одно из обещаний заказа нарушено
metric-bought-again-in-90-days-first-order-on-time = купили снова за 90 дней, первый заказ вовремя
metric-bought-again-in-90-days-first-order-late = купили снова за 90 дней, первый заказ с опозданием
metric-bought-again-in-365-days-first-order-on-time = купили снова за 365 дней, первый заказ вовремя
metric-bought-again-in-365-days-first-order-late = купили снова за 365 дней, первый заказ с опозданием
metric-spent-in-90-days-per-customer-first-order-on-time = потрачено клиентом за 90 дней, первый заказ вовремя
metric-spent-in-90-days-per-customer-first-order-late = потрачено клиентом за 90 дней, первый заказ с опозданием
metric-spent-in-365-days-per-customer-first-order-on-time = потрачено клиентом за 365 дней, первый заказ вовремя
metric-spent-in-365-days-per-customer-first-order-late = потрачено клиентом за 365 дней, первый заказ с опозданием
metric-average-further-order-in-90-days-first-order-on-time = средний повторный заказ за 90 дней, первый заказ вовремя
metric-average-further-order-in-90-days-first-order-late = средний повторный заказ за 90 дней, первый заказ с опозданием
metric-average-further-order-in-365-days-first-order-on-time = средний повторный заказ за 365 дней, первый заказ вовремя
metric-average-further-order-in-365-days-first-order-late = средний повторный заказ за 365 дней, первый заказ с опозданием
metric-on-time-in-full-by-proof-of-delivery-lines = в срок и полностью по подтверждению доставки, позиции
metric-on-time-in-full-by-proof-of-delivery-orders = в срок и полностью по подтверждению доставки, заказы
metric-a-bad-review-a-complaint-or-a-guarantee-claim-orders = плохой отзыв, жалоба или обращение по гарантии, заказы
metric-left-that-day-although-after-the-cut-off-orders = отправлены в тот же день, хотя поступили после срока, заказы
metric-told-of-what-was-more-than-promised = сообщено о том, что сделано сверх обещанного
metric-thanked-by-a-person-of-orders-arrived = с благодарностью от человека, из полученных заказов
metric-reviews-of-one-or-two-stars-published-of-those-written = опубликованные отзывы с одной или двумя звёздами, из написанных
metric-reviews-of-three-stars-or-more-published-of-those-written = опубликованные отзывы с тремя звёздами и более, из написанных
metric-refused-for-a-fault-of-the-customer-of-returns-decided = отказано по вине клиента, из рассмотренных возвратов
metric-came-back-for-a-fault-of-shop-or-carrier-of-orders-arrived = возвращены по вине магазина или перевозчика, из полученных заказов
metric-billed-as-agreed-by-value = выставлено по договорённости, по стоимости
metric-errors-pointed-out-and-corrected-in-time = указанные ошибки, исправленные в срок
metric-credited-of-what-was-billed-too-much = возвращено по кредит-нотам из выставленного лишнего
metric-from-pointed-out-to-corrected-half-within = от указания до исправления, половина за
metric-paid-out-on-guarantees-of-sales-under-guarantee = выплачено по гарантиям, из продаж с гарантией

## What to keep in mind with a figure

caution-ratings = оценки связаны с тем, как прошёл заказ, но не обязательно им вызваны
caution-customers = то, какие клиенты вернулись, связано с тем, как прошёл их первый заказ, но не обязательно им вызвано
caution-given-away = отдано то, что недовыставлено, и стоимость бонусов; во что обходится более высокий класс услуги, никто не сообщает
caution-cut-off = настолько позже крайнего часа клиенты привыкли, что заказы всё равно уходят в тот же день
caution-given-up = положившие трубку учтены с тем временем, которое прождали, и ждали бы дольше
