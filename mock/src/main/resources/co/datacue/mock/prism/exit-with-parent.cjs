// Loaded before Prism. Standard input is a pipe from the JVM that started it; it ends when that JVM
// does, even when it was killed and could not run its shutdown hook.
const { rmSync } = require("node:fs");

function leave() {
  rmSync(__dirname, { recursive: true, force: true }); // the temporary folder, contract and all
  process.exit();
}

process.stdin.on("end", leave).on("error", leave).resume();
