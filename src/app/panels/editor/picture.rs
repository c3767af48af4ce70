//! The manual's picture of a word, on its page of help.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use egui::{Image, Ui, Widget, vec2};

use crate::app::view::View;
use crate::base::diag::Arg;
use crate::manual::{Page, Topic};

/// A picture is at most so wide and high, points.
const SIDE: f32 = 150.0;

/// The picture of the word whose page is shown. The manual runs the word's example for it, which is done beside the frames.
#[derive(Default)]
pub struct WordPicture {
    word: String,
    comes: Option<Receiver<Option<String>>>,
    /// The address of the picture, once it is there.
    uri: Option<String>,
}

impl WordPicture {
    /// Draws it as soon as it is there.
    pub fn ui(&mut self, ui: &mut Ui, view: &View, word: &str) {
        if self.word != word {
            self.begin(ui, word);
        }
        self.hear(ui);
        let side = SIDE.min(ui.available_width());
        let Some(uri) = &self.uri else {
            // What stands below must not jump away from the pointer when the picture comes.
            if self.comes.is_some() {
                ui.allocate_space(vec2(side, side));
            }
            return;
        };
        let shows = view.say.with("words-help-picture", [("name", Arg::from(word))]);
        Image::from_uri(uri).alt_text(shows).fit_to_exact_size(vec2(side, side)).ui(ui);
    }

    fn begin(&mut self, ui: &Ui, word: &str) {
        if let Some(old) = self.uri.take() {
            ui.ctx().forget_image(&old);
        }
        word.clone_into(&mut self.word);
        let page = Page { topic: Topic::Words, name: word.to_owned() };
        let ctx = ui.ctx().clone();
        let (tell, comes) = channel();
        self.comes = Some(comes);
        thread::spawn(move || {
            // Nobody waits any more when another page was opened.
            let _ = tell.send(page.picture());
            ctx.request_repaint();
        });
    }

    fn hear(&mut self, ui: &Ui) {
        let Some(comes) = &self.comes else { return };
        let picture = match comes.try_recv() {
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => None,
            Ok(picture) => picture,
        };
        self.comes = None;
        if let Some(picture) = picture {
            let uri = format!("bytes://arba/manual/words/{}.svg", self.word);
            ui.ctx().include_bytes(uri.clone(), picture.into_bytes());
            self.uri = Some(uri);
        }
    }
}
