/**
 * Run by bench/bulk.ts in a process of its own. Sends from the panel, to each recipient a text of their own, what it has
 * asked the price of before. Arguments: URL of the page, cookie, number of recipients. Prints a line before it asks, one
 * before it sends, then JSON: the ids that were given and after how many milliseconds.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { actionIds, callAction } from '../../e2e/fixtures/server-actions';
import { WRITTEN_SMS } from '../../lib/testing/written-sms';

const FIRST_RECIPIENT = 33_700_000_000;

/** With its values about as long as a text in one segment is. */
const MESSAGE =
  'Hello #Name#, your parcel waits for you in #City# until Saturday. Bring a card with you, please. Your shop wishes you a good day.';

const [url = '', cookie = '', recipients = ''] = process.argv.slice(2);
const rows = Array.from(
  { length: Number(recipients) },
  (_, index) => `+${FIRST_RECIPIENT + index}\tName${index}\tTown${index}`,
);
const written = {
  ...WRITTEN_SMS,
  recipients: rows.join('\n'),
  columns: ['Name', 'City'],
  message: MESSAGE,
};
const ids = actionIds();
const call = async (name: string, args: readonly unknown[]) => {
  const answer = await callAction({ url, cookie, id: ids.get(name) ?? '', args });
  const said = answer.split('\n').find((line) => /^\d+:\{"ok":true/.test(line));
  if (said === undefined) throw new Error(`${name} answered ${answer.slice(0, 300)}`);
  return JSON.parse(said.slice(said.indexOf('{'))).value;
};
const service = z.string().parse(new URL(url).pathname.split('/')[3]);

process.stdout.write('asking\n');
const asked = performance.now();
const { credits } = z.object({ credits: z.number() }).parse(await call('estimateMessageAction', [service, written]));
const pricedAfter = performance.now() - asked;
process.stdout.write('sending\n');
const key = randomBytes(16).toString('hex');
const confirmed = { key, confirmedCredits: credits, confirmedMoment: null, confirmedQuotaOf: null };
const begun = performance.now();
const { messageIds } = z
  .object({ messageIds: z.object({ count: z.number() }) })
  .parse(await call('sendMessageAction', [service, confirmed, written]));
const answeredAfter = performance.now() - begun;
process.stdout.write(`${JSON.stringify({ ids: messageIds.count, answeredAfter, pricedAfter })}\n`);
