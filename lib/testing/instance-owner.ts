import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { quickHash } from './quick-hash';
import type { TestPanel } from './test-panel';

/** How that person proves who they are. */
export const OWN = { currentPassword: 'an instance owner’s', code: '' };

/** Somebody who owns the instance of a test panel, and is a member of no account. */
export async function addInstanceOwner({ db, dependencies: { now } }: TestPanel): Promise<PanelUser> {
  const email = 'instance-owner@example.com';
  const user = {
    email,
    name: 'Instance owner',
    passwordHash: quickHash(OWN.currentPassword),
    isInstanceOwner: true,
    createdAt: now,
  };
  const { id: panelUserId } = await db.panelUser.create({ data: user });
  return { kind: 'panel-user', panelUserId, email, clientIp: '203.0.113.8' };
}
