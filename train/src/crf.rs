//! Negative log-likelihood of the corpus under a linear-chain CRF, and its gradient: forward-backward with scaling.

use crate::corpus::{Chain, Corpus};
use rayon::prelude::*;

/// Returns the loss at `w` and adds its gradient to `g`.
pub fn loss(corpus: &Corpus, w: &[f64], g: &mut [f64]) -> f64 {
    let parts = rayon::current_num_threads().max(1);
    let size = corpus.chains.len().div_ceil(parts).max(1);
    let sums: Vec<(f64, Vec<f64>)> = corpus
        .chains
        .par_chunks(size)
        .map(|chains| {
            let mut work = Work::new(corpus, w);
            let mut g = vec![0.0; w.len()];
            let loss = chains.iter().map(|chain| work.chain(chain, &mut g)).sum();
            (loss, g)
        })
        .collect();
    let mut total = 0.0;
    for (loss, part) in sums {
        total += loss;
        g.iter_mut().zip(part).for_each(|(g, p)| *g += p);
    }
    total
}

/// The same for one of `parts` parts of the corpus.
pub fn partial(corpus: &Corpus, w: &[f64], g: &mut [f64], part: usize, parts: usize) -> f64 {
    let mut work = Work::new(corpus, w);
    corpus.chains.iter().skip(part).step_by(parts).map(|chain| work.chain(chain, g)).sum()
}

/// Buffers of one thread.
struct Work<'a> {
    corpus: &'a Corpus,
    w: &'a [f64],
    labels: usize,
    start: Vec<f64>,
    end: Vec<f64>,
    step: Vec<f64>,
    raw: Vec<f64>,
    emit: Vec<f64>,
    forward: Vec<f64>,
    backward: Vec<f64>,
    scales: Vec<f64>,
}

impl<'a> Work<'a> {
    fn new(corpus: &'a Corpus, w: &'a [f64]) -> Work<'a> {
        let labels = corpus.scheme.labels.len();
        let [s, e, t] = corpus.transitions();
        let open = |may: &[bool], at: usize| {
            may.iter().zip(&w[at..]).map(|(&m, w)| if m { w.exp() } else { 0.0 }).collect::<Vec<f64>>()
        };
        let scheme = &corpus.scheme;
        Work {
            corpus,
            w,
            labels,
            start: open(&scheme.start, s),
            end: open(&scheme.end, e),
            step: open(&scheme.step, t),
            raw: Vec::new(),
            emit: Vec::new(),
            forward: Vec::new(),
            backward: Vec::new(),
            scales: Vec::new(),
        }
    }

    fn chain(&mut self, chain: &Chain, g: &mut [f64]) -> f64 {
        let (n, l) = (chain.labels.len(), self.labels);
        if n == 0 {
            return 0.0;
        }
        let [s, e, t] = self.corpus.transitions();
        for v in [&mut self.raw, &mut self.emit, &mut self.forward, &mut self.backward] {
            v.clear();
            v.resize(n * l, 0.0);
        }
        self.scales.clear();
        self.scales.resize(n, 0.0);
        let mut log_z = 0.0;
        let mut from = 0;
        for at in 0..n {
            let row = &mut self.raw[at * l..][..l];
            for &feature in &chain.features[from..chain.ends[at] as usize] {
                let range =
                    self.corpus.first[feature as usize] as usize..self.corpus.first[feature as usize + 1] as usize;
                for i in range {
                    row[self.corpus.label[i] as usize] += self.w[i];
                }
            }
            from = chain.ends[at] as usize;
            let top = row.iter().copied().fold(f64::MIN, f64::max);
            log_z += top;
            for (emit, raw) in self.emit[at * l..][..l].iter_mut().zip(row.iter()) {
                *emit = (raw - top).exp();
            }
        }
        for at in 0..n {
            let (before, now) = self.forward.split_at_mut(at * l);
            let now = &mut now[..l];
            if at == 0 {
                now.copy_from_slice(&self.start);
            } else {
                for (from, &f) in before[(at - 1) * l..].iter().enumerate() {
                    for (now, step) in now.iter_mut().zip(&self.step[from * l..][..l]) {
                        *now += f * step;
                    }
                }
            }
            now.iter_mut().zip(&self.emit[at * l..]).for_each(|(n, e)| *n *= e);
            let scale: f64 = now.iter().sum();
            now.iter_mut().for_each(|x| *x /= scale);
            self.scales[at] = scale;
            log_z += scale.ln();
        }
        let ending: f64 = self.forward[(n - 1) * l..].iter().zip(&self.end).map(|(f, e)| f * e).sum();
        log_z += ending.ln();
        for at in (0..n).rev() {
            if at + 1 == n {
                for (b, e) in self.backward[at * l..].iter_mut().zip(&self.end) {
                    *b = e / ending;
                }
                continue;
            }
            let (now, next) = self.backward.split_at_mut((at + 1) * l);
            let (now, next) = (&mut now[at * l..], &next[..l]);
            // The weighted next column, once; the step expectations need it as well.
            let mut column = [0.0; 32];
            for to in 0..l {
                column[to] = self.emit[(at + 1) * l + to] * next[to] / self.scales[at + 1];
            }
            for from in 0..l {
                let row = &self.step[from * l..][..l];
                now[from] = row.iter().zip(&column).map(|(s, c)| s * c).sum();
                let f = self.forward[at * l + from] * chain.weight;
                for to in 0..l {
                    g[t + from * l + to] += f * row[to] * column[to];
                }
            }
        }
        let mut score = self.w[s + chain.labels[0] as usize] + self.w[e + chain.labels[n - 1] as usize];
        g[s + chain.labels[0] as usize] -= chain.weight;
        g[e + chain.labels[n - 1] as usize] -= chain.weight;
        let mut from = 0;
        for at in 0..n {
            let gold = chain.labels[at] as usize;
            score += self.raw[at * l + gold];
            if at > 0 {
                let step = t + chain.labels[at - 1] as usize * l + gold;
                score += self.w[step];
                g[step] -= chain.weight;
            }
            let mut missing = [0.0; 32];
            for label in 0..l {
                missing[label] = self.forward[at * l + label] * self.backward[at * l + label] * chain.weight;
                if at == 0 {
                    g[s + label] += missing[label];
                }
                if at + 1 == n {
                    g[e + label] += missing[label];
                }
            }
            missing[gold] -= chain.weight;
            for &feature in &chain.features[from..chain.ends[at] as usize] {
                let range =
                    self.corpus.first[feature as usize] as usize..self.corpus.first[feature as usize + 1] as usize;
                for i in range {
                    g[i] += missing[self.corpus.label[i] as usize];
                }
            }
            from = chain.ends[at] as usize;
        }
        (log_z - score) * chain.weight
    }
}
