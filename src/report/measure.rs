//! Every metric there is: its code, its name and where it is listed, in one line each.
//!
//! The only place that names them; how each is counted stands in `metrics`.

/// What metrics are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// Whether it came in time and in full.
    Delivery,
    /// Whether the customer was told.
    Told,
    /// Whether customers were answered, and given what is theirs.
    Service,
    /// Whether it was billed right.
    Bills,
    /// Whether goods and money came back as they should.
    Returns,
    /// Whether customers came back.
    Customers,
}

/// Declares the metrics in the order in which they are listed: the name in the program, the code,
/// the name for people, the theme, and whether it is a figure for the first page.
macro_rules! measures {
    ($($measure:ident $code:literal $name:literal $theme:ident $is_first:literal;)*) => {
        /// A metric, in the order in which they are listed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Measure {
            $(#[doc = concat!($code, ": ", $name, ".")] $measure,)*
        }

        impl Measure {
            /// Every metric.
            pub const ALL: &[Self] = &[$(Self::$measure),*];

            /// Its code, such as `M1`; figures of one kind share it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$measure => $code,)* }
            }

            /// Its name, such as `on time, lines`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$measure => $name,)* }
            }

            /// What it is about.
            pub const fn theme(self) -> Theme {
                match self { $(Self::$measure => Theme::$theme,)* }
            }

            /// Whether it stands on the first page, and not only among all figures.
            pub const fn is_first(self) -> bool {
                match self { $(Self::$measure => $is_first,)* }
            }
        }
    };
}

