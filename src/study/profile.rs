//! Profiles: a nickname and a folder. No accounts, no passwords, no network.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::base::diag::Diag;
use crate::store::read;
use crate::store::save::{make_folder, save};
use crate::study::name::GUEST;
use crate::study::{json, name};

/// The most profiles that are listed.
const MOST: usize = 500;

/// Who works here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Profile {
    /// Empty for a guest.
    pub nickname: String,
    pub folder: PathBuf,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct ProfileFile {
    version: u32,
    nickname: String,
}

/// Where the profiles of a home folder or a stick are.
pub fn folder(root: &Path) -> PathBuf {
    root.join("profiles")
}

/// All profiles, by nickname. One whose file is broken is listed by its folder's name.
pub fn all(root: &Path) -> Vec<Profile> {
    let folder = folder(root);
    let entries = read::folder(&folder).unwrap_or_default();
    let profile = |entry: read::Entry| {
        let folder = folder.join(&entry.name);
        let file: Option<ProfileFile> = json::read(&folder.join("profile.json")).ok().flatten();
        let nickname = match file.and_then(|file| name::nickname(&file.nickname)) {
            _ if entry.name == GUEST => String::new(),
            Some(nickname) => nickname,
            None => name::nickname(&entry.name)?,
        };
        entry.is_folder.then_some(Profile { nickname, folder })
    };
    let mut profiles: Vec<Profile> = entries.into_iter().take(MOST).filter_map(profile).collect();
    profiles.sort_by_key(|profile| (profile.nickname.to_lowercase(), profile.folder.clone()));
    profiles
}

/// The profile of a nickname (empty: a guest), made when there is none.
///
/// # Errors
/// It can't be made.
pub fn enter(root: &Path, nickname: &str) -> Result<Profile, Diag> {
    let nickname = name::nickname(nickname).unwrap_or_default();
    let same = |known: &Profile| known.nickname.to_lowercase() == nickname.to_lowercase();
    if let Some(known) = all(root).into_iter().find(same) {
        return Ok(known);
    }
    let own = if nickname.is_empty() { GUEST.to_owned() } else { name::folder_of(&nickname) };
    let profile = Profile { folder: folder(root).join(own), nickname };
    write(&profile)?;
    Ok(profile)
}

/// Makes the folder of a profile and writes who it is.
///
/// # Errors
/// It can't be written.
pub fn write(profile: &Profile) -> Result<(), Diag> {
    make_folder(&profile.folder)?;
    let file = ProfileFile { version: 1, nickname: profile.nickname.clone() };
    save(&profile.folder.join("profile.json"), &json::bytes(&file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nickname_is_one_profile_however_it_is_written() {
        let root = tempfile::tempdir().unwrap();
        let asel = enter(root.path(), " Әсел ").unwrap();
        assert_eq!(asel.nickname, "Әсел");
        assert_eq!(enter(root.path(), "әСЕЛ").unwrap(), asel);
        let guest = enter(root.path(), "").unwrap();
        assert!(guest.nickname.is_empty() && guest.folder != asel.folder);
        let con = enter(root.path(), "CON").unwrap();
        let tricky = enter(root.path(), "../../x").unwrap();
        for profile in [&con, &tricky] {
            assert_eq!(profile.folder.parent(), Some(folder(root.path()).as_path()));
        }
        assert_ne!(con.folder.file_name().unwrap(), "con");
        assert_eq!(all(root.path()), [guest, tricky, con, asel]);
    }

    #[test]
    fn no_nickname_opens_the_profile_of_the_guest() {
        let root = tempfile::tempdir().unwrap();
        let guest = enter(root.path(), "").unwrap();
        for nickname in ["_guest", "_GUEST", " _Guest "] {
            let somebody = enter(root.path(), nickname).unwrap();
            assert_ne!(somebody.folder, guest.folder, "{nickname}");
            assert_eq!(enter(root.path(), nickname), Ok(somebody));
        }
        assert_eq!(enter(root.path(), ""), Ok(guest));
        assert_eq!(all(root.path()).len(), 2);
    }

    #[test]
    fn a_broken_profile_hides_no_other() {
        let root = tempfile::tempdir().unwrap();
        enter(root.path(), "Asel").unwrap();
        enter(root.path(), "Timur").unwrap();
        let broken = folder(root.path()).join("asel/profile.json");
        std::fs::write(&broken, b"\0").unwrap();
        std::fs::write(folder(root.path()).join("a-file"), "").unwrap();
        let names: Vec<String> = all(root.path()).into_iter().map(|profile| profile.nickname).collect();
        assert_eq!(names, ["asel", "Timur"]);
        assert_eq!(all(&root.path().join("none")), []);
    }

    #[test]
    fn where_nothing_can_be_written_no_profile_is_made() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(enter(&file, "Asel").is_err());
    }
}
