import { ONE_CREDIT } from '@/lib/domain/credits';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { WaitingMessageRow, WaitingSendRow, WaitingTarget } from '@/lib/schemas/scheduled';

/** What can still be changed or cancelled, as dialogs speak of it. */
export type Waiting = {
  readonly target: WaitingTarget;
  readonly count: number;
  /** In hundredths. */
  readonly credits: number;
  /** To whom, where that is one number; else null. */
  readonly recipient: string | null;
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
  readonly smsClass: number;
  readonly dueAt: string;
  /** As they are sent. */
  readonly texts: readonly string[];
};

type Message = Pick<WaitingMessageRow, 'id' | 'credits' | 'recipient' | 'sender' | 'smsClass' | 'dueAt' | 'text'>;

export const waitingMessage = ({
  id,
  credits,
  recipient,
  text,
  sender,
  smsClass,
  dueAt,
}: Message): EditableWaiting => ({
  target: { what: 'messages', ids: [id] },
  count: 1,
  ...{ credits, sender, smsClass, dueAt },
  recipient: formatMsisdn(recipient),
  texts: [text],
});

export const waitingSend = ({
  id,
  messageCount,
  credits,
  sender,
  smsClass,
  dueAt,
  texts,
}: WaitingSendRow): EditableWaiting => ({
  target: { what: 'send', id },
  count: messageCount,
  ...{ credits, sender, smsClass, dueAt, texts },
  recipient: null,
});

/** Several messages at once. */
export const waitingMessages = (messages: readonly WaitingMessageRow[]): Waiting => ({
  target: { what: 'messages', ids: messages.map(({ id }) => id) },
  count: messages.length,
  credits: messages.reduce((sum, { credits }) => sum + credits, 0),
  recipient: messages.length === 1 && messages[0] ? formatMsisdn(messages[0].recipient) : null,
});

/** What sentences say of it. */
export const factsOf = ({ count, credits, recipient }: Waiting) => ({
  count,
  to: recipient === null ? 'many' : 'one',
  recipient: recipient ?? '',
  credits: credits / ONE_CREDIT,
});
