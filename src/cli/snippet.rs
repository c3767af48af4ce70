//! A diag on the screen: the sentence, the line it is about with the spot marked, and the hints.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Message, Origin, Renderer, Snippet};
use anstyle::Style;

use crate::base::diag::{Arg, Diag, Place, Severity};
use crate::library::Sources;
use crate::text::{Texts, is_safe, shown as safe};

/// The most characters of a line that are shown; the spot is always among them.
const LINE_SHOWN: usize = 100;
/// The most diags that are shown at once.
const MOST_SHOWN: usize = 100;

/// The name of a severity, for programs and as the end of its message's id.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A diag as the screen shows it, with colours and without a newline at the end.
pub fn render(diag: &Diag, sources: &Sources, texts: &Texts) -> String {
    let level = match diag.severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let level = level.with_name(texts.plain(&format!("severity-{}", severity(diag.severity))));
    let hint = texts.plain("severity-hint");
    let mut group = level.primary_title(texts.sentence(diag)).elements(Vec::<Message>::new());
    let file = diag.place.as_ref().map(|place| safe(&place.file)).unwrap_or_default();
    let shown = diag.place.as_ref().and_then(|place| Some((place, line_of(place, sources)?)));
    if let Some((place, (line, span))) = &shown {
        group = group.element(
            Snippet::source(line.as_str())
                .line_start(place.line as usize)
                .path(&file)
                .annotation(AnnotationKind::Primary.span(span.clone())),
        );
    } else if let Some(place) = diag.place.as_ref().filter(|place| !place.file.is_empty()) {
        let origin = Origin::path(&file);
        group = group.element(match (place.line, place.column) {
            (0, _) => origin,
            (line, 0) => origin.line(line as usize),
            (line, column) => origin.line(line as usize).char_column(column as usize),
        });
    }
    let placed = diag.place.as_ref().is_some_and(|place| !place.file.is_empty());
    let mut below = String::new();
    for said in texts.hints(diag) {
        if placed {
            group = group.element(Level::HELP.with_name(hint.clone()).message(said));
        } else {
            let bold = Style::new().bold();
            below += &format!("\n{bold}{hint}{bold:#}: {said}");
        }
    }
    Renderer::styled().decor_style(DecorStyle::Unicode).render(&[group]) + below.as_str()
}

/// Diags below each other, each with a newline at its end; where there are very many, the first of them.
pub fn render_all(diags: &[Diag], sources: &Sources, texts: &Texts) -> String {
    let mut page: String =
        diags.iter().take(MOST_SHOWN).map(|diag| format!("{}\n", render(diag, sources, texts))).collect();
    if diags.len() > MOST_SHOWN {
        let untold = Arg::from(diags.len() - MOST_SHOWN);
        page += &format!("{}\n", texts.get("cli-more-lines", &[("count", untold)]));
    }
    page
}

/// The line that a place is in, and the bytes of the spot in it; a long line is cut round the spot.
fn line_of(place: &Place, sources: &Sources) -> Option<(String, Range<usize>)> {
    let source = sources.0.get(&place.file)?;
    let line = source.lines().nth(place.line.checked_sub(1)? as usize)?;
    let letters: Vec<char> =
        line.chars().map(|letter| if is_safe(letter) || letter == '\t' { letter } else { '�' }).collect();
    let from = (place.column.max(1) as usize - 1).min(letters.len());
    // Where only the start is known, the whole word is meant.
    let length = match place.length {
        0 => letters[from..].iter().take_while(|letter| letter.is_alphanumeric() || **letter == '_').count().max(1),
        length => length as usize,
    };
    let first = if letters.len() > LINE_SHOWN { from.saturating_sub(LINE_SHOWN / 2) } else { 0 };
    let last = (first + LINE_SHOWN).min(letters.len());
    let until = from.saturating_add(length).min(last);
    let mut shown = String::new();
    if first > 0 {
        shown.push('…');
    }
    let mut bytes = |range: Range<usize>| {
        shown.extend(&letters[range]);
        shown.len()
    };
    let start = bytes(first..from);
    let end = bytes(from..until);
    bytes(until..last);
    if last < letters.len() {
        shown.push('…');
    }
    Some((shown, start..end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lang::Lang;

    fn shown(text: &str, place: Place, lang: Lang) -> String {
        let mut sources = Sources::default();
        sources.add("my.rhai", text);
        let diag = Diag::error("cli-unknown-command").with("name", "лаби").at(place).hint("cli-hint-levels");
        let coloured = render(&diag, &sources, &Texts::new(lang));
        anstream::adapter::strip_str(&coloured).to_string()
    }

    fn at(line: u32, column: u32, length: u32) -> Place {
        Place { file: "my.rhai".into(), line, column, length }
    }

    #[test]
    fn the_spot_is_marked_in_letters_and_not_in_bytes() {
        let said = shown("stop();\n// ой\nлево forwrad(30);", at(3, 6, 7), Lang::Ru);
        let expected = "ошибка: Команды «лаби» нет.\n  ╭▸ my.rhai:3:6\n  │\n3 │ лево forwrad(30);\n  │      ━━━━━━━\n  │\n  ╰ подсказка: Какие есть уровни: arba levels";
        assert_eq!(said, expected);
    }

    #[test]
    fn a_place_outside_of_the_text_is_no_trouble() {
        for place in
            [at(0, 0, 0), at(1, 0, 0), at(1, 99, 99), at(99, 1, 1), at(u32::MAX, u32::MAX, u32::MAX), at(2, 1, 0)]
        {
            for text in ["", "\n", "a\n", "a\tb", "\u{1b}[31mred", "🤖🤖\nя"] {
                let said = shown(text, place.clone(), Lang::Kk);
                assert!(said.contains("my.rhai") && !said.contains('\u{1b}'), "{said}");
            }
        }
    }

    #[test]
    fn a_long_line_is_cut_round_the_spot() {
        let line = format!("{}spot{}", "я".repeat(5000), "ю".repeat(5000));
        let said = shown(&line, at(1, 5001, 4), Lang::En);
        assert!(said.contains("spot") && said.contains("━━━━") && said.chars().count() < 500, "{said}");
    }
}
