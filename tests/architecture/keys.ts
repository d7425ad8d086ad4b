/** Packages that only some rooms hold the key to. */
export const keys: readonly { pkg: RegExp; allowedIn: RegExp; because: string; typesAnywhere?: boolean }[] = [
  { pkg: /^recharts$/, allowedIn: /^components\/charts\//, because: "charts are drawn in one place" },
  {
    pkg: /^(bullmq|ioredis)$/,
    allowedIn: /^(workers|lib\/jobs|tests)\//,
    because: "the rest speaks in job contracts",
  },
  { pkg: /^next-auth$/, allowedIn: /^lib\/auth\//, because: "the rest knows TeamAccess" },
  {
    pkg: /^@octokit\//,
    allowedIn: /^(lib\/sources\/github|tests\/simulator)\//,
    because: "GitHub's words stay in its source, and in what stands in for it",
  },
  { pkg: /^jira-client$/, allowedIn: /^lib\/sources\/jira\//, because: "Jira's words stay in its source" },
  { pkg: /^undici$/, allowedIn: /^lib\/core\//, because: "the network comes as the http that is handed in" },
  {
    pkg: /^graphql$/,
    allowedIn: /^(lib\/ledger\/complexity\/structure|prisma\/scenarios\/hosts|tests)\//,
    because:
      "the product sends queries and reads schemas that teams wrote; only the hosts of the sample answer them",
  },
  {
    pkg: /^(web-tree-sitter|protobufjs)$/,
    allowedIn: /^lib\/ledger\/complexity\/structure\//,
    because: "the rest knows what a text consists of, not how it was read",
  },
  {
    pkg: /^(pg|pg-copy-streams)$/,
    allowedIn: /^(lib\/core|lib\/jobs|prisma|workers|tests)\//,
    because: "rooms are handed a connection",
    typesAnywhere: true,
  },
  {
    pkg: /^@prisma\//,
    allowedIn: /^(lib\/core|prisma|tests)\//,
    because: "the client is made once, in the floor",
    typesAnywhere: true,
  },
  { pkg: /^pino$/, allowedIn: /^lib\/core\//, because: "log fields are narrowed there" },
  {
    pkg: /^(playwright-core|@axe-core\/playwright)$/,
    allowedIn: /^(tests|workers\/start)\//,
    because: "the product needs no browser of its own",
  },
  {
    pkg: /^node:child_process$/,
    allowedIn: /^(lib\/sources\/git|workers|tests|prisma\/scenarios)\//,
    because: "git is the only program that the product runs",
  },
  {
    pkg: /^node:(net|http|https|tls|dgram)$/,
    allowedIn: /^(lib\/core|workers\/start|tests)\//,
    because: "the network comes as the http that is handed in",
  },
];

/** What a file may touch, read off its name. `packages` and `text` are what it may not. */
export const names: readonly {
  path: RegExp;
  except?: RegExp;
  packages?: RegExp;
  text?: RegExp;
  because: string;
}[] = [
  {
    path: /^lib\/sources\/[^/]+\/schema\.ts$/,
    packages: /^(?!zod$)/,
    because: "a schema touches zod only",
  },
  {
    path: /^lib\/sources\/[^/]+\/normalize\.ts$/,
    packages: /^(node:|pg$|@prisma\/)/,
    text: /\bprocess\.env\b|\bDate\.now\(|\bnew Date\(\)|\bfetch\(/,
    because: "normalize turns words into ours and touches nothing",
  },
  {
    path: /^lib\/(ledger|metrics|compare)\//,
    except: /(\/|^)store\.ts$|\/[a-z-]+-store\.ts$/,
    packages: /^(node:(fs|net|http|https|child_process)|pg$|pg-copy-streams$|@prisma\/|bullmq$)/,
    text: /\bprocess\.env\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(/,
    because: "it works on its arguments",
  },
  {
    path: /(\/|-)store\.ts$/,
    packages: /^node:(net|http|https)$/,
    text: /\bfetch\(/,
    because: "a store knows no network",
  },
  {
    path: /^lib\/views\//,
    packages: /^(node:|pg$|@prisma\/)/,
    text: /\bfetch\(|\bINSERT INTO\b|\bDELETE FROM\b|\bUPDATE [a-z_]+ SET\b|\bselect\s[^;]{0,300}\b(sum|avg|percentile_cont)\(/i,
    because: "a view reads through the floor's reader and writes no aggregate",
  },
  {
    path: /^workers\/stages\//,
    packages: /^(bullmq|ioredis|pg)$/,
    text: /\bprocess\.env\b|\b(SELECT|INSERT INTO|DELETE FROM)\s/,
    because: "a stage uses the stores that are handed to it",
  },
  {
    path: /^workers\/(main|runtime|bind)\.ts$/,
    text: /\b(SELECT (?!1")|INSERT INTO |DELETE FROM )/,
    because: "rules and SQL live in rooms",
  },
  {
    path: /^app\/.*page\.tsx$/,
    packages: /^(pg|node:|@prisma\/)/,
    text: /\bfetch\(|\bSELECT\s/,
    because: "a page proves access, calls one view and renders",
  },
  {
    path: /^components\/charts\/prepare-[a-z-]+\.ts$/,
    packages: /^(react|react-dom|recharts)$/,
    because: "it decides and does not draw",
  },
  {
    path: /^components\/charts\/[a-z-]+\.tsx$/,
    text: /\bMath\.|\.toFixed\(|\bIntl\.|\.toLocaleString\(/,
    because: "a drawing neither computes nor formats",
  },
];
