import { expect, test } from "vitest";
import { structureOf } from "@/tests/support/structure-of.ts";

const parts = async (path: string, text: string): Promise<Record<string, readonly string[]>> =>
  Object.fromEntries(
    (await structureOf(path, text)).artefacts.map((one) => [`${one.kind}: ${one.name}`, one.parts]),
  );
const digests = async (path: string, text: string): Promise<Record<string, string>> =>
  Object.fromEntries((await structureOf(path, text)).artefacts.map((one) => [one.name, one.digest]));

const API = `openapi: 3.0.0
info: {title: x, version: "1"}
paths:
  /users/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
    get:
      description: one person
      parameters:
        - name: q
          in: query
          schema: {type: integer}
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}
components:
  schemas:
    User:
      type: object
      required: [id]
      properties:
        id: {type: string}
        description: {type: string}
        list: {type: array, items: {$ref: "#/x"}}
`;

test("OpenAPI: endpoints and schemas", async () => {
  expect(await parts("api.yaml", API)).toEqual({
    "interface: GET /users/{id}": [
      "path id:string!",
      "query q:integer",
      "response 200:#/components/schemas/User",
    ],
    "interface: schema User": ["id:string!", "description:string", "list:#/x[]"],
  });
  const json =
    '{\n\t"openapi":"3.0.0","paths":{"/a":{"post":{"responses":{"201":{"content":{"application/json":{"schema":{"type":"object"}}}}}}}}}';
  expect(await parts("api.json", json)).toEqual({ "interface: POST /a": ["response 201:object"] });
});

test("OpenAPI: what is told to people and comments change nothing, a field called description does", async () => {
  const before = await digests("api.yaml", API);
  const told = API.replace("one person", "a person, by id # here").replace(
    "type: object",
    "type: object # note",
  );
  expect(await digests("api.yaml", told)).toEqual(before);
  const changed = await digests(
    "api.yaml",
    API.replace("description: {type: string}", "description: {type: integer}"),
  );
  expect(Object.keys(before).filter((name) => changed[name] !== before[name])).toEqual(["schema User"]);
});

test("AsyncAPI and Avro", async () => {
  const events =
    "asyncapi: 2.0.0\nchannels:\n  paid:\n    publish: {message: {$ref: x}}\ncomponents:\n  messages:\n    Paid: {payload: {type: object}}\n";
  expect(Object.keys(await parts("a.yml", events))).toEqual([
    "interface: channel paid",
    "interface: message Paid",
  ]);
  const avro =
    '{"type":"record","name":"E","namespace":"a.b","fields":[{"name":"x","type":["null","string"]}]}';
  expect(await parts("e.avsc", avro)).toEqual({ "interface: a.b.E": ['x:["null","string"]'] });
});

test("Kubernetes, one manifest an artefact, and a list", async () => {
  const text =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web # the shop\n---\nkind: List\napiVersion: v1\nitems:\n  - {kind: Service, apiVersion: v1, metadata: {name: web}}\n";
  expect(await parts("k.yaml", text)).toEqual({
    "infrastructure: Deployment/web": [],
    "infrastructure: Service/web": [],
  });
});

test("a Helm template by pattern, though it is no YAML", async () => {
  const text =
    "{{- if .Values.on }}\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  labels: {{ toYaml . | nindent 4 }}\n  name: {{ .Release.Name }}-web\n{{- end }}\n";
  const read = await structureOf("t.yaml", text);
  expect(read.artefacts.map(({ name }) => name)).toEqual(["Deployment/{{ .Release.Name }}-web"]);
  expect(read).toMatchObject({ coverage: "partial", gap: "syntax_errors" });
});

test("CloudFormation, with its own tags", async () => {
  const text =
    'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  Bucket:\n    Type: AWS::S3::Bucket\n    Properties: {Name: !Ref X}\n';
  expect(await parts("c.yaml", text)).toEqual({
    "infrastructure: AWS::S3::Bucket Bucket": ["type:AWS::S3::Bucket"],
  });
});

test("the permissions of a workflow, and nothing else of it", async () => {
  const text =
    "on: push\npermissions:\n  contents: read\njobs:\n  deploy:\n    permissions: {id-token: write}\n    steps: []\n";
  const expected = { "infrastructure: workflow permissions": ["contents:read", "deploy id-token:write"] };
  expect(await parts("w.yml", text)).toEqual(expected);
  const before = await digests("w.yml", text);
  expect(await digests("w.yml", text.replace("steps: []", "steps: [{run: test}] # more"))).toEqual(before);
  expect(await digests("w.yml", text.replace("read", "write"))).not.toEqual(before);
});

test("Terraform: resources, data sources and modules", async () => {
  const text =
    'resource "aws_s3_bucket" "b" {\n  bucket = "x" # y\n}\ndata "aws_ami" "a" {}\nmodule "m" {\n  source = "./m"\n}\nvariable "v" {}\n';
  expect(Object.keys(await parts("a.tf", text))).toEqual([
    "infrastructure: aws_s3_bucket.b",
    "infrastructure: data.aws_ami.a",
    "infrastructure: module.m",
  ]);
  const before = await digests("a.tf", text);
  expect(await digests("a.tf", text.replace("# y", "").replace('bucket = "x"', 'bucket   =   "x"'))).toEqual(
    before,
  );
  expect((await digests("a.tf", text.replace('"x"', '"z"')))["aws_s3_bucket.b"]).not.toBe(
    before["aws_s3_bucket.b"],
  );
});

test("Prisma: models and enums", async () => {
  const text =
    "/// people\nmodel User {\n  id Int @id\n  email String? @unique // c\n  posts Post[]\n  @@index([email])\n}\nenum Role {\n  A\n  B\n}\n";
  expect(await parts("s.prisma", text)).toEqual({
    "schema: model User": ["id:Int", "email:String?", "posts:Post[]"],
    "schema: enum Role": ["A:", "B:"],
  });
});

test.each([
  ["a.yaml", "a: 1\nb: [1, 2]\n"],
  ["package.json", '{"name":"x"}'],
  ["notes.md", "# apiVersion: 1"],
])("nothing is to be measured in %s, and no gap", async (path, text) => {
  expect(await structureOf(path, text)).toMatchObject({ coverage: "none", gap: null, artefacts: [] });
});
