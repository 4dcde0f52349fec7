// Entry of `npm start`, `npm run demo`, `npm test` and the other commands. Plain JavaScript, because it runs on whatever
// Node a machine has (20 or newer): it installs and builds what is missing, then hands over to the pinned Node 24.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildConsole } from "./prepare/console.mjs";
import { installDependencies } from "./prepare/dependencies.mjs";
import { whileAlone } from "./prepare/lock.mjs";
import { pinnedNode } from "./prepare/pinned-node.mjs";
import { root } from "./prepare/root.mjs";

/** Command → program that does it, and whether it shows the console. */
const commands = {
  start: { program: "apps/server/src/main.ts", console: true },
  demo: { program: "apps/cli/src/main.ts", leading: ["demo"], console: true },
  cli: { program: "apps/cli/src/main.ts", console: false },
  bench: { program: "bench/run.ts", console: false },
  library: { program: "scripts/pack-library.ts", console: false },
  test: { program: "scripts/test.ts", console: true },
  generate: { program: "apps/console/scripts/generate-client.ts", console: false },
};

const [name = "", ...parameters] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`Usage: node scripts/launch.mjs ${Object.keys(commands).join("|")} [...]`);
  process.exit(2);
}

try {
  const node = await whileAlone(async () => {
    await installDependencies();
    if (command.console) await buildConsole(pinnedNode());
    return pinnedNode();
  });
  const child = spawn(node, [join(root, command.program), ...(command.leading ?? []), ...parameters], {
    stdio: "inherit",
    env: {
      // Compiled once for all processes of an installation: servers, sources and agents start in half the time.
      NODE_COMPILE_CACHE: join(root, ".cache/compile"),
      ...process.env,
      PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`,
    },
  });
  // Ctrl-C reaches the whole group; the child ends in its own time and this process waits for it.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}
