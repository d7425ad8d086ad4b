import type { Account } from "@/lib/model/account.ts";
import type { HostBatch, Presence } from "@/lib/model/host-batch.ts";
import type { HostProject } from "@/lib/model/host-project.ts";
import type { Board, Sprint, TrackerStatus } from "@/lib/model/sprint.ts";
import type { PointedPulls, WorkItem, WorkItemLink, WorkItemStep } from "@/lib/model/work-item.ts";
import type { IssueRows } from "./normalize-issue.ts";

/** Rows of a page, each key once. Of two readings of one item the one that was updated last wins, else the later one. */
export class BatchBuilder {
  readonly accounts = new Map<string, Account>();
  readonly projects = new Map<string, HostProject>();
  readonly statuses = new Map<string, TrackerStatus>();
  readonly boards = new Map<string, Board>();
  readonly sprints = new Map<string, Sprint>();
  readonly pointed = new Map<string, PointedPulls>();
  readonly deleted = new Set<string>();
  readonly presence: Presence[] = [];
  private readonly items = new Map<
    string,
    { readonly item: WorkItem; readonly links: readonly WorkItemLink[] }
  >();
  private readonly steps = new Map<string, WorkItemStep>();

  addIssue({ item, links, accounts }: IssueRows): void {
    for (const account of accounts) this.accounts.set(account.key, account);
    const before = this.items.get(item.key);
    if (before === undefined || before.item.updatedAt <= item.updatedAt)
      this.items.set(item.key, { item, links });
  }

  addSteps(steps: readonly WorkItemStep[]): void {
    for (const step of steps) this.steps.set(`${step.item} ${step.externalId} ${step.field}`, step);
  }

  /** Lists that hold nothing are left out. */
  build(): HostBatch {
    const issues = [...this.items.values()];
    const lists = {
      accounts: [...this.accounts.values()],
      projects: [...this.projects.values()],
      statuses: [...this.statuses.values()],
      boards: [...this.boards.values()],
      sprints: [...this.sprints.values()],
      workItems: issues.map(({ item }) => item),
      links: issues.flatMap(({ links }) => links),
      steps: [...this.steps.values()],
      pointed: [...this.pointed.values()],
      deletedItems: [...this.deleted],
      presence: this.presence,
    } satisfies HostBatch;
    // Items tell all their links: none is an answer too.
    const isTold = (name: string, count: number) => count > 0 || (name === "links" && issues.length > 0);
    return Object.fromEntries(Object.entries(lists).filter(([name, rows]) => isTold(name, rows.length)));
  }
}
