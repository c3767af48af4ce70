//! A page of a lesson read into blocks: the part of Markdown that lessons are written in.
//!
//! Blocks are read here and not by a Markdown viewer, because snippets have buttons of their own, tables must wrap in a narrow
//! panel, and bold letters come from a font of their own.

/// One block of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading and its level, 1 for the largest.
    Heading(u8, Vec<Span>),
    Paragraph(Vec<Span>),
    /// An entry of a list: how deep it is, its number (none for a bullet), its text.
    Item(usize, Option<String>, Vec<Span>),
    Quote(Vec<Span>),
    /// A program, or a part of one.
    Snippet(String),
    /// Any other text in a fixed font.
    Code(String),
    /// Rows of cells, the head first.
    Table(Vec<Vec<Vec<Span>>>),
    /// A picture of the level's folder: what it shows, and its file.
    Picture(String, String),
    Rule,
}

/// A run of text that looks the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    pub code: bool,
}

/// Reads a page. Whatever is not known is text.
pub fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        if let Some(language) = trimmed.strip_prefix("```") {
            end_paragraph(&mut open, &mut blocks);
            let code: Vec<&str> = lines.by_ref().take_while(|line| !line.trim_start().starts_with("```")).collect();
            let code = code.join("\n");
            blocks.push(if language.trim() == "rhai" { Block::Snippet(code) } else { Block::Code(code) });
        } else if trimmed.starts_with('|') {
            end_paragraph(&mut open, &mut blocks);
            let mut rows = vec![cells(trimmed)];
            while let Some(row) = lines.next_if(|line| line.trim().starts_with('|')) {
                let dashes = row.chars().all(|sign| matches!(sign, '|' | '-' | ':' | ' '));
                if !dashes {
                    rows.push(cells(row.trim()));
                }
            }
            blocks.push(Block::Table(rows));
        } else if let Some(block) = alone(line, trimmed) {
            end_paragraph(&mut open, &mut blocks);
            blocks.push(block);
        } else if trimmed.is_empty() {
            end_paragraph(&mut open, &mut blocks);
        } else if let (true, Some(Block::Item(.., spans))) =
            (open.is_empty() && line.starts_with(' '), blocks.last_mut())
        {
            // A line that is moved in goes on with the entry above it.
            spans.push(Span { text: " ".to_owned(), ..Span::default() });
            spans.extend(inline(trimmed));
        } else {
            open.push(trimmed);
        }
    }
    end_paragraph(&mut open, &mut blocks);
    blocks
}

fn end_paragraph(open: &mut Vec<&str>, blocks: &mut Vec<Block>) {
    if !open.is_empty() {
        blocks.push(Block::Paragraph(inline(&std::mem::take(open).join(" "))));
    }
}

/// A block that is one line.
fn alone(line: &str, trimmed: &str) -> Option<Block> {
    let hashes = trimmed.bytes().take_while(|byte| *byte == b'#').count();
    if let (1..=6, Some(title)) = (hashes, trimmed[hashes..].strip_prefix(' ')) {
        return Some(Block::Heading(hashes as u8, inline(title.trim())));
    }
    if trimmed.len() >= 3 && ["-", "*", "_"].iter().any(|sign| trimmed.replace(sign, "").is_empty()) {
        return Some(Block::Rule);
    }
    if let Some(quote) = trimmed.strip_prefix('>') {
        return Some(Block::Quote(inline(quote.trim())));
    }
    if let Some((shows, rest)) = trimmed.strip_prefix("![").and_then(|rest| rest.split_once("]("))
        && let Some(file) = rest.strip_suffix(')')
    {
        return Some(Block::Picture(shows.to_owned(), file.to_owned()));
    }
    let depth = (line.len() - line.trim_start().len()) / 2;
    if let Some(entry) = ["- ", "* ", "+ "].iter().find_map(|sign| trimmed.strip_prefix(sign)) {
        return Some(Block::Item(depth, None, inline(entry)));
    }
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let entry = trimmed[digits..].strip_prefix(". ").filter(|_| (1..=3).contains(&digits))?;
    Some(Block::Item(depth, Some(trimmed[..digits].to_owned()), inline(entry)))
}

fn cells(row: &str) -> Vec<Vec<Span>> {
    let row = row.trim_matches('|');
    // A bar inside of code is not the border of a cell.
    let mut cells = vec![String::new()];
    let mut code = false;
    for sign in row.chars() {
        code ^= sign == '`';
        match (sign, cells.last_mut()) {
            ('|', _) if !code => cells.push(String::new()),
            (_, Some(cell)) => cell.push(sign),
            _ => {}
        }
    }
    cells.iter().map(|cell| inline(cell.trim())).collect()
}

