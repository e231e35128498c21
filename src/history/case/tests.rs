//! The steps of a case, one by one and in any order.

use super::*;
use proptest::prelude::*;

pub(crate) fn case(outcome: Outcome, stake: i64) -> Case {
    Case {
        fingerprint: 7,
        subject: Subject { code: "DLV101".to_owned(), ..Subject::default() },
        condition: Condition::Open,
        severity: Severity::Warning,
        outcome,
        stake: Some(stake),
        currency: "EUR".to_owned(),
        rows: 2,
        stake_first: Some(stake),
        first_seen: 1,
        last_seen: 1,
    }
}

fn found(case: Case) -> Sight {
    Sight::Found(Box::new(case))
}

fn check(before: &Case, sight: Sight, expected: Option<(Status, Condition)>) {
    let stepped = step(Some(before), sight.clone(), 9, 8);
    let seen = stepped.as_ref().map(|(status, case)| (*status, case.condition));
    assert_eq!(seen, expected, "{before:?} {sight:?}");
}

#[test]
fn what_was_not_there_is_new_from_this_run_on() {
    let (status, case) = step(None, found(case(Outcome::Broken, 5)), 9, 8).unwrap();
    assert_eq!((status, case.first_seen, case.stake_first), (Status::New, 9, Some(5)));
    assert_eq!(step(None, Sight::Unseen, 9, 8), None);
}

#[test]
fn what_was_put_right_and_is_there_again_is_new_again() {
    let before = Case { condition: Condition::Resolved, ..case(Outcome::Broken, 5) };
    check(&before, found(case(Outcome::Broken, 5)), Some((Status::New, Condition::Open)));
    check(&before, Sight::Settled(None, 9), None);
}

#[test]
fn more_money_or_severity_is_worse_and_less_is_better() {
    let before = case(Outcome::Broken, 5);
    let open = |status| Some((status, Condition::Open));
    check(&before, found(case(Outcome::Broken, 5)), open(Status::Known));
    check(&before, found(case(Outcome::Overdue, 6)), open(Status::Worsened));
    check(&before, found(case(Outcome::Broken, 4)), open(Status::Improved));
    let error = Case { severity: Severity::Error, ..case(Outcome::Broken, 4) };
    check(&before, found(error), open(Status::Worsened));
    check(&before, found(case(Outcome::AtRisk, 9)), open(Status::Improved));
    let other = Case { currency: "SEK".to_owned(), ..case(Outcome::Broken, 50) };
    check(&before, found(other), open(Status::Known));
}

#[test]
fn what_the_data_cannot_tell_today_stays_as_it_was() {
    let before = case(Outcome::Broken, 5);
    let (status, after) = step(Some(&before), found(case(Outcome::Unknown, 99)), 9, 8).unwrap();
    assert_eq!((status, after.stake, after.outcome), (Status::Known, Some(5), Outcome::Broken));
}

#[test]
fn only_what_was_looked_at_is_put_right() {
    let before = case(Outcome::Broken, 5);
    let away = Some((Status::Known, Condition::Away));
    let right = Some((Status::Resolved, Condition::Resolved));
    check(&before, Sight::Settled(Some(Outcome::Kept), 2), right);
    check(&before, Sight::Settled(Some(Outcome::Void), 3), right);
    check(&before, Sight::Settled(None, 2), right);
    check(&before, Sight::Unseen, away);
    check(&before, Sight::Settled(Some(Outcome::Unknown), 2), away);
}

#[test]
fn records_that_are_gone_put_nothing_right() {
    let before = case(Outcome::Broken, 5);
    let away = Some((Status::Known, Condition::Away));
    check(&before, Sight::Settled(Some(Outcome::Kept), 1), away);
    check(&before, Sight::Settled(Some(Outcome::Overdue), 2), away);
}

#[test]
fn when_it_was_seen_last_is_kept_while_it_is_away() {
    let (_, away) = step(Some(&case(Outcome::Broken, 5)), Sight::Unseen, 9, 8).unwrap();
    assert_eq!(away.last_seen, 8);
    let (_, still) = step(Some(&away), Sight::Unseen, 11, 10).unwrap();
    assert_eq!(still, away);
}

fn sights() -> impl Strategy<Value = Vec<Sight>> {
    let there = (0_i64..4).prop_map(|stake| found(case(Outcome::Broken, stake)));
    let settled = (0_u32..4).prop_map(|rows| Sight::Settled(Some(Outcome::Kept), rows));
    proptest::collection::vec(prop_oneof![there, settled, Just(Sight::Unseen)], 0..20)
}

proptest! {
    #[test]
    fn what_is_open_is_what_came_less_what_was_put_right(sights in sights()) {
        let (mut case, mut new, mut resolved) = (None::<Case>, 0, 0);
        for (day, sight) in (1..).zip(sights) {
            if let Some((status, next)) = step(case.as_ref(), sight.clone(), day, day - 1) {
                new += i32::from(status == Status::New);
                resolved += i32::from(status == Status::Resolved);
                prop_assert!(next.first_seen <= day && next.last_seen <= day);
                let is_found = matches!(sight, Sight::Found(_));
                prop_assert_eq!(is_found, next.condition == Condition::Open);
                case = Some(next);
            }
            let open = case.as_ref().is_some_and(Case::is_open);
            prop_assert_eq!(i32::from(open), new - resolved);
        }
    }
}
