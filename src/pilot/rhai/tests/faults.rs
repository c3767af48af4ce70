//! Wrong programs: the code and the place of what is said about each.

use super::*;

/// What is said about a program: `code line:column+length`.
fn said(source: &str) -> String {
    let diag = match compile(source.as_bytes(), "my.rhai", vocabulary()) {
        Err(diag) => diag,
        Ok(_) => match run_for(source, 400, Options::default()).state {
            State::Broke(diag) => diag,
            state => return format!("{state:?}"),
        },
    };
    let place = diag.place.unwrap_or_default();
    assert_eq!(place.file, "my.rhai", "{source}");
    let code = diag.code.strip_prefix("pilot-").unwrap_or(&diag.code).to_owned();
    format!("{code} {}:{}+{}", place.line, place.column, place.length)
}

/// The example of the first hint.
fn hint(source: &str) -> String {
    let diag = match compile(source.as_bytes(), "my.rhai", vocabulary()) {
        Err(diag) => diag,
        Ok(_) => match run_for(source, 400, Options::default()).state {
            State::Broke(diag) => diag,
            state => panic!("{source}\n{state:?}"),
        },
    };
    diag.hints.iter().map(|hint| format!("{} {:?}", hint.code, hint.args.first().map(|(_, arg)| arg))).collect()
}