measures! {
    OnTimeLines "M1" "on time, lines" Delivery false;
    OnTimeUnexcused "M1" "on time without the excused, lines" Delivery false;
    OnTimeOrders "M2" "on time, orders" Delivery true;
    OnTimeUnits "M3" "on time, units" Delivery false;
    OnTimeValue "M4" "on time, value" Delivery false;
    DispatchedInTime "M7" "dispatched on time, orders" Delivery false;
    ProvenLines "M7" "on time in full by proof of delivery, lines" Delivery false;
    ProvenOrders "M7" "on time in full by proof of delivery, orders" Delivery false;
    UnitsInTime "M8" "units in time, of those delivered" Delivery false;
    UnitsDelivered "M8" "units delivered, of those ordered" Delivery false;
    LateUnitDays "M11" "late unit-days" Delivery false;
    HalfLate "M12" "late lines, half by at most" Delivery false;
    NineTenthsLate "M12" "late lines, nine in ten by at most" Delivery false;
    MostLate "M12" "late lines, the latest by" Delivery true;
    Beat "M12" "earlier than promised, lines" Delivery false;
    CliffEdge "M13" "in the last tenth of the window, lines" Delivery false;
    SilentEdge "M13" "in the last tenth of the window and untold, lines" Delivery false;
    TrackedInTime "M14" "tracked units in time, due 7 to 21 days ago" Delivery false;
    LateDispatch "M15" "dispatched late, orders" Delivery false;
    Defects "M15" "a bad review, a complaint or a guarantee claim, orders" Delivery false;
    Scanned "M15" "parcels that the carrier scanned, of those shipped" Delivery false;
    FirstAttempt "M16" "handed over at the first attempt, of parcels tried" Delivery false;
    InFullOrders "M5" "in full, orders" Delivery false;
    FullLines "M6" "on time in full, lines" Delivery false;
    FullOrders "M6" "on time in full, orders" Delivery true;
    Perfect "M9" "perfect orders" Delivery true;
    Ladder "M10" "ladder" Delivery false;
    EffectiveCutOff "M36" "after the cut-off and left that day, 9 in 10 within" Delivery
        true;
    Exceptions "M36" "left that day although after the cut-off, orders" Delivery false;
    ExceededTime "M37" "exceeded in time: a day early or more, orders" Delivery false;
    ExceededCost "M37" "exceeded in cost: billed less than agreed, orders" Delivery false;
    ExceededService "M37" "exceeded in service: higher class or bonus, orders" Delivery false;
    ExceededTwice "M37" "exceeded in two of these or more, orders" Delivery false;
    GivenAway "M37" "given away on orders exceeded in two or more" Delivery false;
    Told "M26" "told of what is broken or overdue" Told true;
    ExtrasTold "M26" "told of what was more than promised" Told false;
    LongestSilence "M27" "longest silence, nine in ten orders by at most" Told false;
    SilentTooLong "M27" "silent for longer than promised, orders" Told false;
    ThankedByPerson "M42" "thanked by a person, of orders arrived" Told false;
    BadPublished "M43" "reviews of one or two stars published, of those written" Told false;
    GoodPublished "M43" "reviews of three stars or more published, of those written" Told false;
    RepliesInTime "M17" "first replies in time, of those due" Service false;
    ServiceLevel "M18" "service level F3: answered in time, of all calls" Service true;
    LevelWithGivenUp "M18" "service level F1: or given up in time, of all calls" Service false;
    LevelOfAnswered "M18" "service level F2: in time, of calls answered" Service false;
    LevelOfWaited "M18" "service level F4: F3 without those given up in time" Service false;
    LevelWithShort "M18" "service level F5: or given up in 5 s, of all calls" Service false;
    WaitAsTold "M19" "answered within the waiting time told, calls" Service false;
    WaitBias "M19" "waited against told (less: -), half by at most" Service false;
    WaitError "M19" "seconds off the waiting time told, per call" Service false;
    HalfOverrun "M19" "waited longer than told, half by at most" Service false;
    NineTenthsOverrun "M19" "waited longer than told, nine in ten by at most" Service false;
    Served "M25" "entitlements served" Service false;
    Unprompted "M25" "entitlements served unprompted, of those served" Service false;
    ReplyBeforeSale "M38" "first reply before the sale, half within" Service false;
    ReplyAfterSale "M38" "first reply after the sale, half within" Service false;
    CustomerBlamed "M39" "customer found at fault, of tickets that say who is" Service false;
    RefusedBlamed "M39" "refused for a fault of the customer, of returns decided" Service false;
    FaultyGoods "M41" "came back for a fault of shop or carrier, of orders arrived" Service false;
    ComplainedFirst "M40" "bad reviews by customers who had complained first" Service false;
    Contacts "M34" "contacts per settled ticket" Service false;
    Thanked "M44" "settled tickets that ended with thanks" Service false;
    Friction "M34" "friction points per claim for money" Service false;
    RightInvoices "M20" "invoices without error" Bills true;
    RightByValue "M20" "billed as agreed, by value" Bills false;
    TooMuch "M21" "billed too much" Bills true;
    TooLittle "M21" "billed too little" Bills true;
    NotBilled "M21" "not billed" Bills true;
    RefundDue "M21" "refund due" Bills true;
    CorrectedInTime "M21" "errors pointed out and corrected in time" Bills false;
    CorrectedMoney "M21" "credited, of what was billed too much" Bills false;
    HalfToCorrect "M21" "from pointed out to corrected, half within" Bills false;
    BilledTwice "M22" "billed twice" Bills true;
    RefundsInTime "M23" "refunds in time" Returns true;
    RefundsWhole "M23" "refunded, of what was due" Returns false;
    ReturnsGranted "M24" "returns granted, of those asked for in time" Returns true;
    ClaimsApproved "M33" "guarantee claims approved, of those decided in term" Returns false;
    GuaranteeCost "M33" "paid out on guarantees, of sales under guarantee" Returns false;
    RatingKept "M30" "mean rating, every promise of the order kept" Customers true;
    RatingBroken "M30" "mean rating, a promise of the order broken" Customers true;
    Repeat90Kept "M31" "bought again in 90 days, first order on time" Customers false;
    Repeat90Broken "M31" "bought again in 90 days, first order late" Customers false;
    Repeat365Kept "M31" "bought again in 365 days, first order on time" Customers false;
    Repeat365Broken "M31" "bought again in 365 days, first order late" Customers false;
    Value90Kept "M32" "spent in 90 days per customer, first order on time" Customers false;
    Value90Broken "M32" "spent in 90 days per customer, first order late" Customers false;
    Value365Kept "M32" "spent in 365 days per customer, first order on time" Customers false;
    Value365Broken "M32" "spent in 365 days per customer, first order late" Customers false;
    Basket90Kept "M32" "average further order in 90 days, first order on time" Customers false;
    Basket90Broken "M32" "average further order in 90 days, first order late" Customers false;
    Basket365Kept "M32" "average further order in 365 days, first order on time" Customers false;
    Basket365Broken "M32" "average further order in 365 days, first order late" Customers false;
}

