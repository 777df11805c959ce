import { trafficQuery } from '@/lib/schemas/overview';
import { getTraffic } from '@/lib/use-cases/overview/get-traffic';
import { getTrafficSample } from '@/lib/use-cases/overview/get-traffic-sample';
import { getTrouble } from '@/lib/use-cases/overview/get-trouble';
import { EVERYONE, on, type Rows } from './rows';

export const overview: Rows = {
  'overview/get-traffic': { call: on(getTraffic, () => trafficQuery.parse({})), allowed: EVERYONE },
  'overview/get-traffic-sample': { call: on(getTrafficSample, () => trafficQuery.parse({})), allowed: EVERYONE },
  'overview/get-trouble': { call: on(getTrouble, () => undefined), allowed: EVERYONE },
};
