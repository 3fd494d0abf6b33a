//! Character classes that more than one stage asks for.

/// `'`, `’` and the modifier letter that some editors write for it.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// Any mark that may open or close a quotation, single or double.
pub(crate) fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '`'
            | '´'
            | '＂'
    )
}

/// Hyphen-minus and the dashes that typographers use between clauses.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―')
}

/// Characters that take no room: zero-width spaces and joiners, BOM, directional marks, soft hyphen.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}')
}

/// Marks that join the letter or emoji before them: accents, vowel signs, variation selectors, skin tones.
pub(crate) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{E31}' | '\u{E34}'..='\u{E3A}'
        | '\u{E47}'..='\u{E4E}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Characters that join what stands on both of their sides into one word: soft hyphen, joiners, word joiner.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}')
}

/// Hyphens inside compounds: hyphen-minus, hyphen, non-breaking hyphen.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Closing quotation marks and brackets that may follow the mark that ends a sentence.
pub(crate) fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '"' | '\'' | '”' | '’' | '»' | '›' | '＂')
}

/// Marks beyond ASCII that structure a sentence: quotation marks, dashes, ellipsis, inverted and ideographic marks.
pub(crate) fn is_mark(c: char) -> bool {
    is_quotation_mark(c)
        || is_dash(c)
        || matches!(
            c,
            '…' | '¿'
                | '¡'
                | '‼'
                | '⁇'
                | '⁈'
                | '⁉'
                | '。'
                | '，'
                | '、'
                | '；'
                | '：'
                | '？'
                | '！'
                | '（'
                | '）'
                | '「'
                | '」'
                | '『'
                | '』'
                | '،'
                | '؛'
                | '؟'
                | '′'
                | '″'
        )
}

/// A text in lower case, letter by letter: `str::to_lowercase` knows the Greek final sigma besides, for 4 KB of wasm.
pub(crate) fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}
