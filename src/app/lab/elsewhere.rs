//! The dialog that asks for another folder, in the language that is spoken.

use std::path::Path;

use egui_file_dialog::{FileDialog, FileDialogLabels};

use crate::app::say::Say;

/// A dialog for a folder that begins at `at`, or where the system says.
pub(super) fn dialog(say: &Say, at: Option<&Path>) -> FileDialog {
    let dialog = FileDialog::new().labels(labels(say)).default_size([640.0, 420.0]);
    match at.filter(|at| at.is_dir()) {
        Some(at) => dialog.initial_directory(at.to_owned()),
        None => dialog,
    }
}

fn labels(say: &Say) -> FileDialogLabels {
    let said = |name: &str| say.plain(&format!("folder-{name}"));
    FileDialogLabels {
        title_select_directory: said("title"),
        title_select_file: said("title-file"),
        title_select_multiple: said("title-files"),
        title_save_file: said("title-save"),
        cancel: said("cancel"),
        overwrite: said("overwrite"),
        reload: said("reload"),
        working_directory: said("working"),
        select_all: said("all"),
        show_hidden: said("hidden"),
        show_system_files: said("system"),
        heading_pinned: said("pinned"),
        heading_places: said("places"),
        heading_devices: said("devices"),
        heading_removable_devices: said("removable"),
        home_dir: said("home"),
        desktop_dir: said("desktop"),
        documents_dir: said("documents"),
        downloads_dir: said("downloads"),
        audio_dir: said("audio"),
        pictures_dir: said("pictures"),
        videos_dir: said("videos"),
        pin_folder: said("pin"),
        unpin_folder: said("unpin"),
        rename_pinned_folder: said("rename"),
        selected_directory: said("selected"),
        selected_file: said("selected-file"),
        selected_items: said("selected-items"),
        file_name: said("file-name"),
        file_filter_all_files: said("all-files"),
        save_extension_any: said("any"),
        open_button: said("choose"),
        save_button: said("save"),
        cancel_button: said("cancel"),
        overwrite_file_modal_text: said("exists-overwrite"),
        err_empty_folder_name: said("no-folder-name"),
        err_empty_file_name: said("no-file-name"),
        err_directory_exists: said("taken"),
        err_file_exists: said("file-taken"),
    }
}