/// Reads `**bold**`, `*italic*`, `` `code` `` and `[links](…)`, of which the text and the address are shown.
pub fn inline(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut now = Span::default();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        if let Some((code, behind)) = rest.strip_prefix('`').and_then(|behind| behind.split_once('`')) {
            let next = Span { text: String::new(), ..now.clone() };
            spans.push(std::mem::replace(&mut now, next));
            spans.push(Span { text: code.to_owned(), code: true, ..Span { text: String::new(), ..now.clone() } });
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("**").filter(|behind| now.bold || behind.contains("**")) {
            let next = Span { text: String::new(), bold: !now.bold, ..now.clone() };
            spans.push(std::mem::replace(&mut now, next));
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix('*').filter(|behind| now.italic || is_italic(behind)) {
            let next = Span { text: String::new(), italic: !now.italic, ..now.clone() };
            spans.push(std::mem::replace(&mut now, next));
            rest = behind;
        } else if let Some((shown, behind)) = link(rest) {
            now.text += &shown;
            rest = behind;
        } else {
            now.text.push(sign);
            rest = &rest[sign.len_utf8()..];
        }
    }
    spans.push(now);
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// Does a sign for italics end again? A star between spaces is a product.
fn is_italic(behind: &str) -> bool {
    behind.starts_with(|first: char| !first.is_whitespace() && first != '*') && behind.contains('*')
}

/// A link at the start of a text, as it is shown: there is no network, so the address is text as well.
fn link(text: &str) -> Option<(String, &str)> {
    let (name, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (address, behind) = rest.split_once(')')?;
    (!name.contains('[')).then(|| (format!("{name} ({address})"), behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Span {
        Span { text: text.to_owned(), ..Span::default() }
    }

    #[test]
    fn a_page_falls_into_its_blocks() {
        let page = "# Title\n\nOne **bold**\nline.\n\n- a `x | y`\n  goes on\n3. c\n\n```rhai\nforward(1);\n```\n\n| a | `b|c` |\n|---|---|\n| d | e |\n---\n> so\n![a map](map.svg)";
        let bold = Span { bold: true, ..plain("bold") };
        let code = Span { code: true, ..plain("x | y") };
        assert_eq!(
            read(page),
            [
                Block::Heading(1, vec![plain("Title")]),
                Block::Paragraph(vec![plain("One "), bold, plain(" line.")]),
                Block::Item(0, None, vec![plain("a "), code, plain(" "), plain("goes on")]),
                Block::Item(0, Some("3".to_owned()), vec![plain("c")]),
                Block::Snippet("forward(1);".to_owned()),
                Block::Table(vec![
                    vec![vec![plain("a")], vec![Span { code: true, ..plain("b|c") }]],
                    vec![vec![plain("d")], vec![plain("e")]],
                ]),
                Block::Rule,
                Block::Quote(vec![plain("so")]),
                Block::Picture("a map".to_owned(), "map.svg".to_owned()),
            ]
        );
    }

    #[test]
    fn signs_without_a_partner_are_text() {
        for text in ["2 * 3 ** 4", "a ` b", "[x] (y)", "# ", "*", "3 * 4 * 5", "1.5 cm"] {
            let spans = inline(text);
            assert_eq!(spans.iter().map(|span| span.text.as_str()).collect::<String>(), text);
            assert!(spans.iter().all(|span| !span.bold && !span.code), "{text}");
        }
        assert_eq!(inline("[arba](https://a.b) x"), [plain("arba (https://a.b) x")]);
    }

    #[test]
    fn any_text_can_be_read_and_no_letter_of_a_lesson_is_lost() {
        let library = crate::library::Library::built_in();
        for folder in library.levels() {
            let level = library.open(folder).level.unwrap();
            for (lang, text) in &level.lesson {
                let blocks = read(text);
                let snippets = blocks.iter().filter(|block| matches!(block, Block::Snippet(_))).count();
                assert_eq!(snippets, text.matches("```rhai").count(), "{} {lang}", level.id);
                assert!(blocks.iter().any(|block| matches!(block, Block::Table(_))), "{} {lang}: points", level.id);
                let strong = text.matches("**").count() / 2;
                let bold = blocks.iter().flat_map(spans).filter(|span| span.bold && !span.code).count();
                assert!(bold >= strong.min(1), "{} {lang}", level.id);
                let left = |span: &Span| !span.code && (span.text.contains("**") || span.text.contains('`'));
                assert!(!blocks.iter().flat_map(spans).any(|span| left(&span)), "{} {lang}: {blocks:?}", level.id);
                for cut in 0..text.len().min(300) {
                    text.get(..cut).map(read);
                }
            }
        }
    }

    fn spans(block: &Block) -> Vec<Span> {
        match block {
            Block::Heading(_, spans) | Block::Paragraph(spans) | Block::Item(.., spans) | Block::Quote(spans) => {
                spans.clone()
            }
            Block::Table(rows) => rows.iter().flatten().flatten().cloned().collect(),
            _ => Vec::new(),
        }
    }
}
