//! The screens: drawn in three languages and sizes, and gone through by keyboard.
