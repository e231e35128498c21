//! States of orders and of their lines.

use super::Meaning;

/// The words.
pub const WORDS: &[Meaning] = &[
    (
        "delivered",
        [
            "delivered",
            "levererad, levererat",
            "levert",
            "leveret",
            "toimitettu, luovutettu",
            "geliefert, zugestellt",
            "dostarczone, dostarczono, dostarczony, dostarczona, doręczone, doręczono",
            "доставлен, доставлено, доставлена, вручен, вручено",
        ],
    ),
    (
        "cancelled",
        [
            "cancelled, canceled, void, voided, refunded, cancelado",
            "annullerad, annullerat, avbruten, avbeställd, avbeställt, makulerad, återbetald",
            "kansellert, kanselleret, annullert, avbestilt, avbrutt, refundert",
            "annulleret, annuleret, afbestilt, afbrudt, refunderet",
            "peruutettu, peruttu, mitätöity, peruuntunut",
            "storniert, abgebrochen, annulliert, erstattet",
            "anulowano, anulowany, anulowane, anulowana",
            "отменен, отменено, отменена, аннулирован, аннулировано",
        ],
    ),
    (
        "closed",
        [
            "closed, complete, completed, done, finished, fulfilled",
            "avslutad, avslutat, klar, färdig, slutförd, stängd",
            "fullført, ferdig, avsluttet, lukket",
            "afsluttet, fuldført, gennemført, færdig, lukket",
            "valmis, suljettu, päättynyt, päätetty",
            "abgeschlossen, erledigt, vollständig, beendet, geschlossen",
            "zakończone, zakończony, zakończono, zamknięte, zamknięty, zrealizowane, \
             zrealizowany, zrealizowano",
            "завершен, завершено, выполнен, выполнено, закрыт, закрыто, исполнен",
        ],
    ),
    (
        "open",
        [
            "open, to deliver, to bill, to deliver and bill, draft, on hold, holded, shipped, \
             approved, accepted, acknowledged, created, invoiced, paid, partially paid, \
             partially refunded, unfulfilled, partial, partially shipped, partially fulfilled, \
             partially delivered, awaiting shipment, awaiting fulfillment, awaiting payment, \
             unshipped, ready to ship, ready for pickup, in progress, in production, released, \
             sales order, locked, backorder, backordered, packed, picking, preparing, \
             pending, pending payment, pending approval, pending prepayment, payment review, \
             processing, confirmed, new, delayed",
            "öppen, öppet, pågår, pågående, bekräftad, bekräftat, ny, utkast, godkänd, \
             behandlas, under behandling, delvis levererad, dellevererad, delvis skickad, \
             skickad, restnoterad, betald, fakturerad, packad, plockas, väntar, \
             väntar på betalning",
            "åpen, bekreftet, ny, kladd, utkast, godkjent, under behandling, behandles, \
             påbegynt, delvis mottatt, delvis levert, delvis sendt, sendt, betalt, fakturert, \
             restordre, pakket, venter, på vent, venter på betaling",
            "åben, bekræftet, ny, kladde, godkendt, under behandling, behandles, igangværende, \
             delvist leveret, delvis leveret, delvist sendt, sendt, afsendt, betalt, \
             faktureret, restordre, i restordre, pakket, afventer, afventer betaling",
            "avoin, vahvistettu, uusi, luonnos, hyväksytty, käsittelyssä, kesken, odottaa, \
             odottaa maksua, osittain toimitettu, osatoimitettu, osittain lähetetty, lähetetty, \
             maksettu, laskutettu, jälkitoimitus, pakattu, keräilyssä",
            "offen, in bearbeitung, bestätigt, neu, entwurf, freigegeben, genehmigt, \
             teilweise geliefert, teilgeliefert, teillieferung, teilweise versendet, versendet, \
             versandt, bezahlt, fakturiert, berechnet, verpackt, wartend, zurückgestellt, \
             rückstand, zahlung ausstehend, wartet auf zahlung",
            "otwarte, w realizacji, w trakcie realizacji, w przygotowaniu, nowe, nowy, \
             potwierdzone, potwierdzony, zatwierdzone, zatwierdzony, szkic, przyjęte, wysłane, \
             wysłany, opłacone, zapłacone, zafakturowane, częściowo dostarczone, \
             częściowo wysłane, częściowo zrealizowane, oczekujące, oczekuje, \
             oczekuje na płatność, wstrzymane, spakowane, gotowe do wysyłki",
            "открыт, в обработке, новый, черновик, подтвержден, подтверждено, заказано, заказан, \
             принят, в работе, согласован, собирается, отправлен, отгружен, оплачен, \
             выставлен счет, частично доставлен, частично отгружен, частично выполнен, ожидает, \
             ожидает сборки, ожидает отгрузки, ожидает оплаты, к отгрузке, доставляется, в пути",
        ],
    ),
];
