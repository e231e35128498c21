//! What a row of a bill charges for, as far as it is no goods: fees and surcharges.
//!
//! A word that is not here stays as it is, without a remark: most name goods or carriage.

use super::Meaning;

/// Fees, and what carriers bill beside the carriage.
pub const FEES: &[Meaning] = &[(
    "fee",
    [
        "fee, fees, surcharge, fuel, fuel surcharge, fuel fee, fuel charge, residential, \
         residential surcharge, residential delivery, address correction, \
         address correction fee, additional handling, handling fee, handling surcharge, \
         oversize, oversize surcharge, remote area, remote area surcharge, \
         extended area surcharge, delivery area surcharge, peak surcharge, demand surcharge, \
         saturday surcharge, security surcharge, toll surcharge, customs clearance fee",
        "avgift, tillägg, tilläggsavgift, bränsletillägg, drivmedelstillägg, hanteringsavgift, \
         adressrättelse, glesbygdstillägg",
        "gebyr, tillegg, drivstofftillegg, bunkertillegg, håndteringsgebyr, adresserettelse",
        "gebyr, tillæg, brændstoftillæg, olietillæg, håndteringsgebyr, adresserettelse",
        "maksu, lisä, lisämaksu, polttoainelisä, käsittelymaksu, osoitteenkorjaus",
        "gebühr, zuschlag, dieselzuschlag, kraftstoffzuschlag, treibstoffzuschlag, mautzuschlag, \
         adresskorrektur, sperrgutzuschlag, bearbeitungsgebühr",
        "opłata, dopłata, dopłata paliwowa, opłata paliwowa, korekta adresu, opłata manipulacyjna",
        "сбор, надбавка, топливная надбавка, топливный сбор, исправление адреса",
    ],
)];
