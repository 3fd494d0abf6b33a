//! Completion scripts and the manual page, made from the arguments themselves.

use crate::arguments::Arguments;
use clap::CommandFactory;
use std::io::{self, Write};

/// Writes the completion script of a shell.
pub(crate) fn completions(shell: clap_complete::Shell, out: &mut dyn Write) {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "ontherecord", &mut script);
    let _ = out.write_all(&script);
}

/// Writes the manual pages of the command and of its verbs, one after the other.
pub(crate) fn page(out: &mut dyn Write) -> io::Result<()> {
    let command = Arguments::command();
    clap_mangen::Man::new(command.clone()).render(out)?;
    for verb in command.get_subcommands().filter(|v| v.get_name() != "help") {
        let name: &'static str = Box::leak(format!("ontherecord-{}", verb.get_name()).into_boxed_str());
        clap_mangen::Man::new(verb.clone().name(name)).render(out)?;
    }
    Ok(())
}
