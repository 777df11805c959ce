'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { RESOURCES } from '@/lib/queries/resources';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { useResource } from '@/lib/queries/use-resource';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { Invitation } from '@/lib/schemas/panel-user';
import { callAction } from '../forms/call-action';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { Panel } from '../ui/Panel';
import { QuerySection } from '../ui/QuerySection';
import { useFaultWords } from '../ui/use-fault-words';
import { type OpenDialog, type PanelUserActions, PanelUserDialog } from './PanelUserDialog';
import { InvitationRow, MemberRow } from './PanelUserRow';

type Props = {
  serviceName: string;
  ownEmail: string;
  actions: PanelUserActions & { readonly revoke: (id: number, input: unknown) => Promise<ActionResult> };
};

/** Who may open this account in a browser, and who is invited to. */
export function PanelUsersPanel({ serviceName, ownEmail, actions }: Props) {
  const t = useTranslations('panelUsers');
  const titles = useTranslations('titles');
  const read = useResource(RESOURCES.panelUsers, serviceName, {});
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const invalidate = useInvalidation(serviceName);
  const announce = useAnnounce();
  const faultWords = useFaultWords();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const role = account?.role ?? 'viewer';
  const timeZone = account?.timeZone ?? 'UTC';
  const done = (message: string) => {
    announce(message);
    void invalidate(['panel-users']);
  };
  const revoke = async ({ id, email }: Invitation) => {
    const result = await callAction(() => actions.revoke(id, {}));
    if (result.ok) done(t('revoked', { email }));
    else announce(faultWords(result.fault), 'bad');
  };
  const invitations = read.data?.invitations ?? [];
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{titles('panelUsers')}</h1>
        {can(role, 'panel-user.invite') && (
          <Button look="primary" onClick={() => setDialog({ kind: 'invite' })}>
            {t('invite')}
          </Button>
        )}
      </div>
      <p className="max-w-3xl text-muted">{t('roles')}</p>
      <QuerySection label={t('list')} rows={3} read={read}>
        {({ members }) => (
          <ul className="divide-y divide-line">
            {members.map((member) => (
              <MemberRow
                key={member.email}
                member={member}
                own={member.email === ownEmail}
                editable={can(role, 'panel-user.change-role')}
                onChangeRole={() => setDialog({ kind: 'role', member })}
                onRemove={() => setDialog({ kind: 'remove', member })}
              />
            ))}
          </ul>
        )}
      </QuerySection>
      {invitations.length > 0 && (
        <Panel title={t('invitations')}>
          <ul className="divide-y divide-line">
            {invitations.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                timeZone={timeZone}
                onRevoke={can(role, 'panel-user.invite') ? () => void revoke(invitation) : undefined}
              />
            ))}
          </ul>
        </Panel>
      )}
      {dialog && <PanelUserDialog dialog={dialog} actions={actions} onDone={done} onClose={() => setDialog(null)} />}
    </>
  );
}
