//! Words and phrases that tell the parts of a page from its article.

use crate::lexicon::PAGE_CUES;

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

/// The cue of a word in small ASCII letters.
pub(crate) fn of_word(word: &[u8]) -> Option<Cue> {
    Some(match word {
        b"the" | b"a" | b"an" | b"of" | b"and" | b"to" | b"in" | b"on" | b"at" | b"for" | b"with" | b"that" | b"is"
        | b"was" | b"are" | b"were" | b"be" | b"been" | b"it" | b"as" | b"by" | b"he" | b"she" | b"they" | b"we"
        | b"his" | b"her" | b"their" | b"its" | b"has" | b"have" | b"had" | b"but" | b"not" | b"from" | b"this"
        | b"or" | b"who" | b"which" | b"would" | b"will" | b"can" | b"i" | b"you" | b"there" | b"than" | b"if"
        | b"when" | b"while" | b"into" | b"them" | b"him" | b"so" | b"what" | b"because" | b"could" | b"do" => {
            Cue::Stop
        }
        b"subscribe" | b"subscriber" | b"subscribers" | b"subscription" | b"subscriptions" | b"login" | b"password"
        | b"newsletter" | b"newsletters" | b"inbox" | b"unsubscribe" | b"register" | b"email" | b"signup"
        | b"premium" | b"membership" => Cue::Account,
        b"copyright" | b"\xC2\xA9" | b"reserved" | b"privacy" | b"cookie" | b"cookies" | b"terms" | b"ccpa"
        | b"gdpr" | b"consent" | b"disclaimer" | b"affiliate" | b"trademark" | b"trademarks" | b"recaptcha" => {
            Cue::Legal
        }
        b"facebook" | b"twitter" | b"instagram" | b"linkedin" | b"whatsapp" | b"pinterest" | b"reddit" | b"youtube"
        | b"tiktok" | b"flipboard" | b"share" | b"tweet" | b"snapchat" | b"follow" => Cue::Share,
        b"advertisement" | b"advertising" | b"advertise" | b"sponsored" | b"promoted" | b"adchoices" | b"ad"
        | b"ads" | b"commission" | b"coupons" | b"deals" => Cue::Advert,
        b"photo" | b"photos" | b"photograph" | b"photography" | b"image" | b"images" | b"getty" | b"shutterstock"
        | b"alamy" | b"illustration" | b"courtesy" | b"caption" | b"credit" | b"pictured" | b"enlarge" | b"afp"
        | b"file" | b"gallery" | b"istock" => Cue::Credit,
        b"related" | b"recommended" | b"trending" | b"latest" | b"popular" | b"stories" | b"picks" | b"headlines"
        | b"more" | b"read" | b"watch" | b"articles" | b"recommendations" => Cue::Related,
        b"comment" | b"comments" | b"reply" | b"replies" | b"commenting" => Cue::Comment,
        b"reporter" | b"editor" | b"correspondent" | b"writer" | b"journalist" | b"columnist" | b"author"
        | b"covers" | b"analyst" | b"producer" | b"intern" | b"historian" | b"contributor" | b"contributed"
        | b"freelance" | b"reported" | b"staff" => Cue::Bio,
        b"menu" | b"search" | b"skip" | b"home" | b"toggle" | b"navigation" | b"close" | b"open" | b"click"
        | b"here" | b"loading" | b"faq" | b"sitemap" | b"careers" | b"contact" | b"about" | b"feedback" | b"jobs"
        | b"classifieds" | b"archives" | b"podcasts" | b"videos" | b"browser" | b"desktop" => Cue::Menu,
        b"updated" | b"published" | b"posted" | b"ago" | b"min" | b"minute" | b"modified" => Cue::Stamp,
        b"said" | b"says" | b"told" | b"added" | b"asked" | b"according" | b"explained" | b"wrote" => Cue::Speech,
        _ => return None,
    })
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
        _ => return None,
    };
    Some((cue, name.len() < value.len()))
}
