/** What a person fills in to send an SMS, and what they are told before and after. */
import { z } from 'zod';
import { LONGEST_COLUMN, MOST_COLUMNS, readMergeText } from '@/lib/domain/sending/merge-fields';
import { TAG_MAX_LENGTH, type TagFault, TEST_TAG, whyNotTag } from '@/lib/domain/sending/tag';
import { isVisible } from '@/lib/domain/sms/message-text';
import { type Fault, fault } from './fault';
import { fitsIntoRequest } from './request-size';
import { keptTextFault, typedMessage, wholeTextFault } from './sms-text';
import { tooLong } from './too-long';

/** In characters: some tens of thousands of numbers. */
const LONGEST_NUMBERS = 500_000;

/** In characters: as many rows as a send has, with values of some ten characters each. */
const LONGEST_TABLE = 4_000_000;

/** As many recipients as a script can name at once. */
const MOST_ROWS = 100_000;

/** Of a request's 5 MiB, as its JSON carries them: the message may need 240 kB. */
const MOST_RECIPIENTS_BYTES = 4_900_000;

const NUMBERS_TOO_MANY = fault('recipients_too_many', { most: LONGEST_NUMBERS });
const ROWS_TOO_LONG = fault('rows_too_long', { most: LONGEST_TABLE });
const ROWS_TOO_MANY = fault('rows_too_many', { most: MOST_ROWS });

function recipientsFault({ recipients, columns }: { recipients: string; columns: readonly string[] }): Fault | null {
  if (columns.length === 0) return recipients.length > LONGEST_NUMBERS ? NUMBERS_TOO_MANY : null;
  return hasMoreRows(recipients.trimEnd(), MOST_ROWS) ? ROWS_TOO_MANY : null;
}

/** However lines end; no more of them are counted than it takes. */
function hasMoreRows(table: string, most: number): boolean {
  const ends = table.matchAll(/\r\n?|\n/g);
  for (let count = 0; count < most; count += 1) if (ends.next().done) return false;
  return true;
}

const draft = z.object({
  sender: z.string().max(50, fault('sender_unusable')),
  recipients: z
    .string()
    .max(LONGEST_TABLE, { error: ROWS_TOO_LONG, abort: true })
    .refine((text) => fitsIntoRequest(text, MOST_RECIPIENTS_BYTES), ROWS_TOO_LONG),
  /** Names of the values behind each recipient's number, parted by tabs; empty: recipients are numbers alone. */
  columns: z.array(z.string().min(1).max(LONGEST_COLUMN)).max(MOST_COLUMNS).readonly(),
  message: typedMessage,
  noStop: z.boolean(),
  /** The login of the API user whose quota pays; empty: the account does. */
  payer: z.string().max(40, fault('payer_gone')),
  when: z.enum(['now', 'later']),
  /** `YYYY-MM-DDThh:mm` by the clock of `atZone`, when it is later. */
  at: z.string().max(16, fault('moment_invalid')),
  /** The account's time zone as it was when `at` was chosen: another one since then changes nothing about that moment. */
  atZone: z.string().max(60),
});

/** What is written so far: an estimate says what can be said of it. */
export const estimateSchema = draft.superRefine((written, context) => {
  const told = recipientsFault(written);
  if (told !== null) context.addIssue({ code: 'custom', path: ['recipients'], message: told });
});
export type EstimateInput = z.infer<typeof estimateSchema>;

/** 0: shown at once and not kept; 1: kept by the phone; 2: by the SIM; 3: by what is attached to the phone. */
export const SMS_CLASSES = ['0', '1', '2', '3'] as const;

/** Whatever the values are, something is sent, and nothing that only looks like one of them. */
function mergeFault(text: string, columns: readonly string[]): Fault | null {
  const { pieces, unknown } = readMergeText(text, columns);
  if (unknown.length > 0) return fault('merge_field_unknown', { names: unknown.map((name) => `#${name}#`).join(', ') });
  return pieces.some((piece) => typeof piece === 'string' && isVisible(piece)) ? null : 'merge_fields_alone';
}

const TAG_FAULTS = {
  too_long: tooLong('tag', TAG_MAX_LENGTH),
  not_one_line: fault('not_one_line', { what: 'tag' }),
} satisfies Record<TagFault, Fault>;

/** What is sent is found by it again; as scripts may name one, but for that by which a test leaves at any hour. */
const tag = z.string().superRefine((text, context) => {
  const told = whyNotTag(text);
  if (told !== null) context.addIssue({ code: 'custom', message: TAG_FAULTS[told] });
  if (text === TEST_TAG) context.addIssue({ code: 'custom', message: 'tag_of_tests' satisfies Fault });
});

/** `recipients`: as far as there have to be any. */
const composing = (recipients: typeof draft.shape.recipients) =>
  draft
    .extend({
      sender: draft.shape.sender.min(1, fault('sender_not_chosen')),
      recipients,
      message: typedMessage.superRefine((text, context) => {
        const told = wholeTextFault(text);
        if (told !== null) context.addIssue({ code: 'custom', message: told });
      }),
      smsClass: z.enum(SMS_CLASSES),
      tag,
    })
    .superRefine(({ recipients: typed, columns, message: text }, context) => {
      const refuse = (field: 'recipients' | 'message', told: Fault | null) =>
        told !== null && context.addIssue({ code: 'custom', path: [field], message: told });
      refuse('recipients', recipientsFault({ recipients: typed, columns }));
      if (columns.length === 0) return;
      refuse('recipients', keptTextFault(typed));
      refuse('message', mergeFault(text, columns));
    });

export const composeSchema = composing(
  draft.shape.recipients.refine((text) => text.trim() !== '', fault('recipients_missing')),
).refine(({ when, at }) => when === 'now' || at !== '', { path: ['at'], error: fault('moment_missing') });

/** What is tried on one's own number, at once: whom it goes to, and when, is still to be said. */
export const composeTestSchema = composing(draft.shape.recipients);

/** What a test asks of what is written. */
export const TESTED_FIELDS = ['sender', 'message', 'smsClass', 'tag'] as const;

export type Composed = z.input<typeof composeSchema>;
export type ComposedSend = z.output<typeof composeSchema>;

/** Of one send: asked for again under it, nothing is sent twice. */
export const sendKeyBound = z.object({ key: z.string().regex(/^[\da-f]{32}$/) });
export type FindSentInput = ComposedSend & z.infer<typeof sendKeyBound>;

/** Whose quota somebody confirmed that pays, by its login; null: the account does. Nobody else is made to pay. */
export const confirmedPayer = z.object({ confirmedQuotaOf: z.string().max(40).nullable() });

/** What the page adds to what was typed. */
export const sendingBound = sendKeyBound.extend({
  /** What somebody confirmed that it may cost, in hundredths. */
  confirmedCredits: z.int().nonnegative(),
  /** The moment that they confirmed; null: at once. */
  confirmedMoment: z.iso.datetime().nullable(),
  ...confirmedPayer.shape,
});
export type SendInput = ComposedSend & z.infer<typeof sendingBound>;

/** A number as somebody types it; the server reads it, which knows all numbering plans. */
export const typedNumber = z.object({ number: z.string().max(50, fault('msisdn_invalid')) });

export type EstimateTestInput = ComposedSend & z.output<typeof typedNumber>;

/** What a test needs beside what is written. */
export const testBound = sendKeyBound.extend({ ...typedNumber.shape, ...confirmedPayer.shape });
export type SendTestInput = ComposedSend & z.output<typeof testBound>;
