//! Pictures out: a moment as PNG, a film as an animated GIF, and a page that plays it in any browser.
