//! Work spread over all cores, its results in the order of the work.
//!
//! Knows nothing of what is done; what comes out does not depend on how many cores there are.

use std::sync::{Mutex, OnceLock};

static COUNT: OnceLock<usize> = OnceLock::new();

/// How many threads may work at a time: as many as there are cores, unless it was said.
pub fn count() -> usize {
    *COUNT.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from))
}

/// Says how many threads may work at a time, before any does; later it has no effect.
pub fn limit(threads: usize) {
    _ = COUNT.set(threads.max(1));
}

/// Does `work` for each item on all cores and returns what it made of them, in their order.
pub fn each<I, T>(items: I, work: impl Fn(I::Item) -> T + Sync) -> Vec<T>
where
    I: IntoIterator<IntoIter: Send>,
    T: Send,
{
    let items = items.into_iter();
    let threads = items.size_hint().1.unwrap_or(usize::MAX).min(count());
    if threads < 2 {
        return items.map(work).collect();
    }
    let left = Mutex::new(items.enumerate());
    let next = || left.lock().ok().and_then(|mut left| left.next());
    let labour = || {
        let mut done = Vec::new();
        while let Some((place, item)) = next() {
            done.push((place, work(item)));
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
}
