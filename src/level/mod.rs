//! What a level folder says: loading, draws and layouts, the shelf and the static check.
