import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import {
  type ClaimedMessage,
  type EndedDispatch,
  endDispatch,
  findHeld,
  mayBeTaken,
  type PutOff,
  putOffDispatch,
} from '@/lib/db/messages/dispatch-outbox';
import { insertEvents, type MessageEventRow } from '@/lib/db/messages/status-store';
import { insertSegments, type NewSegment, readSegments } from '@/lib/db/messages/submitted-segments';
import type { MessageReceipt } from '@/lib/domain/delivery/apply-receipt';
import { idKeyOf, WHOLE } from '@/lib/domain/delivery/carrier-id';
import type { CarrierTraits } from '../carriers/contract/driver';
import { inDoubt, undecided } from './in-doubt';
import { judgeSubmission, mayBeTwice } from './judge-submission';
import { passedOn } from './routing/passed-on';
import type { Router } from './routing/router';
import { type SegmentOutcome, saidOf, wasGiven } from './segment-outcome';

/** How one try of a message ended, segment by segment, and when. */
export type Submitted = {
  readonly message: ClaimedMessage;
  readonly results: ReadonlyMap<number, SegmentOutcome>;
  readonly at: Date;
  /** The newest unmatched receipt before the carrier was given the message: of this message, it can only have said more. */
  readonly knownBefore: number;
};

/** What is to be settled, and who says which other carrier may have it. */
type Judged = { readonly router: Router; readonly submitted: Submitted };

export type SettleDependencies = { readonly carrier: CarrierTraits; readonly nodeId: number };

/** An id by which the carrier knows something of ours from now on. */
export type Named = Pick<Submitted, 'knownBefore'> & { readonly idKey: string };

/** What the carrier said of taking messages, to be applied, and by which ids it knows them. */
export type Settled = {
  readonly answers: readonly MessageReceipt[];
  readonly named: readonly Named[];
  /** Accounts of messages about which a person is asked from now on. */
  readonly asked: readonly number[];
};

export const NOTHING_SETTLED: Settled = { answers: [], named: [], asked: [] };

/**
 * Stores what the carrier said of those tries that this node still holds, in the transaction given. Segments that are
 * recorded as taken (settle-taken.ts) are taken, whatever else was said of them.
 */
export async function settleSubmissions(
  tx: SqlTransaction,
  { carrier, nodeId }: SettleDependencies,
  submissions: readonly Judged[],
): Promise<Settled> {
  if (submissions.length === 0) return NOTHING_SETTLED;
  const submitted = submissions.map((one) => one.submitted);
  const held = await findHeld(
    tx,
    submitted.map(({ message }) => message.id),
    nodeId,
  );
  const recorded = await readSegments(
    tx,
    submitted.flatMap(({ message, results }) => (mayBeTaken(message) || isUnclear(results) ? message.id : [])),
  );
  const answers: MessageReceipt[] = [];
  const ended: EndedDispatch[] = [];
  const putOff: PutOff[] = [];
  const segments: NewSegment[] = [];
  const named: Named[] = [];
  const told: MessageEventRow[] = [];
  const asked: number[] = [];
  for (const { router, submitted: one } of submissions) {
    const { message, at, knownBefore, results: all } = one;
    if (held.get(message.id) !== message.attempt) continue;
    const taken = recorded.get(message.id);
    const results = new Map([...all].filter(([segment]) => !taken?.has(segment)));
    const its = trustedWith(carrier, message);
    const verdict = judgeSubmission(message, results, { at, carrier: its, router });
    const single = message.segmentCount === 1;
    let ownKey: string | null = null;
    for (const { segment, rawId, codes, said } of verdict.answered) {
      const idKey = idKeyOf(rawId);
      const inOwnRow = single && idKey === rawId;
      if (inOwnRow) ownKey = idKey;
      else segments.push({ messageId: message.id, segment, carrier: carrier.name, idKey, rawId, at });
      const place = inOwnRow ? WHOLE : segment;
      if (idKey !== null) named.push({ idKey, knownBefore });
      answers.push({ ...codes, ...said, messageId: message.id, segment: place, at });
    }
    told.push(...doubtsOf(message, results, at));
    if (verdict.again) {
      const { passed, ...again } = verdict.again;
      putOff.push({ id: message.id, ...again });
      if (passed) told.push(passedOn({ messageId: message.id, from: carrier.name, said: passed.text, at }));
      if (again.decision === 'waits') {
        told.push(undecided(message.id, at));
        asked.push(message.accountId);
      }
    } else {
      const givenAgain = [...all.values()].some(wasGiven);
      const wasInDoubt = mayBeTwice(its, { doubts: message.doubts, givenAgain });
      ended.push({ messageId: message.id, idKey: ownKey, wasInDoubt, at });
    }
  }
  await insertSegments(tx, segments);
  await endDispatch(tx, { carrier: carrier.name, nodeId }, ended);
  await putOffDispatch(tx, putOff, nodeId);
  await insertEvents(tx, told);
  return { answers, named, asked };
}

/** What a person has given to whichever carrier takes it may have been sent by another, which this one cannot recognise. */
const trustedWith = (carrier: CarrierTraits, { decision }: ClaimedMessage): CarrierTraits =>
  decision === 'again' ? { ...carrier, recognisesRepeats: false } : carrier;

/** Nobody knows whether it was sent: what came late may say it. */
const isUnclear = (results: Submitted['results']) => [...results.values()].some(({ kind }) => kind === 'unknown');

const doubtsOf = (message: ClaimedMessage, results: Submitted['results'], at: Date): MessageEventRow[] =>
  [...results].flatMap(([segment, result]) =>
    result.kind === 'unknown'
      ? [inDoubt(message.id, message.segmentCount === 1 ? null : segment, saidOf(result), at)]
      : [],
  );
