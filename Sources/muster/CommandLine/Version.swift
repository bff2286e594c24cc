/// The version that `--version` prints and that servers are told.
let musterVersion = "0.1.0"
