package co.datacue.mock.prism;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Shell scripts in the place of node and npm. */
record FakeNode(Path folder) {
  static final String PACKAGE = "node_modules/@stoplight/prism-cli";

  /** Counts its runs beside the script. */
  static final String INSTALL =
      "echo run >> \"$(dirname \"$0\")/runs\"; mkdir -p "
          + PACKAGE
          + "/dist; sleep 0.3; "
          + "echo '{\"version\":\"5.14.2\"}' > "
          + PACKAGE
          + "/package.json; "
          + "touch "
          + PACKAGE
          + "/dist/index.js";

  /** A Node that is new enough, with an npm of these commands. */
  Node withNpm(String commands) throws IOException {
    return new Node(script("node", "echo v20.19.0"), script("npm", commands));
  }

  String script(String name, String commands) throws IOException {
    Path script = folder.resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }
}
