/** Answers a bind with a command_status; who is bound is entered in its client, and who is refused is told why. */
import { findDeletedName } from '@/lib/db/api-users/api-user-credentials';
import { readSystemId } from '@/lib/domain/api-user/system-id';
import { createThrottle } from '@/lib/platform/log/throttle';
import { STATUS } from '@/lib/smpp/pdu/commands';
import type { BindPdu } from '@/lib/smpp/pdu/pdu';
import { bindClient, type RefusedBind } from './bind-client';
import type { BindRefusal } from './refusals';
import type { RefusedPrograms } from './refused-programs';
import type { SmppClient, SmppParts } from './smpp-parts';

/** Anybody may try to bind, as often as they like. */
const FAULTS_EVERY_MS = 60_000;

type BindStatus = BindRefusal | typeof STATUS.ok;

type BindParts = Pick<SmppParts, 'lookUps' | 'credentials' | 'log' | 'limits' | 'now'>;

export function createBinding(parts: BindParts, clients: () => Iterable<SmppClient>, refused: RefusedPrograms) {
  const { log, limits, now, lookUps } = parts;
  const faults = createThrottle({ everyMs: FAULTS_EVERY_MS, mostKinds: 1 });
  const tellFault = (cause: unknown) => {
    const heldBack = faults.admit('bind', now());
    if (heldBack !== null) log.error({ err: cause, heldBack }, 'a bind by SMPP could not be checked');
  };

  /** Of an API user that is there no more, its account's people are told; of what nobody was ever called, the log alone. */
  const tellUnknown = async (systemId: string, refusal: RefusedBind['refusal'], clientIp: string): Promise<void> => {
    // Whoever tries too often costs no read.
    const apiUserId = refusal === 'authentication_failed' ? readSystemId(systemId) : null;
    const deleted = apiUserId === null ? null : await findDeletedName(lookUps, apiUserId);
    if (apiUserId !== null && deleted) refused.bind({ apiUserId, ...deleted, clientIp }, refusal);
    else refused.bindOfNobody(clientIp, refusal);
  };

  const check = async (client: SmppClient, pdu: BindPdu): Promise<BindStatus> => {
    const { clientIp, gone } = client;
    const bound = await bindClient(parts, pdu, { clientIp, signal: gone.signal });
    if (!bound.ok) {
      const { status, refusal, apiUser } = bound.error;
      if (apiUser) refused.bind({ ...apiUser, clientIp }, refusal);
      // Not waited for, or the time that it takes would tell who has been there.
      else void tellUnknown(pdu.systemId, refusal, clientIp).catch(tellFault);
      return status;
    }
    const { apiUserId, account, login } = bound.value;
    const others = [...clients()].filter(({ user }) => user?.apiUserId === apiUserId);
    if (others.length >= limits.binds) {
      refused.bind(bound.value, 'too_many_binds');
      return STATUS.alreadyBound;
    }
    if (gone.signal.aborted) return STATUS.bindFailed;
    client.user = bound.value;
    log.info({ account, login, clientIp, as: pdu.command }, 'SMPP bound');
    return STATUS.ok;
  };

  return (client: SmppClient, pdu: BindPdu): Promise<BindStatus> =>
    check(client, pdu).catch((cause: unknown): BindStatus => {
      tellFault(cause);
      return STATUS.systemError;
    });
}
