//! Tables for spreadsheets: comma-separated values, also as Excel reads them in Kazakh and Russian.

/// How a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Commas between cells, points in numbers (RFC 4180): what programs read.
    #[default]
    Plain,
    /// Semicolons between cells, commas in numbers, and a mark for UTF-8 in front: what Excel reads by a double click where
    /// numbers have a decimal comma.
    Excel,
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Number(f64),
    Text(String),
}

/// A table that grows row by row.
#[derive(Clone, Debug)]
pub struct Csv {
    dialect: Dialect,
    text: String,
}

impl Csv {
    pub fn new(dialect: Dialect) -> Self {
        let mark = if dialect == Dialect::Excel { "\u{feff}" } else { "" };
        Self { dialect, text: mark.to_owned() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.text.push(self.separator());
            }
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => self.number(number),
                Cell::Text(text) => self.quoted(&text),
            }
        }
        self.text.push_str("\r\n");
    }

    /// Adds a row of texts, such as the headings.
    pub fn heading<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        self.row(cells.into_iter().map(Cell::from));
    }

    /// The whole table.
    pub fn into_text(self) -> String {
        self.text
    }

    fn separator(&self) -> char {
        match self.dialect {
            Dialect::Plain => ',',
            Dialect::Excel => ';',
        }
    }

    /// The shortest digits that read back as the same number; what is no number leaves its cell empty.
    fn number(&mut self, number: f64) {
        if !number.is_finite() {
            return;
        }
        // No "-0".
        let plain = (if number == 0.0 { 0.0 } else { number }).to_string();
        match self.dialect {
            Dialect::Plain => self.text.push_str(&plain),
            Dialect::Excel => self.text.push_str(&plain.replace('.', ",")),
        }
    }

    /// A text that a spreadsheet takes neither for a formula nor for more than one cell.
    fn quoted(&mut self, text: &str) {
        let formula = if text.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
        if text.contains([self.separator(), '"', '\n', '\r']) {
            self.text.push_str(&format!("\"{formula}{}\"", text.replace('"', "\"\"")));
        } else {
            self.text.push_str(formula);
            self.text.push_str(text);
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Option<f64>> for Cell {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(dialect: Dialect) -> String {
        let mut csv = Csv::new(dialect);
        csv.heading(["time_s", "a;b,c", "=cmd"]);
        csv.row([Cell::Number(0.5), Cell::Empty, Cell::Number(-0.0)]);
        csv.row([Cell::Number(f64::NAN), Cell::from("say \"x\""), Cell::Number(-1.25)]);
        csv.into_text()
    }

    #[test]
    fn programs_get_points_and_commas() {
        assert_eq!(table(Dialect::Plain), "time_s,\"a;b,c\",'=cmd\r\n0.5,,0\r\n,\"say \"\"x\"\"\",-1.25\r\n");
    }

    #[test]
    fn excel_gets_its_mark_semicolons_and_decimal_commas() {
        assert_eq!(table(Dialect::Excel), "\u{feff}time_s;\"a;b,c\";'=cmd\r\n0,5;;0\r\n;\"say \"\"x\"\"\";-1,25\r\n");
    }
}
