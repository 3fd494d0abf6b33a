//! Stretches between quotation marks: reads the marks of each block, pairs them at least cost, carries open ones over.
//!
//! | text | stretches |
//! |---|---|
//! | `“Yes,” she said, “and no.”` | `“Yes,”` and `“and no.”` |
//! | `'The boys' toys,' he said` | `'The boys' toys,'` |
//! | `“He called it ‘a mess’ once.”` | the whole, and `‘a mess’` nested |
//! | `„Ja“`, `«Oui»`, ` ``Yes'' ` | one each |
//! | `rock 'n' roll in the '90s, 6'2"` | none |
//! | `“One.` ¶ `“Two.”` | two, the second [`Marked::continues`] the first |
//! | `“No end` | one that is not [`Marked::closed`] |
//!
//! [`scan`] decides what each mark can be from its neighbours, [`repair`] picks the cheapest reading of a whole block,
//! so that a lone or mistyped mark costs one stretch and never the ones after it.

mod repair;
mod scan;

use crate::document::{Block, BlockKind, Warning};
use crate::text::{Span, room};
use crate::token::Tokens;
use repair::Action;
use scan::{Family, Mark};

/// A stretch between quotation marks, before anybody knows whether it is a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marked {
    /// Marks included.
    pub span: Span,
    /// Index of the block.
    pub block: u32,
    /// Whether it has its opening mark.
    pub opened: bool,
    /// Whether it has its closing mark.
    pub closed: bool,
    /// Whether it goes on from the stretch before it, which a new paragraph interrupted.
    pub continues: bool,
    /// Whether it lies inside another.
    pub nested: bool,
}

/// Pairs the marks of the readable blocks, in order of the text.
pub(crate) fn pair(tokens: &Tokens<'_>, blocks: &[Block], warnings: &mut Vec<Warning>) -> Vec<Marked> {
    let (mut out, mut costs) = (Vec::new(), Vec::new());
    let mut open: Option<(Family, bool)> = None;
    let mut readable = blocks.iter().enumerate().filter(|(_, b)| b.kind.is_readable()).peekable();
    while let Some((index, block)) = readable.next() {
        let mut marks = scan::marks(tokens.text, block.span, &mut costs);
        // An address may hold marks, which quote nothing.
        let token = |m: &Mark| tokens.tokens[..tokens.at(m.span().start)].last();
        marks.retain(|m| token(m).is_none_or(|token| token.span.end <= m.span().start));
        // `"One.` ¶ `“Two,” he said.`: an excerpt, and in it a quotation of its own.
        let leading = scan::leading(tokens.text, block.span);
        let other = |own: &(Family, bool)| leading.is_some_and(|l| l.0 == own.0 && l.1 != own.1);
        let carried = open.take().filter(|own| flows(block.kind) && !other(own)).map(|(family, _)| family);
        let next = readable.peek().filter(|(_, b)| flows(block.kind) && flows(b.kind));
        let reopened = next.and_then(|(_, b)| scan::leading(tokens.text, b.span));
        if marks.is_empty() && carried.is_none() {
            continue;
        }
        let first = out.len();
        room::make(&mut out, marks.len() / 2 + 1, block.span.start as usize, tokens.text.len());
        let mut build = |reopened| {
            let actions = repair::cheapest(&marks, &costs, carried, reopened);
            out.truncate(first);
            let (index, stack) = (index as u32, Vec::new());
            let mut builder = Builder { tokens, block, index, first, out: &mut out, stack, repeats: false };
            if let Some(family) = carried {
                builder.carry(family, &marks, &actions);
            }
            for (mark, action) in marks.iter().zip(&actions) {
                builder.apply(mark, *action);
            }
            builder.finish()
        };
        open = build(reopened.map(|(family, _)| family));
        if open.zip(reopened).is_some_and(|(own, next)| own.0 == next.0 && own.1 != next.1) {
            open = build(None);
        }
        report(&out, index as u32, open.is_some(), warnings);
    }
    out
}

/// Whether a quotation may go on from or into a block of this kind.
fn flows(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::ListItem)
}

/// Says the first unpaired mark of a block; a block with many is one mishap, not many.
fn report(out: &[Marked], block: u32, carried: bool, warnings: &mut Vec<Warning>) {
    let own = out.iter().rev().take_while(|m| m.block == block);
    let Some(odd) = own.filter(|m| !(m.nested || m.opened && m.closed || m.continues && m.closed)).last() else {
        return;
    };
    let (code, message) = if !odd.opened {
        (
            "unopened-quotation",
            "A quotation is closed that was never opened; it is taken from the start of its sentence.",
        )
    } else if !carried {
        (
            "unclosed-quotation",
            "A quotation is never closed; it is taken to the end of its paragraph. Check where it ends.",
        )
    } else {
        return;
    };
    warnings.push(Warning { code, message: message.to_string(), span: Some(odd.span) });
}

