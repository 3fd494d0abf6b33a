//! Overlapping spans to properly nested elements: a sweep over the text.
//!
//! | spans | elements |
//! |---|---|
//! | `aaabbb`, `aaa` inside | outer, then inner |
//! | two that cross | the later one is cut where the earlier ends, and goes on as a second element |
//! | two of the same extent | the one given first outside |
//! | a span over two windows | an element in each |
//!
//! A window is a stretch of text that elements may not leave: the whole text for HTML, a text node for a document.
//! Work is linear in the number of layers and windows, as no more than [`DEPTH`] elements are ever open.

use crate::text::{Span, order};

/// More elements than this are never nested; a layer that would be deeper is not drawn.
const DEPTH: usize = 16;

/// A stretch of the text and the item that it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layer<T> {
    pub(crate) span: Span,
    pub(crate) item: T,
}

/// One step of drawing a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step<T> {
    /// An element begins; `continued` when the item's earlier part lies before.
    Open { item: T, continued: bool },
    /// Text inside whatever is open; never empty.
    Text(Span),
    /// The element opened last ends.
    Close,
}

/// Draws windows in order of the text.
#[derive(Debug)]
pub(crate) struct Sweep<T> {
    layers: Vec<Layer<T>>,
    /// The first layer that has not begun.
    next: usize,
    /// Layers that have begun and not ended, outermost first.
    open: Vec<Layer<T>>,
}

impl<T: Copy> Sweep<T> {
    /// Takes layers in any order; of those of one extent, the first goes outside. Empty ones are left out.
    pub(crate) fn new(mut layers: Vec<Layer<T>>) -> Sweep<T> {
        layers.retain(|layer| !layer.span.is_empty());
        order::by(&mut layers, |layer| (order::outer_first(layer.span), 0));
        Sweep { layers, next: 0, open: Vec::new() }
    }

    /// Draws one window. Windows must come in order and not overlap; every `Open` is closed within its window.
    pub(crate) fn window(&mut self, window: Span, mut draw: impl FnMut(Step<T>)) {
        if window.is_empty() {
            return;
        }
        // What began before the window, and what begins in the gap before it and reaches into it.
        self.open.retain(|layer| layer.span.end > window.start);
        while let Some(layer) = self.layers.get(self.next).filter(|layer| layer.span.start < window.start) {
            if layer.span.end > window.start && self.open.len() < DEPTH {
                self.open.push(*layer);
            }
            self.next += 1;
        }
        for layer in &self.open {
            draw(Step::Open { item: layer.item, continued: true });
        }
        let mut at = window.start;
        loop {
            while let Some(layer) = self.layers.get(self.next).filter(|layer| layer.span.start == at) {
                if self.open.len() < DEPTH && at < window.end {
                    draw(Step::Open { item: layer.item, continued: false });
                    self.open.push(*layer);
                } else if at >= window.end {
                    break;
                }
                self.next += 1;
            }
            let begins = self.layers.get(self.next).map_or(window.end, |layer| layer.span.start);
            let ends = self.open.iter().map(|layer| layer.span.end).min().unwrap_or(window.end);
            let to = begins.min(ends).min(window.end);
            if at < to {
                draw(Step::Text(Span::new(at, to)));
            }
            at = to;
            if at == window.end {
                break;
            }
            self.end_at(at, &mut draw);
        }
        for _ in &self.open {
            draw(Step::Close);
        }
        self.open.retain(|layer| layer.span.end > window.end);
    }

    /// Closes what ends at `at`, with whatever is nested in it, and opens again what goes on.
    fn end_at(&mut self, at: u32, draw: &mut impl FnMut(Step<T>)) {
        let Some(first) = self.open.iter().position(|layer| layer.span.end <= at) else { return };
        for _ in first..self.open.len() {
            draw(Step::Close);
        }
        self.open.retain(|layer| layer.span.end > at);
        for layer in &self.open[first..] {
            draw(Step::Open { item: layer.item, continued: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, layers: &[(u32, u32, char)], windows: &[(u32, u32)]) -> String {
        let layers = layers.iter().map(|&(start, end, item)| Layer { span: Span::new(start, end), item }).collect();
        let mut sweep = Sweep::new(layers);
        let mut out = String::new();
        for &(start, end) in windows {
            sweep.window(Span::new(start, end), |step| match step {
                Step::Open { item, continued } => out.extend([if continued { '~' } else { '<' }, item]),
                Step::Text(span) => out.extend([" ", span.of(text), " "]),
                Step::Close => out.push('>'),
            });
            out.push('|');
        }
        out
    }

    #[test]
    fn nests_cuts_and_continues() {
        for (layers, windows, expected) in [
            (&[][..], &[(0, 6)][..], " abcdef |"),
            (&[(0, 6, 'q'), (1, 3, 'm')], &[(0, 6)], "<q a <m bc > def >|"),
            (&[(0, 3, 'm'), (0, 3, 'a')], &[(0, 6)], "<m<a abc >> def |"),
            (&[(0, 4, 'a'), (2, 6, 'b')], &[(0, 6)], "<a ab <b cd >>~b ef >|"),
            (&[(0, 2, 'a'), (2, 4, 'b')], &[(0, 6)], "<a ab ><b cd > ef |"),
            (&[(1, 5, 'q')], &[(0, 2), (2, 4), (4, 6)], " a <q b >|~q cd >|~q e > f |"),
            (&[(2, 5, 'q')], &[(0, 1), (3, 6)], " a |~q de > f |"),
            (&[(2, 3, 'q'), (3, 4, 'm')], &[(0, 3), (3, 6)], " ab <q c >|<m d > ef |"),
            (&[(3, 3, 'q')], &[(0, 6)], " abcdef |"),
        ] {
            assert_eq!(drawn("abcdef", layers, windows), expected, "{layers:?} in {windows:?}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let layers: Vec<_> = (0..1000).map(|i| (i, 2000 - i, 'x')).collect();
        let text = "x".repeat(2000);
        let out = drawn(&text, &layers, &[(0, 2000)]);
        assert_eq!(out.matches('<').count(), DEPTH);
        assert_eq!(out.matches('x').count(), 2000 + DEPTH);
    }
}
