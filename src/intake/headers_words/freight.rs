//! What a carrier was told of a parcel, and what it bills for one.
//!
//! None of these words says what role a file plays: shops print them on all kinds of exports.
//! A bare weight is left out, because nobody says whether it was declared or billed.

use super::Entry;
use crate::tables::Role::{Deliveries, Invoices};

/// The words.
pub const WORDS: &[Entry] = &[
    (
        &[Invoices],
        "tracking_no",
        [
            "",
            "~tracking no, ~tracking number, ~tracking id, ~tracking, ~waybill number, \
             ~express or ground tracking id",
            "~spårningsnummer, ~kollinummer, ~sändningsnummer",
            "~sporingsnummer, ~kollinummer, ~sendingsnummer",
            "~sporingsnummer, ~pakkenummer, ~forsendelsesnummer",
            "~seurantanumero, ~seurantakoodi, ~seurantatunnus",
            "~trackingnummer, ~sendungsnummer, ~paketnummer",
            "~numer przesyłki, ~nr przesyłki, ~numer paczki",
            "~трек номер, ~номер отправления, ~номер посылки",
        ],
    ),
    (
        &[Deliveries, Invoices],
        "service",
        [
            "",
            "~service, ~service type, ~service level",
            "~servicenivå, ~frakttjänst",
            "~servicenivå, ~frakttjeneste",
            "~serviceniveau, ~fragttjeneste",
            "~palvelutaso, ~kuljetuspalvelu",
            "~versandservice, ~servicelevel",
            "~usługa, ~poziom usługi",
            "~услуга, ~уровень сервиса",
        ],
    ),
    (
        &[Deliveries],
        "excuse_code",
        [
            "",
            "~excuse code, ~excuse, ~delay reason, ~delay code, ~exception code",
            "~förseningsorsak, ~undantagsorsak",
            "~forsinkelsesårsak, ~unntaksårsak",
            "~forsinkelsesårsag, ~undtagelsesårsag",
            "~viivästyksen syy, ~poikkeuksen syy",
            "~verspätungsgrund, ~abweichungsgrund",
            "~przyczyna opóźnienia, ~powód opóźnienia",
            "~причина задержки, ~причина опоздания",
        ],
    ),
    (
        &[Deliveries, Invoices],
        "declared_weight",
        [
            "",
            "~declared weight, ~original weight, ~entered weight",
            "~angiven vikt, ~deklarerad vikt",
            "~oppgitt vekt, ~deklarert vekt",
            "~oplyst vægt, ~deklareret vægt",
            "~ilmoitettu paino",
            "~angegebenes gewicht, ~deklariertes gewicht",
            "~waga deklarowana, ~zadeklarowana waga",
            "~заявленный вес, ~объявленный вес",
        ],
    ),
    (
        &[Invoices],
        "billed_weight",
        [
            "",
            "~billed weight, ~billable weight, ~rated weight, ~chargeable weight",
            "~debiterad vikt, ~fraktdragande vikt",
            "~fakturert vekt, ~fraktberegningsvekt",
            "~faktureret vægt, ~fragtpligtig vægt",
            "~laskutettu paino, ~rahdituspaino",
            "~berechnetes gewicht, ~abrechnungsgewicht, ~frachtpflichtiges gewicht",
            "~waga rozliczeniowa, ~waga fakturowana",
            "~тарифный вес, ~оплачиваемый вес",
        ],
    ),
    (
        &[Invoices],
        "zone",
        [
            "",
            "~zone, ~rate zone, ~billed zone",
            "~zon, ~fraktzon",
            "~sone, ~fraktsone",
            "~zone, ~fragtzone",
            "~vyöhyke, ~rahtivyöhyke",
            "~zone, ~tarifzone",
            "~strefa, ~strefa taryfowa",
            "~зона, ~тарифная зона",
        ],
    ),
    (
        &[Deliveries],
        "quoted_freight",
        [
            "",
            "~quoted freight, ~freight quote, ~label cost, ~quoted rate",
            "~offererad frakt, ~avtalad frakt",
            "~tilbudt frakt, ~avtalt frakt",
            "~tilbudt fragt, ~aftalt fragt",
            "~tarjottu rahti, ~sovittu rahti",
            "~angebotene fracht, ~vereinbarte fracht",
            "~koszt etykiety, ~uzgodniony fracht",
            "~согласованный фрахт, ~стоимость этикетки",
        ],
    ),
    (
        &[Deliveries],
        "declared_value",
        [
            "",
            "~declared value, ~shipment value, ~parcel value, ~goods value, ~value of goods",
            "~varuvärde, ~deklarerat värde, ~angivet värde",
            "~vareverdi, ~deklarert verdi, ~oppgitt verdi",
            "~vareværdi, ~deklareret værdi, ~angivet værdi",
            "~tavaran arvo, ~lähetyksen arvo, ~ilmoitettu arvo",
            "~warenwert, ~sendungswert, ~deklarierter wert",
            "~wartość przesyłki, ~wartość towaru, ~zadeklarowana wartość",
            "~объявленная стоимость, ~объявленная ценность, ~стоимость груза",
        ],
    ),
];
