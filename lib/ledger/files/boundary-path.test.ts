import { expect, test } from "vitest";
import { isBoundaryPath } from "./boundary-path.ts";

test.each([
  "infra/main.tf",
  "deploy/k8s/service.yaml",
  "db/migrations/0007_add.sql",
  "api/openapi.yaml",
  "docs/swagger.json",
  "shop/orders.proto",
  "schema.graphql",
  "prisma/schema.prisma",
  "config/rbac.yaml",
  "src/auth/settings.json",
  ".github/permissions.yml",
])("others depend on %s", (path) => {
  expect(isBoundaryPath(path)).toBe(true);
});

test.each([
  ".github/workflows/ci.yml",
  "README.md",
  "package.json",
  "docs/auth/README.md",
  "src/author.json",
  "Makefile",
  "tests/auth/login.json",
])("%s is no boundary by its path", (path) => {
  expect(isBoundaryPath(path)).toBe(false);
});
