//! Steps of a debug trial: each statement that begins, with the variables that have changed.
//!
//! Rhai tells its debugger every node of the syntax tree; only the beginnings of the student's own statements are steps.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use rhai::debugger::{DebuggerCommand, DebuggerEvent};
use rhai::{AST, ASTNode, Engine, EvalAltResult, EvalContext, Expr, Position, Stmt};

use crate::base::ask::{GONE, Step};
use crate::pilot::rhai::marks::RESERVED;
use crate::pilot::rhai::session::{Said, Session};
use crate::pilot::rhai::show::show;

/// Variables that are looked at in one step.
const MOST_VARIABLES: usize = 64;
/// The longest text of a value, bytes.
const LONGEST_VALUE: usize = 60;

/// Tells the steps of a session's program to its desk.
pub fn register(engine: &mut Engine, session: &Rc<Session>) {
    let watch = Watch::new(session);
    #[allow(deprecated)] // Not deprecated but marked as volatile; rhai's version is pinned.
    engine
        .register_debugger(|_, debugger| debugger, move |context, event, node, _, _| watch.look(&context, event, node));
}

struct Watch {
    session: Rc<Session>,
    /// Addresses of the expressions that are statements; the tree lives as long as the session and never moves.
    expressions: BTreeSet<usize>,
    /// Names of the program's own functions.
    functions: BTreeSet<String>,
    told: Cell<u64>,
    /// What the variables of each call showed at its last step.
    known: RefCell<Vec<Vec<(String, String)>>>,
}

impl Watch {
    fn new(session: &Rc<Session>) -> Self {
        let ast = session.program.ast();
        Self {
            session: Rc::clone(session),
            expressions: expressions(ast),
            functions: ast.iter_functions().map(|function| function.name.to_owned()).collect(),
            told: Cell::new(0),
            known: RefCell::default(),
        }
    }

    fn look(
        &self,
        context: &EvalContext,
        event: DebuggerEvent,
        node: ASTNode,
    ) -> Result<DebuggerCommand, Box<EvalAltResult>> {
        if self.told.get() >= self.session.options.max_steps || self.session.is_killed() {
            return Ok(DebuggerCommand::Continue);
        }
        if matches!(event, DebuggerEvent::Start | DebuggerEvent::Step)
            && let Some(position) = self.statement(node)
        {
            self.told.set(self.told.get() + 1);
            let step = self.step(context, position);
            self.session.suspend(Said::Step(Box::new(step)));
        }
        Ok(DebuggerCommand::StepInto)
    }

    /// Where a statement begins, when this node is one of the student's.
    fn statement(&self, node: ASTNode) -> Option<Position> {
        match node {
            ASTNode::Stmt(Stmt::Noop(..) | Stmt::Block(..) | Stmt::Share(..) | Stmt::Expr(..)) => None,
            ASTNode::Stmt(Stmt::FnCall(call, _)) | ASTNode::Expr(Expr::FnCall(call, _))
                if call.name.starts_with(RESERVED) =>
            {
                None
            }
            ASTNode::Stmt(Stmt::Assignment(parts)) => Some(parts.1.lhs.start_position()),
            ASTNode::Stmt(statement) => Some(statement.position()),
            ASTNode::Expr(expression) => {
                self.expressions.contains(&address(expression)).then(|| expression.start_position())
            }
            _ => None,
        }
    }

    fn step(&self, context: &EvalContext, position: Position) -> Step {
        let (line, column) = self.session.program.original(position);
        let frames = context.debugger().map_or(&[][..], |debugger| debugger.call_stack());
        let mut own = frames.iter().filter(|frame| self.functions.contains(frame.fn_name.as_str()));
        let function = own.clone().next_back().map_or("", |frame| frame.fn_name.as_str());
        let function = if function.starts_with("anon$") { "||".to_owned() } else { function.to_owned() };
        let depth = own.by_ref().count();
        let mut known = self.known.borrow_mut();
        let entered = known.len() <= depth;
        known.resize_with(depth + 1, Vec::new);
        let known = &mut known[depth];
        if entered {
            known.clear();
        }
        let mut changed = Vec::new();
        let mut now: Vec<(String, String)> = Vec::new();
        for (name, _, value) in context.scope().iter_raw().take(MOST_VARIABLES) {
            // The innermost of several variables with one name is the one that the program means.
            if now.iter().any(|(seen, _)| seen == name) {
                continue;
            }
            let shown = show(value, LONGEST_VALUE);
            if known.iter().all(|(seen, text)| seen != name || *text != shown) {
                changed.push((name.to_owned(), shown.clone()));
            }
            now.push((name.to_owned(), shown));
        }
        changed.reverse();
        let gone = known.iter().filter(|(name, _)| now.iter().all(|(seen, _)| seen != name));
        changed.extend(gone.map(|(name, _)| (name.clone(), GONE.to_owned())));
        *known = now;
        Step { line, column, depth: depth.min(usize::from(u16::MAX)) as u16, function, changed }
    }
}

fn expressions(ast: &AST) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    ast.walk(&mut |path| {
        if let Some(ASTNode::Stmt(Stmt::Expr(expression))) = path.last() {
            found.insert(address(expression));
        }
        true
    });
    found
}

fn address(expression: &Expr) -> usize {
    std::ptr::from_ref(expression).addr()
}
