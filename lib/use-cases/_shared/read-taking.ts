import { listEnabled } from '@/lib/db/carriers/carriers';
import { readOutages } from '@/lib/db/carriers/outages';
import type { Database } from '@/lib/db/connections/client';
import { type Taking, takingOf } from '@/lib/domain/carrier/outage';

/** Whether what is sent reaches a phone now. */
export const readTaking = async (db: Database): Promise<Taking> =>
  takingOf(await listEnabled(db), await readOutages(db));
