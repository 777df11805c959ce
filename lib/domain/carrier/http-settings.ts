import type { SegmentReceipts } from '../delivery/segment-receipts';
import type { HttpApi } from './http/http-api';
import { PRESETS, type PresetName } from './presets/presets';
import { TLS_DEFAULTS, type TlsSettings } from './tls-settings';

export type HttpSettings = TlsSettings & {
  /** Whose API it is; `own`: `api` says everything. */
  readonly preset: PresetName | 'own';
  /** What the preset, or the API as it is told, asks its user for, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** What it does in another way than the preset says; each part as a whole. */
  readonly api: Partial<HttpApi>;
  readonly username: string;
  readonly password: string;
  readonly token: string;
  /** Requests begun in a second, evenly spread. */
  readonly perSecond: number;
  /** Requests under way at once. */
  readonly atOnce: number;
  /** Where segments have ids of their own. */
  readonly segmentReceipts: SegmentReceipts;
};

export const HTTP_DEFAULTS = {
  values: {},
  api: {},
  username: '',
  ...TLS_DEFAULTS,
  perSecond: 10,
  atOnce: 16,
  segmentReceipts: 'all',
} as const satisfies Partial<HttpSettings>;

const NOTHING: Omit<HttpApi, 'request' | 'answer'> = {
  receipts: null,
  incoming: null,
  acknowledgement: { status: 200, contentType: 'text/plain; charset=utf-8', body: 'OK' },
};

/** Null: without a preset it must say what is asked, and what the answer means. */
export function apiOf({ preset, api }: Pick<HttpSettings, 'preset' | 'api'>): HttpApi | null {
  if (preset !== 'own') return { ...PRESETS[preset].api, ...api };
  const { request, answer } = api;
  return request && answer ? { ...NOTHING, ...api, request, answer } : null;
}

/** What stands for the names that its user fills in. */
export function valuesOf({
  preset,
  values,
}: Pick<HttpSettings, 'preset' | 'values'>): Readonly<Record<string, string>> {
  const asks = preset === 'own' ? [] : PRESETS[preset].asks;
  const filledIn = Object.entries(values).filter(([, value]) => value !== '');
  return {
    ...Object.fromEntries(asks.map(({ name, otherwise }) => [name, otherwise ?? ''])),
    ...Object.fromEntries(filledIn),
  };
}
