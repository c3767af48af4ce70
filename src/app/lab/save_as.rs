//! Files that a person asks for: tables and pictures go to the folder `exports` of the user's own folder.

use std::path::PathBuf;

use crate::app::lab::Lab;
use crate::base::diag::Diag;
use crate::store::home;
use crate::store::save::save;

impl Lab {
    /// Saves a file under a free name, and tells where it is.
    pub(super) fn save_as(&mut self, name: &str, bytes: &[u8]) {
        let told = match exports() {
            Ok(folder) => {
                let path = free_name(&folder, name);
                save(&path, bytes).map(|()| Diag::note("measure-saved").with("file", path.display().to_string()))
            }
            Err(diag) => Err(diag),
        };
        self.notices.push(told.unwrap_or_else(|diag| diag));
    }
}

/// The folder, made when it isn't there.
fn exports() -> Result<PathBuf, Diag> {
    let folder = home::folder().ok_or_else(|| Diag::error("measure-no-folder"))?.join("exports");
    let cannot = |trouble: std::io::Error| {
        let diag = Diag::error("store-unwritable").with("file", folder.display().to_string());
        diag.with("reason", trouble.to_string())
    };
    std::fs::create_dir_all(&folder).map_err(cannot)?;
    Ok(folder)
}

/// `name.csv`, or `name-2.csv` when that is there already.
fn free_name(folder: &std::path::Path, name: &str) -> PathBuf {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let plain = |letter: char| if letter.is_alphanumeric() || "-_ ".contains(letter) { letter } else { '_' };
    let stem: String = stem.chars().take(80).map(plain).collect();
    let path = |number: u32| match number {
        1 => folder.join(format!("{stem}.{ending}")),
        number => folder.join(format!("{stem}-{number}.{ending}")),
    };
    (1..).map(path).find(|path| !path.exists()).unwrap_or_else(|| path(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_there_is_replaced_and_a_name_leads_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let first = free_name(folder.path(), "../gap.csv");
        assert_eq!(first, folder.path().join("___gap.csv"));
        std::fs::write(&first, "").unwrap();
        assert_eq!(free_name(folder.path(), "../gap.csv"), folder.path().join("___gap-2.csv"));
    }
}
