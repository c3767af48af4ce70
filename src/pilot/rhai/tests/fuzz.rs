//! Programs cut, doubled and mixed by chance: reading them ends in a program or a diag with a place, running them in a tick.

use super::*;
use crate::base::noise::Stream;
use crate::pilot::rhai::engine;
use crate::pilot::rhai::natives::Meter;
use crate::pilot::rhai::scan::scan;

/// Programs that use every shape of the language.
const SEEDS: &[&str] = &[
    "loop { if distance() < 50 { stop(); } else { drive(20, 0); } }",
    "let i = 0; while i < 4 { i += 1; if i == 2 { continue; } drive(i, reflection(\"left\") / 2.0); }",
    "fn f(n) { if n > 0 { f(n - 1) + 1 } else { 0 } } print(f(5)); let g = |x| x * 2; print(g.call(3));",
    "for (x, i) in [1, 2, 3] { do { i += 1; } until i > 3; switch x { 1 | 2 => print(x), 3 if i > 2 => { stop(); } _ => () } }",
    "let m = #{a: [1, 2.5, \"x\"], b: || distance()}; m.a[0] += 2 ** 3 ** 1; print(`m ${m.a} ${m.b.call()}`);",
    "try { throw [1]; } catch (e) { print(e); } let x = loop { if time() > 0.02 { break time(); } }; print(x);",
    "wait_until(|| distance() < 99.5); forward(10 / 5); turn((4 - 2) / 2); wait(0.01);",
    "const A = 5; fn h() { global::A / 2 } while h() > 5 || !true && false { } let s = 'c'; s += \"d\"; /* c */ print(s); // e",
    "let a = [3, 1, 2]; a.sort(|x, y| x - y); a.filter(|v| v > 1).map(|v| v ?? 0); a?.len; if a is_def { } else if a[0] != 1 { }",
];

/// Pieces that break things.
const SPICE: &[&str] = &[
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ";",
    ",",
    "\"",
    "`",
    "'",
    "${",
    "#{",
    "|",
    "||",
    "&&",
    "=",
    "==",
    "**",
    "/",
    "//",
    "/*",
    "*/",
    "..",
    "..=",
    "::",
    ".",
    "?.",
    "while",
    "loop",
    "for",
    "in",
    "do",
    "until",
    "if",
    "else",
    "switch",
    "=>",
    "_",
    "let",
    "const",
    "fn",
    "return",
    "break",
    "continue",
    "throw",
    "try",
    "catch",
    "this",
    "eval",
    "import",
    "print",
    "and",
    "def",
    ":",
    "++",
    "é",
    "ж",
    "“",
    "\u{200b}",
    "\n",
    "9999999999999999999",
    "1e999",
    "0x",
    "1.",
    "30,5",
    "distance",
    "distance()",
    "wait(1)",
    "call",
    "Fn",
    "global",
    "__r(0)",
    "!",
    "-",
    "@",
];

fn mutated(chance: Stream, round: u64) -> String {
    let pick = |salt: u64, count: usize| chance.numbered(round).bits(salt) as usize % count.max(1);
    let seed = SEEDS[pick(0, SEEDS.len())];
    let mut pieces: Vec<String> = Vec::new();
    let mut done = 0;
    for token in scan(seed).tokens {
        pieces.push(seed[done..token.end()].to_owned());
        done = token.end();
    }
    for change in 0..1 + pick(1, 3) as u64 {
        let at = pick(10 + change * 4, pieces.len());
        let other = pick(11 + change * 4, pieces.len());
        match pick(12 + change * 4, 5) {
            0 => {
                pieces.remove(at);
            }
            1 => pieces.swap(at, other),
            2 => pieces.insert(at, pieces[other].clone()),
            3 => pieces.insert(at, format!(" {} ", SPICE[pick(13 + change * 4, SPICE.len())])),
            _ => pieces[at] = format!(" {} ", SPICE[pick(13 + change * 4, SPICE.len())]),
        }
    }
    pieces.concat()
}

#[test]
fn mixed_up_programs_end_in_a_diag_with_a_place_or_run() {
    let chance = Stream::new(2).named("programs");
    let plain = engine::new(&Meter::default());
    let mut ran = 0;
    // `ARBA_FUZZ=300000` looks longer.
    let rounds = std::env::var("ARBA_FUZZ").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3_000);
    for round in 0..rounds {
        let source = mutated(chance, round);
        match compile(source.as_bytes(), "my.rhai", vocabulary()) {
            Err(diag) => {
                let place = diag.place.clone().unwrap_or_default();
                assert!(place.line > 0 && place.column > 0, "{source}\n{diag:?}");
                assert!(diag.code.starts_with("pilot-"), "{source}\n{diag:?}");
            }
            Ok(program) => {
                assert!(plain.compile(&source).is_ok(), "{source}");
                assert!(program.is_marked(), "the marked text of this doesn't parse:\n{source}");
                let result = run_for(&source, 3, Options { operations_per_tick: 500, ..Options::default() });
                if let State::Broke(diag) = &result.state {
                    let place = diag.place.clone().unwrap_or_default();
                    assert!(place.line > 0, "{source}\n{diag:?}");
                    assert!(!format!("{diag:?}").contains("__"), "{source}\n{diag:?}");
                }
                ran += 1;
            }
        }
    }
    assert!(ran > 100, "{ran}");
}

#[test]
fn any_bytes_are_read_or_refused() {
    let chance = Stream::new(3).named("bytes");
    for round in 0..500 {
        let length = chance.numbered(round).bits(0) as usize % 200;
        let bytes: Vec<u8> = (0..length as u64).map(|index| chance.numbered(round).bits(index + 1) as u8).collect();
        if let Err(diag) = compile(&bytes, "my.rhai", vocabulary()) {
            assert!(diag.place.is_some());
        }
    }
}
