import type { Writer } from '@/lib/db/connections/writer';
import { type ClaimedMessage, claimDueMessages } from '@/lib/db/messages/dispatch-outbox';
import { newestUnmatchedReceipt } from '@/lib/db/messages/unmatched-receipts';
import type { ConnectedCarrier, SegmentReport, SegmentResult } from '../carriers/driver';
import { sortByDoubt } from './judge-submission';
import type { Submitted } from './settle-submissions';

type Dependencies = {
  readonly writer: Writer;
  readonly carrier: ConnectedCarrier;
  readonly nodeId: number;
  readonly now: () => Date;
  /** Told of a message once its carrier has answered for each of its segments. */
  readonly onSubmitted: (submitted: Submitted) => void;
  /** Told how many messages were answered together, and in how many seconds. */
  readonly onAnswered: (messages: number, seconds: number) => void;
};

type UnderWay = {
  readonly message: ClaimedMessage;
  readonly knownBefore: number;
  readonly begun: number;
  readonly results: Map<number, SegmentResult>;
};

export type Dispatcher = {
  /** Claims what is due, at most `limit`, and hands it to the carrier; answers how many it claimed. */
  handOver(limit: number): Promise<number>;
  /** The carrier has answered for these. */
  submitted(reports: readonly SegmentReport[]): void;
};

const TOO_OFTEN_IN_DOUBT: SegmentResult = { kind: 'unknown', text: 'it is not sent again' };

/** Hands due messages to a carrier, and gathers its answers message by message. */
export function createDispatcher(dependencies: Dependencies): Dispatcher {
  const { writer, carrier, nodeId, now, onSubmitted, onAnswered } = dependencies;
  const underWay = new Map<number, UnderWay>();
  return {
    handOver: async (limit) => {
      const { messages, knownBefore } = await writer.commit(async (tx) => ({
        messages: await claimDueMessages(tx, { nodeId, now: now(), limit }),
        knownBefore: await newestUnmatchedReceipt(tx),
      }));
      if (messages.length === 0) return 0;
      const { fit, doubtful } = sortByDoubt(carrier, messages);
      for (const message of doubtful) {
        const results = new Map(message.segments.map((segment) => [segment, TOO_OFTEN_IN_DOUBT] as const));
        onSubmitted({ message, results, at: now(), knownBefore });
      }
      if (fit.length === 0) return messages.length;
      const begun = performance.now();
      for (const message of fit) {
        underWay.set(message.id, { message, knownBefore, begun, results: new Map() });
      }
      carrier.driver.submit(fit);
      return messages.length;
    },
    submitted: (reports) => {
      let answered = 0;
      let begun = performance.now();
      for (const { messageId, segment, result } of reports) {
        const one = underWay.get(messageId);
        if (!one?.message.segments.includes(segment)) continue;
        one.results.set(segment, result);
        if (one.results.size < one.message.segments.length) continue;
        underWay.delete(messageId);
        answered += 1;
        begun = Math.min(begun, one.begun);
        const { message, results, knownBefore } = one;
        onSubmitted({ message, results, at: now(), knownBefore });
      }
      if (answered > 0) onAnswered(answered, (performance.now() - begun) / 1000);
    },
  };
}
