import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import { Prisma } from '@/lib/db/generated/client';

/** The steps in which SQLite means to do each statement that `work` runs; it is done, too. */
export async function plansOf(writer: Writer, work: (tx: SqlTransaction) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = [];
  await writer.commit((tx) => {
    const explain = async (query: Prisma.Sql | TemplateStringsArray, values: unknown[]): Promise<Prisma.Sql> => {
      const asked = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
      const [first = '', ...rest] = asked.strings;
      const explained = Prisma.sql([`EXPLAIN QUERY PLAN ${first}`, ...rest], ...asked.values);
      const steps = await tx.$queryRaw<{ detail: string }[]>(explained);
      plans.push(...steps.map(({ detail }) => detail));
      return asked;
    };
    return work({
      dialect: tx.dialect,
      $queryRaw: async <Rows>(query: Prisma.Sql | TemplateStringsArray, ...values: unknown[]) =>
        tx.$queryRaw<Rows>(await explain(query, values)),
      $executeRaw: async (query, ...values) => tx.$executeRaw(await explain(query, values)),
    });
  });
  return plans;
}
