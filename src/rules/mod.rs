//! What counts: goals, limits, the referee, the verdict and the sheet.
