import { spawn } from "node:child_process";
import { root } from "./root.mjs";

const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

/**
 * Runs a program, telling what is done and how long it has taken; its own words are shown only when it fails.
 *
 * @param {string} title in words, for example "Installing dependencies"
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 */
export const work = (title, program, parameters, options = {}) =>
  new Promise((resolve, reject) => {
    const started = Date.now();
    const live = process.stderr.isTTY === true;
    process.stderr.write(live ? `  ${title} …` : `  ${title} …\n`);
    const ticker = live
      ? setInterval(() => process.stderr.write(`\r  ${title} … ${seconds(started)}`), 1000)
      : undefined;
    const child = spawn(program, parameters, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    const collect = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => {
      clearInterval(ticker);
      reject(new Error(`${title} failed: ${error.message}`));
    });
    child.on("close", (code) => {
      clearInterval(ticker);
      if (code !== 0) return reject(new Error(`${title} failed (exit code ${code}):\n${output}`));
      process.stderr.write(
        live ? `\r  ${title}: done in ${seconds(started)}\n` : `  ${title}: done in ${seconds(started)}\n`,
      );
      resolve(output);
    });
  });
