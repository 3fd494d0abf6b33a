//! Sequences with features as numbers, and the layout of the weight vector.
//!
//! Weights: first those of the features, for every label that the feature was seen with; then start, end and step.

use crate::boost::Chance;
use ontherecord::training::{HASH_BITS, Instance, Scheme};
use std::collections::HashMap;

/// One sequence.
pub struct Chain {
    pub features: Vec<u32>,
    pub ends: Vec<u32>,
    pub labels: Vec<u8>,
    pub weight: f64,
}

/// Features hidden by chance while learning, so that none is leant on alone (dropout, drawn once for the whole run).
#[derive(Clone, Copy)]
pub struct Hiding {
    /// Share of the features of every unit that are hidden.
    pub share: f64,
    /// In how many ways every sequence is learnt from; each counts for its part of one.
    pub ways: u32,
}

/// All sequences.
pub struct Corpus {
    pub scheme: Scheme,
    /// Feature number to the upper bits of its hash.
    pub keys: Vec<u32>,
    /// Feature number to its first weight; one more at the end.
    pub first: Vec<u32>,
    /// Label of each feature weight.
    pub label: Vec<u8>,
    pub chains: Vec<Chain>,
}

impl Corpus {
    /// Keeps the features that were seen `least` times.
    pub fn new(instances: &[Instance], scheme: &Scheme, least: u32, hiding: Hiding) -> Corpus {
        let key = |feature: u32| feature >> (32 - HASH_BITS);
        let mut seen: HashMap<u32, (u32, u32)> = HashMap::new();
        for instance in instances {
            let mut at = 0;
            for (&end, &label) in instance.ends.iter().zip(&instance.labels) {
                for &feature in &instance.features[at..end as usize] {
                    let entry = seen.entry(key(feature)).or_default();
                    entry.0 += 1;
                    entry.1 |= 1 << label;
                }
                at = end as usize;
            }
        }
        let mut kept: Vec<(u32, u32)> = seen.iter().filter(|(_, s)| s.0 >= least).map(|(&k, s)| (k, s.1)).collect();
        kept.sort_unstable();
        let number: HashMap<u32, u32> = kept.iter().enumerate().map(|(i, &(k, _))| (k, i as u32)).collect();
        drop(seen);
        let (mut first, mut label) = (vec![0], Vec::new());
        for &(_, set) in &kept {
            label.extend((0..32u8).filter(|l| set & (1 << l) != 0));
            first.push(label.len() as u32);
        }
        let mut chance = Chance::new();
        let ways = instances.iter().flat_map(|instance| (0..hiding.ways).map(move |_| instance));
        let chains = ways.map(|instance| {
            let mut chain = Chain {
                features: Vec::new(),
                ends: Vec::new(),
                labels: instance.labels.clone(),
                weight: instance.weight as f64 / f64::from(hiding.ways),
            };
            let mut at = 0;
            for &end in &instance.ends {
                let known = instance.features[at..end as usize].iter().filter_map(|&f| number.get(&key(f)));
                chain.features.extend(known.filter(|_| hiding.share <= 0.0 || chance.next() >= hiding.share));
                chain.ends.push(chain.features.len() as u32);
                at = end as usize;
            }
            chain
        });
        let chains = chains.collect();
        Corpus { scheme: scheme.clone(), keys: kept.iter().map(|k| k.0).collect(), first, label, chains }
    }

    /// Weights to begin with: those of a model file, where it has the same features.
    pub fn begin(&self, model: &std::path::Path) -> Result<Vec<f64>, String> {
        let file = std::fs::read(model).map_err(|e| format!("{}: {e}", model.display()))?;
        let model = ontherecord::training::Decoder::read(&file).ok_or("the model cannot be read")?;
        let mut weights = vec![0.0; self.weights()];
        for (number, &key) in self.keys.iter().enumerate() {
            let known = model.weights(key);
            for i in self.first[number] as usize..self.first[number + 1] as usize {
                weights[i] = known[self.label[i] as usize];
            }
        }
        Ok(weights)
    }

    /// Length of the weight vector.
    pub fn weights(&self) -> usize {
        let labels = self.scheme.labels.len();
        self.label.len() + 2 * labels + labels * labels
    }

    /// Where the start, end and step weights begin.
    pub fn transitions(&self) -> [usize; 3] {
        let (base, labels) = (self.label.len(), self.scheme.labels.len());
        [base, base + labels, base + 2 * labels]
    }
}
