//! Sums and the like kept by key where there are mostly few keys, such as currencies.
//!
//! Knows nothing of what is added up.

use hashbrown::HashMap;
use std::hash::Hash;

/// How many keys are looked through one by one before a map is asked.
const FEW: usize = 16;

/// What belongs to each key, in the order the keys were met.
#[derive(Debug, Clone)]
pub struct Tally<K, T> {
    entries: Vec<(K, T)>,
    /// The places of keys that are not among the first.
    others: HashMap<K, usize>,
}

impl<K, T> Default for Tally<K, T> {
    fn default() -> Self {
        Self { entries: Vec::new(), others: HashMap::new() }
    }
}

impl<K: Copy + Eq + Hash, T: Default> Tally<K, T> {
    /// What belongs to a key.
    pub fn of(&mut self, key: K) -> &mut T {
        let few = &self.entries[..self.entries.len().min(FEW)];
        let place = match few.iter().position(|(known, _)| *known == key) {
            Some(place) => place,
            None if few.len() == FEW => {
                let next = self.entries.len();
                *self.others.entry(key).or_insert(next)
            }
            None => few.len(),
        };
        if place == self.entries.len() {
            self.entries.push((key, T::default()));
        }
        &mut self.entries[place].1
    }
}

impl<K, T> IntoIterator for Tally<K, T> {
    type Item = (K, T);
    type IntoIter = std::vec::IntoIter<(K, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_keys_keep_their_sums() {
        let mut tally = Tally::<u32, u32>::default();
        for round in 0..3 {
            (0..100).for_each(|id| *tally.of(id) += id + round);
        }
        let sums: Vec<(u32, u32)> = tally.into_iter().collect();
        assert_eq!(sums, (0..100).map(|id| (id, 3 * id + 3)).collect::<Vec<_>>());
    }
}
