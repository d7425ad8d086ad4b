import { describe, expect, test } from "vitest";
import { item } from "./normalize.examples.ts";

describe("comments", () => {
  const adf = (content: unknown) => ({ type: "doc", version: 1, content });
  const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
  const asked = "Which of the two carts is meant here?";
  test.each<[name: string, body: unknown, questions: number]>([
    ["a question of five words and more", adf([paragraph(asked)]), 1],
    ["a short one", adf([paragraph("Really?")]), 0],
    ["wiki text", `Done.\n${asked}`, 1],
    ["a quoted question", `{quote}${asked}{quote} No.`, 0],
    ["a question in code", adf([{ type: "codeBlock", content: [{ type: "text", text: asked }] }]), 0],
    ["an address with a question mark", adf([paragraph("see https://a.b/c?d=1 for all of the rest")]), 0],
    ["a node that nobody knows", adf([{ type: "hologram", content: [paragraph(asked)] }]), 1],
    ["a million characters", adf([paragraph(asked), paragraph("x".repeat(1_000_000))]), 1],
    ["no document at all", 42, 0],
  ])("%s", (_name, body, questionCount) => {
    const comment = { total: 1, comments: [{ id: "1", author: { accountId: "a" }, body }] };
    expect(item({ comment })).toMatchObject({ commentCount: 1, questionCount, unread: [] });
  });

  test("a document that contains itself ends all the same", () => {
    const body: { type: string; content: unknown[] } = adf([paragraph(asked)]) as never;
    body.content.push(body);
    const comment = { total: 3, comments: [{ id: "1", author: { accountType: "app" }, body }] };
    expect(item({ comment })).toMatchObject({ commentCount: 3, questionCount: 0, unread: ["comments"] });
  });
});
