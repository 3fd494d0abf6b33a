//! How long a run goes on, and what it notes of itself.

use std::fs::OpenOptions;
use std::io::Write;

/// What a run has done so far.
pub(crate) struct Diary {
    pub seed: u64,
    pub texts: u64,
    pub bytes: u64,
    /// Option objects that were accepted, and with which a text was analysed again.
    pub options: u64,
    /// Option objects that were refused with a message.
    pub refused: u64,
    /// Lines given to the command with `--jsonl`.
    pub lines: u64,
    pub findings: u64,
    rounds: u64,
    seconds: Option<u64>,
    noted: u64,
    log: Option<String>,
}

impl Diary {
    pub(crate) fn open() -> Diary {
        let variable = |name: &str| std::env::var(name).ok();
        let number = |name: &str| variable(name).and_then(|v| v.parse().ok());
        Diary {
            seed: number("SOAK_SEED").unwrap_or(1),
            texts: 0,
            bytes: 0,
            options: 0,
            refused: 0,
            lines: 0,
            findings: 0,
            rounds: number("SOAK_ROUNDS").unwrap_or(400),
            seconds: number("SOAK_CPU_SECONDS"),
            noted: 0,
            log: variable("SOAK_LOG"),
        }
    }

    /// Whether there is more to do; notes the state once in a minute of processor time.
    pub(crate) fn goes_on(&mut self) -> bool {
        if self.texts.is_multiple_of(64) {
            let minute = processor_seconds() / 60;
            if minute > self.noted {
                self.noted = minute;
                self.note();
            }
        }
        match self.seconds {
            Some(seconds) => processor_seconds() < seconds,
            None => self.texts < self.rounds,
        }
    }

    fn note(&self) {
        let Some(path) = &self.log else { return };
        let line = format!(
            "seed {} texts {} bytes {} options {} refused {} lines {} cpu_seconds {} findings {}\n",
            self.seed,
            self.texts,
            self.bytes,
            self.options,
            self.refused,
            self.lines,
            processor_seconds(),
            self.findings
        );
        let file = OpenOptions::new().create(true).append(true).open(path);
        file.and_then(|mut f| f.write_all(line.as_bytes())).expect("the log can be written");
    }

    /// The last note. Fails when anything was found.
    pub(crate) fn close(self) {
        self.note();
        assert_eq!(self.findings, 0, "findings are printed above");
    }
}

/// Processor time of this process and of the commands that it ran, in whole seconds; 0 where `/proc` does not tell.
fn processor_seconds() -> u64 {
    const TICKS_A_SECOND: u64 = 100;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name in parentheses may hold anything; user, system and children's time are fields 14 to 17, the state is 3.
    let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    fields.split_whitespace().skip(11).take(4).filter_map(|f| f.parse::<u64>().ok()).sum::<u64>() / TICKS_A_SECOND
}
