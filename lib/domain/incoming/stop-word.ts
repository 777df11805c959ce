/** What people reply who want nothing more, in the languages of the panel's neighbours. */
const STOP_WORDS = ['STOP', 'STOPP', 'ARRET', 'BAJA', 'UNSUBSCRIBE'];

/** The word alone, or with the number to which the STOP clause says to send it. */
const STOP = new RegExp(`^(?:${STOP_WORDS.join('|')})(?:[\\s:.-]*\\d{3,8})?$`);

/** In characters: what is longer says something else, too. */
const LONGEST_STOP = 40;

/** Without case, accents, and whatever punctuation or space stands around it. */
const bare = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');

/** Whether a reply asks for nothing more. A sentence that holds the word does not: it may mean anything. */
export const isStop = (text: string): boolean => text.length <= LONGEST_STOP && STOP.test(bare(text));
