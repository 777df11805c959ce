import type { AnswersByKind, RunningCarrier, SeenRun } from '../carrier/live-carrier';
import { downTogether, type NodeCarrier, type NodeRuns } from './node';

/** Carriers as one node sees them: those that it runs, with what other nodes say of them, and those that only others run. */
export function runsOfAll(here: readonly RunningCarrier[], others: readonly NodeRuns[]): readonly SeenRun[] {
  const all = new Map<string, SeenRun>(here.map((one) => [one.name, { ...one, elsewhere: null }]));
  for (const { node, carriers } of others) {
    for (const told of carriers) {
      const theirs = { ...asTold(told), elsewhere: node };
      const known = all.get(told.name);
      all.set(told.name, known ? together(known, theirs) : theirs);
    }
  }
  return [...all.values()];
}

const asTold = ({ name, isDown, downSince, live }: NodeCarrier): RunningCarrier => ({
  ...{ bound: !isDown, lastError: null, connections: [], window: null, underWay: 0, troubles: [] },
  ...{ lastSubmitAt: null, lastReceiptAt: null, peerCertificateEndsAt: null },
  lastMinute: { accepted: 0, refused: 0, later: 0, unknown: 0 },
  ...live,
  ...{ name, downSince },
});

/** It takes messages where one of them can give it any. */
const together = (one: SeenRun, other: RunningCarrier): SeenRun => ({
  ...one,
  bound: one.bound || other.bound,
  lastError: !one.bound && other.bound ? other.lastError : one.lastError,
  downSince: downTogether(one.downSince, other.downSince),
  window: one.window &&
    other.window && { used: one.window.used + other.window.used, size: one.window.size + other.window.size },
  underWay: one.underWay + other.underWay,
  lastMinute: sumOf(one.lastMinute, other.lastMinute),
  lastSubmitAt: lastOf(one.lastSubmitAt, other.lastSubmitAt),
  lastReceiptAt: lastOf(one.lastReceiptAt, other.lastReceiptAt),
});

const sumOf = (one: AnswersByKind, other: AnswersByKind): AnswersByKind => ({
  accepted: one.accepted + other.accepted,
  refused: one.refused + other.refused,
  later: one.later + other.later,
  unknown: one.unknown + other.unknown,
});

const lastOf = (one: Date | null, other: Date | null): Date | null =>
  one && other && one > other ? one : (other ?? one);
