import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { NewConnectionForm } from "./new-connection.ts";
import { isScopeChosen } from "./scope-choice.ts";
import { trackerMaps } from "./tracker-maps.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const common = {
  name: "Acme",
  address: "https://git.acme.example",
  caBundle: "",
  privateHosts: "10.0.0.5, git.acme.example",
};

const wrongOf = (form: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    (NewConnectionForm.safeParse(form).error?.issues ?? []).map(({ path, message }) => [
      String(path[0]),
      message,
    ]),
  );

test("a token is sealed apart from the settings, and nothing is read before it was chosen", () => {
  const made = NewConnectionForm.parse({ auth: "github_token", ...common, token: " ghp_abc " });
  expect(made).toMatchObject({
    kind: "github",
    host: "git.acme.example",
    secrets: { token: "ghp_abc" },
    settings: { privateHosts: ["10.0.0.5", "git.acme.example"] },
  });
  expect(JSON.stringify(made.settings)).not.toContain("ghp_abc");
  const { include, exclude } = made.settings as { include: string[]; exclude: string[] };
  expect(isScopeChosen({ include, exclude })).toBe(false);
});

test("an app that exists gives its number and its key", () => {
  const made = NewConnectionForm.parse({
    auth: "github_app",
    ...common,
    appId: "42",
    installationId: "",
    privateKey,
  });
  expect(made).toMatchObject({ auth: "github_app", settings: { appId: "42", installationId: null } });
  expect(made.secrets.privateKey).toContain("PRIVATE KEY");
});

test.each<[field: string, form: Record<string, string>]>([
  ["name", { auth: "github_token", ...common, name: " ", token: "t" }],
  ["token", { auth: "github_token", ...common, token: "Bearer abc" }],
  ["token", { auth: "github_token", ...common, token: "two words" }],
  ["address", { auth: "jira_pat", ...common, address: "http://jira.acme.example", token: "t" }],
  ["email", { auth: "jira_token", ...common, email: "ada", token: "t" }],
  [
    "privateKey",
    { auth: "github_app", ...common, appId: "42", privateKey: "-----BEGIN RSA PRIVATE KEY-----" },
  ],
  ["appId", { auth: "github_app", ...common, appId: "my-app", privateKey }],
  ["caBundle", { auth: "jira_pat", ...common, token: "t", caBundle: "no certificate" }],
  [
    "caBundle",
    {
      auth: "jira_pat",
      ...common,
      token: "t",
      caBundle: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
    },
  ],
  ["privateHosts", { auth: "jira_pat", ...common, token: "t", privateHosts: "https://jira/path" }],
  ["clientId", { auth: "jira_oauth", ...common, clientId: "", clientSecret: "s" }],
])("a wrong %s is said at its field and nowhere else", (field, form) => {
  expect(Object.keys(wrongOf(form))).toEqual([field]);
});

test("meanings are read from the form, and what is none is said at its field", () => {
  expect(
    trackerMaps({
      "field.points": "customfield_10016",
      "type.10004": "incident",
      "stage.3": "waiting",
      "stage.4": "",
    }),
  ).toEqual({
    values: {
      fields: { points: ["customfield_10016"], sprint: null, epicLink: null, parentLink: null, phase: null },
      types: { "10004": "incident" },
      stages: { "3": "waiting" },
    },
  });
  expect(trackerMaps({ "stage.3": "asleep" })).toEqual({ wrong: { "stage.3": "Choose one of the list." } });
});
