//! The lab: all that the window knows, and how it carries out what is asked.

mod build;
mod carry;
mod drive;
mod elsewhere;
mod experiment;
mod films;
pub mod save_as;
mod saving;
mod share;
mod steps;
pub mod study;
#[cfg(test)]
mod tests;
mod unsaved;
mod verdict;
mod watch;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Ui};

use crate::app::bench::Bench;
use crate::app::command::Command;
use crate::app::keys;
use crate::app::notices::Notices;
use crate::app::office::{Counter, Outbox, Queue, Sweep, Wake};
use crate::app::panels::{Panels, debugger};
use crate::app::say::Say;
use crate::app::screens::history::History;
use crate::app::screens::home::LevelCard;
use crate::app::screens::profile::ProfileScreen;
use crate::app::screens::sandbox::{Around, Sandbox};
use crate::app::screens::{Page, Screen, home, lab, language, messages, settings, shortcuts};
use crate::app::settings::Settings;
use crate::app::theme::{Theme, install_fonts};
use crate::app::tiles::PanelTiles;
use crate::app::view::View;
use crate::base::diag::Diag;
use crate::library::Library;
use crate::study::{Profile, Progress, Study};
use crate::text::lang::Lang;
use crate::trial::outcome::ResultName;

/// How the lab is started.
pub struct Start {
    /// arba itself, which is also the worker.
    pub binary: PathBuf,
    pub library: Library,
    pub settings: Settings,
    /// arba's own folder, with the settings and, unless the student chose another one, the profiles. Without one nothing
    /// is saved.
    pub home: Option<PathBuf>,
    /// The language when none was chosen yet.
    pub lang: Lang,
    /// Called from other threads when there is something new to draw.
    pub wake: Wake,
    /// Print how long things took.
    pub timings: bool,
    /// The level to open at once.
    pub level: Option<String>,
    /// What went wrong on the way here: settings that could not be read.
    pub diags: Vec<Diag>,
}

/// All that the window knows.
pub struct Lab {
    pub screen: Screen,
    pub settings: Settings,
    pub say: Say,
    pub theme: Theme,
    pub bench: Option<Bench>,
    pub levels: Vec<LevelCard>,
    /// What is to be told, the newest last.
    pub notices: Notices,
    pub quits: bool,
    /// What draws the window, for "About".
    pub renderer: String,
    /// A picture of the window is wanted, in this file.
    pub window_picture: Option<PathBuf>,
    library: Library,
    binary: PathBuf,
    wake: Wake,
    timings: bool,
    panels: Panels,
    sandbox: Sandbox,
    tiles: PanelTiles,
    run: Option<Counter>,
    live: Option<Counter>,
    queue: Option<Queue>,
    sweep: Option<Sweep>,
    watch: watch::Watch,
    driving: drive::Driving,
    sharing: share::Sharing,
    study: Study,
    saving: saving::Saving,
    /// Something could not be saved yet, and what was told about it.
    unsaved: bool,
    troubles: BTreeSet<String>,
    profiles: Vec<Profile>,
    /// The level that is next.
    next: Option<String>,
    best: Option<study::Loading>,
    history: Option<History>,
    profile_screen: ProfileScreen,
    dialog: Option<elsewhere::Dialog>,
    outbox: Outbox,
    undelivered: save_as::Undelivered,
    /// For the clipboard, after this frame.
    copies: Option<String>,
    /// Where the sandbox's level was saved or opened.
    yard_file: Option<PathBuf>,
    /// The screen that pages lead back to, and the one that was drawn last.
    before: Screen,
    drawn: Option<Screen>,
    /// When the next notice goes by itself.
    notice_goes: Option<f64>,
    closed: bool,
    /// The system prefers dark windows.
    dark: bool,
    dressed: bool,
    /// The screen that was told last.
    told: Option<Screen>,
    time: f64,
}

