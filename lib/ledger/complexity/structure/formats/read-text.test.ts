import { expect, test } from "vitest";
import { readText } from "./read-text.ts";

const parts = (language: "graphql" | "protobuf" | "sql", text: string): Record<string, readonly string[]> =>
  Object.fromEntries(readText(language, text).artefacts.map((one) => [one.name, one.parts]));
const digests = (language: "graphql" | "protobuf" | "sql", text: string): Record<string, string> =>
  Object.fromEntries(readText(language, text).artefacts.map((one) => [one.name, one.digest]));

const PROTO = `syntax = "proto3";
package pay;
message Refund {
  string id = 1;
  repeated int64 cents = 2 [deprecated = true];
  oneof how { string a = 3; Inner b = 4; }
  map<string, int32> m = 5;
  message Inner { bool x = 1; }
  enum State { OK = 0; BAD = 1; }
}
service Payments {
  rpc Refund (Refund) returns (stream Refund);
  rpc Get (Refund) returns (Refund) { option (google.api.http) = { get: "/v1" }; }
}
`;

test("protobuf: messages with their fields, enums, and each call", () => {
  expect(parts("protobuf", PROTO)).toEqual({
    Refund: ["id:string=1", "cents:repeated int64=2", "a:string=3", "b:Inner=4", "m:map<string,int32>=5"],
    "Refund.Inner": ["x:bool=1"],
    "Refund.State": ["OK:0", "BAD:1"],
    "Payments.Refund": ["request:Refund", "response:stream Refund"],
    "Payments.Get": ["request:Refund", "response:Refund"],
  });
  expect(readText("protobuf", PROTO).isWhole).toBe(true);
});

test("protobuf: a comment or white space changes nothing, a field only its message", () => {
  const before = digests("protobuf", PROTO);
  const touched = PROTO.replaceAll(";", " ; // why\n").replace(
    "message Refund",
    "/* a refund */\n\nmessage Refund",
  );
  expect(digests("protobuf", touched)).toEqual(before);
  const wider = digests("protobuf", PROTO.replace("string id = 1;", "string id = 1; int32 n = 6;"));
  expect(Object.keys(before).filter((name) => wider[name] !== before[name])).toEqual(["Refund"]);
});

test("protobuf: what is not understood loses itself, and the text is not whole", () => {
  const broken = PROTO.replace("string id = 1;", "string id 1;");
  expect(readText("protobuf", broken).isWhole).toBe(false);
  expect(Object.keys(parts("protobuf", broken))).toHaveLength(5);
});

test("GraphQL: types, fields of the roots, operations; descriptions say nothing", () => {
  const text = `"a person" type User { id: ID! "theirs" posts(first: Int = 1): [Post!]! }
type Query { user(id: ID!): User  users: [User] }
enum Role { A B }
union U = A | B
query GetUser($id: ID!) { user(id: $id) { id } }
`;
  expect(parts("graphql", text)).toEqual({
    User: ["id:ID!", "posts:[Post!]!", "posts.first:Int"],
    "Query.user": ["user:User", "user.id:ID!"],
    "Query.users": ["users:[User]"],
    Role: ["A:", "B:"],
    U: ["A:", "B:"],
    "query GetUser": ["id:ID!"],
  });
  const plain = text.replace('"a person" ', "# nobody\n").replace('"theirs" ', "\n");
  expect(digests("graphql", plain)).toEqual(digests("graphql", text));
  expect(readText("graphql", "type {")).toEqual({ artefacts: [], isWhole: false });
  expect(readText("graphql", "{".repeat(100_000)).isWhole).toBe(false);
});

test("SQL: one artefact a table, whatever the text does to it, in the words of PostgreSQL and MySQL", () => {
  const text = `-- orders
CREATE TABLE IF NOT EXISTS "public"."Orders" (
  id bigserial PRIMARY KEY,
  total numeric(10, 2) NOT NULL DEFAULT 0, -- in euro
  tags text[],
  CONSTRAINT x CHECK (total > 0)
);
CREATE UNIQUE INDEX CONCURRENTLY ix ON "public"."Orders" (id);
DROP INDEX ix;
alter table users add column email varchar(255) not null, drop column old, alter column age type bigint;
CREATE TABLE \`t\` (\`id\` int(11) unsigned NOT NULL AUTO_INCREMENT, \`s\` varchar(9) DEFAULT 'it\\'s;', PRIMARY KEY (\`id\`), KEY \`k\` (\`s\`)) ENGINE=InnoDB;
ALTER TABLE \`t\` CHANGE \`s\` \`label\` varchar(20), ADD INDEX \`k2\` (\`label\`);
CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN; CREATE TABLE inside(); END; $$ LANGUAGE plpgsql;
DELIMITER //
CREATE PROCEDURE p() BEGIN SELECT 1; END //
DELIMITER ;
CREATE TRIGGER tr AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();
INSERT INTO users VALUES ('CREATE TABLE no (');
DROP TABLE gone;
`;
  expect(parts("sql", text)).toEqual({
    "table public.Orders": ["id:bigserial", "total:numeric(10,2)", "tags:text[]"],
    "table users": ["email:varchar(255)", "age:bigint"],
    "table t": ["id:int(11) unsigned", "label:varchar(20)"],
    "function f": [],
    "procedure p": [],
    "table gone": [],
  });
  expect(readText("sql", text).isWhole).toBe(true);
});

test("SQL: comments, white space and the case of words change nothing; three columns change one table", () => {
  const before = "CREATE TABLE a (id int);\nCREATE TABLE b (id int);";
  const after = "create table A (\n  id INT -- the key\n);\n/* b */ CREATE TABLE b (id int);";
  expect(digests("sql", after)).toEqual(digests("sql", before));
  const wider = digests("sql", `${before}\nALTER TABLE b ADD x int, ADD y int, ADD z int;`);
  expect(wider["table a"]).toBe(digests("sql", before)["table a"]);
  expect(wider["table b"]).not.toBe(digests("sql", before)["table b"]);
});

test("SQL: a statement that is not understood loses only itself", () => {
  const { artefacts, isWhole } = readText("sql", "CREATE TABLE (;\nCREATE TABLE b (id int);");
  expect(isWhole).toBe(false);
  expect(artefacts.map(({ name }) => name)).toEqual(["table b"]);
  expect(readText("sql", "CREATE TABLE a (id int default 'open").isWhole).toBe(false);
});

test("one statement may be as long as it likes", () => {
  const { artefacts } = readText("sql", `create table t (${"a int, ".repeat(50_000)}b int)`);
  expect(artefacts.map(({ parts: columns }) => columns)).toEqual([["a:int", "b:int"]]);
  expect(readText("protobuf", `message A { ${"a ".repeat(150_000)}; }`).artefacts).toHaveLength(1);
});
