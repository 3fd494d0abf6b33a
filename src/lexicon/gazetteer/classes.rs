//! What a listed word or name may be: one bit a list.

use std::ops::{BitOr, BitOrAssign};

/// A set of classes. An ambiguous word carries all of its own: `Jordan` is GIVEN, SURNAME and COUNTRY.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct Classes(pub(crate) u32);

macro_rules! classes {
    ($($bit:literal $name:ident $file:literal $doc:literal;)*) => {
        impl Classes {
            $(#[doc = $doc] pub(crate) const $name: Classes = Classes(1 << $bit);)*
            /// Every class with its name, which is also that of its list `data/gazetteer/NAME.txt`.
            #[allow(dead_code)] // `build.rs` and the tests ask
            pub(crate) const ALL: &[(&str, Classes)] = &[$(($file, Classes::$name)),*];
        }
    };
}

classes! {
    0 GIVEN "given-names" "A given name, of any country: `maria`, `wei`, `kofi`.";
    1 SURNAME "surnames" "A family name: `smith`, `zelenskiy`; also the one name of a famous person.";
    2 FAMILY_FIRST "family-first" "A family name that usually stands first: `xi`, `kim`, `nguyen`, `orban` no.";
    3 SHE "she" "A given name that nearly always belongs to women; evidence for pronouns only, never output.";
    4 HE "he" "A given name that nearly always belongs to men; evidence for pronouns only, never output.";
    5 HONORIFIC "honorifics" "Stands before a person's name and is no part of it: `mr`, `dr`, `sheikh`.";
    6 ROLE "roles" "What a person may be: `president`, `striker`, `analyst`.";
    7 PARTICLE "particles" "A small word inside names: `van`, `bin`, `de`.";
    8 COUNTRY "countries" "A country, also by its short, formal, former or alternative name.";
    9 CITY "cities" "A city or town.";
    10 REGION "regions" "A state, province, county, or a region of several countries: `texas`, `donbas`.";
    11 PLACE "places" "Any other place: continent, sea, river, mountain, building, street, quarter.";
    12 PLACE_HEAD "place-heads" "Makes a place of the name beside it: `river`, `street`, `county`, `mount`.";
    13 ORGANISATION "organisations" "An organisation that fits no list below: alliances, charities, armed groups, bands.";
    14 AGENCY "agencies" "A body of a state or of states: ministry, parliament, court, police, central bank.";
    15 PARTY "parties" "A political party.";
    16 MEDIA "media" "A newspaper, broadcaster, news agency or web outlet.";
    17 COMPANY "companies" "A company or one of its brands that stands for it.";
    18 TEAM "teams" "A sports club or team.";
    19 SCHOOL "schools" "A university, college, think tank, hospital or museum.";
    20 ORG_HEAD "org-heads" "Makes an organisation of the name beside it: `ministry`, `university`, `committee`.";
    21 ORG_SUFFIX "org-suffixes" "Ends the name of a company: `inc`, `plc`, `gmbh`.";
    22 TEAM_HEAD "team-heads" "Makes a team of the place beside it: `fc`, `united`, `rovers`, `knicks`.";
    23 GROUP "groups" "A nationality, people, religion or political belief, adjective or plural: `german`, `sunnis`.";
    24 CAPITAL "capital" "A capital city, whose name may stand for its government.";
    25 EVENT "events" "No person, organisation or place: an event, law, prize or work.";
    26 EVENT_HEAD "event-heads" "Makes an event, law, prize or work of the name beside it: `cup`, `act`, `award`.";
    27 PRODUCT "products" "No person, organisation or place: a product, vehicle, programme, language or disease.";
    28 CALENDAR "calendar" "A weekday, month or holiday, or its abbreviation.";
    29 FUNCTION "function-words" "Begins sentences with a capital and is no name: `the`, `however`, `when`.";
    30 COMMON "common" "Also, or mostly, an ordinary word: `may`, `rose`, `reading`, `police`.";
    31 MODIFIER "modifiers" "A word that may open a place or body: `north`, `new`, `national`, `royal`.";
}

impl Classes {
    /// No class at all.
    pub(crate) const NONE: Classes = Classes(0);
    /// Any class of a whole person's, organisation's, place's or group's name.
    pub(crate) const PERSON: Classes = Classes(0b11);
    /// Any list of whole places.
    pub(crate) const ANY_PLACE: Classes = Classes(0b1111 << 8);
    /// Any list of whole organisations.
    pub(crate) const ANY_ORGANISATION: Classes = Classes(0b111_1111 << 13);
    /// Whether one class at least is shared.
    pub(crate) const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is no class.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Classes {
    type Output = Classes;
    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Classes) {
        self.0 |= other.0;
    }
}
