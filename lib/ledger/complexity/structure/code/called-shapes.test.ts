import { expect, test } from "vitest";
import { structureOf } from "@/tests/support/structure-of.ts";

const found = async (path: string, text: string): Promise<readonly string[]> =>
  (await structureOf(path, text)).artefacts.map(({ kind, name }) => `${kind}: ${name}`);

test("an Alembic migration is its tables, and nothing that others call", async () => {
  const text = `from alembic import op
import sqlalchemy as sa
def upgrade():
    op.add_column("users", sa.Column("x", sa.Integer()))
    op.create_index("ix", "orders", ["a"])
    op.create_table("orders", sa.Column("id"))
    op.execute("select 1")
`;
  expect(await found("a.py", text)).toEqual(["schema: table users", "schema: table orders"]);
});

test("a Django migration is its models", async () => {
  const text = `from django.db import migrations, models
class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Cart", fields=[("id", models.AutoField())]),
        migrations.AddField(model_name="cart", name="x", field=models.IntegerField()),
        migrations.RunPython(forwards),
    ]
`;
  expect(await found("a.py", text)).toEqual(["schema: table cart"]);
});

test("a Rails migration is its tables", async () => {
  const text = `class A < ActiveRecord::Migration[7.0]
  def change
    create_table :users do |t|
      t.string :name
    end
    add_column :users, :x, :int
    add_index "orders", [:a]
  end
end
`;
  expect(await found("a.rb", text)).toEqual(["schema: table users", "schema: table orders"]);
});

test("flags of a command line are found, and only those", async () => {
  const python =
    'p = ArgumentParser()\np.add_argument("-v", "--verbose", action="store_true")\np.add_argument("path")\n';
  expect(await found("a.py", python)).toEqual(["interface: flag --verbose"]);
  const script = 'program.option("-p, --port <n>", "x").option("--all");\nselect.option("red");\n';
  expect(await found("a.ts", script)).toEqual(["interface: flag --all", "interface: flag --port"]);
});

test("a flag in a chain is what its own arguments say", async () => {
  const digest = async (text: string, flag: string) =>
    (await structureOf("a.ts", text)).artefacts.find(({ name }) => name === flag)?.digest;
  const before = 'program.option("--a").option("--b <n>");';
  const after = 'program.option("--a <x>").option("--b <n>");';
  expect(await digest(after, "flag --b")).toBe(await digest(before, "flag --b"));
  expect(await digest(after, "flag --a")).not.toBe(await digest(before, "flag --a"));
});
