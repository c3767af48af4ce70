//! The window: Bevy carries the panels. This folder is the only one that names Bevy.

mod keyboard;
mod measure;
mod picture;
mod shade;
mod wake;

use std::num::NonZero;
use std::time::{Duration, Instant};

use bevy::DefaultPlugins;
use bevy::app::{App, AppExit, Last, PluginGroup, PostUpdate, PreUpdate, Startup, Update};
use bevy::asset::AssetEventSystems;
use bevy::camera::{Camera2d, ClearColor};
use bevy::color::Color;
use bevy::ecs::message::{MessageReader, MessageWriter};
use bevy::ecs::query::{Has, With};
use bevy::ecs::schedule::IntoScheduleConfigs;
use bevy::ecs::system::{Commands, Local, NonSendMut, Query, Res, ResMut, Single};
use bevy::log::LogPlugin;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::renderer::RenderAdapterInfo;
use bevy::render::settings::{Backends, PowerPreference, RenderCreation, WgpuSettings};
use bevy::render::view::Msaa;
use bevy::window::{
    ExitCondition, Monitor, PresentMode, PrimaryMonitor, PrimaryWindow, Window, WindowCloseRequested, WindowPlugin,
    WindowResolution, WindowTheme, WindowThemeChanged,
};
use bevy::winit::{EventLoopProxyWrapper, UpdateMode, WinitSettings};
use bevy_egui::{
    EguiContext, EguiContexts, EguiInput, EguiInputSet, EguiPlugin, EguiPostUpdateSet, EguiPreUpdateSet,
    EguiPrimaryContextPass, PrimaryEguiContext,
};
use egui::{LayerId, UiBuilder};

use crate::app::lab::{Lab, Start};
use crate::app::ladder::{READY, Step};
use crate::app::window::measure::Measure;
use crate::app::window::picture::Pictures;
use crate::app::window::wake::Waker;
use crate::base::diag::Diag;

/// The size of the window at first, and the smallest it may become.
const SIZE: (u32, u32) = (1280, 800);
const SMALLEST: (f32, f32) = (640.0, 480.0);

/// How a window is opened.
pub struct Opening {
    pub lab: Start,
    pub step: Step,
    /// When the process began, for the time to the first frame.
    pub began: Instant,
    /// Measure frames and leave: the seconds that a film plays.
    pub measure: bool,
}

/// The lab in the window, and what the window itself remembers.
struct Desk {
    lab: Lab,
    began: Instant,
    frames: u64,
    timings: bool,
    waker: Waker,
    /// The proxy of the event loop was given to whoever wakes the window.
    wired: bool,
}

