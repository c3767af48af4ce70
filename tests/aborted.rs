//! A trial whose worker had to be killed is aborted: it names the resource, is no verdict, and never ranked silently.

use std::sync::atomic::AtomicBool;

use arba::cup::judge::{Entry, RunResult, judge};
use arba::cup::standings::standings;
use arba::rules::rank::USUAL;
use arba::trial::worker::hire::Resource;

use crate::arena::{inputs, level, same_program};

#[test]
fn a_program_that_eats_memory_is_aborted_and_not_ranked_while_the_others_are() {
    let level = level("stop-at-20");
    let entry = |name: &str, text: &str| Entry { name: name.to_owned(), programs: Ok(same_program(&level, text)) };
    let entries = [
        entry("greedy", include_str!("hostile/map_of_long_texts.rhai")),
        entry("honest", include_str!("solutions/stop-at-20/solution.rhai")),
    ];
    let (stop, binary) = (AtomicBool::new(false), std::path::Path::new(env!("CARGO_BIN_EXE_arba")));
    let judged = judge(binary, &inputs(&level, Vec::new(), 0), &entries, &[0, 1], 1, &stop, &|| {});
    assert!(judged[0].runs.iter().all(|run| run.result == RunResult::Aborted(Resource::Memory)), "{:?}", judged[0]);
    assert!(judged[1].runs.iter().all(|run| matches!(run.result, RunResult::Done(_))), "{:?}", judged[1]);
    let rows = standings(&USUAL, judged);
    let places: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.place)).collect();
    assert_eq!(places, [("honest", Some(1)), ("greedy", None)]);
}
