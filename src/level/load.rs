//! Loading a level: its files become a level, and every problem is told with its place.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::base64::bytes_of;
use crate::base::diag::{Diag, Place};
use crate::base::ron::node::{Body, Node, NodeKind};
use crate::base::ron::parse;
use crate::level::layout::Layout;
use crate::level::plan::{self, Plan};
use crate::level::sources::{Sources, sources};
use crate::level::texts::{LANGUAGES, Texts};

/// The file that makes a folder a level.
pub const LEVEL_FILE: &str = "level.ron";
/// The largest picture of a lesson, bytes.
const PICTURE_LIMIT: u64 = 2_000_000;

/// Whoever can read the files of one level folder: the store, for folders of the disk and for what is built in.
pub trait LevelFiles {
    /// The folder's name, such as `03-stop-at-20`.
    fn folder(&self) -> String;

    /// The names of its files, sorted.
    fn names(&self) -> Vec<String>;

    /// The text of a file of the folder; `None` when there is no such file. Asked for names without separators only.
    fn read(&self, name: &str) -> Option<Result<String, Diag>>;

    /// The bytes of a file that is no text, of at most so many bytes; otherwise as `read`.
    fn bytes(&self, name: &str, limit: u64) -> Option<Result<Vec<u8>, Diag>>;
}

/// Whoever knows the kits of arba.
pub trait Kits {
    /// The names of the kits, sorted.
    fn names(&self) -> Vec<String>;

    /// The text of a kit's file.
    fn text(&self, name: &str) -> Option<Result<String, Diag>>;
}

/// A level that could be read, maybe with problems; `layout` tells.
#[derive(Clone, Debug)]
pub struct Level {
    pub id: String,
    /// The title as it stands in the file, draws of layout 0 filled in.
    pub title: Texts,
    /// What the student reads, by language, as far as the files are there.
    pub lesson: BTreeMap<String, String>,
    /// The pictures that lessons show, by the names of their files.
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// Notes for the instructor, by language.
    pub notes: BTreeMap<String, String>,
    /// Names of the robots that students program, in order.
    pub students: Vec<String>,
    /// The program a student begins with, by the robot's name, with comments in all languages: see `starter`.
    pub starters: BTreeMap<String, String>,
    /// The author's own solution, by the robot's name.
    pub solutions: BTreeMap<String, String>,
    /// The text of `reference.ron`, when there is one.
    pub reference: Option<String>,
    /// The texts a run depends on: enough to load the level again.
    pub pack: Pack,
    pub(super) root: Node,
    pub(super) sources: Sources,
    /// Problems of the files themselves, which no seed can change.
    pub(super) broken: Vec<Diag>,
}

/// The texts a level's runs depend on, as a replay keeps them. It can be loaded like a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    pub folder: String,
    /// `level.ron`, scripts, kits, drawings and mazes of the folder; pictures as base64.
    pub files: BTreeMap<String, String>,
    /// Kits of arba that the level uses.
    pub kits: BTreeMap<String, String>,
}

impl LevelFiles for Pack {
    fn folder(&self) -> String {
        self.folder.clone()
    }

    fn names(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, name: &str) -> Option<Result<String, Diag>> {
        self.files.get(name).cloned().map(Ok)
    }

    fn bytes(&self, name: &str, limit: u64) -> Option<Result<Vec<u8>, Diag>> {
        let bytes = bytes_of(self.files.get(name)?);
        let read = bytes.filter(|bytes| bytes.len() as u64 <= limit);
        Some(read.ok_or_else(|| Diag::error("level-picture-damaged").with("name", name)))
    }
}

impl Kits for Pack {
    fn names(&self) -> Vec<String> {
        self.kits.keys().cloned().collect()
    }

    fn text(&self, name: &str) -> Option<Result<String, Diag>> {
        self.kits.get(name).cloned().map(Ok)
    }
}

/// Loads a level: what could be read, and every problem of layout 0 and of the files. `None` when there is no `level.ron`
/// with anything in it.
pub fn load(files: &dyn LevelFiles, kits: &dyn Kits) -> (Option<Level>, Vec<Diag>) {
    let text = match files.read(LEVEL_FILE) {
        Some(Ok(text)) => text,
        Some(Err(diag)) => return (None, vec![diag]),
        None => {
            let folder = files.folder();
            let diag = Diag::error("level-no-file").with("folder", folder).with("file", LEVEL_FILE);
            return (None, vec![diag.at(whole_file(LEVEL_FILE))]);
        }
    };
    let (root, mut diags) = parse(&text, LEVEL_FILE);
    let Some(root) = root else { return (None, diags) };
    let mut pack = Pack { folder: files.folder(), ..Pack::default() };
    pack.files.insert(LEVEL_FILE.to_owned(), text);
    let sources = sources(&root, files, kits, &mut pack, &mut diags);
    let broken = diags.clone();
    let id = id_of(&files.folder());
    if !crate::level::numbers::is_id(&id) {
        diags.push(Diag::error("level-bad-folder").with("name", id.as_str()).at(whole_file(LEVEL_FILE)));
    }
    let title = read_plan(&root, 0, &sources, &broken, &mut diags).map(|plan| plan.title).unwrap_or_default();
    let students = students(&root);
    let by_language = |kind: &str, diags: &mut Vec<Diag>| {
        let texts = LANGUAGES.iter().filter_map(|language| {
            let text = optional(files, &format!("{kind}.{language}.md"), diags)?;
            Some(((*language).to_owned(), text))
        });
        texts.collect::<BTreeMap<_, _>>()
    };
    let (lesson, notes) = (by_language("lesson", &mut diags), by_language("notes", &mut diags));
    let pictures = pictures(files, &lesson, &mut diags);
    let starters = by_robot(files, "starter", &students, &mut diags);
    let solutions = by_robot(files, "solution", &students, &mut diags);
    let reference = optional(files, "reference.ron", &mut diags);
    diags.sort_by(|first, second| first.place.cmp(&second.place));
    let level = Level {
        id,
        title,
        lesson,
        pictures,
        notes,
        students,
        starters,
        solutions,
        reference,
        pack,
        root,
        sources,
        broken,
    };
    (Some(level), diags)
}

