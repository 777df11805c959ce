/** What is being written, as a tab of the browser keeps it (layout/drafts.ts). */
import { z } from 'zod';
import { type Composed, SMS_CLASSES } from '@/lib/schemas/send';
import { newKey } from '../../forms/new-key';
import { readDraft, writeDraft } from '../../layout/drafts';

/** What was typed, right or wrong. */
export const draftValues = z.object({
  sender: z.string(),
  recipients: z.string(),
  /** A draft from before there were columns has none. */
  columns: z.array(z.string()).readonly().default([]),
  message: z.string(),
  smsClass: z.enum(SMS_CLASSES),
  noStop: z.boolean(),
  payer: z.string().default(''),
  tag: z.string().default(''),
  when: z.enum(['now', 'later']),
  at: z.string(),
  atZone: z.string(),
});

/** What somebody sent that is being answered; stays with the draft, and is not sent. */
const answered = z.object({ msisdn: z.string(), groupedMsisdn: z.string(), text: z.string(), createdAt: z.string() });
export type Answered = z.infer<typeof answered>;

export const keptDraft = z.object({ key: z.string(), values: draftValues, answered: answered.optional() });

/** Whether what is written still goes to whoever is answered. */
export const isAnswering = ({ msisdn }: Pick<Answered, 'msisdn'>, recipients: string): boolean =>
  recipients.replace(/\D/g, '').includes(msisdn);

/** Whether there is anything in it that somebody would miss. */
export function hasDraft(person: string, serviceName: string): boolean {
  const { success, data } = keptDraft.safeParse(readDraft(person, serviceName));
  return success && (data.values.recipients.trim() !== '' || data.values.message !== '');
}

/** Whether the draft is just this, as when it was begun with it and nothing was changed since. */
export function isDraft(person: string, serviceName: string, values: Composed, answered?: Answered): boolean {
  const { success, data } = keptDraft.safeParse(readDraft(person, serviceName));
  return success && isSame(data, { values, answered });
}

type Content = { readonly values: Composed; readonly answered?: Answered | undefined };

/** With its fields in one order, as both have them then; a draft's key says nothing of what is in it. */
const ordered = (content: Content) => JSON.stringify(keptDraft.omit({ key: true }).parse(content));

export const isSame = (one: Content, other: Content): boolean => ordered(one) === ordered(other);

/** Puts this in the place of what was being written: it is there when the page is opened, and a send of its own. */
export const startDraft = (person: string, serviceName: string, values: Composed, answered?: Answered): void =>
  writeDraft(person, serviceName, { key: newKey(), values, answered });