impl Measure {
    /// Whether the first page says so where there is no figure for want of columns. Who has no
    /// queue of calls, or no cut-off, misses none.
    pub const fn is_missed(self) -> bool {
        self.is_first() && !matches!(self, Self::ServiceLevel | Self::EffectiveCutOff)
            || matches!(self, Self::OnTimeLines)
    }

    /// Whether it is what a part of some lengths did not exceed, which says nothing where they
    /// are few.
    pub const fn is_spread(self) -> bool {
        matches!(
            self,
            Self::HalfLate
                | Self::NineTenthsLate
                | Self::HalfOverrun
                | Self::NineTenthsOverrun
                | Self::WaitBias
                | Self::ReplyBeforeSale
                | Self::ReplyAfterSale
                | Self::HalfToCorrect
                | Self::LongestSilence
        )
    }

    /// Whether it is how many of one there are for each of another, and no share.
    pub const fn is_mean(self) -> bool {
        matches!(
            self,
            Self::Contacts
                | Self::Friction
                | Self::WaitError
                | Self::RatingKept
                | Self::RatingBroken
        )
    }

    /// Whether its lengths are told in hours and minutes, and not in parts of a day.
    pub const fn is_short(self) -> bool {
        matches!(self, Self::EffectiveCutOff | Self::ReplyBeforeSale | Self::ReplyAfterSale)
    }

    /// The word for one of those that it speaks of, where it is not out of them.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::HalfOverrun | Self::NineTenthsOverrun | Self::WaitBias | Self::WaitError => {
                "call"
            }
            Self::LongestSilence
            | Self::EffectiveCutOff
            | Self::Friction
            | Self::Basket90Kept
            | Self::Basket90Broken
            | Self::Basket365Kept
            | Self::Basket365Broken => "order",
            Self::Contacts | Self::HalfToCorrect | Self::ReplyBeforeSale | Self::ReplyAfterSale => {
                "ticket"
            }
            Self::RatingKept | Self::RatingBroken => "review",
            _ if matches!(self.theme(), Theme::Customers) => "customer",
            _ => "line",
        }
    }

    /// The name of what is to be kept in mind with the figure; mostly there is nothing.
    pub const fn caution_name(self) -> Option<&'static str> {
        match self.theme() {
            Theme::Customers if self.is_mean() => Some("caution-ratings"),
            Theme::Customers => Some("caution-customers"),
            Theme::Delivery if matches!(self, Self::GivenAway) => Some("caution-given-away"),
            Theme::Delivery if matches!(self, Self::EffectiveCutOff) => Some("caution-cut-off"),
            Theme::Service if matches!(self, Self::HalfOverrun | Self::NineTenthsOverrun) => {
                Some("caution-given-up")
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_metrics_have_one_name_and_a_theme_stands_together() {
        let mut names: Vec<_> = Measure::ALL.iter().map(|one| one.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Measure::ALL.len());
        assert!(Measure::ALL.is_sorted(), "they are listed in the order of their declaration");
        assert!(Measure::ALL.is_sorted_by_key(|one| one.theme()));
    }
}
