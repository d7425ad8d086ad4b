import { checkNode } from "./check-node.mjs";
import { totalLine } from "./count-tests.mjs";
import { install, isInstalled } from "./install.mjs";
import { complain, seconds, step } from "./progress.mjs";
import { runSuite } from "./run-suite.mjs";
import { StartError } from "./start-error.mjs";
import { BUDGETS, EVERYTHING, SUITES, VERIFY } from "./suites.mjs";

/** @type {{ passed: number, failed: number, skipped: string[] }} */
const total = { passed: 0, failed: 0, skipped: [] };
const spent = {};
/** @type {string[]} */
const over = [];

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));

try {
  checkNode();
  const names = chosen(process.argv.slice(2));
  if (!isInstalled()) await step("Installing packages", install);
  for (const name of names) await runOne(name);
} catch (error) {
  complain(error);
  total.failed += 1;
}
for (const name of total.skipped) console.log(`skipped: ${name}`);
for (const line of over) console.log(line);
console.log(totalLine(total));
process.exit(total.failed > 0 ? 1 : 0);

function chosen(args) {
  const only = args.indexOf("--only");
  const names = args.includes("--bench") ? ["bench"] : args.includes("--verify") ? VERIFY : EVERYTHING;
  const asked = only === -1 ? names : (args[only + 1] ?? "").split(",");
  const unknown = asked.filter((name) => !(name in SUITES));
  if (unknown.length > 0)
    throw new StartError(
      `No suite is called ${unknown.join(", ")}.`,
      `Choose from ${Object.keys(SUITES).join(", ")}.`,
    );
  return asked;
}

/** Prepares and runs one suite. What it needs and cannot have is a failure, never a suite left out. */
async function runOne(name) {
  const suite = SUITES[name];
  console.log(`\n== ${name}`);
  try {
    const from = Date.now();
    for (const prepare of suite.prepare) await prepare();
    if (Date.now() - from > 1_000) console.log(`   prepared in ${seconds(Date.now() - from)}`);
  } catch (error) {
    complain(error);
    total.failed += 1;
    return;
  }
  const from = Date.now();
  const { passed, failed, skipped } = await runSuite(suite);
  const ms = Date.now() - from;
  total.passed += passed;
  total.failed += failed;
  total.skipped.push(...skipped.map((test) => `${name}: ${test}`));
  console.log(`== ${name}: ${totalLine({ passed, failed, skipped })} in ${seconds(ms)}`);
  const before = spent[suite.budget] ?? 0;
  const after = (spent[suite.budget] = before + ms);
  const limit = BUDGETS[suite.budget] * 1_000;
  if (before <= limit && after > limit) {
    over.push(
      `failed: the ${suite.budget} suites took ${seconds(after)}, over their budget of ${seconds(limit)}`,
    );
    total.failed += 1;
  }
}
