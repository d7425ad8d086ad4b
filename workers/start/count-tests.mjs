/**
 * Sums a Vitest JSON report. A file that could not be loaded, and a run that failed without a failed test (an unhandled
 * rejection, no report, no tests at all), count as one failure each: nothing that failed may look like nothing.
 */
export function countTests(report, code) {
  if (!report) return { passed: 0, failed: 1, skipped: [] };
  const files = report.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  const inState = (...states) => tests.filter((test) => states.includes(test.status));
  const broken = files.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const passed = inState("passed").length;
  const failed = inState("failed").length + broken.length;
  const skipped = inState("pending", "skipped", "todo", "disabled").map((test) => test.fullName);
  const silent = failed === 0 && (code !== 0 || passed + skipped.length === 0);
  return { passed, failed: failed + (silent ? 1 : 0), skipped };
}

/** The last line of every run. */
export const totalLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`;
