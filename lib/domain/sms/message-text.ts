/** What a text message can say. */

/** White space, marks without a shape of their own, and what fonts leave out. */
const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Control characters that no handset shows. A line and a page may end (both are in the GSM alphabet), and a tab is white
 * space; ESC begins a septet pair on the air and is no character of a text.
 */
const CONTROL = /[\0-\x08\v\x0e-\x1f\x7f-\x9f]/;

/** In Unicode mode a surrogate is one that stands alone. */
const UNREADABLE = /[\ufffd\p{Cs}]/u;

/** Whether there is anything to read. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/** Whether a character in it can only come from a mistake, such as NUL or a byte of another charset. */
export const hasControlCharacter = (text: string): boolean => CONTROL.test(text);

/**
 * Whether its characters are known. U+FFFD stands where bytes could not be read, and half of a surrogate pair becomes it
 * on its way: neither is what somebody meant, and each would make the whole text cost more than twice as much.
 */
export const isReadable = (text: string): boolean => !UNREADABLE.test(text);
