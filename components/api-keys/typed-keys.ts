import type { TypedRules } from '@/lib/schemas/api-key';
import type { TypedGrant } from './GrantFields';

/** What is typed to make an application and its key together. */
export type TypedKeys = TypedGrant & TypedRules & { name: string; description: string };
