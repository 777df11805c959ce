import { callbackUrl, statusPairs, withQuery } from '@/lib/domain/callbacks/callback-query';
import { DLR_IDS, dlrDescription, isDlrId } from '@/lib/domain/delivery/dlr';
import type { Dialect } from '../connections/dialect';
import { Prisma } from '../generated/client';

/** What a delivery's row says of its callback: of a status, or as a query; all null in a test, whose URL says it. */
export type Told = {
  readonly messageId: number;
  readonly query: string | null;
  readonly ptt: number | null;
  readonly dlrId: number | null;
  readonly date: string | null;
};

/** What is called: the URL as it was set, with what the callback tells. */
export function calledUrl(url: string, { messageId, query, ptt, dlrId, date }: Told): string {
  if (query !== null) return withQuery(url, query);
  if (ptt === null || dlrId === null || date === null) return url;
  if (!isDlrId(dlrId)) throw new Error(`A callback of message ${messageId} has the unknown DLR id ${dlrId}.`);
  return callbackUrl(url, statusPairs(messageId, { ptt, dlrId, date }));
}

const DESCRIPTIONS = DLR_IDS.map((id) => Prisma.sql`WHEN ${id} THEN ${encodeURIComponent(dlrDescription(id))}`);

/** The same of each row, so that a log can be searched for what it shows. */
export function calledUrlOf({ positionIn }: Dialect): Prisma.Sql {
  const fragment = positionIn(Prisma.sql`url`, '#');
  const address = Prisma.sql`CASE WHEN ${fragment} > 0 THEN substr(url, 1, ${fragment} - 1) ELSE url END`;
  const joint = Prisma.sql`CASE WHEN ${address} NOT LIKE '%?%' THEN '?'
    WHEN ${address} LIKE '%?' OR ${address} LIKE '%&' THEN '' ELSE '&' END`;
  const tail = Prisma.sql`CASE WHEN ${fragment} > 0 THEN substr(url, ${fragment}) ELSE '' END`;
  return Prisma.sql`CASE
    WHEN query IS NOT NULL THEN ${address} || ${joint} || query || ${tail}
    WHEN ptt IS NULL OR "dlrId" IS NULL OR date IS NULL THEN url ELSE
    ${address} || ${joint} || 'id=' || "messageId" || '&ptt=' || ptt
    || '&date=' || replace(replace(date, ' ', '%20'), ':', '%3A')
    || '&description=' || "dlrId" || '&descriptionDlr=' || CASE "dlrId" ${Prisma.join(DESCRIPTIONS, ' ')} END
    || '&dlr=' || "dlrId" || ${tail} END`;
}