/// Turns the actions of one block into stretches.
struct Builder<'a, 'b> {
    tokens: &'a Tokens<'a>,
    block: &'a Block,
    index: u32,
    /// Index in `out` of the block's first stretch.
    first: usize,
    out: &'b mut Vec<Marked>,
    /// Indices in `out` of what is open, and its family.
    stack: Vec<(usize, Family)>,
    /// Whether the next opening mark repeats one of the block before.
    repeats: bool,
}

impl Builder<'_, '_> {
    /// Goes on with what the block before left open, unless the block opens again by itself or never closes it.
    fn carry(&mut self, family: Family, marks: &[Mark], actions: &[Action]) {
        let reopens = marks.first().is_some_and(|m| m.span().start == self.block.span.start && m.family == family)
            && matches!(actions.first(), Some(Action::Open));
        if reopens {
            self.repeats = true;
        } else if repair::uses_carried(marks, actions, family) {
            self.open(self.block.span.start, family, false);
            self.out[self.first].continues = true;
        }
    }

    fn open(&mut self, at: u32, family: Family, opened: bool) {
        let span = Span::new(at, self.block.span.end);
        let nested = !self.stack.is_empty();
        self.stack.push((self.out.len(), family));
        self.out.push(Marked { span, block: self.index, opened, closed: false, continues: false, nested });
    }

    fn apply(&mut self, mark: &Mark, action: Action) {
        match action {
            Action::Ignore => {}
            Action::Open => {
                self.open(mark.span().start, mark.family, true);
                if std::mem::take(&mut self.repeats) {
                    self.out[self.first].continues = true;
                }
            }
            Action::Reopen => {
                if let Some((last, _)) = self.stack.pop() {
                    // `"The crowd rose, chanting “Keep it!”`: the mark before the excerpt opens nothing in it.
                    let straight = |at| scan::straight(self.tokens.text, at);
                    if straight(self.out[last].span.start) == straight(mark.span().start) {
                        self.cut(last, mark.span().start);
                    } else {
                        self.drop_nested(last);
                    }
                }
                self.open(mark.span().start, mark.family, true);
            }
            Action::Close => {
                while let Some((last, family)) = self.stack.pop() {
                    if family == mark.family {
                        self.out[last].span.end = mark.span().end;
                        self.out[last].closed = true;
                        break;
                    }
                    // What the closing mark leaves open inside was no opening mark after all.
                    self.drop_nested(last);
                }
            }
            Action::CloseUnopened => {
                let start = self.sentence_start(mark.span().start);
                if start < mark.span().start {
                    let span = Span::new(start, mark.span().end);
                    let block = self.index;
                    self.out.push(Marked { span, block, opened: false, closed: true, continues: false, nested: false });
                }
            }
        }
    }

    /// Ends an unclosed stretch before `at`, without the white space there.
    fn cut(&mut self, index: usize, at: u32) {
        let start = self.out[index].span.start;
        let words = Span::new(start, at).of(self.tokens.text).trim_end().len();
        self.out[index].span.end = start + words as u32;
    }

    fn drop_nested(&mut self, index: usize) {
        if index + 1 == self.out.len() {
            self.out.pop();
        } else {
            let at = self.out[index + 1].span.start;
            self.cut(index, at);
        }
    }

    /// Where a quotation without an opening mark begins: at its sentence, yet after the stretch before it.
    fn sentence_start(&self, at: u32) -> u32 {
        let sentence = self.tokens.sentence_at(at.saturating_sub(1)).map(|s| self.tokens.sentences[s].span.start);
        let start = sentence.unwrap_or(self.block.span.start).max(self.block.span.start);
        // Whatever is nested ends within the outermost before it.
        let before = self.out[self.first..].iter().rev().find(|m| !m.nested).map_or(start, |m| m.span.end);
        let after = before.max(start).min(at);
        let gap = Span::new(after, at).of(self.tokens.text);
        after + (gap.len() - gap.trim_start().len()) as u32
    }

    /// The family of an outermost stretch that is still open, and whether its mark is straight.
    fn finish(mut self) -> Option<(Family, bool)> {
        while self.stack.len() > 1 {
            if let Some((last, _)) = self.stack.pop() {
                self.drop_nested(last);
            }
        }
        self.stack.first().map(|&(at, family)| (family, scan::straight(self.tokens.text, self.out[at].span.start)))
    }
}

#[cfg(test)]
mod tests;
