import { expect, test } from "vitest";
import { countTests, totalLine } from "./count-tests.mjs";

const file = (status: string, ...states: string[]) => ({
  status,
  assertionResults: states.map((state, at) => ({ status: state, fullName: `test ${at}` })),
});

test("every state is counted once, and what was skipped keeps its name", () => {
  const report = {
    testResults: [file("failed", "passed", "failed", "skipped"), file("passed", "passed", "todo")],
  };
  expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1, skipped: ["test 2", "test 1"] });
});

test("a file that could not be loaded is a failure", () => {
  expect(countTests({ testResults: [file("failed"), file("passed", "passed")] }, 1)).toMatchObject({
    passed: 1,
    failed: 1,
  });
});

test("a run that ended badly without a failed test is a failure", () => {
  expect(countTests({ testResults: [file("passed", "passed")] }, 1)).toMatchObject({ passed: 1, failed: 1 });
});

test("a run without a report, and a suite without tests, are failures", () => {
  expect(countTests(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(countTests({ testResults: [] }, 0)).toMatchObject({ passed: 0, failed: 1 });
});

test("the last line names skipped tests only where there are some", () => {
  expect(totalLine({ passed: 12, failed: 0, skipped: [] })).toBe("12 passed, 0 failed");
  expect(totalLine({ passed: 12, failed: 1, skipped: ["a", "b"] })).toBe("12 passed, 1 failed, 2 skipped");
});
