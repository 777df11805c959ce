import type { CarrierHost, ConnectedCarrier, SegmentResult } from '@/lib/engine/carriers/contract/driver';
import type { Router } from '@/lib/engine/dispatch/routing/router';
import { carrierThat } from './test-carrier';
import { NODE_ID } from './test-database';
import type { TestDelivery } from './test-delivery';
import { NOW } from './test-gateway';

export const accepted = (rawId: string | null): SegmentResult => ({ kind: 'accepted', rawId });
export const REFUSED: SegmentResult = { kind: 'refused', ptt: 803, billed: false, text: 'duplicate' };
export const UNKNOWN: SegmentResult = { kind: 'unknown', text: 'no answer' };

/** A node whose carrier answers when the test says so. */
export type PromptedNode = {
  /** What the carrier was given so far: "segments try". */
  readonly given: readonly string[];
  /** Hands over what is due by then, records what was said, and answers how many messages were handed over. */
  dispatch(afterMs?: number): Promise<number>;
  /** Lets the carrier answer for segments of one try, and records it. */
  answer(messageId: number, attempt: number, results: Readonly<Record<number, SegmentResult>>): Promise<void>;
};

type PromptedOptions = Partial<Omit<ConnectedCarrier, 'driver'>> & {
  readonly nodeId?: number;
  /** Absent: the carrier takes everything. */
  readonly router?: Router;
  /** How many messages the carrier takes before it has answered; absent: as many as come. */
  readonly room?: number;
};

export function startPromptedNode(
  delivery: TestDelivery,
  { nodeId = NODE_ID, router, room = 1_000, ...traits }: PromptedOptions = {},
): PromptedNode {
  let host: CarrierHost | null = null;
  let dueByMs = 0;
  let free = room;
  const given: string[] = [];
  const carrier = carrierThat(() => UNKNOWN, traits);
  const node = delivery.startNode({
    nodeId,
    ...(router && { router }),
    now: () => new Date(NOW.getTime() + dueByMs),
    carrier: {
      ...carrier,
      driver: {
        ...carrier.driver,
        start: (to) => {
          host = to;
        },
        submit: (messages) => {
          free -= messages.length;
          given.push(...messages.map(({ segments, attempt }) => `${segments} try ${attempt}`));
        },
        free: () => free,
      },
    },
  });
  return {
    given,
    dispatch: (afterMs = dueByMs) => {
      dueByMs = afterMs;
      return node.dispatch();
    },
    answer: async (messageId, attempt, results) => {
      const answers = Object.entries(results).map(([segment, result]) => ({ segment: Number(segment), result }));
      host?.submitted(answers.map((one) => ({ ...one, messageId, attempt })));
      await node.dispatch();
    },
  };
}
