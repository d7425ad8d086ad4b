import { describe, expect, test } from "vitest";
import {
  grantOpenTeams,
  grantOrg,
  grantSettings,
  grantTeam,
  type Person,
  ROLES,
  type Role,
} from "./access.ts";

const person = (role: Role): Person => ({
  userId: "u1",
  sid: "s1",
  email: "ada@example.com",
  name: "Ada",
  memberships: [
    { orgId: "sample", orgName: "Sample", isSample: true, role: "owner" },
    { orgId: "acme", orgName: "Acme", isSample: false, role },
  ],
});
const ground = { teamId: "t1", activePeople: 2, addedByReader: false, isReadByOwners: false };

test("a person lands in their own organisation, not in the sample", () => {
  expect(grantOrg(person("viewer"), null).orgId).toBe("acme");
  expect(grantOrg(person("viewer"), "sample").orgId).toBe("sample");
});

test("an organisation that is not theirs is never granted, whatever is asked", () => {
  expect(grantOrg(person("viewer"), "somebody-else").orgId).toBe("acme");
  expect(() => grantOrg({ ...person("viewer"), memberships: [] }, "acme")).toThrow("no organisation");
});

describe("the privacy floor for work", () => {
  test("two active people are too few for a reader who did not add the repository", () => {
    expect(() => grantTeam(grantOrg(person("viewer"), null), [ground], "t1")).toThrow("too small");
    expect(() => grantTeam(grantOrg(person("admin"), null), [ground], "t1")).toThrow("too small");
  });

  test("three are enough", () => {
    expect(grantTeam(grantOrg(person("viewer"), null), [{ ...ground, activePeople: 3 }], "t1").teamId).toBe(
      "t1",
    );
  });

  test("of a team of people no role sees fewer, not even an owner", () => {
    for (const role of ROLES)
      expect(() => grantTeam(grantOrg(person(role), null), [ground], "t1")).toThrow("too small");
  });

  test("owners and the person who added it see a repository that they can read anyway below the floor", () => {
    const readable = { ...ground, isReadByOwners: true };
    expect(grantTeam(grantOrg(person("owner"), null), [readable], "t1").teamId).toBe("t1");
    expect(() => grantTeam(grantOrg(person("admin"), null), [readable], "t1")).toThrow("too small");
    expect(
      grantTeam(grantOrg(person("viewer"), null), [{ ...ground, addedByReader: true }], "t1").teamId,
    ).toBe("t1");
  });

  test("a list of teams leaves out those below the floor", () => {
    const grounds = [ground, { ...ground, teamId: "t2", activePeople: 5 }];
    expect(grantOpenTeams(grantOrg(person("leader"), null), grounds).teamIds).toEqual(["t2"]);
    expect(grantOpenTeams(grantOrg(person("owner"), null), grounds).teamIds).toEqual(["t2"]);
    const readable = grounds.map((each) => ({ ...each, isReadByOwners: true }));
    expect(grantOpenTeams(grantOrg(person("owner"), null), readable).teamIds).toEqual(["t1", "t2"]);
  });

  test("a team that is missing and one of somebody else get the same answer", () => {
    expect(() => grantTeam(grantOrg(person("owner"), null), [ground], "t2")).toThrow("No such team.");
  });
});

test.each(ROLES)("settings: a %s changes them only as owner or admin", (role) => {
  const grant = () => grantSettings(grantOrg(person(role), "acme"));
  if (role === "owner" || role === "admin") expect(grant().canChange).toBe(true);
  else expect(grant).toThrow("Only owners and admins");
});
