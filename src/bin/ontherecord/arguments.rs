//! What can be said on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use ontherecord::{DateOrder, Offsets, export};

/// Who said what, about whom, and when.
///
/// Reads news articles as people paste them and writes every quotation with its speaker, every person, organisation
/// and place under one name, and every date resolved against the publication date. Nothing leaves the machine.
#[derive(Parser)]
#[command(version, arg_required_else_help = true, after_long_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub verb: Verb,
}

const EXIT_CODES: &str = "\
Exit codes:
  0    done
  1    done, but some lines of --jsonl could not be read; each has its error line
  2    an argument, option or file that can't be used
  130  stopped by Ctrl-C, after whole lines";

const EXAMPLES: &str = "\
Examples:
  ontherecord parse article.txt
  ontherecord parse --published 2022-03-14 --format csv article.txt > sheet.csv
  xclip -o | ontherecord parse --format markdown
  zcat corpus.jsonl.gz | ontherecord parse --jsonl --offsets char | gzip > analysed.jsonl.gz";

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Analyse articles and write what was found.
    Parse(Parse),
    /// Write articles as HTML with quotations, names and dates marked.
    ///
    /// The text nodes of the HTML, put together, are exactly the text; everything in it is escaped.
    Highlight(Highlight),
    /// Say in a sentence what a rule does, or list all rules.
    Explain {
        /// The id that items carry in `rule`, for example quote.cue-after
        rule: Option<String>,
    },
    /// Write a completion script for a shell.
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual page (roff).
    Man,
}

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Parse {
    #[command(flatten)]
    pub settings: Settings,
    /// Unit of the offsets: bytes, UTF-16 code units (JavaScript, Java) or code points (Python)
    #[arg(long, value_enum, default_value_t = Unit::Utf8)]
    pub offsets: Unit,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// Read lines {"id", "text", "published"?} and write lines {"id", …analysis} in the same order
    ///
    /// Works in parallel and in constant memory. A line that can't be read becomes a line {"id" or "line", "error"};
    /// the run goes on and ends with exit code 1.
    #[arg(long, conflicts_with = "format")]
    pub jsonl: bool,
    /// How many threads work on --jsonl [default: one per core]
    #[arg(long, value_name = "N", requires = "jsonl")]
    pub threads: Option<usize>,
    /// Files to read; - or nothing is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
}

#[derive(Args)]
pub(crate) struct Highlight {
    #[command(flatten)]
    pub settings: Settings,
    /// Files to read; - or nothing is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
}

/// What the library's options are called here.
#[derive(Args)]
pub(crate) struct Settings {
    /// Publication date, 2022-03-14 or 2022-03-14T21:49; it wins over what the text states
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// How 03/04/2022 is read where the text does not show it
    #[arg(long, value_enum, default_value_t = Order::Auto)]
    pub date_order: Order,
    /// Keep only these kinds (several with commas)
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KINDS")]
    pub include: Vec<Kind>,
    /// Drop what is less sure than this, 0 to 1
    #[arg(long, value_name = "N", default_value_t = 0.0)]
    pub min_confidence: f64,
    /// Take these names for people (repeatable)
    #[arg(long, value_name = "NAME")]
    pub person: Vec<String>,
    /// Take these names for organisations (repeatable)
    #[arg(long, value_name = "NAME")]
    pub organisation: Vec<String>,
    /// Take these names for places (repeatable)
    #[arg(long, value_name = "NAME")]
    pub place: Vec<String>,
    /// Take this word for a verb of speech (repeatable)
    #[arg(long, value_name = "VERB")]
    pub speech_verb: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Unit {
    Utf8,
    Utf16,
    Char,
}

impl From<Unit> for Offsets {
    fn from(unit: Unit) -> Offsets {
        match unit {
            Unit::Utf8 => Offsets::Utf8,
            Unit::Utf16 => Offsets::Utf16,
            Unit::Char => Offsets::Char,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Order {
    Mdy,
    Dmy,
    Auto,
}

impl From<Order> for DateOrder {
    fn from(order: Order) -> DateOrder {
        match order {
            Order::Mdy => DateOrder::MonthFirst,
            Order::Dmy => DateOrder::DayFirst,
            Order::Auto => DateOrder::Auto,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    Person,
    Organisation,
    Place,
    Group,
    Quote,
    Date,
}

impl From<Kind> for ontherecord::Kind {
    fn from(kind: Kind) -> ontherecord::Kind {
        match kind {
            Kind::Person => ontherecord::Kind::Person,
            Kind::Organisation => ontherecord::Kind::Organisation,
            Kind::Place => ontherecord::Kind::Place,
            Kind::Group => ontherecord::Kind::Group,
            Kind::Quote => ontherecord::Kind::Quote,
            Kind::Date => ontherecord::Kind::Date,
        }
    }
}

/// The library's formats, by the library's names.
#[derive(Clone, Copy)]
pub(crate) struct Format(usize);

impl Format {
    #[allow(non_upper_case_globals)] // reads as the variant of an enumeration, which it is to clap
    const Json: Format = Format(0);
}

impl From<Format> for export::Format {
    fn from(format: Format) -> export::Format {
        export::Format::ALL[format.0].1
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Format] {
        const ALL: [Format; 9] =
            [Format(0), Format(1), Format(2), Format(3), Format(4), Format(5), Format(6), Format(7), Format(8)];
        &ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(export::Format::ALL[self.0].0))
    }
}
