/** A guide as it is rendered, in the panel, on the public page and in docs/http2sms.md: one source for all three. */
export const GUIDE_NAMES = [
  'http2sms',
  'smpp',
  'statuses',
  'callbacks',
  'signatures',
  'testNumbers',
  'limits',
] as const;
export type GuideName = (typeof GUIDE_NAMES)[number];

/** The pages of the tab in their order, by the end of their address; the first is where the tab leads. */
const GUIDE_PATHS = {
  http2sms: '',
  smpp: '/smpp',
  playground: '/playground',
  rest: '/rest',
  statuses: '/statuses',
  callbacks: '/callbacks',
  signatures: '/signatures',
  testNumbers: '/test-numbers',
  limits: '/limits',
} as const satisfies Readonly<Record<GuideName | 'playground' | 'rest', string>>;
export type GuidePage = keyof typeof GUIDE_PATHS;

export const GUIDE_PAGES = [
  'http2sms',
  'playground',
  'rest',
  'smpp',
  'statuses',
  'callbacks',
  'signatures',
  'testNumbers',
  'limits',
] as const satisfies readonly GuidePage[];

/** Of the guides that have a path of their own, the one that an address names. */
export const guideAt = (path: string): GuideName | undefined =>
  GUIDE_NAMES.find((name) => GUIDE_PATHS[name] === `/${path}`);

export const guidesPath = (serviceName: string, guide: GuidePage): string =>
  `/telecom/sms/${serviceName}/guides${GUIDE_PATHS[guide]}`;

/** The playground, filled in for this API user. */
export const playgroundPath = (serviceName: string, login: string): string =>
  `${guidesPath(serviceName, 'playground')}?login=${encodeURIComponent(login)}`;

/** The numbers to try everything with on the public page, for whoever is on no account's pages. */
export const TEST_NUMBERS = '/docs/http2sms#numbers';

/** Where a ptt code, a DLR id or a refusal is explained. */
export const pttAnchor = (code: number): string => `ptt-${code}`;
export const dlrAnchor = (id: number): string => `dlr-${id}`;
export const refusalAnchor = (refusal: string): string => `refused-${refusal.replaceAll('_', '-')}`;

/** In one language of several. */
export type GuideSample = { readonly name: string; readonly text: string };

/** Texts may hold code between backticks. */
export type GuideBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'samples'; readonly title: string; readonly samples: readonly GuideSample[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      /** The first cell is code; an anchor makes its row a target of links. */
      readonly rows: readonly { readonly anchor?: string; readonly cells: readonly string[] }[];
      /** How the columns between the first and the last read on a phone, where they have no head. */
      readonly between: readonly BesideTitle[];
    };

/** Named: with its column's name before it. The others say enough alone, as the row's own name or as a tag. */
export type BesideTitle = 'named' | 'name' | 'tag';

export type GuideChapter = { readonly anchor: string; readonly title: string; readonly blocks: readonly GuideBlock[] };
export type Guide = { readonly name: GuideName; readonly title: string; readonly chapters: readonly GuideChapter[] };
