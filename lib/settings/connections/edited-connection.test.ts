import { expect, test } from "vitest";
import { typedAddress } from "./connection-address.ts";
import { EditedConnectionForm } from "./edited-connection.ts";

const common = {
  connectionId: "018f0000-0000-7000-8000-00000000000c",
  version: "3",
  name: " Acme ",
  address: "https://git.acme.example",
  caBundle: "",
  privateHosts: "",
};

test("what is left empty stays as it is: nothing of it is stored", () => {
  const edited = EditedConnectionForm.parse({ auth: "jira_token", ...common, email: "", token: "" });
  expect(edited).toMatchObject({ version: 3, name: "Acme", credential: "token" });
  expect(edited.secrets).toEqual({});
});

test("what is typed replaces its part alone", () => {
  const edited = EditedConnectionForm.parse({ auth: "jira_token", ...common, email: "", token: " new " });
  expect(edited.secrets).toEqual({ token: "new" });
});

test("the numbers of an app are settings, never secrets, and can be taken out", () => {
  const typed = { auth: "github_app", ...common, appId: "42", installationId: "", privateKey: "" };
  const edited = EditedConnectionForm.parse(typed);
  expect(edited.settings).toMatchObject({ appId: "42", installationId: null });
  expect(edited.secrets).toEqual({});
});

test.each<[field: string, form: Record<string, string>]>([
  ["name", { auth: "github_token", ...common, name: " ", token: "" }],
  ["address", { auth: "github_token", ...common, address: "http://git.acme.example", token: "" }],
  ["token", { auth: "github_token", ...common, token: "two words" }],
  ["email", { auth: "jira_token", ...common, email: "ada", token: "" }],
  ["privateKey", { auth: "github_app", ...common, appId: "", installationId: "", privateKey: "BEGIN" }],
  ["clientId", { auth: "jira_oauth", ...common, clientId: "", clientSecret: "" }],
  ["caBundle", { auth: "jira_pat", ...common, token: "", caBundle: "no certificate" }],
])("a wrong %s is said at its field and nowhere else", (field, form) => {
  const fields = EditedConnectionForm.safeParse(form).error?.issues.map(({ path }) => path[0]);
  expect(fields).toEqual([field]);
});

test.each([
  ["https://api.github.com", "https://github.com"],
  ["https://api.acme.ghe.com", "https://acme.ghe.com"],
  ["https://api.git.acme.example", "https://api.git.acme.example"],
  ["https://acme.example/jira", "https://acme.example/jira"],
])("%s is shown as people write it", (baseUrl, written) => {
  expect(typedAddress(baseUrl)).toBe(written);
});
