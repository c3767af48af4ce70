//! Pictures out: what is drawn is what was filmed, and the page runs in a browser and no stranger's script in it.

use std::path::Path;
use std::process::Command;

use arba::export::gif::{Options as Gif, Trouble, animation};
use arba::export::moments::Moments;
use arba::export::page::page;
use arba::export::png::moment;
use arba::export::raster::Raster;
use arba::level::texts::Texts as LevelTexts;
use arba::text::Texts;
use arba::text::lang::Lang;
use arba::trial::film::write::FilmWriter;
use arba::trial::film::{Detail, Film, Happening, read};
use arba::trial::reel::Reel;
use arba::trial::still::drawing;

use crate::arena::{LEAN, inputs, level, programs, run};

fn film(id: &str) -> Film {
    let level = level(id);
    run(&inputs(&level, programs(&level, "solution"), 0), LEAN).film.expect("a film")
}

fn whole(film: &Film) -> Gif {
    Gif { from: 0, to: film.ticks(), speed: 1.0, fps: 20, width_px: 200, lang: Lang::En }
}

#[test]
fn a_gif_shows_the_same_pictures_as_the_film_at_the_same_times() {
    let film = film("kegelring");
    let reel = Reel::of(film.clone());
    let bytes = animation(&reel, &whole(&film), &mut |_| true).unwrap();
    let mut moments = Moments::new(&reel, 200, Lang::En);
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(bytes.as_slice()).unwrap();
    let (width, height) = (usize::from(decoder.width()), usize::from(decoder.height()));
    let mut screen = vec![0; width * height * 4];
    let (mut time_cs, mut frames, mut checked) = (0u64, 0, 0);
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        let (left, top) = (usize::from(frame.left), usize::from(frame.top));
        for (row, line) in frame.buffer.chunks(usize::from(frame.width) * 4).enumerate() {
            for (column, pixel) in line.as_chunks::<4>().0.iter().enumerate().filter(|(_, pixel)| pixel[3] > 0) {
                let at = ((top + row) * width + left + column) * 4;
                screen[at..at + 4].copy_from_slice(pixel);
            }
        }
        if frames % 40 == 0 {
            let wanted = moments.at(time_cs.min(film.ticks()));
            let far = |(one, other): (&u8, &u8)| one.abs_diff(*other) > 64;
            let wrong = screen.iter().zip(wanted.bytes()).filter(|pair| far(*pair)).count();
            assert!(wrong * 50 < screen.len(), "at {time_cs}: {wrong} of {}", screen.len());
            checked += 1;
        }
        time_cs += u64::from(frame.delay);
        frames += 1;
    }
    // The last picture stays for two seconds.
    assert!(time_cs.abs_diff(film.ticks() + 200) <= 5, "{time_cs} for {} ticks", film.ticks());
    assert!(checked > 3 && frames > 100, "{frames} frames");
    assert!(bytes.len() < 4 << 20, "{} bytes", bytes.len());
}

#[test]
fn a_gif_can_be_stopped_and_takes_the_part_and_speed_that_were_asked_for() {
    let film = film("first-steps");
    let reel = Reel::of(film.clone());
    let mut told = Vec::new();
    let stopped = animation(&reel, &whole(&film), &mut |share| {
        told.push(share);
        told.len() < 3
    });
    assert_eq!((stopped, told.len()), (Err(Trouble::Stopped), 3));
    let length = |options: &Gif| {
        let bytes = animation(&reel, options, &mut |_| true).unwrap();
        let mut decoder = gif::DecodeOptions::new().read_info(bytes.as_slice()).unwrap();
        let mut time_cs = 0;
        while let Some(frame) = decoder.read_next_frame().unwrap() {
            time_cs += u64::from(frame.delay);
        }
        time_cs
    };
    assert_eq!(length(&Gif { from: 50, to: 150, ..whole(&film) }), 100 + 200);
    assert_eq!(length(&Gif { from: 50, to: 150, speed: 2.0, ..whole(&film) }), 50 + 200);
    // Nonsense is brought into its bounds.
    let nonsense = Gif { from: u64::MAX, to: 0, speed: f64::NAN, fps: 0, width_px: 0, lang: Lang::Kk };
    assert_eq!(length(&nonsense), 200);
}

#[test]
fn a_picture_of_a_moment_is_a_png_of_the_width_that_was_asked_for() {
    let png = moment(&Reel::of(film("first-steps")), 100, 321, Lang::En).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 321);
}

#[test]
fn a_moment_shows_what_stands_there_the_beams_and_the_time() {
    let film = film("kegelring");
    let reel = Reel::of(film.clone());
    let mut bare = Raster::new(film.header.picture.size, 400);
    bare.draw(&drawing(&film, 300, "ru"));
    let mut moments = Moments::new(&reel, 400, Lang::Ru);
    let drawn = moments.at(300);
    // What is behind beams and the time is as it was: no more than a quarter of the picture is another.
    let pixels = |raster: &Raster| raster.bytes().as_chunks::<4>().0.to_vec();
    let (drawn, bare) = (pixels(drawn), pixels(&bare));
    let other = drawn.iter().zip(&bare).filter(|(one, other)| one != other).count();
    assert!((50..drawn.len() / 4).contains(&other), "{other} of {}", drawn.len());
    // Amber lets the white floor through: red stays, blue goes.
    let amber = |[red, green, blue, _]: &[u8; 4]| *red > 225 && *green < 250 && *blue < 220 && red > blue;
    let shown = drawn.iter().zip(&bare).filter(|(one, other)| amber(one) && !amber(other)).count();
    assert!(shown > 20, "{shown} pixels of beams");
    // The time stands in the upper left corner, dark on light, and another time looks another way.
    let corner = |pixels: &[[u8; 4]]| {
        let rows = pixels.chunks(400).take(20);
        rows.flat_map(|row| row.iter().take(60).copied()).collect::<Vec<_>>()
    };
    assert!(corner(&drawn).iter().any(|pixel| pixel[0] < 60) && corner(&drawn) != corner(&bare));
    let later = pixels(moments.at(410));
    assert_ne!(corner(&later), corner(&drawn));
}

