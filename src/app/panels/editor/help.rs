//! The window with a page for each word of the robot, each keyword and each plain function.

use std::rc::Rc;

use egui::{
    Align, Align2, FontId, Frame, Id, Key, Label, Layout, Modifiers, RichText, ScrollArea, Sense, TextEdit, TextStyle,
    Ui, Window, vec2,
};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};

use crate::app::command::Command;
use crate::app::focus::Follow;
use crate::app::panels::editor::EditCommand;
use crate::app::panels::editor::about::About;
use crate::app::panels::editor::keywords::{self, KEYWORDS};
use crate::app::panels::editor::picture::WordPicture;
use crate::app::panels::editor::plain::{self, PLAIN};
use crate::app::panels::editor::rare::RARE;
use crate::app::panels::editor::signs::{self, SIGNS};
use crate::app::view::View;
use crate::base::ask::Vocabulary;
use crate::manual::{Page, Topic, words};
use crate::text::lang::Lang;

/// The window's size at first, and the width from which list and page stand beside each other.
const SIZE: egui::Vec2 = vec2(620.0, 420.0);
const BESIDE: f32 = 420.0;
/// The list's width beside a page, and its height above one.
const LIST: egui::Vec2 = vec2(190.0, 120.0);

/// The window with the pages.
#[derive(Default)]
pub struct HelpWindow {
    open: bool,
    search: String,
    /// The page that is shown, by the name of its word.
    name: Option<String>,
    /// The search line gets the focus in the next frame.
    focus: bool,
    page: Option<Shown>,
    list: Option<List>,
    picture: WordPicture,
    cache: CommonMarkCache,
}

/// A page as it is drawn; it is made once for each language.
struct Shown {
    name: String,
    lang: Lang,
    signature: String,
    /// What a word does.
    sentence: String,
    /// Markdown above and below the example; of a word without its sentence.
    above: String,
    example: Option<String>,
    below: String,
    /// It is a word of a robot, and so has a picture.
    of_word: bool,
}

