/** A call of each route that is here, on the account of a furnished panel, which its owner may make. */
import type { RouteMethod } from '@/lib/rest/table/route';
import { addOverMessage } from './add-over-message';
import { addReply } from './add-reply';
import { BLACKLISTED, type FurnishedPanel, LOGIN, MESSAGE, SENDER } from './furnished-panel';
import { SUBMITTED_JOB } from './submitted-job';

type RestCall = {
  readonly method: RouteMethod;
  /** As the row has it. */
  readonly path: string;
  /** Of the path's placeholders, besides the account and a login. */
  readonly named?: (
    panel: FurnishedPanel,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** What the owner is answered where there is nothing. */
  readonly says?: { readonly error: object };
};

const S = '/sms/{serviceName}';
const U = `${S}/users/{login}`;
const { message, receivers, sender } = SUBMITTED_JOB;
const JOB = { message, receivers, sender, noStopClause: true };

const waiting = (place: number) => (panel: FurnishedPanel) => ({ id: String(panel.waiting.at(place)) });
const sent = () => ({ id: String(MESSAGE) });
const over = async ({ db, account }: FurnishedPanel) => ({ id: String(await addOverMessage(db, account)) });
const reply = async ({ db, account }: FurnishedPanel) => ({ id: String(await addReply(db, account)) });

/** Of nobody's login: messages that wait were sent by the account. */
const NO_MESSAGE = { error: { code: 'message_not_found' } };

export const REST_CALLS: readonly RestCall[] = [
  { method: 'GET', path: '/sms' },
  { method: 'GET', path: S },
  { method: 'PUT', path: S, body: { description: 'By API', name: 'sms-other-1' } },
  { method: 'GET', path: `${S}/serviceInfos` },
  {
    method: 'POST',
    path: `${S}/transferCredits`,
    body: { credits: 1.5, smsAccountTarget: 'sms-theirs-1' },
    says: { error: { code: 'other_account_not_found' } },
  },
  { method: 'GET', path: `${S}/users` },
  { method: 'POST', path: `${S}/users`, body: { login: 'by-key', password: 'abcd1234' } },
  { method: 'GET', path: U },
  { method: 'PUT', path: U, body: { ipRestrictions: ['192.0.2.7'] } },
  { method: 'GET', path: `${U}/callbackSigning` },
  { method: 'POST', path: `${U}/callbackSigning` },
  { method: 'DELETE', path: `${U}/callbackSigning` },
  { method: 'DELETE', path: U, named: () => ({ login: 'deletable' }) },
  { method: 'GET', path: `${S}/jobs` },
  { method: 'POST', path: `${S}/jobs`, body: JOB },
  { method: 'GET', path: `${S}/jobs/{id}`, named: waiting(0) },
  { method: 'DELETE', path: `${S}/jobs/{id}`, named: waiting(-1) },
  { method: 'GET', path: `${U}/jobs` },
  { method: 'POST', path: `${U}/jobs`, body: JOB },
  { method: 'GET', path: `${U}/jobs/{id}`, named: waiting(0), says: NO_MESSAGE },
  { method: 'DELETE', path: `${U}/jobs/{id}`, named: waiting(0), says: NO_MESSAGE },
  { method: 'GET', path: `${S}/outgoing`, query: { ptt: '4', 'creationDatetime.from': '2026-11-24' } },
  { method: 'GET', path: `${S}/outgoing/{id}`, named: sent },
  { method: 'DELETE', path: `${S}/outgoing/{id}`, named: over },
  { method: 'GET', path: `${U}/outgoing`, query: { deliveryReceipt: '1', receiver: '+33612345678', sender: SENDER } },
  { method: 'GET', path: `${U}/outgoing/{id}`, named: sent },
  { method: 'DELETE', path: `${U}/outgoing/{id}`, named: over },
  { method: 'GET', path: `${S}/incoming`, query: { sender: '+33612345678' } },
  { method: 'GET', path: `${S}/incoming/{id}`, named: reply },
  { method: 'DELETE', path: `${S}/incoming/{id}`, named: reply },
  { method: 'GET', path: `${U}/incoming`, query: { tag: '' } },
  { method: 'GET', path: `${U}/incoming/{id}`, named: reply },
  { method: 'DELETE', path: `${U}/incoming/{id}`, named: reply },
  { method: 'GET', path: `${S}/senders` },
  { method: 'POST', path: `${S}/senders`, body: { sender: 'ByKey', description: 'New', reason: 'A trial' } },
  { method: 'GET', path: `${S}/senders/{sender}`, named: () => ({ sender: SENDER }) },
  { method: 'PUT', path: `${S}/senders/{sender}`, named: () => ({ sender: SENDER }), body: { description: 'By key' } },
  { method: 'DELETE', path: `${S}/senders/{sender}`, named: () => ({ sender: 'DELETABLE' }) },
  { method: 'GET', path: `${S}/blacklists` },
  { method: 'GET', path: `${S}/blacklists/{number}`, named: () => ({ number: `+${BLACKLISTED[1]}` }) },
  { method: 'DELETE', path: `${S}/blacklists/{number}`, named: () => ({ number: `+${BLACKLISTED[0]}` }) },
  { method: 'GET', path: `${S}/task`, query: { status: 'todo' } },
  {
    method: 'GET',
    path: `${S}/task/{taskId}`,
    named: () => ({ taskId: '1' }),
    says: { error: { code: 'object_not_found' } },
  },
  { method: 'GET', path: `${S}/exceptions`, query: { receiver: '+33612345678' } },
  { method: 'GET', path: `${S}/sendersAvailableForValidation` },
  { method: 'POST', path: '/sms/estimate', body: { message: 'Hello', noStopClause: false, senderType: 'alpha' } },
  { method: 'GET', path: '/sms/ptts', query: { ptt: '4' } },
  { method: 'GET', path: '/sms/rates/destinations', query: { country: 'fr', billingCountry: 'fr' } },
  { method: 'GET', path: '/sms/rates/packs', query: { country: 'fr' } },
];

/** The address of a call, its placeholders filled. */
export async function addressOf(panel: FurnishedPanel, { path, named }: RestCall): Promise<string> {
  const values: Readonly<Record<string, string>> = {
    ...{ serviceName: panel.account, login: LOGIN },
    ...(await named?.(panel)),
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? 'none'));
}
