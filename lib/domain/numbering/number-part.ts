import { withoutLayout } from './layout';

/** E.164 has at most fifteen digits; `00` for the plus and a trunk prefix may stand in front of some. */
const NUMBER_PART = /^\+?\d{1,18}$/;

/** Whether a text may be a number or a part of one, as people write them. Asks no numbering plan, so every page may. */
export const isNumberPart = (typed: string): boolean => NUMBER_PART.test(withoutLayout(typed));