/// The list as it is drawn; it is made anew when another thing is searched for.
struct List {
    search: String,
    lang: Lang,
    words: Rc<Vocabulary>,
    /// The entries under the messages of their headings.
    groups: Vec<(&'static str, Vec<Entry>)>,
}

/// A line of the list.
struct Entry {
    name: &'static str,
    about: About,
}

impl HelpWindow {
    /// Opens with the page of a word, or as it was; closes when it is open with that page already.
    pub fn call(&mut self, name: Option<String>) {
        if self.open && (name.is_none() || name == self.name) {
            self.open = false;
            return;
        }
        self.open = true;
        self.focus = true;
        if name.is_some() {
            self.name = name;
            self.search.clear();
        }
    }

    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the window; tells whether it was closed in this frame.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, out: &mut Vec<Command>) -> bool {
        if !self.open {
            return false;
        }
        let Some(words) = view.bench.vocabulary() else { return false };
        let mut open = true;
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            open = false;
        }
        let room = ui.ctx().content_rect().size() - vec2(24.0, 56.0);
        let size = SIZE.min(room);
        let window = Window::new(view.say.plain("words-help"))
            .id(Id::new("words-help"))
            .open(&mut open)
            .collapsible(false)
            .pivot(Align2::CENTER_CENTER)
            .default_pos(ui.ctx().content_rect().center())
            .default_size(size)
            .max_size(room);
        window.show(ui.ctx(), |ui| self.contents(ui, view, words, out));
        self.open = open;
        !open
    }

    fn contents(&mut self, ui: &mut Ui, view: &View, words: &Rc<Vocabulary>, out: &mut Vec<Command>) {
        let label = view.say.plain("words-help-search");
        let line = TextEdit::singleline(&mut self.search).hint_text(&label).desired_width(f32::INFINITY);
        let response = ui.add(line.id(Id::new("words-help-search")));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
        if std::mem::take(&mut self.focus) {
            response.request_focus();
        }
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let list = self.list.take().filter(|list| list.is_for(&self.search, view, words));
        let list = list.unwrap_or_else(|| List::new(&self.search, view, words));
        let mut listed = list.groups.iter().flat_map(|(_, entries)| entries).map(|entry| entry.name);
        let is_listed = listed.clone().any(|name| Some(name) == self.name.as_deref());
        let first = listed.next();
        // While somebody searches, the best that was found is shown.
        if let Some(first) = first
            && (self.name.is_none() || response.changed() && !is_listed || enter && !is_listed)
        {
            self.name = Some(first.to_owned());
        }
        if ui.available_width() >= BESIDE {
            let height = ui.available_height();
            ui.horizontal_top(|ui| {
                ui.allocate_ui_with_layout(vec2(LIST.x, height), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(LIST.x);
                    self.list(ui, view, &list, height);
                });
                ui.separator();
                ui.vertical(|ui| self.page(ui, view, words, out));
            });
        } else {
            self.list(ui, view, &list, LIST.y.min(ui.available_height() / 2.5));
            ui.separator();
            self.page(ui, view, words, out);
        }
        self.list = Some(list);
    }

    fn list(&mut self, ui: &mut Ui, view: &View, list: &List, height: f32) {
        ScrollArea::vertical().id_salt("list of help").max_height(height).auto_shrink([false, true]).follow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            if list.groups.is_empty() {
                ui.label(view.say.plain("words-help-none"));
            }
            for (heading, entries) in &list.groups {
                ui.label(RichText::new(view.say.plain(heading)).small().weak());
                for entry in entries {
                    let chosen = self.name.as_deref() == Some(entry.name);
                    if ui.selectable_label(chosen, RichText::new(entry.name).monospace()).clicked() {
                        self.name = Some(entry.name.to_owned());
                    }
                }
                ui.add_space(4.0);
            }
        });
    }

    fn page(&mut self, ui: &mut Ui, view: &View, vocabulary: &Vocabulary, out: &mut Vec<Command>) {
        let Some(name) = &self.name else { return };
        let lang = view.say.lang();
        if self.page.as_ref().is_none_or(|page| page.name != *name || page.lang != lang) {
            self.page = page(name, vocabulary, view);
        }
        let Some(page) = &self.page else { return };
        ScrollArea::vertical().id_salt(("page of help", name)).auto_shrink(false).follow(ui, |ui| {
            let size = TextStyle::Monospace.resolve(ui.style()).size;
            let code = |text: &str| RichText::new(text).font(FontId::monospace(size));
            ui.label(code(&page.signature).size(size * 1.2).color(view.theme.code.word));
            if page.of_word {
                // Picture and example come after the sentence, where they are seen without scrolling.
                ui.label(&page.sentence);
                ui.add_space(4.0);
                self.picture.ui(ui, view, &page.name);
            }
            if !page.of_word {
                CommonMarkViewer::new().show(ui, &mut self.cache, &page.above);
            }
            if let Some(example) = &page.example {
                ui.add_space(4.0);
                ui.label(RichText::new(view.say.plain("words-example")).strong());
                let ground = Frame::new().fill(view.theme.visuals.code_bg_color).inner_margin(6.0).corner_radius(3.0);
                let put = view.say.plain("words-help-insert");
                let shown = ground.show(ui, |ui| ui.add(Label::new(code(example)).sense(Sense::click()))).inner;
                if shown.on_hover_text(&put).clicked() | ui.button(put).clicked() {
                    out.push(Command::Edit(EditCommand::Insert(example.clone())));
                }
            }
            if page.of_word {
                CommonMarkViewer::new().show(ui, &mut self.cache, &page.above);
            }
            if !page.below.trim().is_empty() {
                CommonMarkViewer::new().show(ui, &mut self.cache, &page.below);
            }
        });
    }
}

