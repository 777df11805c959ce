import type { Restored } from '@/lib/db/backup/restore';

/** How whoever restores says that nothing is to be held. */
export const SEND_WAITING = '--send-waiting';

/** What becomes of the messages that were still to be sent when the copy was made, which is now in force; line by line. */
export function tellRestored({ due, heldUntil }: Restored): string[] {
  if (due === 0) return [];
  const told = `Messages that were still to be sent when the backup was made: ${due}. They may have been sent since`;
  if (heldUntil === null) return [`${told}, and are sent when the server starts.`];
  return [
    `${told}, so they are held until ${heldUntil.toISOString()}, and sent then.`,
    'Until then cancel, or send now, each account’s on its page Scheduled messages.',
  ];
}
