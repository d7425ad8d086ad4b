import type { JiraUser } from "../jira-site.ts";
import type { World } from "./world.ts";

const ZONES = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC"];

/** One user for each person of the house, half of them with a hidden address, besides an automation, an agent and a customer. */
export function makeJiraUsers(world: World): JiraUser[] {
  const users = world.people.flatMap((person, place): JiraUser[] =>
    person.jiraAccount === null
      ? []
      : [
          {
            accountId: person.jiraAccount,
            name: person.workEmail.replace(/@.*/, ""),
            accountType: "atlassian",
            displayName: person.name,
            email: place % 2 === 0 ? person.workEmail : null,
            timeZone: ZONES[place % ZONES.length] ?? "UTC",
            isActive: person.leftAt === null,
            person: person.id,
          },
        ],
  );
  const other = (accountId: string, accountType: "app" | "customer", displayName: string): JiraUser => ({
    accountId,
    name: displayName.toLowerCase().replaceAll(" ", "."),
    accountType,
    displayName,
    email: null,
    timeZone: "UTC",
    isActive: true,
    person: null,
  });
  return [
    ...users,
    other("557058:f58131cb-b67d-43c7-b30d-6b58d40bd077", "app", "Automation for Jira"),
    other("712020:2c4ad9a1-0b3f-4f5f-8a53-5c0a9f7f1a11", "app", "Rovo Dev"),
    other("qm:8d7f1c2e-6a55-4a7b-9f0e-0d9c8b7a6f5e:1", "customer", "Carla Customer"),
  ];
}
