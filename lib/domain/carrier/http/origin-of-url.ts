import { type Fillings, fill } from './placeholders';

/** Whom a template of a URL is sent to; null: to nobody by HTTP. `filling` stands for what is not among the values. */
export function originOf(url: string, values: Fillings, filling = '1'): string | null {
  const text = fill(url, {}, (_, name) => (Object.hasOwn(values, name) ? (values[name] ?? '') : filling));
  return URL.canParse(text) && /^https?:/i.test(text) ? new URL(text).origin : null;
}
