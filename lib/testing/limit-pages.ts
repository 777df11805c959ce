import type { Writer } from '@/lib/db/connections/writer';
import { Prisma } from '@/lib/db/generated/client';

/** Lets the database grow to so many pages and no further: SQLite then answers as on a full disk. */
export async function limitPages(writer: Writer, pages: number): Promise<void> {
  await writer.commit((tx) => tx.$queryRaw(Prisma.sql`PRAGMA max_page_count = ${Prisma.raw(String(pages))}`));
}
