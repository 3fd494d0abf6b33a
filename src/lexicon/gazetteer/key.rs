//! One spelling for all the ways in which a name is written, as a 64-bit hash.
//!
//! | written | read as |
//! |---|---|
//! | `Müller`, `MULLER`, `muller` | `muller` |
//! | `U.N.`, `O’Brien`, `McDonald` + `'s` | `un`, `obrien`, `mcdonalds` |
//! | `Al-Jazeera`, `Al Jazeera` | `al jazeera` |
//! | `AT&T`, `Marks` + `&` + `Spencer` | `at and t`, `marks and spencer` |
//!
//! `build.rs` includes this file too, so that what is packed and what is asked for can't drift apart. The hash is
//! FNV-1a over the folded letters with a finishing mix (Appleby's), which spreads short words over all bits.

/// A hash that grows word by word: `push` a window of tokens and look at [`Key::get`] after each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    hash: u64,
    space: bool,
    empty: bool,
    spaces: u8,
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

impl Key {
    /// No words yet.
    pub(crate) const fn new() -> Self {
        Key { hash: BASIS, space: false, empty: true, spaces: 0 }
    }

    /// An acronym, whatever its dots: `WHO`, `W.H.O.`, and never `who`. `None` unless all of its letters are capitals
    /// and there are at least two.
    pub(crate) fn acronym(word: &str) -> Option<Self> {
        let mut key = Key { hash: BASIS ^ 0x5a5a, space: false, empty: true, spaces: 0 };
        let mut letters = 0;
        for c in word.chars() {
            match c {
                '.' => {}
                c if c.is_uppercase() => {
                    letters += 1;
                    key.letter(c);
                }
                c if c.is_ascii_digit() => key.byte(c as u8),
                _ => return None,
            }
        }
        (letters >= 2).then_some(key)
    }

    /// Adds a word or several; what begins with an apostrophe joins the word before.
    pub(crate) fn push(&mut self, words: &str) {
        self.space |= !words.starts_with(['\'', '’']);
        // Nearly all words: plain letters alone. Only before the first one there may be a space.
        if words.bytes().all(|b| b.is_ascii_alphabetic()) {
            if let Some((first, rest)) = words.as_bytes().split_first() {
                self.byte(first.to_ascii_lowercase());
                self.hash = rest.iter().fold(self.hash, |hash, b| grow(hash, b.to_ascii_lowercase()));
            }
            return;
        }
        for c in words.chars() {
            match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' => self.byte(c.to_ascii_lowercase() as u8),
                '&' => {
                    self.space = true;
                    b"and".iter().for_each(|b| self.byte(*b));
                    self.space = true;
                }
                '-' | '–' | '‑' | '/' | ' ' | '\u{a0}' => self.space = true,
                c if c.is_alphanumeric() => self.letter(c),
                _ => {}
            }
        }
    }

    /// The hash of what was pushed; `None` if no letter or digit was.
    pub(crate) fn get(self) -> Option<u64> {
        let mut h = self.hash;
        h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        (!self.empty).then_some(h ^ (h >> 33))
    }

    /// Whether more than one word was pushed.
    #[allow(dead_code)] // `build.rs` asks
    pub(crate) fn has_space(self) -> bool {
        self.spaces > 0
    }

    fn letter(&mut self, c: char) {
        for c in c.to_lowercase() {
            match fold(c) {
                "" => c.encode_utf8(&mut [0; 4]).bytes().for_each(|b| self.byte(b)),
                base => base.bytes().for_each(|b| self.byte(b)),
            }
        }
    }

    fn byte(&mut self, b: u8) {
        if self.space && !self.empty {
            self.hash = grow(self.hash, b' ');
            self.spaces = self.spaces.saturating_add(1);
        }
        self.space = false;
        self.empty = false;
        self.hash = grow(self.hash, b);
    }
}

/// Goes on with a hash by one byte.
fn grow(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

/// The letter without its marks, for the Latin letters that names in English text carry; empty for all others, which
/// stand for themselves (a combining mark is no letter and vanishes).
fn fold(c: char) -> &'static str {
    match c {
        'a'..='z' => &"abcdefghijklmnopqrstuvwxyz"[c as usize - 'a' as usize..][..1],
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ' | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' => {
            "a"
        }
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' | 'ḍ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => {
            "e"
        }
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǧ' => "g",
        'ĥ' | 'ħ' | 'ḥ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö'
        | 'ø'
        | 'ō'
        | 'ŏ'
        | 'ő'
        | 'ơ'
        | 'ǒ'
        | 'ọ'
        | 'ỏ'
        | 'ố'
        | 'ồ'
        | 'ổ'
        | 'ỗ'
        | 'ộ'
        | 'ớ'
        | 'ờ'
        | 'ở'
        | 'ỡ'
        | 'ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' | 'ṭ' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ǔ' | 'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => {
            "u"
        }
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        'ź' | 'ż' | 'ž' | 'ẓ' => "z",
        _ => "",
    }
}
