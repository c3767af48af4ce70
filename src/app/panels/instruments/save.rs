//! Saving what is plotted: as a table for a spreadsheet, or as a picture.

use egui::Ui;

use crate::app::command::Command;
use crate::app::panels::instruments::channel::{Axis, Channel, is_endless};
use crate::app::panels::instruments::chosen::{Chosen, colour};
use crate::app::panels::instruments::plots::Kept;
use crate::app::panels::instruments::thin::{held, thin};
use crate::app::panels::instruments::values::{full_name, unit};
use crate::app::settings::ThemeChoice;
use crate::app::theme::Theme;
use crate::app::view::View;
use crate::base::csv::{Cell, Csv, Dialect};
use crate::base::units::seconds_of;
use crate::export::plot::{Chart, Dash, Pane, PlotLine, png};

/// Columns of pixels that a picture has.
const PICTURE_COLUMNS: usize = 1100;

/// The buttons.
pub fn ui(ui: &mut Ui, view: &View, chosen: &Chosen, kept: &mut Kept, out: &mut Vec<Command>) {
    for (dialect, label, hint) in
        [(Dialect::Plain, "measure-csv", "measure-csv-hint"), (Dialect::Excel, "measure-excel", "measure-excel-hint")]
    {
        if ui.button(view.say.plain(label)).on_hover_text(view.say.plain(hint)).clicked() {
            let columns: Vec<Column> = chosen.iter().map(|(channel, _)| column(view, kept, channel, dialect)).collect();
            let bytes = table(&time_heading(view, dialect), &columns, dialect).into_bytes();
            out.push(Command::SaveAs { name: format!("{}.csv", view.bench.level.id), bytes });
        }
    }
    if ui.button(view.say.plain("measure-png")).on_hover_text(view.say.plain("measure-png-hint")).clicked() {
        out.push(match png(&chart(view, chosen, kept), &|number| view.say.number(number)) {
            Ok(bytes) => Command::SaveAs { name: format!("{}.png", view.bench.level.id), bytes },
            Err(diag) => Command::Tell(diag),
        });
    }
}

/// What is plotted as a picture on white paper, a pane for each axis.
fn chart(view: &View, chosen: &Chosen, kept: &mut Kept) -> Chart {
    let paper = Theme::of(ThemeChoice::Light, false);
    let mut axes: Vec<Axis> = chosen.iter().map(|(channel, _)| channel.axis()).collect();
    axes.sort();
    axes.dedup();
    let end = view.bench.reel.ticks() as u32;
    let mut pane = |axis: Axis| {
        let of_axis = chosen.iter().filter(|(channel, _)| channel.axis() == axis);
        let lines = of_axis.map(|(channel, style)| {
            let mut points = thin(kept.points(view, channel), 0.0, f64::from(end), PICTURE_COLUMNS);
            if channel.holds() {
                points = held(&points, end);
            }
            let piece = |points: &[(u32, f32)]| {
                points.iter().map(|(tick, value)| (seconds_of(u64::from(*tick)), f64::from(*value))).collect()
            };
            let pieces = points.split(|(_, value)| is_endless(*value)).map(piece).collect();
            let [red, green, blue, _] = colour(&paper, style).to_array();
            PlotLine { name: full_name(view, channel), colour: [red, green, blue], dash: paper_dash(style), pieces }
        });
        Pane { y: unit(view, axis), lines: lines.collect(), ..Pane::default() }
    };
    let panes = axes.into_iter().map(&mut pane).collect();
    Chart { x: view.say.plain("sweep-axis-time"), panes }
}

/// The dashes of `chosen::dash` on paper.
fn paper_dash(style: usize) -> Dash {
    match style % 4 {
        0 => Dash::Solid,
        1 => Dash::Long,
        2 => Dash::Dots,
        _ => Dash::Short,
    }
}

/// One column of the table.
struct Column {
    heading: String,
    points: Vec<(u32, f32)>,
    /// A value stands until the next one comes.
    holds: bool,
}

/// Programs find the time by a name that is the same in every language; a person reads it in their own.
fn time_heading(view: &View, dialect: Dialect) -> String {
    match dialect {
        Dialect::Plain => "time_s".to_owned(),
        Dialect::Excel => view.say.plain("sweep-axis-time"),
    }
}

fn column(view: &View, kept: &mut Kept, channel: &Channel, dialect: Dialect) -> Column {
    let name = full_name(view, channel);
    let heading = match unit(view, channel.axis()) {
        unit if dialect == Dialect::Excel && !unit.is_empty() => format!("{name}, {unit}"),
        _ => name,
    };
    Column { heading, points: kept.points(view, channel).to_vec(), holds: channel.holds() }
}

/// A row for every moment at which any column has a point.
fn table(time: &str, columns: &[Column], dialect: Dialect) -> String {
    let mut ticks: Vec<u32> = columns.iter().flat_map(|column| column.points.iter().map(|point| point.0)).collect();
    ticks.sort_unstable();
    ticks.dedup();
    let mut csv = Csv::new(dialect);
    csv.heading(std::iter::once(time).chain(columns.iter().map(|column| column.heading.as_str())));
    for tick in ticks {
        let cells = columns.iter().map(|Column { points, holds, .. }| {
            let known =
                points.partition_point(|point| point.0 <= tick).checked_sub(1).and_then(|last| points.get(last));
            let value = known.filter(|point| *holds || point.0 == tick).map(|point| point.1);
            Cell::from(value.filter(|value| !is_endless(*value)).map(decimal))
        });
        csv.row(std::iter::once(Cell::Number(seconds_of(u64::from(tick)))).chain(cells));
    }
    csv.into_text()
}

/// The number with the digits that a film keeps, and no more: 0.1, not 0.10000000149.
fn decimal(value: f32) -> f64 {
    value.to_string().parse().unwrap_or(f64::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_what_holds_and_leaves_what_was_not_plotted_empty() {
        let column = |heading: &str, points: &[(u32, f32)], holds: bool| Column {
            heading: heading.to_owned(),
            points: points.to_vec(),
            holds,
        };
        let columns =
            [column("distance", &[(0, 80.1), (10, 1e13), (20, 60.0)], true), column("e", &[(10, -0.5)], false)];
        assert_eq!(
            table("time_s", &columns, Dialect::Plain),
            "time_s,distance,e\r\n0,80.1,\r\n0.1,,-0.5\r\n0.2,60,\r\n"
        );
        assert_eq!(table("Уақыт, с", &columns[1..], Dialect::Excel), "\u{feff}Уақыт, с;e\r\n0,1;-0,5\r\n");
    }
}