/// What somebody might write who wants a script of theirs to run in the page.
const HOSTILE: &str = "</script><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

/// A film in which everything that a stranger can write says something hostile.
fn hostile_film() -> Film {
    let mut film = film("first-steps");
    let everywhere = LevelTexts { en: HOSTILE.into(), ru: HOSTILE.into(), kk: HOSTILE.into() };
    film.header.arba = HOSTILE.into();
    film.header.texts.title = everywhere.clone();
    film.header.texts.goals.iter_mut().for_each(|goal| goal.text = everywhere.clone());
    film.header.picture.bodies.iter_mut().for_each(|body| body.name = HOSTILE.into());
    film.header.picture.zones.iter_mut().for_each(|(name, _)| *name = HOSTILE.into());
    let ticks: Vec<_> = read::ticks(&film).map(Result::unwrap).collect();
    let loose = film.header.picture.bodies.iter().filter(|body| body.loose).count();
    let mut writer = FilmWriter::new(Detail::Lean, loose, film.header.streams.len());
    for tick in &ticks {
        if tick.tick == 5 {
            writer.happening(&Happening::Print { robot: 0, line: 1, text: format!("{HOSTILE}\u{2028}\u{202e}") });
            writer.happening(&Happening::Say { robot: 9, text: HOSTILE.into() });
        }
        tick.happenings.iter().for_each(|happening| writer.happening(happening));
        writer.end_tick(tick.poses.iter().copied());
    }
    film.chunks = writer.take_chunks(true);
    film
}

#[test]
fn nothing_of_a_film_can_end_the_pages_script() {
    for lang in Lang::ALL {
        let page = page(&hostile_film(), &Texts::new(lang)).unwrap();
        assert_eq!(page.matches("<script").count(), 2, "{}", lang.code());
        assert_eq!(page.matches("</script").count(), 2);
        assert_eq!(page.matches("<img").count(), 0);
        assert!(!page.contains('\u{2028}') && !page.contains('\u{202e}'));
        for outside in ["http:", "https:", "src=\"", "url(", "@import", "fetch(", "XMLHttp"] {
            assert!(!page.contains(outside), "{outside}");
        }
    }
}

#[test]
fn a_minute_of_film_is_a_small_page() {
    let film = film("kegelring");
    let length = page(&film, &Texts::new(Lang::En)).unwrap().len();
    assert!(length < 400_000, "{length} bytes for {} ticks", film.ticks());
}

/// What chromium makes of a page, as HTML after its script ran; none where there is no chromium.
fn browsed(page: &str, hash: &str) -> Option<String> {
    let chromium = Path::new("/usr/bin/chromium");
    if !chromium.exists() {
        eprintln!("skipped: this computer has no /usr/bin/chromium, so nobody looked at the page");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("film.html");
    std::fs::write(&file, page).unwrap();
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .args(["--virtual-time-budget=4000", "--dump-dom"])
        .arg(format!("file://{}{hash}", file.display()))
        .output()
        .unwrap();
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn the_page_plays_in_a_browser_and_says_how_the_film_ended() {
    let film = film("first-steps");
    let end = film.ticks() as f64 / 100.0;
    let page = page(&film, &Texts::new(Lang::Ru)).unwrap();
    let Some(seen) = browsed(&page, "#end") else { return };
    assert!(seen.contains("data-ready=\"yes\""), "the script did not run to its end:\n{seen:.2000}");
    assert!(seen.contains("data-state=\"passed\">Пройдено</p>"), "{seen:.2000}");
    // The clock stands at the end, in the Russian way of writing numbers.
    let clock = format!("{end:.2}").replace('.', ",");
    assert!(seen.contains(&format!(">{clock} / {clock} с</output>")), "{clock}");
    let goal = film.header.texts.goals[0].text.get("ru");
    assert!(seen.contains(&format!("✔ {goal}")), "{goal}");
}

#[test]
fn in_a_browser_a_strangers_names_stay_texts() {
    let page = page(&hostile_film(), &Texts::new(Lang::En)).unwrap();
    let Some(seen) = browsed(&page, "") else { return };
    assert!(seen.contains("data-ready=\"yes\""), "the script did not run to its end");
    assert!(!seen.contains("<title>owned"), "a script of the film ran");
    assert!(
        seen.contains("<h1 id=\"title\">&lt;/script&gt;&lt;img src=x onerror="),
        "the title is shown as it was written"
    );
    assert_eq!(seen.matches("<img").count(), 0);
}
