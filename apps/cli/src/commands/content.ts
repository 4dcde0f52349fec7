import { setTimeout as sleep } from "node:timers/promises";
import { contentOverview, contentRun, unusedContent, WindlassError } from "@windlass/protocol";
import type { Command } from "commander";
import { overviewText, runText, unusedText } from "../content/texts.ts";
import { everything, type ServerFlags, type ServerSession, withSession } from "../server/session.ts";
import { jsonLine, printable, refusalAsData, refusalAsText, type Terminal } from "../terminal.ts";
import { refuseWrongUsage, usageStatus } from "../usage.ts";

type Flags = Pick<ServerFlags, "server"> & { readonly json: boolean };

const lookAgainMilliseconds = 500;

/** Asks for a look and waits for its end. */
const lookThrough = async ({ api }: Pick<ServerSession, "api">) => {
  const { id } = await api.request(contentRun, "POST", "/api/content/runs");
  for (;;) {
    const { installation } = await api.request(contentOverview, "GET", "/api/content");
    const run = installation?.runs.find((candidate) => candidate.id === id);
    if (run && (run.state === "done" || run.state === "failed")) return run;
    await sleep(lookAgainMilliseconds);
  }
};

const description = `what a server stores, who uses it, and what could be freed

Signs in to --server with WINDLASS_EMAIL and WINDLASS_PASSWORD (asked for on a terminal).`;

/** `windlass content …`: the content store of a running server. */
export const addContent = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const content = refuseWrongUsage(program.command("content"))
    .description(description)
    .summary("work with the content store of a server");

  const add = (
    name: string,
    about: string,
    work: (session: Pick<ServerSession, "api">, flags: Flags) => Promise<void>,
  ): void => {
    content
      .command(name)
      .description(about)
      .requiredOption("--server <url>", "address of a Windlass server")
      .option("--json", "print JSON", false)
      .action(async (flags: Flags) => {
        try {
          await withSession(flags, process.env, (session) => work(session, flags));
        } catch (error) {
          exit(usageStatus);
          if (error instanceof WindlassError)
            terminal[flags.json ? "out" : "error"](flags.json ? jsonLine(refusalAsData(error)) : refusalAsText(error));
          else terminal.error(`${printable(error instanceof Error ? error.message : String(error))}\n`);
        }
      });
  };

  add("usage", "what is stored, by organisation", async ({ api }, { json }) => {
    const overview = await api.request(contentOverview, "GET", "/api/content");
    terminal.out(json ? jsonLine(overview) : overviewText(overview));
  });
  add("unused", "what nothing uses; frees nothing", async ({ api }, { json }) => {
    const unused = await everything(api, unusedContent, "/api/content/unused");
    terminal.out(json ? jsonLine(unused) : unusedText(unused));
  });
  add("free", "clean up now: frees what nothing has used for the whole grace period", async (session, { json }) => {
    const run = await lookThrough(session);
    if (run.state === "failed") exit(1);
    terminal.out(json ? jsonLine(run) : runText(run));
  });
};