impl List {
    fn new(search: &str, view: &View, words: &Rc<Vocabulary>) -> Self {
        let groups = groups(words, view, search);
        Self { search: search.to_owned(), lang: view.say.lang(), words: Rc::clone(words), groups }
    }

    fn is_for(&self, search: &str, view: &View, words: &Rc<Vocabulary>) -> bool {
        self.search == search && self.lang == view.say.lang() && Rc::ptr_eq(&self.words, words)
    }
}

/// The lines of the list under their headings, as far as they have to do with what is searched for.
fn groups(vocabulary: &Vocabulary, view: &View, search: &str) -> Vec<(&'static str, Vec<Entry>)> {
    let search = search.trim().to_lowercase();
    let fits = |entry: &Entry| {
        search.is_empty()
            || entry.name.to_lowercase().contains(&search)
            || entry.about.sentence(view.say).to_lowercase().contains(&search)
    };
    let mut found: Vec<(&'static str, Vec<Entry>)> = Vec::new();
    let mut put = |heading: &'static str, entry: Entry| {
        if !fits(&entry) {
            return;
        }
        match found.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, entries)) => entries.push(entry),
            None => found.push((heading, vec![entry])),
        }
    };
    let mut words: Vec<_> = vocabulary.entries.iter().filter(|entry| !entry.hidden).map(|entry| entry.word).collect();
    words.sort_by_key(|word| (word.kind, word.name));
    for word in words {
        put(words::heading(word.name), Entry { name: word.name, about: About::Word(word) });
    }
    for keyword in KEYWORDS {
        put("words-help-language", Entry { name: keyword.name, about: About::Keyword(keyword) });
    }
    for sign in SIGNS {
        put("words-help-signs", Entry { name: sign.name, about: About::Sign(sign) });
    }
    for (heading, list) in [("words-help-plain", PLAIN), ("words-help-rare", RARE)] {
        for plain in list.iter().filter(|plain| vocabulary.find(plain.name).is_none()) {
            put(heading, Entry { name: plain.name, about: About::Plain(plain) });
        }
    }
    // What is called so comes before what only speaks of it.
    if !search.is_empty() {
        let is_called = |entry: &Entry| entry.name.to_lowercase().starts_with(&search);
        found.iter_mut().for_each(|(_, entries)| entries.sort_by_key(|entry| !is_called(entry)));
        found.sort_by_key(|(_, entries)| !entries.iter().any(is_called));
    }
    found
}

/// The page of a word, a keyword or a function.
fn page(name: &str, vocabulary: &Vocabulary, view: &View) -> Option<Shown> {
    let entry = vocabulary.entries.iter().find(|entry| entry.word.name == name);
    let about = match entry {
        Some(entry) => About::Word(entry.word),
        None => {
            let keyword = keywords::find(name).map(About::Keyword);
            keyword.or_else(|| plain::find(name).map(About::Plain)).or_else(|| signs::find(name).map(About::Sign))?
        }
    };
    let sentence = about.sentence(view.say);
    let (mut above, mut below) = (sentence.clone(), String::new());
    if let Some(entry) = entry {
        let body = Page { topic: Topic::Words, name: name.to_owned() }.body(view.say.texts());
        // The example stands between the fences; it gets its own button.
        let (before, after) = body.split_once("```rhai").unwrap_or((&body, ""));
        above = before.strip_prefix(sentence.as_str()).unwrap_or(before).to_owned();
        if !entry.devices.is_empty() {
            let names: Vec<String> = entry.devices.iter().map(|(device, _)| format!("`\"{device}\"`")).collect();
            above += &format!("\n{} {}\n", view.say.plain("words-help-devices"), names.join(", "));
        }
        below = after.split_once("```").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
    }
    let (signature, example) = (about.signature(view.say), about.example());
    Some(Shown {
        name: name.to_owned(),
        lang: view.say.lang(),
        signature,
        sentence,
        above,
        example,
        below,
        of_word: entry.is_some(),
    })
}
