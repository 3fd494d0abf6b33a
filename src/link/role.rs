//! Offices and trades beside a name, in the text's words.
//!
//! | text | role |
//! |---|---|
//! | `US national security adviser Jake Sullivan` | `US national security adviser` |
//! | `Steve Tsang, director of the Soas China Institute, said` | `director of the Soas China Institute` |
//! | `the German chancellor, Olaf Scholz,` | `German chancellor` |
//! | `Hass, now a senior fellow at the Brookings Institution,` | `senior fellow at the Brookings Institution` |
//! | `met Jane Roe`, `his father John Roe` | none |

use super::discourse::is_speech;
use super::fold::push_folded;
use super::phrase::{is_determiner, is_preposition};
use crate::lexicon;
use crate::text::Span;
use crate::token::{Case, TokenKind, Tokens};

/// Longest role in tokens, on either side of its noun.
const LONGEST: usize = 14;

/// Abbreviated offices; courtesy titles such as `Mr` and `Dr` are no roles.
const OFFICES: &[&str] =
    &["gov", "sen", "rep", "gen", "col", "lt", "sgt", "capt", "maj", "prof", "rev", "cllr", "supt", "insp"];

/// Lower-case words that modify the noun of an office. Others may be verbs, so the role begins behind them.
const MODIFIERS: &[&str] = &[
    "acting",
    "assistant",
    "associate",
    "attorney",
    "award-winning",
    "border",
    "business",
    "cabinet",
    "campaign",
    "chief",
    "city",
    "civil",
    "climate",
    "club",
    "co",
    "communications",
    "community",
    "company",
    "conservative",
    "county",
    "crime",
    "defence",
    "defense",
    "democratic",
    "deputy",
    "district",
    "economics",
    "education",
    "energy",
    "environment",
    "ex",
    "executive",
    "exiled",
    "far",
    "federal",
    "female",
    "fellow",
    "finance",
    "financial",
    "first",
    "football",
    "foreign",
    "former",
    "founding",
    "general",
    "government",
    "health",
    "high",
    "home",
    "honorary",
    "human",
    "immigration",
    "independent",
    "industry",
    "intelligence",
    "interim",
    "interior",
    "international",
    "junior",
    "justice",
    "labour",
    "law",
    "lead",
    "leading",
    "left",
    "left-wing",
    "liberal",
    "local",
    "longtime",
    "long-time",
    "managing",
    "marketing",
    "media",
    "medical",
    "military",
    "music",
    "national",
    "naval",
    "opposition",
    "outgoing",
    "parliamentary",
    "party",
    "policy",
    "political",
    "police",
    "press",
    "pop",
    "presidential",
    "prime",
    "private",
    "public",
    "regional",
    "relations",
    "research",
    "retired",
    "right",
    "right-wing",
    "rights",
    "school",
    "science",
    "security",
    "senate",
    "senior",
    "shadow",
    "social",
    "sports",
    "staff",
    "state",
    "team",
    "technology",
    "then",
    "trade",
    "transport",
    "transportation",
    "treasury",
    "two-time",
    "union",
    "university",
    "veteran",
    "vice",
    "wing",
    "world",
    "young",
    "youth",
    "film",
    "fashion",
    "art",
    "history",
    "information",
    "culture",
    "housing",
    "agriculture",
    "water",
    "tax",
    "data",
    "digital",
    "project",
    "site",
    "crossing",
    "fund",
    "hedge",
    "insurance",
    "counter-terrorism",
    "fire",
    "ambulance",
    "hospital",
    "prison",
    "railway",
    "rail",
    "aviation",
    "airline",
    "oil",
    "gas",
    "mining",
    "farm",
    "bank",
    "investment",
    "portfolio",
    "product",
    "programme",
    "program",
    "software",
    "news",
    "television",
    "radio",
    "economic",
    "environmental",
    "legal",
    "scientific",
    "religious",
    "spiritual",
    "technical",
    "commercial",
    "operational",
    "line",
    "group",
    "women",
    "cyber",
    "election",
    "budget",
    "constitutional",
    "criminal",
    "family",
    "maritime",
    "road",
    "safety",
    "sport",
    "arts",
    "charity",
    "development",
    "planning",
    "infrastructure",
    "consumer",
    "labor",
    "industrial",
    "assembly",
    "council",
    "court",
    "church",
    "border",
    "space",
    "tech",
    "house",
    "majority",
    "minority",
];

/// A role and the folded noun that heads it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Role {
    pub span: Span,
    pub head: String,
}

