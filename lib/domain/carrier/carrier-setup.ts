/**
 * The kinds of carriers, and what each is set up with. A kind is entered here, in lib/schemas/carrier.ts (what is typed)
 * and in lib/engine/carriers/carriers.ts (its driver).
 */
import { HTTP_DEFAULTS, type HttpSettings } from './http-settings';
import { SMPP_DEFAULTS, type SmppSettings } from './smpp-settings';
import { UPSTREAM_DEFAULTS, type UpstreamSettings } from './upstream-settings';

export const CARRIER_KINDS = ['simulated', 'upstream', 'smpp', 'http'] as const;
export type CarrierKind = (typeof CARRIER_KINDS)[number];

/** The kinds that really send. There is one simulated carrier, which is neither added nor deleted. */
export type RealKind = Exclude<CarrierKind, 'simulated'>;
export const REAL_KINDS: readonly RealKind[] = ['upstream', 'smpp', 'http'];

/** Whether it is given messages by requests of its own, each with an answer that can be read whole. */
export const isAskedByHttp = (kind: CarrierKind): boolean => kind === 'upstream' || kind === 'http';

/** Whether it tells what becomes of messages by an address of ours; else by its own connection. */
export const tellsByAddress = (kind: CarrierKind): boolean => kind !== 'smpp';

/** `secrets` are written and never shown. */
type Parts<Settings, Secret extends keyof Settings = never> = {
  readonly settings: Omit<Settings, Secret>;
  readonly secrets: Pick<Settings, Secret>;
};

type NoSettings = Readonly<Record<never, never>>;

type Setups = {
  readonly simulated: Parts<NoSettings>;
  readonly upstream: Parts<UpstreamSettings, 'password' | 'tlsKey'>;
  readonly smpp: Parts<SmppSettings, 'password' | 'tlsKey'>;
  readonly http: Parts<HttpSettings, 'password' | 'token' | 'tlsKey'>;
};

export type SetupOf<Kind extends CarrierKind> = { readonly kind: Kind } & Setups[Kind];
export type CarrierSetup = { [Kind in CarrierKind]: SetupOf<Kind> }[CarrierKind];

const NO_KEY = { tlsKey: '' } as const;

/** What a row that was written before a setting came is read with. */
const DEFAULTS = { simulated: {}, upstream: UPSTREAM_DEFAULTS, smpp: SMPP_DEFAULTS, http: HTTP_DEFAULTS } as const;

const SECRET_DEFAULTS = { simulated: {}, upstream: NO_KEY, smpp: NO_KEY, http: NO_KEY } as const;

/** A carrier's JSON, as a schema of its kind has let it in. */
type Written = { readonly kind: CarrierKind; readonly settings: string; readonly secrets: string };

export function readSetup({ kind, settings, secrets }: Written): CarrierSetup {
  return {
    kind,
    settings: { ...DEFAULTS[kind], ...JSON.parse(settings) },
    secrets: { ...SECRET_DEFAULTS[kind], ...JSON.parse(secrets) },
  };
}
