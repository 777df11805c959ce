import { expect, onTestFinished, test, vi } from 'vitest';
import { insertParts, listParts } from '@/lib/db/smpp/submissions';
import { createLogger } from '@/lib/platform/log/logger';
import { partOfText } from '@/lib/testing/smpp-part';
import { createTestDatabase } from '@/lib/testing/test-database';
import { endIncomplete } from './end-incomplete';
import { createJoining } from './join-parts';

const NOW = new Date('2026-11-27T10:00:00Z');
const LATER = new Date('2026-11-27T10:10:00Z');

const part = partOfText();

test('parts that could not be ended are ended at the next look', async () => {
  const { db, writer, close } = await createTestDatabase();
  onTestFinished(close);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  await writer.commit((tx) => insertParts(tx, [{ ...part, id: 10 }], NOW));
  const owed = () => db.smppReceipt.count();
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  await writer.commit((tx) => tx.$executeRaw`ALTER TABLE "SmppReceipt" RENAME TO "Away"`);
  const stop = endIncomplete(
    { db, lookUps: db, log, now: () => LATER },
    createJoining(await listParts(db)),
    () => undefined,
  );
  onTestFinished(stop);
  vi.advanceTimersByTime(10_000);
  await expect.poll(() => lines).toHaveLength(1);
  await writer.commit((tx) => tx.$executeRaw`ALTER TABLE "Away" RENAME TO "SmppReceipt"`);
  vi.advanceTimersByTime(10_000);
  await expect.poll(owed).toBe(1);
  expect(await listParts(db)).toEqual([]);
});