impl Lab {
    pub fn new(start: Start) -> Self {
        let Start { binary, library, settings, home, lang, wake, timings, level, diags } = start;
        let say = Say::new(settings.language().unwrap_or(lang));
        let screen = match (&settings.lang, &settings.profile) {
            (None, _) => Screen::Language,
            (Some(_), None) => Screen::Profile,
            (Some(_), Some(_)) => Screen::Home,
        };
        let study = Study::new(home, settings.folder.clone(), Arc::clone(&wake));
        let mut lab = Self {
            screen,
            say,
            theme: Theme::of(settings.theme, false),
            bench: None,
            levels: cards(&library),
            notices: Notices::default(),
            quits: false,
            window_picture: None,
            sandbox: Sandbox::new(settings.sandbox.clone()),
            tiles: PanelTiles::load(settings.layout.as_deref(), settings.preset),
            settings,
            library,
            binary,
            timings,
            panels: Panels::default(),
            run: None,
            live: None,
            queue: None,
            sweep: None,
            watch: watch::Watch::default(),
            driving: drive::Driving::default(),
            sharing: share::Sharing::default(),
            study,
            saving: saving::Saving::default(),
            unsaved: false,
            troubles: BTreeSet::new(),
            profiles: Vec::new(),
            next: None,
            best: None,
            history: None,
            profile_screen: ProfileScreen::default(),
            dialog: None,
            outbox: Outbox::new(Arc::clone(&wake)),
            undelivered: save_as::Undelivered::default(),
            copies: None,
            yard_file: None,
            wake,
            renderer: String::new(),
            before: Screen::Home,
            drawn: None,
            notice_goes: None,
            closed: false,
            dark: false,
            dressed: false,
            told: None,
            time: 0.0,
        };
        lab.settings_are_saved();
        diags.into_iter().for_each(|diag| lab.tell(diag));
        match lab.settings.profile.clone() {
            Some(nickname) => lab.enter(&nickname),
            None => {
                lab.refresh_cards();
                lab.refresh_profiles();
            }
        }
        if let Some(level) = level {
            lab.carry_out(Command::Open(level));
        }
        lab
    }

    /// Tells the person something.
    pub fn tell(&mut self, diag: Diag) {
        self.notices.push(diag);
    }

