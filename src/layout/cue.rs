//! Words and phrases that tell the parts of a page from its article.

use crate::lexicon::{PAGE_CUES, PAGE_WORDS};

/// What a word, a beginning or a whole line speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cue {
    /// Small function words.
    Stop,
    /// Subscriptions, accounts, newsletters.
    Account,
    /// Copyright, privacy, terms.
    Legal,
    /// Social networks and sharing.
    Share,
    Advert,
    /// Photo credits and captions.
    Credit,
    /// Related, recommended, most read.
    Related,
    Comment,
    /// Reporters and what they cover.
    Bio,
    /// Menus.
    Menu,
    /// Published, updated, min read.
    Stamp,
    /// Verbs of speech: prose.
    Speech,
}

/// How many cues there are.
pub(crate) const COUNT: usize = 12;

/// The cue of a word in small ASCII letters, from `data/lexicon/page-words.txt`.
pub(crate) fn of_word(word: &[u8]) -> Option<Cue> {
    match PAGE_WORDS.get(std::str::from_utf8(word).ok()?)? {
        "stop" => Some(Cue::Stop),
        value => named(value).map(|(cue, _)| cue),
    }
}

/// The cues of a line as a whole and of its first words, from `data/lexicon/page-cues.txt`.
pub(crate) fn of_line(line: &str) -> (Option<Cue>, Option<Cue>) {
    let mut buffer = [0; 48];
    let mut length = 0;
    let mut spaces = [0; 5];
    let mut words = 0;
    let mut rest = false;
    for c in line.bytes() {
        let c = match c {
            b'a'..=b'z' | b'0'..=b'9' | b'&' | b'\'' => c,
            b'A'..=b'Z' => c.to_ascii_lowercase(),
            0xE2 | 0x80 | 0x99 => continue,
            _ => b' ',
        };
        if c == b' ' && (length == 0 || buffer[length - 1] == b' ') {
            continue;
        }
        if c == b' ' {
            if words == spaces.len() {
                rest = true;
                break;
            }
            spaces[words] = length;
            words += 1;
        }
        if length == buffer.len() {
            rest = true;
            break;
        }
        buffer[length] = c;
        length += 1;
    }
    let find = |end: usize| {
        let key = std::str::from_utf8(&buffer[..end]).unwrap_or("").trim_end();
        PAGE_CUES.get(key).and_then(named)
    };
    let whole = if rest { None } else { find(length).map(|(cue, _)| cue) };
    let lead = spaces[..words].iter().rev().find_map(|&end| find(end)).filter(|(_, leads)| *leads).map(|(cue, _)| cue);
    (whole, lead)
}

/// The cue that the list names, and whether a line may go on after the phrase: `related+`.
fn named(value: &str) -> Option<(Cue, bool)> {
    let name = value.strip_suffix('+').unwrap_or(value);
    let cue = match name {
        "account" => Cue::Account,
        "legal" => Cue::Legal,
        "share" => Cue::Share,
        "advert" => Cue::Advert,
        "credit" => Cue::Credit,
        "related" => Cue::Related,
        "comment" => Cue::Comment,
        "bio" => Cue::Bio,
        "menu" => Cue::Menu,
        "stamp" => Cue::Stamp,
        "speech" => Cue::Speech,
        _ => return None,
    };
    Some((cue, name.len() < value.len()))
}
