#!/usr/bin/env node
// Stands for djoin.exe, which exists on Windows alone: takes the same parameters, tells the same errors in the same words,
// and writes the account as Windows does, in UTF-16LE with a mark and a zero at its end. Its domain is the folder
// DJOIN_DOMAIN: one file for each computer account, and `away` where no domain controller answers.
import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const parameters = process.argv.slice(2);
const value = (name) => parameters[parameters.indexOf(name) + 1];
const domain = process.env.DJOIN_DOMAIN ?? "";
const end = (code) => {
  if (code === 0) console.log("Computer provisioning completed successfully.");
  else console.log(`Computer provisioning failed: 0x${code.toString(16)}.`);
  process.exit(code === 0 ? 0 : 1);
};

appendFileSync(join(domain, "calls.txt"), `${JSON.stringify(parameters)}\n`);
if (!parameters.includes("/provision")) end(87);
if (existsSync(join(domain, "away"))) end(1355);
const account = join(domain, `${value("/machine")}.account`);
if (existsSync(account) && !parameters.includes("/reuse")) end(0x8b0);
writeFileSync(account, parameters.includes("/machineou") ? value("/machineou") : "CN=Computers");
if (existsSync(join(domain, "slow"))) await new Promise((done) => setTimeout(done, 60_000));
const text = Buffer.from(`${process.env.DJOIN_SECRET}:${value("/machine")}:${Date.now()}`).toString("base64");
const shape = process.env.DJOIN_WRITES ?? "utf16";
if (shape === "utf16") writeFileSync(value("/savefile"), Buffer.from(`\uFEFF${text}\0`, "utf16le"));
if (shape === "plain") writeFileSync(value("/savefile"), `${text}\r\n`);
if (shape === "rubbish") writeFileSync(value("/savefile"), "<html>no account</html>");
if (shape === "huge") writeFileSync(value("/savefile"), Buffer.alloc(300_000, 65));
end(0);
