import { readSegmentReceipts } from '@/lib/db/carriers/segment-receipts';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { type ChangedSegment, readSegments, type SegmentsByMessage } from '@/lib/db/messages/submitted-segments';
import {
  applyReceipt,
  type MessageReceipt,
  type ReceivedStatus,
  type Status,
} from '@/lib/domain/delivery/apply-receipt';
import { WHOLE } from '@/lib/domain/delivery/carrier-id';
import { messageOfSegments } from '@/lib/domain/delivery/message-of-segments';
import { canMove } from '@/lib/domain/delivery/message-state';
import { dlrIdOf } from '@/lib/domain/delivery/receipt';

type Message = Status & { readonly segmentCount: number };
type Received = ReceivedStatus & { readonly ptt: number };

/** Of which segments carriers tell: they are asked only where there are several. */
async function toldOfSegments(tx: SqlTransaction, byMessage: SegmentsByMessage) {
  const several = [...byMessage.values()].filter((segments) => segments.size > 1);
  const carriers = new Set(several.flatMap((segments) => [...segments.values()].map(({ carrier }) => carrier)));
  return carriers.size === 0 ? () => 'all' as const : readSegmentReceipts(tx, [...carriers]);
}

/** The segments that receipts of one transaction speak of, and where these lead them and their messages. */
export async function loadSegments(tx: SqlTransaction, receipts: readonly MessageReceipt[]) {
  const inParts = receipts.filter(({ segment }) => segment !== WHOLE).map(({ messageId }) => messageId);
  const byMessage = await readSegments(tx, [...new Set(inParts)]);
  const toldBy = await toldOfSegments(tx, byMessage);
  const changed = new Map<string, ChangedSegment>();

  const receiveSegment = (message: Message, receipt: MessageReceipt): Received => {
    const { messageId, segment, ptt } = receipt;
    const segments = byMessage.get(messageId);
    const current = segments?.get(segment);
    if (!segments || !current) throw new Error(`Message ${messageId} has no segment ${segment}.`);
    const said = applyReceipt({ ...current, wasInDoubt: message.wasInDoubt }, receipt);
    if (!said.applied) return { ...said, ptt };
    segments.set(segment, { ...current, state: said.state, ptt });
    changed.set(`${messageId} ${segment}`, { messageId, segment, state: said.state, ptt });
    const outcome = messageOfSegments([...segments.values()], message.segmentCount, toldBy(current.carrier));
    const isNews = outcome && (outcome.state !== message.state || outcome.ptt !== message.ptt);
    return isNews && canMove(message.state, outcome.state)
      ? { ...outcome, dlrId: dlrIdOf(outcome.state), applied: true }
      : { ...said, ptt, applied: false };
  };

  return {
    /** What a receipt makes of its message; `applied`: that this is new. */
    receive: (message: Message, receipt: MessageReceipt): Received =>
      receipt.segment === WHOLE
        ? { ...applyReceipt(message, receipt), ptt: receipt.ptt }
        : receiveSegment(message, receipt),
    /** What is to be saved. */
    changed: (): ChangedSegment[] => [...changed.values()],
  };
}
