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
  when: z.enum(['now', 'later']),
  at: z.string(),
  atZone: z.string(),
});

export const keptDraft = z.object({ key: z.string(), values: draftValues });

/** Whether there is anything in it that somebody would miss. */
export function hasDraft(person: string, serviceName: string): boolean {
  const { success, data } = keptDraft.safeParse(readDraft(person, serviceName));
  return success && (data.values.recipients.trim() !== '' || data.values.message !== '');
}

/** Puts this in the place of what was being written: it is there when the page is opened, and a send of its own. */
export const startDraft = (person: string, serviceName: string, values: Composed): void =>
  writeDraft(person, serviceName, { key: newKey(), values });