const TABLE: &[(&str, &str)] = &[
    // Signs, letters and quotes.
    ("print(\"abc);", "text-open 1:7+1"),
    ("let s = \"abc; stop();\nlet t = \"x\";", "text-open 1:9+1"),
    ("let x = `abc ${1`;", "text-open 1:9+1"),
    ("stop();\n/* abc", "comment-open 2:1+2"),
    ("print(“abc”);", "quotes 1:7+1"),
    ("print(«abc»);", "quotes 1:7+1"),
    ("print('abc');", "single-quotes 1:7+5"),
    ("let x = 5 – 3;", "odd-sign 1:11+1"),
    ("сount = 5;", "lookalike 1:1+5"),
    ("let х = 5;", "lookalike 1:5+1"),
    ("ащкцфкв(30);", "layout 1:1+7"),
    ("loop { вшыефтсу(); }", "layout 1:8+8"),
    ("вперёд(30);", "name-letters 1:1+6"),
    ("let __x = 5;", "reserved-name 1:5+3"),
    ("let x = 0x;", "bad-number 1:9+2"),
    ("let x = \"a\\qb\";", "bad-escape 1:9+6"),
    ("f(1, 2, 3, 4, 5, 6, 7, 8, 9);", "too-many-arguments 1:27+1"),
    // Brackets, at the opening one.
    ("forward(30;\nturn(90);", "not-closed 1:8+1"),
    ("loop {\n  forward(30);\n", "not-closed 1:6+1"),
    ("loop {\n  if distance() < 5 {\n    stop();\n}\n", "not-closed 2:21+1"),
    ("if (distance() > 5 { stop(); }", "not-closed 1:4+1"),
    ("let a = [1, 2; print(a);", "not-closed 1:9+1"),
    ("forward(30));", "not-opened 1:12+1"),
    ("loop { forward(30); }}", "not-opened 1:22+1"),
    ("if distance() > 5) { stop(); }", "not-opened 1:18+1"),
    ("forward(30];", "mixed-brackets 1:11+1"),
    ("forward(50;)", "end-inside 1:11+2"),
    ("let x = 2;\nx < 5\n    forward(50);\n}", "not-opened 4:1+1"),
    ("if false { forward(\"ten\"); }", "wrong-kind 1:20+5"),
    ("if true stop();", "brace-needed 1:8+1"),
    // Commands and values.
    ("forward(30)\nturn(90);", "semicolon 1:12+1"),
    ("forward(30) turn(90);", "semicolon 1:12+1"),
    ("let x = 5\nif x == 5 { stop(); }", "semicolon 1:10+1"),
    ("let a = [1 2];", "comma 1:11+1"),
    ("let x = ;", "value-expected 1:9+1"),
    ("let x = 5 +;", "value-expected 1:12+1"),
    ("let x = 5 $ 6;", "unknown-operator 1:11+1"),
    ("let 2x = 5;", "bad-name 1:5+2"),
    ("let my speed = 5;", "bad-name 1:5+8"),
    ("let let = 5;", "reserved-word 1:5+3"),
    ("fn go() { stop(); }", "reserved-word 1:4+2"),
    ("fn f() { fn g() { } }", "function-inside 1:10+2"),
    ("fn (a) { stop(); }", "function-name 1:4+1"),
    ("fn a() {} fn a() {}", "function-twice 1:11+2"),
    ("else { stop(); }", "else-alone 1:1+4"),
    ("break;", "break-outside 1:1+5"),
    ("eval(\"1\");", "switched-off 1:1+4"),
    ("import \"x\" as y;", "switched-off 1:1+6"),
    ("let m = #{a 1};", "missing 1:12+1"),
    // `=` and conditions.
    ("let x = 5;\nif x = 5 { stop(); }", "assign-compare 2:6+1"),
    ("let x = 5; while (x = 5) { stop(); }", "assign-compare 1:21+1"),
    ("if 5 { stop(); }", "condition-kind 1:4+1"),
    ("while distance() { stop(); }", "condition-kind 1:7+8"),
    ("while (1) { stop(); }", "condition-kind 1:8+1"),
    ("for i in 5 { stop(); }", "for-kind 1:10+1"),
    ("const A = 5; A = 6;", "assign-constant 1:14+1"),
    // Names.
    ("x = 5;", "no-let 1:1+1"),
    ("stop;", "word-parens 1:1+4"),
    ("let d = distance + 1;", "word-parens 1:9+8"),
    ("fn side() { stop(); }\nside;", "word-parens 2:1+4"),
    ("let speed = 5;\nfn ride() { forward(speed); }\nride();", "not-visible 2:21+5"),
    ("const FAR = 5; fn ride() { forward(FAR); }", "not-visible 1:36+3"),
    ("if true { let x = 5; }\nprint(x);", "out-of-block 2:7+1"),
    ("print(x); let x = 5;", "used-before 1:7+1"),
    ("let speed = 5; forward(sped);", "unknown-variable 1:24+4"),
    ("let x = 5; let y = X;", "unknown-variable 1:20+1"),
    ("fly(3);", "unknown-word 1:1+3"),
    ("loop { forwrad(3); }", "unknown-word 1:8+7"),
    ("let f = || 5; f();", "call-variable 1:15+1"),
    ("lift(50);", "hidden-word 1:1+4"),
    ("scan();", "other-kit 1:1+4"),
    // Counts, kinds, ranges, devices.
    ("forward();", "wrong-count-exact 1:1+7"),
    ("forward(30, 5);", "wrong-count-exact 1:1+7"),
    ("forward(30,5);", "decimal-comma 1:9+4"),
    ("let x = 30,5;", "decimal-comma 1:9+4"),
    ("mark(1);", "wrong-count 1:1+4"),
    ("fn f(a, b) { a + b } f(1);", "wrong-count-exact 1:22+1"),
    ("forward(\"30\");", "wrong-kind 1:9+4"),
    ("forward(true);", "wrong-kind 1:9+4"),
    ("wait_until(distance() < 5);", "wrong-kind 1:12+14"),
    ("wait_until(|| 5);", "condition-not-bool 1:12+4"),
    ("forward(100000);", "out-of-range 1:9+6"),
    ("wait(-1);", "out-of-range 1:6+2"),
    ("wait(100);", "out-of-range 1:6+3"),
    ("let x = 1.0 / 0.0; forward(x);", "not-finite 1:28+1"),
    ("distance(\"back\");", "unknown-device 1:10+6"),
    ("motor(\"lef\", 50);", "unknown-device 1:7+5"),
    ("reflection();", "device-needed 1:1+10"),
    ("motor(50);", "device-needed 1:1+5"),
    ("pen(\"rde\");", "unknown-choice 1:5+5"),
    ("pen(5);", "wrong-kind 1:5+1"),
    ("wait(1/2);", "remainder-lost 1:6+3"),
    ("let n = 5; forward((n + 2) / 2);", "remainder-lost 1:28+1"),
    ("wait(1/0);", "divide-zero 1:7+1"),
    ("let a = \"a\" ** 2;", "operator-kinds 1:13+2"),
    // While it runs.
    ("let a = [1, 2]; print(a[5]);", "index-range 1:25+1"),
    ("let a = []; a[0] = 5;", "index-empty 1:15+1"),
    ("\"abc\"[7];", "text-index 1:7+1"),
    ("let a = 1 / 0;", "divide-zero 1:11+1"),
    ("let x = 10; print(x % 0);", "divide-zero 1:21+1"),
    ("let a = 9223372036854775807; a += 1;", "overflow 1:32+2"),
    ("let b = 2 ** 100;", "overflow 1:11+2"),
    ("fn f(n) { f(n + 1) }\nf(1);", "too-deep 2:1+1"),
    ("let s = \"x\"; loop { s += s; }", "too-large 1:23+2"),
    ("let a = [1]; loop { a += a; }", "too-large 1:23+2"),
    ("throw \"oops\";", "thrown 1:1+5"),
    ("throw;", "thrown-nothing 1:1+5"),
    ("loop { let x = 1; }", "busy-loop 1:8+3"),
    ("let a = \"a\" - 1;", "operator-kinds 1:13+1"),
    ("let x = -\"a\";", "operator-kind 1:9+1"),
    ("let a = 5; a.fly();", "no-method 1:14+3"),
    ("let a = \"abc\"; print(a.size);", "no-property 1:24+4"),
    ("let x = [1, 2, 3]; x.append(4);", "function-kinds 1:22+6"),
    ("let x = true; x[0];", "no-index 1:16+1"),
    ("print(len(5));", "function-kind 1:7+3"),
    ("let x = 2.5; for i in 0..x { stop(); }", "range-kinds 1:24+2"),
    ("let g = abs; g.curry(1);", "word-parens 1:9+3"),
    ("let a = [1]; a.import(2);", "switched-off 1:16+6"),
    ("parse_int(\"abc\");", "not-a-number 1:1+9"),
    ("fn f() { distance(); side(); }\nfn side() { [1][3] }\nf();", "index-range 2:17+1"),
    ("let a = [3, 1]; a.sort(|x, y| { z + 1 });", "unknown-variable 1:33+1"),
    // Habits from Python.
    ("print x", "call-parens 1:1+5"),
    ("print \"x\"", "call-parens 1:1+5"),
    ("forward 30;", "call-parens 1:1+7"),
    ("def f():\n    forward(30)", "habit-function 1:1+3"),
    ("let x = 5;\nif x == 5:\n  stop()", "habit-colon 2:10+1"),
    ("for i in range(5): forward(30)", "habit-colon 1:18+1"),
    ("while true:\n    stop()", "habit-colon 1:11+1"),
    ("for i in range(5) { stop(); }", "habit-range 1:10+5"),
    ("let a = true; if a and a { stop(); }", "habit-logic 1:20+3"),
    ("let a = true; if a or a { stop(); }", "habit-logic 1:20+2"),
    ("let a = true; if not a { stop(); }", "habit-logic 1:18+3"),
    ("let a = True;", "habit-literal 1:9+4"),
    ("while False { stop(); }", "habit-literal 1:7+5"),
    ("let a = None;", "habit-literal 1:9+4"),
    ("let x = 1; if x == 1 { stop(); } elif x == 2 { stop(); }", "habit-else-if 1:34+4"),
    ("# go\nforward(30);", "habit-comment 1:1+1"),
    ("let f = f\"x {1}\";", "habit-f-string 1:9+1"),
    ("let m = {a: 1};", "habit-map 1:9+1"),
    // Habits from C and others.
    ("int x = 5;", "habit-type 1:1+3"),
    ("var x = 5;", "habit-type 1:1+3"),
    ("let x: int = 5;", "habit-type 1:6+1"),
    ("let i = 0; i++;", "habit-step 1:13+2"),
    ("let i = 0; ++i;", "habit-step 1:12+2"),
    ("for (int i = 0; i < 5; i++) { forward(30); }", "habit-c-for 1:1+3"),
    ("for (i = 0; i < 5; i = i + 1) { forward(30); }", "habit-c-for 1:1+3"),
    ("let x = 1; if x == 1 then stop();", "habit-then 1:22+4"),
    ("while (true) do { stop(); }", "habit-then 1:14+2"),
    ("let x = 5; if x <> 4 { }", "habit-comparison 1:17+2"),
    ("let x = 5; if x =< 4 { }", "habit-comparison 1:17+2"),
    ("let x = 5; if x === 4 { }", "habit-comparison 1:17+3"),
    ("function side() { stop(); }", "habit-function 1:1+8"),
    ("void side() { stop(); }", "habit-function 1:1+4"),
    ("repeat 4 { stop(); }", "habit-repeat 1:1+6"),
    ("repeat(4) { stop(); }", "habit-repeat 1:1+6"),
    ("forever { stop(); }", "habit-repeat 1:1+7"),
    ("let a = true; let x = a ? 1 : 2;", "habit-ternary 1:25+1"),
    ("switch 5 { case 1: stop(); }", "habit-case 1:12+4"),
    // What only looks right.
    ("stop();\u{a0}turn(90);", "odd-space 1:8+1"),
    ("stop();\u{2028}turn(90);", "odd-space 1:8+1"),
    ("let my-speed = 5;", "bad-name 1:5+8"),
    ("forward(30cm);", "habit-unit 1:9+4"),
    ("drive(50%, 0);", "habit-unit 1:7+3"),
    ("wait_until(() => distance() < 20);", "habit-lambda 1:12+1"),
    ("let x = 1; let f = x => x + 1;", "habit-lambda 1:20+1"),
    ("print(distance(front));", "text-quotes 1:16+5"),
    ("motor(left, 50);", "text-quotes 1:7+4"),
    ("pen(red);", "text-quotes 1:5+3"),
    ("let front = \"front\"; if true { let left = 5; } motor(left, 50);", "out-of-block 1:54+4"),
    ("robot.forward(30);", "unknown-variable 1:1+5"),
];

