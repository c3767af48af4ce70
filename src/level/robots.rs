//! The robots of a level: names, kits, pilots, places.

use std::sync::Arc;

use crate::base::diag::Diag;
use crate::base::maths::Pose;
use crate::base::ron::draws::Draws;
use crate::base::ron::fields::Fields;
use crate::base::ron::node::{Body, Node, NodeKind};
use crate::base::units::angle_of_heading;
use crate::level::numbers::{id, list, required_point};
use crate::level::sources::Sources;
use crate::sim::kit::Kit;

/// The most robots of one level.
const MOST_ROBOTS: usize = 128;

/// Who decides for a robot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PilotPlan {
    Student,
    /// The name of a file of the level.
    Script(String),
    Still,
}

/// One robot of one layout.
pub(super) struct RobotPlan<'a> {
    pub name: String,
    pub kit: Arc<Kit>,
    pub pilot: PilotPlan,
    pub world_from_robot: Pose,
    pub node: &'a Node,
}

/// Reads the robots; those with a problem are left out, but their names are given in `names`.
pub(super) fn read<'a>(
    node: &'a Node,
    sources: &Sources,
    draws: &Draws,
    names: &mut Vec<String>,
    diags: &mut Vec<Diag>,
) -> Vec<RobotPlan<'a>> {
    let nodes = list(node, MOST_ROBOTS, diags);
    if nodes.is_empty() && matches!(node.kind, NodeKind::List(_)) {
        diags.push(Diag::error("level-no-robots").at(node.place()));
    }
    nodes.iter().filter_map(|node| robot(node, sources, draws, names, diags)).collect()
}

fn robot<'a>(
    node: &'a Node,
    sources: &Sources,
    draws: &Draws,
    names: &mut Vec<String>,
    diags: &mut Vec<Diag>,
) -> Option<RobotPlan<'a>> {
    let mut fields = Fields::of(node, Some("Robot"), draws, diags)?;
    let name = fields.required_node("name", diags).and_then(|node| {
        let name = id(node, diags)?;
        if names.contains(&name) {
            diags.push(Diag::error("level-twice").with("name", name.as_str()).at(node.place()));
        }
        Some(name)
    });
    names.extend(name.clone());
    let kit: Option<String> = fields.required("kit", diags);
    // A kit that can't be had was told when the files were read.
    let kit = kit.and_then(|kit| sources.kits.get(&kit)?.clone());
    let pilot = fields.node("pilot").map_or(Some(PilotPlan::Student), |node| pilot(node, diags));
    let at = required_point(&mut fields, "at", draws, diags);
    let facing = fields.number("facing", -3600.0, 3600.0, diags).unwrap_or(0.0);
    fields.end(diags);
    let world_from_robot = Pose::new(at?, angle_of_heading(facing));
    Some(RobotPlan { name: name?, kit: kit?, pilot: pilot?, world_from_robot, node })
}

/// Reads `Student`, `Script("file.rhai")` or `Still`.
pub(super) fn pilot(node: &Node, diags: &mut Vec<Diag>) -> Option<PilotPlan> {
    const PILOTS: [&str; 3] = ["Student", "Script", "Still"];
    match &node.kind {
        NodeKind::Name(name) if name == "Student" => Some(PilotPlan::Student),
        NodeKind::Name(name) if name == "Still" => Some(PilotPlan::Still),
        NodeKind::Group { name: Some(name), body: Body::Items(items) } if name == "Script" && items.len() == 1 => {
            Some(PilotPlan::Script(crate::base::ron::fields::value(&items[0], &Draws::none(), diags)?))
        }
        NodeKind::Broken => None,
        _ => {
            let found = node.name().unwrap_or_default();
            let diag = Diag::error("level-pilot-expected").with("name", found);
            diags.push(diag.did_you_mean(found, PILOTS).at(node.place()));
            None
        }
    }
}
