//! The licences of everything that arba is built from.
