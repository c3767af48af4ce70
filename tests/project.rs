//! The project's own files, for the tests that read them.

use std::path::{Path, PathBuf};

/// A file of the project: its path from the root with slashes, and its text.
#[derive(Clone, Debug)]
pub struct ProjectFile {
    pub path: String,
    pub text: String,
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files under a folder whose names end so, by path.
pub fn files(folder: &str, ending: &str) -> Vec<ProjectFile> {
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort_by(|left, right| left.path.cmp(&right.path));
    assert!(!found.is_empty(), "nothing under {folder}");
    found
}

pub fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|trouble| panic!("{path}: {trouble}"))
}

fn walk(folder: &Path, ending: &str, found: &mut Vec<ProjectFile>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|trouble| panic!("{}: {trouble}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(ProjectFile { path: name, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
}

impl ProjectFile {
    /// The code that is built into the binary: without comments and what is there for tests only.
    pub fn code(&self) -> String {
        if self.is_test() {
            return String::new();
        }
        without_tests(&self.all_code())
    }

    /// Code and unit tests, without comments.
    pub fn all_code(&self) -> String {
        self.text.lines().map(without_comment).collect::<Vec<_>>().join("\n")
    }

    /// Unit tests in a file or folder of their own.
    pub fn is_test(&self) -> bool {
        if self.path.contains("/tests/") || self.path.ends_with("/tests.rs") {
            return true;
        }
        // `#[cfg(test)] mod rig;` in the folder's own file.
        let (Some((folder, name)), true) = (self.path.rsplit_once('/'), self.path.starts_with("src/")) else {
            return false;
        };
        let list = std::fs::read_to_string(root().join(folder).join("mod.rs")).unwrap_or_default();
        let only_tests = |list: &str, name: &str| {
            list.replace("\r\n", "\n").contains(&format!("#[cfg(test)]\nmod {};", name.trim_end_matches(".rs")))
        };
        // A whole folder of test helpers, said in the file above it.
        let above = folder.rsplit_once('/').is_some_and(|(parent, own)| {
            only_tests(&std::fs::read_to_string(root().join(parent).join("mod.rs")).unwrap_or_default(), own)
        });
        above || only_tests(&list, name)
    }

    /// The room of a file in `src`; the files beside the rooms have none.
    pub fn room(&self) -> Option<&str> {
        let (room, _) = self.path.strip_prefix("src/")?.split_once('/')?;
        Some(room)
    }
}

/// Code (without comments) without each item that stands behind `#[cfg(test)]`: to its semicolon or its closing brace.
pub fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut built = String::new();
    let mut rest = code;
    while let Some(start) = rest.find(MARK) {
        built += &rest[..start];
        let item = &rest[start + MARK.len()..];
        rest = &item[end_of_item(item)..];
    }
    built + rest
}

/// Where the first item of the code ends. Braces in texts and in letters don't count.
fn end_of_item(code: &str) -> usize {
    let (mut depth, mut in_text, mut last) = (0i32, false, ' ');
    for (index, letter) in code.char_indices() {
        let in_letter = last == '\'' && code[index + letter.len_utf8()..].starts_with('\'');
        match letter {
            '"' if last != '\\' && !in_letter => in_text = !in_text,
            '{' | '(' | '[' if !in_text && !in_letter => depth += 1,
            '}' | ')' | ']' if !in_text && !in_letter => {
                depth -= 1;
                if depth == 0 && letter == '}' {
                    return index + 1;
                }
            }
            ';' if !in_text && !in_letter && depth == 0 => return index + 1,
            _ => {}
        }
        last = if last == '\\' && letter == '\\' { ' ' } else { letter };
    }
    code.len()
}

#[test]
fn what_is_cut_out_as_a_test_is_one_item_and_what_follows_stays() {
    let code = "mod a;\n#[cfg(test)]\nmod tests;\nfn f() {}\n#[cfg(test)]\npub fn g(x: [u8; 2]) { \"}\"; '}'; }\nfn h() {}\n#[cfg(test)]\nmod tests {\n fn i() {}\n}\n";
    assert_eq!(without_tests(code).split_whitespace().collect::<Vec<_>>().join(" "), "mod a; fn f() {} fn h() {}");
}

/// A line up to its comment; `//` inside a text stays (a quote stands before and after it).
fn without_comment(line: &str) -> &str {
    let mut in_text = false;
    let mut last = ' ';
    for (index, letter) in line.char_indices() {
        match letter {
            '"' if last != '\\' && last != '\'' => in_text = !in_text,
            '/' if !in_text && last == '/' => return &line[..index - 1],
            _ => {}
        }
        last = if last == '\\' && letter == '\\' { ' ' } else { letter };
    }
    line
}

/// Every place where `name` stands as a whole word.
pub fn places_of<'a>(code: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    code.match_indices(name).map(|(index, _)| index).filter(move |&index| {
        !is_part(code[..index].chars().next_back()) && !is_part(code[index + name.len()..].chars().next())
    })
}
