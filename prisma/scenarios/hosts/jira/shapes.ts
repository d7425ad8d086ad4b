import { z } from "zod";

/** What the documented answers hold, key by key: an answer of the simulator that has more or other keys is a fault of its own. */
const Time = z.union([
  z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}([+-]\d{4}|Z)$/),
  z.number().int(),
]);
const Named = z.object({ id: z.string(), name: z.string() });
const User = z.strictObject({
  accountId: z.string().optional(),
  accountType: z.enum(["atlassian", "app", "customer"]).optional(),
  key: z.string().optional(),
  name: z.string().optional(),
  displayName: z.string(),
  active: z.boolean(),
  timeZone: z.string(),
  emailAddress: z.string().optional(),
});
const Type = z.strictObject({
  id: z.string(),
  name: z.string(),
  subtask: z.boolean(),
  hierarchyLevel: z.number().optional(),
});
const Status = z.strictObject({
  id: z.string(),
  name: z.string(),
  statusCategory: z.strictObject({
    id: z.number(),
    key: z.enum(["new", "indeterminate", "done"]),
    name: z.string(),
  }),
});
const History = z.strictObject({
  id: z.string(),
  author: User.nullable(),
  created: Time,
  items: z.array(
    z.looseObject({
      field: z.string(),
      fieldtype: z.string(),
      fieldId: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
});
const Changelog = z.strictObject({
  startAt: z.number(),
  maxResults: z.number(),
  total: z.number(),
  histories: z.array(History),
});
const Issue = z.strictObject({
  id: z.string().regex(/^\d+$/),
  key: z.string().regex(/^[A-Z][A-Z0-9_]+-\d+$/),
  self: z.string(),
  fields: z
    .looseObject({
      created: Time.optional(),
      updated: Time.optional(),
      issuetype: Type.optional(),
      status: Status.optional(),
      assignee: User.nullish(),
      reporter: User.nullish(),
      priority: Named.nullish(),
    })
    .optional(),
  changelog: Changelog.optional(),
});
const Sprint = z.strictObject({
  id: z.number(),
  self: z.string(),
  state: z.enum(["future", "active", "closed"]),
  name: z.string(),
  startDate: z.string().optional(),
  endDate: z.string().optional(),
  completeDate: z.string().optional(),
  originBoardId: z.number(),
  goal: z.string(),
});
const paged = (row: z.ZodType) =>
  z.strictObject({
    startAt: z.number(),
    maxResults: z.number(),
    total: z.number().optional(),
    isLast: z.boolean(),
    values: z.array(row),
  });
const Project = z.strictObject({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  projectTypeKey: z.string(),
  self: z.string(),
});

export const SHAPES = {
  myself: User,
  field: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      custom: z.boolean(),
      schema: z.looseObject({ type: z.string() }),
    }),
  ),
  status: z.array(Status),
  issuetype: z.array(Type),
  projects: z.array(Project),
  projectPage: paged(Project),
  searchJql: z.strictObject({
    issues: z.array(Issue),
    nextPageToken: z.string().optional(),
    isLast: z.boolean(),
  }),
  search: z.strictObject({
    startAt: z.number(),
    maxResults: z.number(),
    total: z.number(),
    issues: z.array(Issue),
  }),
  count: z.strictObject({ count: z.number() }),
  bulk: z.strictObject({
    issueChangeLogs: z.array(z.strictObject({ issueId: z.string(), changeHistories: z.array(History) })),
    nextPageToken: z.string().nullable(),
  }),
  changelog: paged(History),
  issue: Issue,
  boards: paged(
    z.strictObject({
      id: z.number(),
      self: z.string(),
      name: z.string(),
      type: z.string(),
      location: z.looseObject({ projectId: z.number() }),
    }),
  ),
  configuration: z.looseObject({
    id: z.number(),
    name: z.string(),
    type: z.string(),
    columnConfig: z.looseObject({ columns: z.array(z.unknown()) }),
  }),
  sprints: paged(Sprint),
  remoteLinks: z.array(
    z.strictObject({
      id: z.number().int(),
      self: z.url(),
      globalId: z.string(),
      application: z.strictObject({ type: z.string(), name: z.string() }),
      relationship: z.string(),
      object: z.strictObject({
        url: z.string(),
        title: z.string(),
        icon: z.strictObject({}),
        status: z.strictObject({ icon: z.strictObject({}) }),
      }),
    }),
  ),
  "GET webhook": paged(
    z.strictObject({
      id: z.number().int(),
      url: z.url(),
      jqlFilter: z.string(),
      events: z.array(z.string()),
      expirationDate: Time,
    }),
  ),
  "POST webhook": z.strictObject({
    webhookRegistrationResult: z.array(
      z.union([
        z.strictObject({ createdWebhookId: z.number().int() }),
        z.strictObject({ errors: z.array(z.string()).min(1) }),
      ]),
    ),
  }),
  "PUT webhook": z.strictObject({ expirationDate: Time }),
  "DELETE webhook": z.null(),
} as const satisfies Readonly<Record<string, z.ZodType>>;
export type ShapeName = keyof typeof SHAPES;
