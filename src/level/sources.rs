//! The files that `level.ron` names: kits, scripts, pictures and drawings, read once for all layouts.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::base64::text_of;
use crate::base::diag::Diag;
use crate::base::ron::node::Node;
use crate::level::drawing::{self, Drawing};
use crate::level::load::{Kits, LevelFiles, Pack, whole_file};
use crate::level::paint::Sheets;
use crate::level::picture;
use crate::level::robots::{PilotPlan, pilot};
use crate::sim::kit::Kit;
use crate::sim::paint::Picture;

/// The most files that a floor is painted with.
const MOST_SHEETS: usize = 16;
/// The most pixels of all pictures of a level together: as many as the largest one may have.
const MOST_PIXELS: usize = (picture::MOST_SIDE as usize) * (picture::MOST_SIDE as usize);

/// What the files of a level hold beside `level.ron`, by the names that `level.ron` uses.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    /// `None`: it is there but broken, which has been told.
    pub kits: BTreeMap<String, Option<Arc<Kit>>>,
    pub scripts: BTreeMap<String, String>,
    pub sheets: Sheets,
}

/// Reads the files that robots and floor name.
pub(super) fn sources(
    root: &Node,
    files: &dyn LevelFiles,
    kits: &dyn Kits,
    pack: &mut Pack,
    diags: &mut Vec<Diag>,
) -> Sources {
    let mut sources = Sources::default();
    let robots = root.field("robots").and_then(Node::items).unwrap_or_default();
    for robot in robots {
        let named = robot.field("kit").and_then(|node| Some((node, node.text()?)));
        if let Some((node, name)) = named.filter(|(_, name)| !sources.kits.contains_key(*name)) {
            let kit = kit(node, name, files, kits, pack, diags);
            sources.kits.insert(name.to_owned(), kit);
        }
        let Some(node) = robot.field("pilot") else { continue };
        let Some(PilotPlan::Script(name)) = pilot(node, &mut Vec::new()) else { continue };
        if sources.scripts.contains_key(&name) {
            continue;
        }
        if let Some(text) = own_text(node, &name, ".rhai", files, diags) {
            pack.files.insert(name.clone(), text.clone());
            sources.scripts.insert(name, text);
        }
    }
    sources.sheets = sheets(root, files, pack, diags);
    sources
}

/// Reads the pictures and drawings that the floor names.
fn sheets(root: &Node, files: &dyn LevelFiles, pack: &mut Pack, diags: &mut Vec<Diag>) -> Sheets {
    let mut sheets = Sheets::default();
    let mut pixels = 0;
    let floor = root.field("field").and_then(|field| field.field("floor")).and_then(Node::items).unwrap_or_default();
    for paint in floor {
        let Some((node, name)) = paint.field("file").and_then(|node| Some((node, node.text()?))) else { continue };
        let is_new = match paint.name() {
            Some("Picture") => !sheets.pictures.contains_key(name),
            Some("Svg") => !sheets.drawings.contains_key(name),
            _ => false,
        };
        if !is_new {
            continue;
        }
        if sheets.pictures.len() + sheets.drawings.len() == MOST_SHEETS {
            let diag = Diag::error("level-too-many").with("found", MOST_SHEETS + 1).with("limit", MOST_SHEETS);
            diags.push(diag.at(node.place()));
            break;
        }
        if paint.name() == Some("Svg") {
            let drawing = drawing(node, name, files, pack, diags);
            sheets.drawings.insert(name.to_owned(), drawing.map(Arc::new));
            continue;
        }
        let mut picture = picture(node, name, files, pack, diags);
        pixels += picture.as_ref().map_or(0, |picture| picture.pixels().len());
        if picture.is_some() && pixels > MOST_PIXELS {
            diags.push(Diag::error("level-floor-too-much").at(node.place()));
            picture = None;
        }
        sheets.pictures.insert(name.to_owned(), picture.map(Arc::new));
    }
    sheets
}

fn picture(node: &Node, name: &str, files: &dyn LevelFiles, pack: &mut Pack, diags: &mut Vec<Diag>) -> Option<Picture> {
    let read = |name: &str| files.bytes(name, picture::MOST_BYTES);
    let bytes = own_file(node, name, ".png", files, diags, read)?;
    match picture::decode(name, &bytes) {
        Ok(picture) => {
            pack.files.insert(name.to_owned(), text_of(&bytes));
            Some(picture)
        }
        Err(diag) => {
            diags.push(diag.at(node.place()));
            None
        }
    }
}

fn drawing(node: &Node, name: &str, files: &dyn LevelFiles, pack: &mut Pack, diags: &mut Vec<Diag>) -> Option<Drawing> {
    let text = own_text(node, name, ".svg", files, diags)?;
    let drawing = drawing::read(name, &text, &mut |diag| diags.push(diag.at(node.place())))?;
    pack.files.insert(name.to_owned(), text);
    Some(drawing)
}

/// A kit of arba, or one of the level's folder when its name ends with `.ron`.
fn kit(
    node: &Node,
    name: &str,
    files: &dyn LevelFiles,
    kits: &dyn Kits,
    pack: &mut Pack,
    diags: &mut Vec<Diag>,
) -> Option<Arc<Kit>> {
    let is_own = name.ends_with(".ron");
    let text = if is_own {
        own_text(node, name, ".ron", files, diags)?
    } else {
        match kits.text(name) {
            Some(Ok(text)) => text,
            Some(Err(diag)) => {
                diags.push(diag);
                return None;
            }
            None => {
                let known = kits.names();
                let shown: String = name.chars().take(40).collect();
                let diag = Diag::error("level-unknown-kit").with("name", shown).with("known", known.join(", "));
                diags.push(diag.did_you_mean(name, known.iter().map(String::as_str)).at(node.place()));
                return None;
            }
        }
    };
    let store = if is_own { &mut pack.files } else { &mut pack.kits };
    store.insert(name.to_owned(), text.clone());
    let file = if is_own { name.to_owned() } else { format!("{name}.ron") };
    match Kit::load(&text, &file) {
        Ok(kit) => Some(Arc::new(kit)),
        Err(problems) => {
            diags.extend(problems.into_iter().map(|diag| diag.at_least(whole_file(&file))));
            None
        }
    }
}

/// The text of a file of the level's own folder.
fn own_text(node: &Node, name: &str, ending: &str, files: &dyn LevelFiles, diags: &mut Vec<Diag>) -> Option<String> {
    own_file(node, name, ending, files, diags, |name| files.read(name))
}

/// A file of the level's own folder: a plain name with the right ending, nothing that leads elsewhere.
fn own_file<T>(
    node: &Node,
    name: &str,
    ending: &str,
    files: &dyn LevelFiles,
    diags: &mut Vec<Diag>,
    read: impl Fn(&str) -> Option<Result<T, Diag>>,
) -> Option<T> {
    let shown: String = name.chars().take(80).collect();
    let leads_away = name.contains(['/', '\\', ':', '\0']) || name.starts_with('.') || name.chars().count() > 80;
    if leads_away || !name.ends_with(ending) {
        diags.push(Diag::error("level-file-name").with("name", shown).with("ending", ending).at(node.place()));
        return None;
    }
    match read(name) {
        Some(Ok(found)) => Some(found),
        Some(Err(diag)) => {
            diags.push(diag.at_least(node.place()));
            None
        }
        None => {
            let known = files.names();
            let near = known.iter().map(String::as_str).filter(|known| known.ends_with(ending));
            diags.push(Diag::error("level-missing-file").with("name", shown).did_you_mean(name, near).at(node.place()));
            None
        }
    }
}