#[test]
fn every_wrong_program_is_told_its_cause_and_its_place() {
    let wrong: Vec<String> = TABLE
        .iter()
        .filter_map(|(source, expected)| {
            let said = said(source);
            (said != *expected).then(|| format!("{source}\n  said     {said}\n  expected {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hints_show_how_it_is_written() {
    let expected = [
        ("int x = 5;", "let x = 5;"),
        ("if distance() = 20 { stop(); }", "distance() == 20"),
        ("if (time() = 20) { stop(); }", "time() == 20"),
        ("let i = 0; i++;", "i += 1;"),
        ("forward 30;", "forward(30)"),
        ("forward(30,5);", "30.5"),
        ("repeat 4 { stop(); }", "for i in 0..4 { … }"),
        ("def side(a, b): stop()", "fn side(a, b) { … }"),
        ("forwrad(3);", "forward"),
        ("motor(\"lef\", 5);", "left"),
        ("const FAR = 5; fn ride() { forward(FAR); }", "global::FAR"),
        ("for i in range(5) { stop(); }", "0..5"),
        ("x = 5;", "let x = 5;"),
        ("let d = 5; if d = 3 { stop(); }", "d == 3"),
        ("sleep(1);", "wait(1)"),
        ("wait_until(distance() < 5);", "wait_until(|| distance() < 5)"),
        ("print('abc');", "\\\"abc\\\""),
        ("robot.forward(30);", "forward(30)"),
        ("print(Math.sqrt(2));", "sqrt(…)"),
        ("console.log(5);", "print(…)"),
        ("let a = []; a.append(5);", "list.push(x)"),
        ("let my-speed = 5;", "let my_speed = …;"),
        ("forward(30cm);", "30"),
        ("motor(left, 50);", "motor(\\\"left\\\", …)"),
        ("pen(red);", "pen(\\\"red\\\")"),
    ];
    for (source, example) in expected {
        assert!(hint(source).contains(&format!("\"{example}\"")), "{source}\n{}", hint(source));
    }
}

#[test]
fn right_programs_are_not_blamed() {
    let right = [
        "let and_more = 1; let notes = 2; print(and_more + notes);",
        "let end = 5; let begin = end; let def = 1; print(def + begin);",
        "fn not_far() { distance() < 20 } if not_far() { stop(); }",
        "let s = `a ${if 1 < 2 { \"x\" } else { \"y\" }} b`; print(s);",
        "let m = #{a: 1, \"b c\": [1, 2]}; print(m.a + m[\"b c\"][1]); m.c = 5; m[\"d\"] = 6; print(m.len());",
        "switch 5 { 1 | 2 => stop(), 3..6 if true => print(1), _ => { stop(); } }",
        "let f = |x, y| x + y; print(f.call(1, 2)); let g = Fn(\"abs\"); print(g.call(-3));",
        "fn ready() { distance() < 101 } wait_until(|| ready()); wait_until(ready);",
        "for (x, i) in [5, 6] { print(x + i); } for c in \"ab\" { print(c); } for i in range(0, 6, 2) { print(i); }",
        "let a = [3, 1, 2]; a.sort(); a.sort(|x, y| y - x); a.push(4); print(a.len); print(a.filter(|v| v > 2).map(|v| v * 2));",
        "let x = 5; { let x = 6; print(x); } print(x); let y = x; y -= 1; y *= 2; y %= 5; print(y);",
        "do { stop(); } until true; let i = 0; while i < 3 { i += 1; if i == 2 { continue; } } print(i);",
        "try { throw \"x\"; } catch (e) { print(e); } try { [1][5]; } catch { print(\"caught\"); }",
        "let t = \"тест: [( {\"; print(t); // скобки ( [ {\n/* и \" тут */ print('\"');",
        "let r = if distance() > 5 { 1 } else { 2 }; print(r); let v = { let q = 2; q * 2 }; print(v);",
        "print(PI()); print(type_of(5)); print(\"5\".len()); print(parse_int(\"5\") + 5.to_float());",
        "let m = #{act: |x| x + 1}; print(m.act.call(1)); fn twice(f) { f.call(1); f.call(2) } print(twice(|n| n));",
        "let x = ();\nif x == () { stop(); }\nlet y = x ?? 5;\nprint(y);",
        "wait(4/2); wait(1/2.0); wait(abs(-1/2)); wait([5/2][0]); let n = 5; forward(n / 5 / 1); print(7 / 2);",
        "print(2 ** 3 ** 2 - 1); let x = 2.0; x **= 2 + 1; print(x); print(-x ** 2 + [3][0] ** 2); print(2 ** -1);",
        "",
    ];
    for source in right {
        let ran = run(source);
        assert_eq!(ran.state, State::Ended, "{source}\n{:?}", ran.state);
    }
}

/// Every message id that the room's sources name, by the text of its files.
fn named_messages() -> Vec<String> {
    let mut files = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pilot")];
    let mut found = Vec::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "tests") {
                files.extend(
                    std::fs::read_dir(&path)
                        .expect("a folder")
                        .filter_map(|entry| entry.ok())
                        .map(|entry| entry.path()),
                );
            }
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source file");
        for piece in text.split('"').skip(1).step_by(1) {
            let is_id = piece
                .strip_prefix("pilot-")
                .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit()));
            if is_id {
                found.push(piece.to_owned());
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The ids of a language file with the variables of each.
fn messages(lang: &str) -> std::collections::BTreeMap<String, Vec<String>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/lang/{lang}/pilot.ftl"));
    let text = std::fs::read_to_string(path).expect("a language file");
    let resource = fluent_syntax::parser::parse(text.as_str()).expect("every message parses");
    let mut found = std::collections::BTreeMap::new();
    for entry in resource.body {
        if let fluent_syntax::ast::Entry::Message(message) = entry {
            let shown = format!("{:?}", message.value);
            let mut names: Vec<String> = shown
                .split("VariableReference { id: Identifier { name: \"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next().map(str::to_owned))
                .collect();
            names.sort();
            names.dedup();
            found.insert(message.id.name.to_owned(), names);
        }
    }
    found
}

#[test]
fn every_message_exists_in_three_languages_with_the_same_variables() {
    let english = messages("en");
    for lang in ["ru", "kk"] {
        assert_eq!(english, messages(lang), "{lang}");
    }
    let named = named_messages();
    let missing: Vec<&String> = named.iter().filter(|id| !english.contains_key(*id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let unused: Vec<&String> = english.keys().filter(|id| id.starts_with("pilot-") && !named.contains(id)).collect();
    assert!(unused.is_empty(), "{unused:?}");
    for word in words().iter().chain(show_words()) {
        assert!(english.contains_key(&format!("word-{}", word.name)));
        for param in word.params {
            assert!(
                english.contains_key(&format!("word-{}-{}", word.name, param.name)),
                "{} {}",
                word.name,
                param.name
            );
        }
    }
}
