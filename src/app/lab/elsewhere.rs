//! The dialog for files and folders: what it asks for, in the language that is spoken, and what is done with the answer.

use std::path::{Path, PathBuf};

use egui_file_dialog::{DialogState, FileDialog, FileDialogLabels};

use crate::app::lab::Lab;
use crate::app::office::Parcel;
use crate::app::say::Say;
use crate::app::settings::ThemeChoice;
use crate::app::theme::{Theme, ThemeKind};

/// Stands out from the ground of the dialog, and light letters from it.
const SELECTION: egui::Color32 = egui::Color32::from_rgb(0x4a, 0x86, 0xc5);

/// What a dialog asks for.
#[derive(Debug, PartialEq)]
pub(super) enum Asks {
    /// A folder for all of the student's work.
    Home,
    /// A film, to be shown or drawn as a ghost.
    Film { ghost: bool },
    /// A level or a film, to be opened.
    File,
    /// A place for a file.
    Place(Parcel),
    /// A place for a level that was built.
    Level(String),
}

/// A dialog that is open.
pub(super) struct Dialog {
    pub asks: Asks,
    window: FileDialog,
    fresh: bool,
}

impl Lab {
    /// A dialog that begins at `at`, or else where the lab's own files go, or where the system says.
    pub(super) fn dialog_window(&self, at: Option<&Path>) -> FileDialog {
        let window = FileDialog::new().labels(labels(&self.say)).default_size([640.0, 420.0]);
        let usual = [self.exports(), self.study.home().map(Path::to_owned)];
        let places = at.map(Path::to_owned).into_iter().chain(usual.into_iter().flatten());
        match places.into_iter().find(|at| at.is_dir()) {
            Some(at) => window.initial_directory(at),
            None => window,
        }
    }

    /// Esc closes the dialog before anything that is behind it.
    pub(super) fn dialog_escapes(&mut self, ctx: &egui::Context) {
        if self.dialog.is_some() && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)) {
            self.dialog = None;
        }
    }

    /// Opens a dialog.
    pub(super) fn ask(&mut self, asks: Asks, mut window: FileDialog, open: impl FnOnce(&mut FileDialog)) {
        open(&mut window);
        self.dialog = Some(Dialog { asks, window, fresh: true });
    }

    /// Draws the dialog while it is open.
    pub(super) fn dialog_ui(&mut self, ctx: &egui::Context) {
        let Some(Dialog { window, fresh, .. }) = &mut self.dialog else { return };
        if std::mem::take(fresh) {
            // The keys are the dialog's now, not those of the button that opened it.
            ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        }
        // The dialog's own fields are black, whatever the theme is: only light letters can be read on them.
        let before = ctx.global_style();
        let mut style = (*before).clone();
        if self.theme.kind == ThemeKind::Light {
            style.visuals = Theme::of(ThemeChoice::Dark, true).visuals;
        }
        // It writes the chosen folder in the colour that is behind chosen ones elsewhere.
        style.visuals.selection.bg_fill = SELECTION;
        ctx.set_global_style(style);
        window.update(ctx);
        ctx.set_global_style(before);
        let picked = window.take_picked();
        if picked.is_none() && *window.state() == DialogState::Open {
            return;
        }
        if let (Some(path), Some(dialog)) = (picked, self.dialog.take()) {
            self.picked(dialog.asks, path);
        }
    }

    fn picked(&mut self, asks: Asks, path: PathBuf) {
        match asks {
            Asks::Home => self.move_to(path),
            Asks::Film { ghost } => self.open_film(path, ghost),
            Asks::File => self.open_file(&path),
            Asks::Place(parcel) => self.place_chosen(parcel, path),
            Asks::Level(text) => self.level_place_chosen(text, path),
        }
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
