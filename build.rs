//! Builds again when a file of the folders that are built into the binary comes or goes.

fn main() {
    println!("cargo::rerun-if-changed=levels");
    println!("cargo::rerun-if-changed=assets");
}
