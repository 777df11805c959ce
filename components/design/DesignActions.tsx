'use client';

import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { Panel } from '../ui/Panel';
import { TextLink } from '../ui/TextLink';
import { Row } from './Row';

const LOOKS = ['primary', 'secondary', 'quiet', 'danger', 'quiet-danger'] as const;

const ENTRIES = [
  { label: 'Quota', value: '8,412', onSelect: () => undefined },
  { label: 'Callback', value: <span className="text-bad">Failing</span>, onSelect: () => undefined },
  { label: 'Edit', icon: <Pencil aria-hidden="true" className="size-4" />, onSelect: () => undefined },
  {
    label: 'Delete',
    icon: <Trash2 aria-hidden="true" className="size-4" />,
    danger: true,
    onSelect: () => undefined,
  },
];

/** What is pressed, and what that opens or says. */
export function DesignActions() {
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Panel title="Buttons, menus, dialogs, announcements">
      <Row>
        {LOOKS.map((look) => (
          <Button key={look} look={look}>
            {look}
          </Button>
        ))}
        <Button busy>busy</Button>
        <Button look="primary" busy>
          busy primary
        </Button>
        <CopyButton text="copied" label="Copy" />
        <TextLink href="/">A link among words</TextLink>
      </Row>
      <Row>
        <Menu
          title="billing-batch"
          trigger={
            <IconButton label="Actions">
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
          entries={ENTRIES}
        />
        <Button onClick={() => setOpen(true)}>Open a dialog</Button>
        <Button onClick={() => announce('The quota was changed.')}>Announce a success</Button>
        <Button onClick={() => announce('Nothing has failed since then.', 'neutral')}>
          Announce that nothing was done
        </Button>
        <Button onClick={() => announce('The server cannot be reached.', 'bad')}>Announce a failure</Button>
      </Row>
      {isOpen && (
        <Dialog title="Quota of billing-batch" description="Credit set aside for this API user." onClose={close}>
          <ActionForm fault={null} onSubmit={async () => close()}>
            {Array.from({ length: 12 }, (_, index) => (
              <Field key={index} label={`Field ${index + 1}`} defaultValue="typed" />
            ))}
            <DialogActions busy={false} onCancel={close} />
          </ActionForm>
        </Dialog>
      )}
    </Panel>
  );
}
