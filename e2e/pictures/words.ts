/** What the panel says, in the language of the page in front: screens are found by their English words. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

type Messages = Readonly<Record<string, unknown>>;
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Of every part of the panel, each in a file of its own. */
const readMessages = (language: Language): Messages =>
  Object.assign(
    {},
    ...['', 'instance.', 'guides.'].map((area) =>
      JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../messages/${area}${language}.json`), 'utf8')),
    ),
  );

/** Each text of the panel in both languages. */
function pairs(english: Messages, french: Messages): readonly (readonly [english: string, french: string])[] {
  return Object.entries(english).flatMap(([key, text]) =>
    typeof text === 'string' ? [[text, String(french[key])] as const] : pairs(Object(text), Object(french[key])),
  );
}

const WORDS = pairs(readMessages('en'), readMessages('fr'));

/** A text with something of its own around what it is filled with. */
const PLACE = /^(?=.*[a-z]{3}.*\{|.*\}.*[a-z]{3}).*\{(\w+)\}/;

/** For an expression; French has spaces of several kinds. */
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s');

/** What stands at the places of a text, if these are words of it: of `Actions for {login}` in `Actions for billing`, `billing`. */
function placesIn(text: string, words: string): readonly string[] | null {
  if (/\{\w+,|<\w+>/.test(text)) return null;
  const parts = text.split(/\{\w+\}/).map(literally);
  return new RegExp(`^${parts.join('(.+)')}$`).exec(words)?.slice(1) ?? null;
}

/** The French texts that say these English words; what stands in a place of theirs is said in French too, if the panel says it. */
function frenchOf(english: string): ReadonlySet<string> {
  const exact = WORDS.flatMap(([en, fr]) => (en === english ? [fr] : []));
  if (exact.length > 0) return new Set(exact);
  return new Set(
    WORDS.flatMap(([en, fr]) => {
      const places = PLACE.test(en) ? placesIn(en, english) : null;
      if (!places) return [];
      const names = [...en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      return [
        fr.replace(/\{(\w+)\}/g, (_, name: string) => {
          const word = places[names.indexOf(name)] ?? '';
          const [said = word] = WORDS.flatMap(([text, french]) => (text === word ? [french] : []));
          return said;
        }),
      ];
    }),
  );
}

/** English words as the page says them, whole; in French by any of the texts that stand for them. */
export async function asSaid(page: Page, english: string): Promise<RegExp> {
  const isFrench = (await page.locator('html').getAttribute('lang')) === 'fr';
  const said = isFrench ? [...frenchOf(english)] : [english];
  if (said.length === 0) throw new Error(`The panel never says “${english}”.`);
  return new RegExp(`^(${said.map(literally).join('|')})$`, 'i');
}

/** Whole texts that are English and no French: none may stand on a French page. */
export const ONLY_ENGLISH: ReadonlySet<string> = new Set(
  WORDS.flatMap(([en]) => (/[a-z]{3}/.test(en) && !/[{<]/.test(en) && !WORDS.some(([, fr]) => fr === en) ? [en] : [])),
);