/// The role that ends where the name of the tokens `first..end` begins. `from` is the first token of the sentence.
pub(super) fn before(tokens: &Tokens<'_>, from: usize, first: usize, end: usize) -> Option<Role> {
    let mut last = first.checked_sub(1).filter(|&t| t >= from)?;
    // "Gov. Jane Roe"; "French president, Emmanuel Macron, …" is an apposition without an article.
    let comma = tokens.word(last) == "," && ends_apposition(tokens, end);
    if last > from && (comma || tokens.word(last) == ".") {
        last -= 1;
    }
    let head = folded(tokens.word(last));
    let office = OFFICES.contains(&head.as_str());
    if tokens.tokens[last].kind != TokenKind::Word || !(office || is_role(&head)) {
        return None;
    }
    let mut start = last;
    while start > from.max(last.saturating_sub(LONGEST)) && modifies(tokens, from, start - 1) {
        start -= 1;
    }
    let abbreviated = !comma && last + 1 < first;
    let stop = if abbreviated { first - 1 } else { last };
    Some(Role { span: tokens.tokens[start].span.to(tokens.tokens[stop].span), head: canonical(&head) })
}

/// Whether an apposition ends at a token: `the German chancellor, Olaf Scholz,`.
pub(super) fn ends_apposition(tokens: &Tokens<'_>, end: usize) -> bool {
    matches!(tokens.word(end), "," | "." | ";" | ")" | "–" | "—" | ":" | "”" | "\"") || is_speech(tokens.word(end))
}

fn modifies(tokens: &Tokens<'_>, from: usize, at: usize) -> bool {
    let token = &tokens.tokens[at];
    let word = tokens.word(at);
    match token.case {
        Case::Title | Case::Upper | Case::Mixed => {
            // The first word of a sentence is in capitals anyway.
            let lower = folded(word);
            !is_determiner(&lower) && !is_preposition(&lower) && (at > from || !is_sentence_word(&lower))
        }
        Case::Lower => {
            MODIFIERS.contains(&word)
                || is_role(word)
                || word.split_once('-').is_some_and(|(_, w)| MODIFIERS.contains(&w))
        }
        Case::None => matches!(word, "-" | "‑"),
    }
}

/// Whether a word of a role tells its holder from the one who has the office itself.
pub(super) fn is_below(word: &str) -> bool {
    ["shadow", "deputy", "vice", "assistant"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

fn is_sentence_word(word: &str) -> bool {
    matches!(
        word,
        "but"
            | "and"
            | "when"
            | "as"
            | "while"
            | "after"
            | "if"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "yes"
            | "no"
            | "so"
            | "also"
            | "meanwhile"
    )
}

/// The role in a description whose article is at `first` and whose noun is at `noun`: with what belongs to the noun.
pub(super) fn described(tokens: &Tokens<'_>, first: usize, noun: usize, end: usize) -> Role {
    let mut start = first;
    while start < noun
        && (is_determiner(&folded(tokens.word(start))) || matches!(tokens.word(start), "now" | "then" | "currently"))
    {
        start += 1;
    }
    let mut last = noun;
    let mut t = noun + 1;
    while t < end.min(noun + LONGEST) {
        let word = tokens.word(t);
        let token = &tokens.tokens[t];
        let stops = matches!(token.kind, TokenKind::Punctuation) && word != "-" && word != "&"
            || token.case == Case::Lower && tokens.word(t - 1) != "-" && (is_speech(word) || stops_role(word))
            || t == noun + 1 && !is_preposition(word) && !(word == "and" && is_role(&folded(tokens.word(t + 1))));
        if stops {
            break;
        }
        last = t;
        t += 1;
    }
    while last > noun
        && (is_preposition(tokens.word(last)) || is_determiner(tokens.word(last)) || tokens.word(last) == "and")
    {
        last -= 1;
    }
    Role { span: tokens.tokens[start].span.to(tokens.tokens[last].span), head: canonical(&folded(tokens.word(noun))) }
}

fn stops_role(word: &str) -> bool {
    matches!(
        word,
        "who"
            | "whom"
            | "whose"
            | "which"
            | "that"
            | "is"
            | "was"
            | "has"
            | "had"
            | "have"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "are"
            | "were"
            | "be"
            | "been"
            | "did"
            | "does"
            | "when"
            | "where"
            | "while"
            | "but"
            | "because"
            | "if"
            | "after"
            | "before"
            | "since"
    ) || (word.ends_with("ed")
        && word.len() > 4
        && !matches!(word, "united" | "allied" | "armed" | "applied" | "advanced"))
}

/// Whether a folded word names an office or trade.
pub(super) fn is_role(word: &str) -> bool {
    lexicon::PERSON_NOUNS.get(word).is_some_and(|v| v.starts_with("role"))
}

/// One noun for those that mean the same office.
pub(super) fn canonical(head: &str) -> String {
    let word = match head {
        "spokesman" | "spokeswoman" => "spokesperson",
        "advisor" => "adviser",
        "chairman" | "chairwoman" | "chairperson" => "chair",
        "councilor" | "councilman" | "councilwoman" => "councillor",
        "congressman" | "congresswoman" | "legislator" | "mp" | "rep" => "lawmaker",
        "attorney" => "lawyer",
        "ceo" => "executive",
        "physician" => "doctor",
        "gov" => "governor",
        "sen" => "senator",
        "prof" => "professor",
        "gen" => "general",
        "policeman" | "policewoman" => "officer",
        other => other,
    };
    word.to_string()
}

fn folded(word: &str) -> String {
    let mut out = String::new();
    push_folded(word, &mut out);
    out
}