impl Level {
    /// Fixes the draws by a seed. With problems there is no layout, and all of them are told.
    pub fn layout(&self, seed: u64) -> Result<Layout, Vec<Diag>> {
        let mut diags = self.broken.clone();
        let plan = read_plan(&self.root, seed, &self.sources, &self.broken, &mut diags);
        match plan {
            Some(plan) if !diags.iter().any(Diag::is_error) => Ok(Layout::of(&self.id, seed, plan, &self.sources)),
            _ => {
                diags.sort_by(|first, second| first.place.cmp(&second.place));
                Err(diags)
            }
        }
    }
}

/// Reads everything for one seed. Where a bracket is missing, fields stand in the wrong place; that they are unknown there
/// and missing elsewhere is only the echo of it and not told.
pub(super) fn read_plan<'a>(
    root: &'a Node,
    seed: u64,
    sources: &Sources,
    broken: &[Diag],
    diags: &mut Vec<Diag>,
) -> Option<Plan<'a>> {
    let mut found = Vec::new();
    let plan = plan::read(root, seed, sources, &mut found);
    if broken.iter().any(|diag| matches!(diag.code.as_ref(), "ron-not-closed" | "ron-wrong-closing")) {
        let echo = ["ron-missing-field", "ron-unknown-field", "level-when-or-never"];
        found.retain(|diag| !echo.contains(&diag.code.as_ref()));
    }
    diags.extend(found);
    plan
}

/// The id of a level: its folder's name without the number in front.
pub fn id_of(folder: &str) -> String {
    match folder.split_once('-') {
        Some((number, name)) if !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => folder,
    }
    .to_owned()
}

/// The text of a file that may be missing; a file that is there and can't be read is told.
fn optional(files: &dyn LevelFiles, name: &str, diags: &mut Vec<Diag>) -> Option<String> {
    match files.read(name)? {
        Ok(text) => Some(text),
        Err(diag) => {
            diags.push(diag);
            None
        }
    }
}

/// The pictures of the folder that lessons show: `![what it shows](file.svg)`. One that is missing is told as a warning.
fn pictures(
    files: &dyn LevelFiles,
    lesson: &BTreeMap<String, String>,
    diags: &mut Vec<Diag>,
) -> BTreeMap<String, Vec<u8>> {
    let mut pictures = BTreeMap::new();
    let shown = lesson.values().flat_map(|text| text.split("![").skip(1));
    for name in shown.filter_map(|rest| rest.split_once("](")?.1.split_once(')')).map(|(name, _)| name) {
        let is_file = !name.contains(['/', '\\', ':']) && (name.ends_with(".svg") || name.ends_with(".png"));
        if !is_file || pictures.contains_key(name) {
            continue;
        }
        match files.bytes(name, PICTURE_LIMIT) {
            Some(Ok(bytes)) => {
                pictures.insert(name.to_owned(), bytes);
            }
            Some(Err(diag)) => diags.push(diag),
            None => {
                let diag = Diag::warning("level-lesson-picture").with("name", name);
                diags.push(diag.at(whole_file(LEVEL_FILE)));
            }
        }
    }
    pictures
}

/// `starter.<robot>.rhai` for each robot, or `starter.rhai` for those that have none of their own.
fn by_robot(files: &dyn LevelFiles, kind: &str, robots: &[String], diags: &mut Vec<Diag>) -> BTreeMap<String, String> {
    let common = optional(files, &format!("{kind}.rhai"), diags);
    let own = robots.iter().filter_map(|robot| {
        let text = optional(files, &format!("{kind}.{robot}.rhai"), diags).or_else(|| common.clone())?;
        Some((robot.clone(), text))
    });
    own.collect()
}

/// The robots that students program, as far as they can be read.
fn students(root: &Node) -> Vec<String> {
    let robots = root.field("robots").and_then(Node::items).unwrap_or_default();
    let is_student = |robot: &&Node| match robot.field("pilot").map(|node| &node.kind) {
        None => true,
        Some(NodeKind::Name(name)) => name == "Student",
        Some(NodeKind::Group { name: Some(name), body: Body::Items(_) }) => name == "Student",
        _ => false,
    };
    let name = |robot: &Node| robot.field("name")?.text().map(str::to_owned);
    robots.iter().filter(is_student).filter_map(name).collect()
}

pub(super) fn whole_file(file: &str) -> Place {
    Place { file: file.to_owned(), ..Place::default() }
}
