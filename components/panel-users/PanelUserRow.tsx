'use client';

import { Ellipsis, Shield, Trash2 } from 'lucide-react';
import type { Invitation, Member } from '@/lib/schemas/panel-user';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { formatDateTime } from '../ui/format';
import { Menu } from '../ui/Menu';
import { ROLE_LABELS } from './role-labels';

type MemberRowProps = {
  member: Member;
  own: boolean;
  editable: boolean;
  onChangeRole: () => void;
  onRemove: () => void;
};

export function MemberRow({ member, own, editable, onChangeRole, onRemove }: MemberRowProps) {
  const { name, email, role, twoFactor } = member;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 max-sm:basis-full sm:flex-1">
          <p className="font-medium [overflow-wrap:anywhere]">
            {name} {own && <span className="font-normal text-muted">(you)</span>}
          </p>
          <p className="text-sm text-muted [overflow-wrap:anywhere]">{email}</p>
        </div>
        {twoFactor && <Badge tone="good">Second factor</Badge>}
        <Badge tone="accent">{ROLE_LABELS[role]}</Badge>
      </div>
      {editable && (
        <Menu
          trigger={
            <button
              type="button"
              aria-label={`Actions for ${email}`}
              className="rounded-md p-1.5 text-muted hover:bg-raised hover:text-ink"
            >
              <Ellipsis aria-hidden="true" className="size-5" />
            </button>
          }
          entries={[
            {
              label: 'Change role',
              icon: <Shield aria-hidden="true" className="size-4" />,
              onSelect: onChangeRole,
            },
            {
              label: 'Remove',
              icon: <Trash2 aria-hidden="true" className="size-4" />,
              danger: true,
              onSelect: onRemove,
            },
          ]}
        />
      )}
    </li>
  );
}

type InvitationRowProps = { invitation: Invitation; timeZone: string; onRevoke: (() => void) | undefined };

export function InvitationRow({ invitation, timeZone, onRevoke }: InvitationRowProps) {
  const { email, role, invitedBy, expiresAt } = invitation;
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <div className="min-w-0 max-sm:basis-full sm:flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">{email}</p>
        <p className="text-sm text-muted [overflow-wrap:anywhere]">
          Invited by {invitedBy}, until <time dateTime={expiresAt}>{formatDateTime(expiresAt, timeZone)}</time>
        </p>
      </div>
      <Badge>{ROLE_LABELS[role]}</Badge>
      {onRevoke && (
        <Button aria-label={`Revoke the invitation of ${email}`} onClick={onRevoke}>
          Revoke
        </Button>
      )}
    </li>
  );
}
