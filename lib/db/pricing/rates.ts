import type { Rate } from '@/lib/domain/pricing/rate';
import type { Database, Transaction } from '../connections/client';

/** All of them, those of later and those that another one has replaced among them. */
export const listEveryRate = (db: Database | Transaction): Promise<Rate[]> => db.rate.findMany();
