import { z } from 'zod';

const stored = z.array(z.string());

/** The stored JSON list of an API user's addresses. Throws on anything else: an unreadable list must not open the door. */
export const parseIpRestrictions = (json: string): readonly string[] => stored.parse(JSON.parse(json));
