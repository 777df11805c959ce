/** Whether a text is what a person types on one line: it does not break, and holds no control character such as NUL. */
export const isOneLine = (text: string): boolean => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
