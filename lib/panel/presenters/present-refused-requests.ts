import type { LoggedRefusal } from '@/lib/domain/api-user/refused-request';
import type { RefusalRow } from '@/lib/schemas/refused-request';
import { presentLog } from './present-log';

export const presentRefusedRequests = presentLog(
  (refusal: LoggedRefusal): RefusalRow => ({ ...refusal, at: refusal.at.toISOString() }),
);