    /// Draws one frame and carries out what was asked in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if !self.dressed {
            self.dress(&ctx);
            // New fonts are there in the next frame only, and a text in a font that isn't there is a panic.
            return ctx.request_repaint();
        }
        self.dress(&ctx);
        self.dialog_escapes(&ctx);
        self.listen(&ctx);
        let mut out = Vec::new();
        for action in keys::pressed(&ctx) {
            self.act(action, &mut out);
        }
        self.take_drive_keys(&ctx);
        self.draw(ui, &mut out);
        self.share_ui(&ctx, &mut out);
        self.dialog_ui(&ctx);
        let corner = (self.screen == Screen::Lab).then(|| self.tiles.corner()).flatten();
        // Over a dialog they would lie on its buttons.
        let told = self.dialog.is_none().then_some(&mut self.notices);
        self.notice_goes =
            told.and_then(|notices| notices.ui(&ctx, &self.say, &self.theme, self.time, corner, &mut out));
        self.take_dropped(&ctx, &mut out);
        for command in out {
            self.carry_out(command);
        }
        self.bring_editor();
        if let Some(text) = self.copies.take() {
            ctx.copy_text(text);
        }
        if self.timings && self.told != Some(self.screen) {
            println!("timings: screen {:?}", self.screen);
            self.told = Some(self.screen);
        }
        if let Some(wait) = self.next_frame() {
            ctx.request_repaint_after(wait);
        }
    }

    fn draw(&mut self, ui: &mut Ui, out: &mut Vec<Command>) {
        let fresh = self.drawn != Some(self.screen);
        self.drawn = Some(self.screen);
        let Self { screen, say, theme, settings, bench, panels, tiles, study, history, sandbox, library, .. } = self;
        let page = Page { say, theme, settings, fresh };
        let profile = study.profile();
        match (*screen, bench) {
            (Screen::Language, _) => language::ui(ui, say.lang(), fresh, out),
            (Screen::Profile, _) => self.profile_screen.ui(ui, &page, &self.profiles, profile, out),
            (Screen::Settings, _) => {
                let folder = profile.map(|profile| profile.folder.display().to_string());
                settings::ui(ui, &page, &settings::About { folder, renderer: &self.renderer }, out);
            }
            (Screen::Sandbox, _) => sandbox.ui(ui, &Around { say, theme, kits: library.kits() }, out),
            (Screen::Shortcuts, _) => shortcuts::ui(ui, &page, out),
            (Screen::Messages, _) => messages::ui(ui, &page, &self.notices, out),
            (Screen::History, Some(_)) if let Some(history) = history => history.ui(ui, &page, out),
            (Screen::Lab, Some(bench)) => {
                let view = View { say, theme, settings, bench };
                lab::ui(ui, &view, tiles, panels, out);
            }
            _ => home::ui(ui, &page, &home::Home { levels: &self.levels, next: self.next.as_deref(), profile }, out),
        }
    }

    /// Fonts once, colours and size when they changed.
    fn dress(&mut self, ctx: &Context) {
        let dark = ctx.system_theme().is_some_and(|theme| theme == egui::Theme::Dark);
        if !self.dressed {
            install_fonts(ctx);
            egui_extras::install_image_loaders(ctx);
            ctx.options_mut(|options| options.zoom_with_keyboard = false);
        }
        if !self.dressed || dark != self.dark || self.theme != Theme::of(self.settings.theme, dark) {
            self.theme = Theme::of(self.settings.theme, dark);
            self.theme.apply(ctx, self.settings.reduced_motion);
            (self.dressed, self.dark) = (true, dark);
        }
        if ctx.zoom_factor() != self.settings.scale {
            ctx.set_zoom_factor(self.settings.scale);
        }
    }

    /// Hears the office, and lets time go by.
    fn listen(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let passed = (now - self.time).max(0.0);
        self.time = now;
        if self.screen == Screen::Lab && ctx.input(|input| input.pointer.any_released()) {
            self.remember_layout();
        }
        self.watch_saving();
        self.hear_outbox();
        self.hear_film();
        self.hear_best();
        let mut ended_one = false;
        let Some(bench) = &mut self.bench else { return };
        if let Some(counter) = &mut self.run {
            for news in counter.news() {
                if bench.debug.again.is_some() {
                    debugger::hear_again(bench, news);
                    continue;
                }
                // What was driven by hand is no program's merit.
                ended_one |= matches!(news, crate::app::office::News::Ended(..)) && !bench.drive.is_by_hand();
                if let (true, crate::app::office::News::Ended(_, result)) = (self.timings, &news)
                    && let Ok(ended) = result.as_ref()
                {
                    let (took, ticks) = (ended.took.as_secs_f64() * 1000.0, ended.ending.ticks);
                    println!(
                        "timings: run to verdict {took:.1} ms, {ticks} ticks, {}",
                        ResultName::of(&ended.ending.verdict).word()
                    );
                }
                bench.hear(news);
            }
        }
        if let Some(counter) = &mut self.live {
            counter.news().into_iter().for_each(|news| bench.hear_live(news));
        }
        if let Some(queue) = &mut self.queue {
            let results = queue.results();
            results.into_iter().for_each(|done| bench.hear_tried(done));
            if queue.left() == 0 {
                self.queue = None;
            }
        }
        self.hear_drive();
        let Some(bench) = &mut self.bench else { return };
        let (ticks, over) = (bench.reel.ticks(), bench.is_over());
        bench.player.advance(passed, ticks, over);
        debugger::follow(bench);
        bench.compare();
        self.hear_experiment();
        self.watch_text();
        if ended_one {
            self.show_verdict();
            self.run_ended();
        }
        self.watch_steps();
    }

    /// When the next frame is due without anybody touching anything; none for "when there is news".
    fn next_frame(&self) -> Option<Duration> {
        let shown = self.bench.as_ref().filter(|_| self.screen == Screen::Lab);
        let busy = |bench: &Bench| debugger::is_busy(bench) || debugger::wants_again(bench, self.sees_steps());
        if shown.is_some_and(|bench| bench.player.playing || busy(bench) || carry::asks_editor(bench)) {
            return Some(Duration::ZERO);
        }
        let text = shown.and_then(|_| self.watch.due(self.time));
        let notice = self.notice_goes.map(|goes| Duration::from_secs_f64((goes - self.time).clamp(0.0, 60.0)));
        [text, notice, self.saving.due(self.time), self.sharing.due(self.time)].into_iter().flatten().min()
    }
}

/// The levels of the library as the map shows them; a level that can't be read at all is not on it.
fn cards(library: &Library) -> Vec<LevelCard> {
    let card = |folder: crate::store::shelf::LevelFolder| {
        let chapter = folder.path.rsplit_once('/').map_or("", |(chapter, _)| chapter).to_owned();
        let level = library.open(folder).level?;
        Some(LevelCard { id: level.id, chapter, title: level.title, progress: Progress::default() })
    };
    library.levels().into_iter().filter_map(card).collect()
}

impl Lab {
    /// A counter of the office, opened when it is first needed.
    fn counter<'a>(counter: &'a mut Option<Counter>, binary: &Path, wake: &Wake) -> &'a mut Counter {
        counter.get_or_insert_with(|| Counter::open(binary.to_owned(), Arc::clone(wake)))
    }
}
