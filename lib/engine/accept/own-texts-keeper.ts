import type { Writer } from '@/lib/db/connections/writer';
import { dropOwnTexts, keepOwnTexts } from '@/lib/db/messages/own-texts';
import type { OwnTextsKeeper } from './accept-own-texts';

/** Texts that are taken out in one transaction. */
const AT_ONCE = 100;

/** Keeps texts in transactions of their own: nobody is answered by them, so whoever waits goes first. */
export const createOwnTextsKeeper = (writer: Writer, nodeId: number): OwnTextsKeeper => ({
  keepTexts: (texts) => writer.commit((tx) => keepOwnTexts(tx, texts, nodeId)),
  dropTexts: async (ids) => {
    for (let from = 0; from < ids.length; from += AT_ONCE)
      await writer.commit((tx) => dropOwnTexts(tx, ids.slice(from, from + AT_ONCE)));
  },
});
