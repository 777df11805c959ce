/** In digits, country code and all: E.164's longest number. Some plans have room for more. */
export const MOST_DIGITS = 15;

/** A number in international form, its layout left out; its digits from the country code on are the first group. */
export const INTERNATIONAL = /^(?:\+|00)([1-9]\d*)$/;
