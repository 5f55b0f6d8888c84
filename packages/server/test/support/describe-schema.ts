import type { Sql } from "../../src/database/pool.ts";

const header =
  "-- What the migrations add up to. Remove this file and run its test, database/schema.test.ts, to write it anew.";

/** What the migrations add up to, as SQL: what a person wants to read who looks for a column, a constraint or an index. */
export async function describeSchema(sql: Sql): Promise<string> {
  const parts = await Promise.all([describeTypes(sql), describeFunctions(sql), describeTables(sql)]);
  return [header, ...parts.flat()].join("\n\n").concat("\n");
}

async function describeTypes(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string; labels: string }[]>`
    select typname as name, string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) as labels
    from pg_type join pg_enum on enumtypid = pg_type.oid
    group by typname order by typname
  `;
  return rows.map(({ name, labels }) => `create type ${name} as enum (${labels});`);
}

async function describeFunctions(sql: Sql): Promise<string[]> {
  const rows = await sql<{ definition: string }[]>`
    select pg_get_functiondef(oid) as definition from pg_proc
    where pronamespace = 'public'::regnamespace order by proname
  `;
  return rows.map(({ definition }) => `${definition.trim()};`);
}

async function describeTables(sql: Sql): Promise<string[]> {
  const tables = await sql<{ name: string; kind: string; options: string | null }[]>`
    select relname as name, case relpersistence when 'u' then 'unlogged table' else 'table' end as kind,
      array_to_string(reloptions, ', ') as options
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname
  `;
  return Promise.all(
    tables.map(async ({ name, kind, options }) => {
      const members = [...(await describeColumns(sql, name)), ...(await describeConstraints(sql, name))];
      const table = `create ${kind} ${name} (\n  ${members.join(",\n  ")}\n)${options === null ? "" : ` with (${options})`};`;
      return [table, ...(await describeIndexes(sql, name)), ...(await describeTriggers(sql, name))].join("\n");
    }),
  );
}

async function describeColumns(sql: Sql, table: string): Promise<string[]> {
  const rows = await sql<{ text: string }[]>`
    select concat_ws(' ', attname, format_type(atttypid, atttypmod), case when attnotnull then 'not null' end,
      case when attgenerated <> '' then 'generated always as (' || pg_get_expr(adbin, adrelid) || ')'
        when adbin is not null then 'default ' || pg_get_expr(adbin, adrelid) end) as text
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum
  `;
  return rows.map(({ text }) => text);
}

async function describeConstraints(sql: Sql, table: string): Promise<string[]> {
  const rows = await sql<{ text: string }[]>`
    select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as text from pg_constraint
    where conrelid = ${table}::regclass and contype <> 'n' order by array_position(array['p', 'u', 'f', 'c', 'x'], contype::text), conname
  `;
  return rows.map(({ text }) => text);
}

async function describeIndexes(sql: Sql, table: string): Promise<string[]> {
  const rows = await sql<{ text: string }[]>`
    select pg_get_indexdef(indexrelid) as text from pg_index
    where indrelid = ${table}::regclass and not exists (select from pg_constraint where conindid = indexrelid) order by 1
  `;
  return rows.map(({ text }) => `${text};`);
}

async function describeTriggers(sql: Sql, table: string): Promise<string[]> {
  const rows = await sql<{ text: string }[]>`
    select pg_get_triggerdef(oid) as text from pg_trigger where tgrelid = ${table}::regclass and not tgisinternal order by 1
  `;
  return rows.map(({ text }) => `${text};`);
}
