import { ONE_CREDIT } from '@/lib/domain/credits';
import type { WaitingMessageRow, WaitingSendRow, WaitingTarget } from '@/lib/schemas/scheduled';

/** What goes back where if something is cancelled. */
type Share = {
  /** Whose quota it is; null: the account's credit. */
  readonly quotaOf: string | null;
  /** In hundredths. */
  readonly credits: number;
};

/** What can still be changed or cancelled, as dialogs speak of it. */
export type Waiting = {
  readonly target: WaitingTarget;
  readonly count: number;
  /** How many of them are known to be on the blacklist: nothing is sent to these. */
  readonly refused: number;
  /** In hundredths. */
  readonly credits: number;
  /** Who paid them. */
  readonly shares: readonly Share[];
  /** To whom, where that is one number; else null. */
  readonly recipient: string | null;
  /** From whom; null: several, each has its own. */
  readonly sender: string | null;
  /** As people read it. */
  readonly groupedSender: string | null;
  /** As ISO 8601; null: not all of them have the same moment. */
  readonly dueAt: string | null;
};

/** What a dialog about it is told. */
export type WaitingDialog = {
  readonly serviceName: string;
  readonly waiting: Waiting;
  readonly timeZone: string;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
};

/** One of them, with everything that an edit may change. */
export type EditableWaiting = Waiting & {
  readonly target:
    | { readonly what: 'messages'; readonly ids: [number] }
    | { readonly what: 'send'; readonly id: number };
  readonly sender: string;
  readonly groupedSender: string;
  readonly smsClass: number;
  readonly dueAt: string;
  /** As they are sent. */
  readonly texts: readonly string[];
};

type Common = Pick<WaitingMessageRow, 'credits' | 'quotaOf' | 'sender' | 'groupedSender' | 'smsClass' | 'dueAt'>;

type Message = Common & Pick<WaitingMessageRow, 'id' | 'groupedRecipient' | 'text' | 'willBeRefused'>;

export const waitingMessage = ({
  id,
  groupedRecipient,
  text,
  willBeRefused,
  ...message
}: Message): EditableWaiting => ({
  target: { what: 'messages', ids: [id] },
  count: 1,
  refused: willBeRefused ? 1 : 0,
  ...common(message),
  recipient: groupedRecipient,
  texts: [text],
});

type Send = Common & Pick<WaitingSendRow, 'id' | 'messageCount' | 'texts' | 'refused'>;

export const waitingSend = ({ id, messageCount, texts, refused, ...send }: Send): EditableWaiting => ({
  target: { what: 'send', id },
  count: messageCount,
  refused,
  ...common(send),
  recipient: null,
  texts,
});

const common = ({ credits, quotaOf, sender, groupedSender, smsClass, dueAt }: Common) => ({
  ...{ credits, sender, groupedSender, smsClass, dueAt },
  shares: [{ quotaOf, credits }],
});

/** Several messages at once. */
export const waitingMessages = (messages: readonly WaitingMessageRow[]): Waiting => {
  const [first] = messages;
  const only = messages.length === 1 && first ? first : null;
  return {
    target: { what: 'messages', ids: messages.map(({ id }) => id) },
    count: messages.length,
    refused: messages.filter(({ willBeRefused }) => willBeRefused).length,
    credits: messages.reduce((sum, { credits }) => sum + credits, 0),
    shares: sharesOf(messages),
    recipient: only && only.groupedRecipient,
    sender: only && only.sender,
    groupedSender: only && only.groupedSender,
    dueAt: first && messages.every(({ dueAt }) => dueAt === first.dueAt) ? first.dueAt : null,
  };
};

function sharesOf(messages: readonly Share[]): Share[] {
  const sums = new Map<string | null, number>();
  for (const { quotaOf, credits } of messages) sums.set(quotaOf, (sums.get(quotaOf) ?? 0) + credits);
  return [...sums].map(([quotaOf, credits]) => ({ quotaOf, credits }));
}

/** What sentences say of it. */
export const factsOf = ({ target, count, refused, credits, recipient }: Waiting) => ({
  count,
  to: recipient === null ? (target.what === 'send' ? 'send' : 'many') : 'one',
  recipient: recipient ?? '',
  refused,
  credits: credits / ONE_CREDIT,
});

type Looked = { readonly messageCount: number; readonly lookedAt: number; readonly refused: number };

/** What sentences say of recipients of a bulk send who are on the blacklist: of all, or of those that were looked at. */
export const refusedOf = ({ messageCount, lookedAt, refused }: Looked) => ({
  refused,
  of: lookedAt < messageCount ? 'some' : 'all',
  lookedAt,
});
