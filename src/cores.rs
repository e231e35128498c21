//! Work spread over all cores, its results in the order of the work.
//!
//! Knows nothing of what is done; what comes out does not depend on how many cores there are.

use std::collections::BTreeMap;
use std::iter::Enumerate;
use std::sync::{Mutex, OnceLock, mpsc};

static COUNT: OnceLock<usize> = OnceLock::new();

/// How many threads may work at a time: as many as there are cores, unless it was said.
pub fn count() -> usize {
    *COUNT.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from))
}

/// Says how many threads may work at a time, before any does; later it has no effect.
pub fn limit(threads: usize) {
    _ = COUNT.set(threads.max(1));
}

/// What is still to be done, each item with its place, for whichever thread asks next.
struct Queue<I>(Mutex<Enumerate<I>>);

impl<I: Iterator> Queue<I> {
    /// The queue, and how many threads it is worth.
    fn new(items: I) -> (Self, usize) {
        let threads = items.size_hint().1.unwrap_or(usize::MAX).min(count());
        (Self(Mutex::new(items.enumerate())), threads)
    }

    fn next(&self) -> Option<(usize, I::Item)> {
        self.0.lock().ok()?.next()
    }
}

/// Does `work` for each item on all cores and returns what it made of them, in their order.
pub fn each<I, T>(items: I, work: impl Fn(I::Item) -> T + Sync) -> Vec<T>
where
    I: IntoIterator<IntoIter: Send>,
    T: Send,
{
    each_with(items, || (), |(), item| work(item))
}

/// As [`each`], where every thread has tools of its own to work with, which it makes once.
pub fn each_with<I, K, T>(
    items: I,
    tools: impl Fn() -> K + Sync,
    work: impl Fn(&mut K, I::Item) -> T + Sync,
) -> Vec<T>
where
    I: IntoIterator<IntoIter: Send>,
    T: Send,
{
    let (queue, threads) = Queue::new(items.into_iter());
    let labour = || {
        let mut tools = tools();
        let mut done = Vec::new();
        while let Some((place, item)) = queue.next() {
            done.push((place, work(&mut tools, item)));
        }
        done
    };
    let mut done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(labour)).collect();
        let mut done = labour();
        for other in others {
            match other.join() {
                Ok(found) => done.extend(found),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, made)| made).collect()
}

/// Does two things at a time, where there is more than one core.
pub fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    if count() < 2 {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        match one.join() {
            Ok(one) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Does `work` for each item on all cores and hands what it made of them to `take`, in their
/// order and as soon as it can. Stops at the first error of `take`.
pub fn in_turn<I, T, E>(
    items: I,
    work: impl Fn(I::Item) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E>
where
    I: IntoIterator<IntoIter: Send>,
    T: Send,
{
    let (queue, threads) = Queue::new(items.into_iter());
    let (queue, work) = (&queue, &work);
    // Whoever is far ahead waits, so that little is kept.
    let (sender, receiver) = mpsc::sync_channel(2 * threads);
    std::thread::scope(|scope| {
        for _ in 1..threads {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some((place, item)) = queue.next() {
                    if sender.send((place, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut turn = 0;
        let mut hand_on = |place: usize, made: T| {
            early.insert(place, made);
            while let Some(made) = early.remove(&turn) {
                take(made)?;
                turn += 1;
            }
            Ok(())
        };
        while let Some((place, item)) = queue.next() {
            hand_on(place, work(item))?;
            receiver.try_iter().try_for_each(|(place, made)| hand_on(place, made))?;
        }
        receiver.into_iter().try_for_each(|(place, made)| hand_on(place, made))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let squares = each(0..1000_u64, |item| item * item);
        assert!(squares.iter().zip(0..).all(|(&square, item)| square == item * item));
        assert_eq!(squares.len(), 1000);
    }

    #[test]
    fn items_may_be_parts_of_what_is_filled() {
        let mut values = vec![0_u32; 10];
        each(values.chunks_mut(3).enumerate(), |(place, chunk)| chunk.fill(place as u32));
        assert_eq!(values, [0, 0, 0, 1, 1, 1, 2, 2, 2, 3]);
    }

    #[test]
    fn both_results_stand_in_their_places() {
        assert_eq!(both(|| 1, || "other"), (1, "other"));
    }

    #[test]
    fn what_is_made_is_taken_in_the_order_of_the_items_until_an_error() {
        let mut taken = Vec::new();
        let done: Result<(), ()> = in_turn(
            0..1000,
            |item| item * 2,
            |made| {
                taken.push(made);
                Ok(())
            },
        );
        assert_eq!(done, Ok(()));
        assert_eq!(taken, (0..2000).step_by(2).collect::<Vec<_>>());
        let refused = in_turn(0.., |item| item, |made| if made < 10 { Ok(()) } else { Err(made) });
        assert_eq!(refused, Err(10));
    }
}
