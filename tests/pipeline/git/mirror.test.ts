import type { EventEmitter } from "node:events";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createGit, type SpawnGit } from "@/lib/sources/git/git-program.ts";
import { type MirrorOptions, mirrorRepository } from "@/lib/sources/git/mirror.ts";
import { GitRepo } from "../../support/git-repo.ts";
import { withOpen } from "../../support/open-git.ts";

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

function setUp(): { repo: GitRepo; options: MirrorOptions } {
  const repo = GitRepo.create();
  const home = mkdtempSync(join(tmpdir(), "assay-mirrors-"));
  cleanups.push(
    () => repo.remove(),
    () => rmSync(home, { recursive: true, force: true }),
  );
  const options = {
    url: `file://${repo.path}`,
    mirrorDir: join(home, "m"),
    lookup: async () => [],
    now: Date.now,
    allowFile: true,
  };
  return { repo, options };
}

describe("mirrorRepository", () => {
  test("brings branches, tags, pull request heads and AI notes, and follows what is rewritten or removed", async () => {
    const { repo, options } = setUp();
    const first = repo.commit({ a: "1\n" });
    const second = repo.commit({ a: "2\n" });
    repo.branch("gone").commit({ b: "1\n" });
    repo.setRef("refs/pull/3/head", "gone").setRef("refs/tags/v1", first);
    repo.git("notes", "--ref=ai", "add", "-m", "note", second);
    await mirrorRepository(createGit(), options);
    await withOpen({ path: options.mirrorDir }, async (open) => {
      expect(open.branches.map(({ name }) => name)).toEqual(["gone", "main"]);
      expect(open).toMatchObject({
        defaultBranch: "main",
        pullHeads: [{ number: 3 }],
        tags: [{ name: "v1", sha: first }],
      });
      expect(open.aiNotes).not.toBeNull();
    });
    repo.git("update-ref", "-d", "refs/heads/gone");
    repo.setRef("refs/heads/main", first);
    await mirrorRepository(createGit(), options);
    await withOpen({ path: options.mirrorDir }, async (open) =>
      expect(open.branches).toEqual([{ name: "main", tip: first }]),
    );
  });

  test("leaves nothing in place when the first copy is cut off, and starts over the next time", async () => {
    const { repo, options } = setUp();
    const sha = repo.commit({ a: "1\n" });
    const failing = createGit({ spawn: failingAfter("fetch") });
    await expect(mirrorRepository(failing, options)).rejects.toMatchObject({ code: "unavailable" });
    expect(existsSync(options.mirrorDir)).toBe(false);
    await mirrorRepository(createGit(), options);
    await withOpen({ path: options.mirrorDir }, async (open) =>
      expect(open.branches).toEqual([{ name: "main", tip: sha }]),
    );
  });

  test("recovers from locks that a crash has left, and not from one that is held now", async () => {
    const { repo, options } = setUp();
    repo.commit({ a: "1\n" });
    await mirrorRepository(createGit(), options);
    const sha = repo.commit({ a: "2\n" });
    const locks = ["packed-refs.lock", "refs/heads/main.lock", "HEAD.lock"].map((name) =>
      join(options.mirrorDir, name),
    );
    for (const lock of locks) writeFileSync(lock, "");
    await expect(mirrorRepository(createGit(), options)).rejects.toMatchObject({ code: "unavailable" });
    for (const lock of locks) utimesSync(lock, 1, 1);
    await mirrorRepository(createGit(), options);
    await withOpen({ path: options.mirrorDir }, async (open) => expect(open.branches[0]?.tip).toBe(sha));
  });

  test("mirrors an empty repository", async () => {
    const { options } = setUp();
    await mirrorRepository(createGit(), options);
    await withOpen({ path: options.mirrorDir }, async (open) => expect(open.defaultBranch).toBeNull());
  });

  test("refuses other protocols and private hosts before anything is sent", async () => {
    const { options } = setUp();
    const started: string[] = [];
    const watched = createGit({
      spawn: (args, env) => (started.push(args.join(" ")), createGit().spawn(args, env)),
    });
    const { allowFile: _allowFile, ...strict } = options;
    await expect(mirrorRepository(watched, strict)).rejects.toMatchObject({ code: "invalid" });
    const inside = { ...strict, url: "https://git.example/x", lookup: async () => ["169.254.169.254"] };
    await expect(mirrorRepository(watched, inside)).rejects.toMatchObject({ code: "forbidden" });
    expect(started).toEqual([]);
  });

  test("hands the token to the remote's own origin only, never in arguments, addresses or errors", async () => {
    const { options } = setUp();
    const seen: string[] = [];
    const other = await serve((request) => [
      401,
      { "www-authenticate": "Basic" },
      seen.push(`other ${request}`),
    ]);
    const secret = "s3cret-token";
    const argumentsSeen: string[] = [];
    const onHttp: SpawnGit = (args, env) => {
      argumentsSeen.push(args.join(" "));
      const plain = args.map((arg) => arg.replaceAll("https://127.0.0.1", "http://127.0.0.1"));
      return createGit().spawn(plain, { ...env, GIT_ALLOW_PROTOCOL: "http" });
    };
    const own = await serve((request) => {
      seen.push(`own ${request}`);
      if (!request.includes("Basic")) return [401, { "www-authenticate": "Basic" }, 0];
      return [302, { location: `http://127.0.0.1:${other}/` }, 0];
    });
    const call = {
      ...options,
      url: `https://127.0.0.1:${own}/r`,
      token: { secret },
      lookup: async () => ["127.0.0.1"],
      allowedHosts: ["127.0.0.1"],
    };
    const failure = await mirrorRepository(createGit({ spawn: onHttp }), call).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Error);
    expect(seen).toContain(`own Basic ${Buffer.from(`x-access-token:${secret}`).toString("base64")}`);
    expect(seen.filter((request) => request.startsWith("other"))).toEqual([]);
    expect(argumentsSeen.length).toBeGreaterThan(0);
    expect([...argumentsSeen, String(failure), JSON.stringify(failure)].join("\n")).not.toContain(secret);
  });
});

/** A local server that tells of the authorisation of each request and answers as asked. */
async function serve(
  answer: (authorisation: string) => [number, Record<string, string>, unknown],
): Promise<number> {
  const server: Server = createServer((request, response) => {
    const [status, headers] = answer(request.headers.authorization ?? "none");
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanups.push(() => server.close());
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A git that does all its work and then, for one verb, ends as if it had been killed. */
function failingAfter(verb: string): SpawnGit {
  return (args, env) => {
    const child = createGit().spawn(args, env);
    if (!args.includes(verb)) return child;
    const emit = child.emit.bind(child) as EventEmitter["emit"];
    child.emit = ((event: string, ...rest: unknown[]) =>
      event === "close" ? emit(event, null, "SIGKILL") : emit(event, ...rest)) as typeof child.emit;
    return child;
  };
}
