import type { BesideTitle, GuideBlock, GuideChapter, GuideSample } from '@/lib/schemas/guide';
import type { Locale } from '@/messages/locale';
import type { words } from '../words';

export type SmppPlace = {
  readonly host: string;
  readonly port: number;
  readonly isEncrypted: boolean;
  /** Of the API user whom the examples are for. */
  readonly systemId: string;
  readonly binds: number;
  readonly window: number;
  readonly perSecond: number;
};

/** Whom a guide is for: what its examples are filled in with, and what holds on this instance. */
type GuideReader = {
  readonly locale: Locale;
  readonly publicUrl: string;
  readonly serviceName: string;
  readonly login: string;
  readonly sender: string;
  /** Requests per second and API user; 0: no limit. */
  readonly ratePerSecond: number;
  /** Messages go to the simulated carrier, which has test numbers; else to real phones. */
  readonly hasTestNumbers: boolean;
  /** Where programs bind by SMPP; null: nowhere. */
  readonly smpp: SmppPlace | null;
};

export type GuideWriting = GuideReader & { readonly t: Awaited<ReturnType<typeof words>> };

export const text = (words: string): GuideBlock => ({ kind: 'text', text: words });
export const list = (...items: string[]): GuideBlock => ({ kind: 'list', items });
export const samples = (title: string, ...all: GuideSample[]): GuideBlock => ({ kind: 'samples', title, samples: all });

type Row = { readonly anchor?: string; readonly cells: readonly string[] };

export const table = (
  columns: readonly string[],
  rows: readonly (readonly string[] | Row)[],
  ...between: readonly BesideTitle[]
): GuideBlock => ({
  kind: 'table',
  columns,
  between,
  rows: rows.map((row) => ('cells' in row ? row : { cells: row })),
});

export const chapter = (anchor: string, title: string, ...blocks: GuideBlock[]): GuideChapter => ({
  anchor,
  title,
  blocks,
});
