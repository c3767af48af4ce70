//! Fluent: ids and arguments become sentences in kk, ru and en.