/// Opens the window and stays until it is closed; gives the exit code.
pub fn run(opening: Opening) -> u8 {
    let Opening { mut lab, step, began, measure } = opening;
    let waker = Waker::default();
    lab.wake = waker.call();
    let timings = lab.timings;
    let window = Window {
        title: "arba".to_owned(),
        name: Some("arba".to_owned()),
        resolution: WindowResolution::new(SIZE.0, SIZE.1),
        present_mode: if measure { PresentMode::AutoNoVsync } else { PresentMode::AutoVsync },
        resize_constraints: bevy::window::WindowResizeConstraints {
            min_width: SMALLEST.0,
            min_height: SMALLEST.1,
            ..Default::default()
        },
        ..Default::default()
    };
    let plugins = DefaultPlugins
        .set(WindowPlugin {
            primary_window: Some(window),
            exit_condition: ExitCondition::DontExit,
            close_when_requested: false,
            ..Default::default()
        })
        .set(RenderPlugin {
            render_creation: RenderCreation::Automatic(Box::new(graphics(step))),
            ..Default::default()
        })
        .set(LogPlugin { filter: "error".to_owned(), ..Default::default() })
        // One frame is drawn after the other: what is shown is never a frame old, and two threads would only share two cores.
        .disable::<PipelinedRenderingPlugin>();
    // A frame is drawn when something happened, and not otherwise.
    let rest = UpdateMode::Reactive {
        wait: Duration::from_secs(3600),
        react_to_device_events: false,
        react_to_user_events: true,
        react_to_window_events: true,
    };
    let mut app = App::new();
    app.add_plugins(plugins)
        .add_plugins(EguiPlugin { bindless_mode_array_size: None })
        .insert_resource(ClearColor(Color::srgb(0.11, 0.13, 0.16)))
        .insert_resource(WinitSettings { focused_mode: rest, unfocused_mode: rest })
        .insert_resource(Measure::new(measure))
        .insert_resource(Pictures::default())
        .insert_non_send(Desk { lab: Lab::new(lab), began, frames: 0, timings, waker, wired: false })
        .add_systems(Startup, (set_up, tell_adapter))
        .add_systems(
            PreUpdate,
            (system_theme, keyboard::quiet).after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(PreUpdate, keyboard::one_chord_a_frame.before(EguiInputSet::InitReading))
        .add_systems(EguiPrimaryContextPass, draw)
        // New letters reach the graphics in the frame that shows them, and not one later.
        .configure_sets(PostUpdate, EguiPostUpdateSet::PostProcessOutput.before(AssetEventSystems))
        .add_systems(Update, (fit_the_screen, close, measure::measure, picture::take, shade::shade))
        .add_systems(Last, measure::count);
    match app.run() {
        AppExit::Success => 0,
        AppExit::Error(code) => NonZero::get(code),
    }
}

/// What is asked of the graphics on each step of the ladder. `software` asks for it by an environment variable.
fn graphics(step: Step) -> WgpuSettings {
    WgpuSettings {
        backends: Some(match step {
            Step::Normal | Step::Software => Backends::PRIMARY | Backends::GL,
            Step::Gl => Backends::GL,
        }),
        // Panels are light work; a laptop's second graphics card would only cost battery.
        power_preference: PowerPreference::LowPower,
        ..Default::default()
    }
}

fn set_up(mut commands: Commands) {
    // Egui smooths its own edges, and four samples a pixel treble the time of a frame on a software renderer.
    commands.spawn((Camera2d, Msaa::Off));
}

/// The line of "About", and a word to those whose computer draws without a graphics card.
fn tell_adapter(adapter: Res<RenderAdapterInfo>, mut desk: NonSendMut<Desk>) {
    let info = &adapter.0;
    desk.lab.renderer = format!("{} ({:?})", info.name, info.backend);
    // wgpu's names for renderers that run on the processor.
    let software = format!("{:?}", info.device_type) == "Cpu"
        || ["llvmpipe", "lavapipe", "swiftshader", "basic render"]
            .iter()
            .any(|name| info.name.to_lowercase().contains(name));
    if software {
        desk.lab.tell(Diag::note("lab-software-rendering").with("renderer", info.name.clone()));
    }
}

/// A window larger than the screen would hide its buttons: it shrinks to the screen, once.
fn fit_the_screen(
    monitors: Query<(&Monitor, Has<PrimaryMonitor>)>,
    mut window: Single<&mut Window, With<PrimaryWindow>>,
    mut fitted: Local<bool>,
) {
    if *fitted {
        return;
    }
    let primary = monitors.iter().find(|(_, primary)| *primary).or_else(|| monitors.iter().next());
    let Some((monitor, _)) = primary else { return };
    *fitted = true;
    let (width, height) = (window.resolution.physical_width(), window.resolution.physical_height());
    if width > monitor.physical_width || height > monitor.physical_height {
        window
            .resolution
            .set_physical_resolution(width.min(monitor.physical_width), height.min(monitor.physical_height));
    }
}

fn system_theme(
    mut changes: MessageReader<WindowThemeChanged>,
    mut input: Query<&mut EguiInput, With<PrimaryEguiContext>>,
) {
    let Some(change) = changes.read().last() else { return };
    for mut input in &mut input {
        input.system_theme = Some(match change.theme {
            WindowTheme::Light => egui::Theme::Light,
            WindowTheme::Dark => egui::Theme::Dark,
        });
    }
}

/// Draws the lab.
fn draw(
    mut contexts: EguiContexts,
    mut desk: NonSendMut<Desk>,
    mut measure: ResMut<Measure>,
    mut pictures: ResMut<Pictures>,
    mut clear: ResMut<ClearColor>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut exit: MessageWriter<AppExit>,
) -> bevy::ecs::error::Result {
    let ctx = contexts.ctx_mut()?.clone();
    let desk = &mut *desk;
    if !desk.wired
        && let Some(proxy) = proxy
    {
        desk.waker.wire((**proxy).clone());
        let waker = desk.waker.clone();
        // bevy_egui itself wakes for what is due at once only; a tooltip or a toast is due later.
        ctx.set_request_repaint_callback(move |info| waker.after(info.delay));
        desk.wired = true;
    }
    let root = UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = egui::Ui::new(ctx.clone(), "lab".into(), root);
    if measure.draws_nothing() {
        egui::CentralPanel::default().show(&mut ui, |_| {});
        return Ok(());
    }
    measure.drive(&mut desk.lab);
    let since = Instant::now();
    desk.lab.ui(&mut ui);
    measure.panels(since);
    let [red, green, blue, _] = desk.lab.theme.visuals.panel_fill.to_array();
    clear.0 = Color::srgb_u8(red, green, blue);
    pictures.ask(&mut desk.lab);
    // A frame is known to be on the screen when the next one begins: the graphics may still fail in the first.
    match desk.frames {
        1 if desk.timings => {
            println!("timings: start to first frame {:.0} ms", desk.began.elapsed().as_secs_f64() * 1000.0);
        }
        2 => println!("{READY} {}", desk.lab.renderer),
        _ => {}
    }
    desk.frames += 1;
    if desk.frames < 4 {
        ctx.request_repaint();
    }
    if desk.lab.quits {
        exit.write(AppExit::Success);
    }
    Ok(())
}

/// The window is closed when all that is to be saved was given away.
fn close(
    mut asked: MessageReader<WindowCloseRequested>,
    mut desk: NonSendMut<Desk>,
    mut exit: MessageWriter<AppExit>,
    _window: Single<&Window, With<PrimaryWindow>>,
    _context: Query<&EguiContext>,
) {
    if asked.read().next().is_some() {
        desk.lab.carry_out(crate::app::command::Command::Quit);
        exit.write(AppExit::Success);
    }
}
