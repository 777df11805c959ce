import { formatCredits } from '@/lib/domain/credits';
import { csvLine } from '@/lib/domain/csv';
import type { Movement } from '@/lib/domain/ledger/movement';
import { csvDownload } from './csv-download';

const HEADINGS = ['ID', 'Date', 'Kind', 'Credits', 'Left', 'Balance', 'API user', 'Message', 'By', 'Reason'];

/** The ledger as a file for a spreadsheet: amounts in credits, times in UTC. */
export const movementsCsv = (pieces: AsyncIterable<readonly Movement[]>): Response =>
  csvDownload('credit.csv', linesOf(pieces));

async function* linesOf(pieces: AsyncIterable<readonly Movement[]>): AsyncGenerator<string> {
  yield csvLine(HEADINGS);
  for await (const movements of pieces) yield movements.map(lineOf).join('');
}

const lineOf = ({ id, createdAt, kind, amount, balanceAfter, isQuota, login, messageId, actor, reason }: Movement) =>
  csvLine([
    id,
    createdAt.toISOString(),
    kind,
    amountOf(amount),
    amountOf(balanceAfter),
    isQuota ? 'quota' : 'account',
    login ?? '',
    messageId ?? '',
    actor.name === '' ? actor.kind : `${actor.kind}:${actor.name}`,
    reason,
  ]);

/** A number, so that a sign does not make it a formula; two decimals are exact up to the largest amount. */
const amountOf = (hundredths: number): number => Number(formatCredits(hundredths));
