import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors.ts";
import { parseMembersCsv } from "../teams/parse-members-csv.ts";
import { parseIdentitiesCsv } from "./parse-identities-csv.ts";

test("reads what a spreadsheet makes of an export: other order, columns, delimiters, quotes and case", () => {
  const text =
    '\ufeffKind;Identity;Person;note\r\nagent;github.com/7;;"a ""b"";\nc"\r\n;\'=odd;NONE;\r\n\r\nhuman;git/a@b.test;github.com/7;x\r\n';
  expect(parseIdentitiesCsv(text)).toEqual({
    lines: [
      { line: 3, identity: "github.com/7", kind: "agent" },
      { line: 4, identity: "=odd", person: null },
      { line: 6, identity: "git/a@b.test", person: "github.com/7", kind: "human" },
    ],
    faults: [],
  });
});

test("names every line that is wrong, and takes the others", () => {
  const { lines, faults } = parseIdentitiesCsv("identity,kind\na,robot\n,human\nb,\nb,human\n");
  expect(lines).toEqual([{ line: 4, identity: "b" }]);
  expect(faults).toEqual([
    { line: 2, message: "kind must be one of human, automation, agent, review_agent, app, ghost, or empty" },
    { line: 3, message: "identity is empty" },
    { line: 5, message: "b is listed twice" },
  ]);
});

test.each(["", "identity,person", "who,person\na,b", 'identity\n"a', "identity,person\na,b,c"])(
  "refuses %j with a next step",
  (text) => {
    expect(() => parseIdentitiesCsv(text)).toThrow(AppError);
  },
);

test("reads teams below teams with days, and names days that are none", () => {
  const { lines, faults } = parseMembersCsv(
    "team,person,level,from,to\nCore / Pay,mia,senior,2026-02-01,2026-02-28\nCore,,,,\nCore,ole,,2026-02-30,\nCore / ,x,,,\nCore,ole,,2026-02-02,2026-02-01\n",
  );
  expect(lines).toEqual([
    {
      line: 2,
      path: ["Core", "Pay"],
      person: "mia",
      level: "senior",
      fromAt: new Date("2026-02-01"),
      toAt: new Date("2026-03-01"),
    },
    { line: 3, path: ["Core"], person: null, level: null, fromAt: new Date(0), toAt: null },
  ]);
  expect(faults.map(({ line }) => line)).toEqual([4, 5, 6]);
});
