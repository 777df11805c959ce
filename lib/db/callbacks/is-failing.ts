import { Prisma } from '../generated/client';

/** Of a delivery: as `callbackStatusOf` calls it failing. In these words CallbackDelivery_failing_idx is found. */
export const IS_FAILING = Prisma.sql`status = 'pending' AND attempts > 0`;
