import type { Sql } from "../../src/database/pool.ts";

/** Lets PostgreSQL itself fail writes to a table, so often, with whatever SQLSTATE. */
export async function prepareFaults(sql: Sql) {
  await sql.unsafe(`
    create table faults (id int primary key, code text not null, times int not null);
    insert into faults values (1, '', 0);
    create sequence fault_count;
    create function raise_fault() returns trigger language plpgsql as $$
      declare fault faults;
      begin
        select * into fault from faults;
        -- A sequence keeps what a rollback would undo.
        if nextval('fault_count') <= fault.times then
          raise exception 'a fault' using errcode = fault.code;
        end if;
        return new;
      end $$;
  `);
  const tables = new Set<string>();
  return {
    async failWith(code: string, times: number, table: string): Promise<void> {
      await sql`update faults set code = ${code}, times = ${times}`;
      await sql`select setval('fault_count', 1, false)`;
      tables.add(table);
      await sql.unsafe(`
        create trigger raise_fault before insert or update on ${table} for each row execute function raise_fault()
      `);
    },
    async clear(): Promise<void> {
      for (const table of tables) await sql.unsafe(`drop trigger if exists raise_fault on ${table}`);
      tables.clear();
    },
  };
}

export type Faults = Awaited<ReturnType<typeof prepareFaults>>;
