'use client';

import { useState } from 'react';
import { fault } from '@/lib/schemas/fault';
import { MomentField } from '../dates/MomentField';
import { Checkbox } from '../forms/Checkbox';
import { Field } from '../forms/Field';
import { SelectInput } from '../forms/SelectInput';
import { Switch } from '../forms/Switch';
import { TextArea } from '../forms/TextArea';
import { Button } from '../ui/Button';
import { Panel } from '../ui/Panel';
import { SearchField } from '../ui/SearchField';
import { SelectField } from '../ui/SelectField';

const OPTIONS = [
  ['mail', 'Email'],
  ['sms', 'SMS'],
] as const;

const TOO_MUCH = fault('quota_above_maximum', { count: 53_030, most: '53,030' });

/** What is typed into and chosen from: empty, filled, fixed, doubtful, wrong. */
export function DesignForms() {
  const [search, setSearch] = useState('');
  const [choice, setChoice] = useState('mail');
  const [moment, setMoment] = useState('2026-11-26T14:30');
  return (
    <Panel title="Fields">
      <div className="grid gap-4 p-4 sm:grid-cols-2 xl:grid-cols-3">
        <Field label="Empty" placeholder="https://example.com" hint="What helps to fill it in." />
        <Field label="With a button" defaultValue="billing-batch" beside={<Button>Generate</Button>} />
        <Field label="Fixed" defaultValue="8,412" readOnly />
        <Field label="Switched off" defaultValue="8,412" disabled />
        <Field label="Doubtful" defaultValue="0" warning="At 0 the API user is blocked." />
        <Field label="Wrong" defaultValue="60,000" hint="At most 53,030." error={TOO_MUCH} />
        <MomentField label="Moment" value={moment} timeZone="Europe/Paris" onChange={setMoment} />
        <MomentField label="No moment" value="soon" timeZone="Europe/Paris" error={TOO_MUCH} onChange={setMoment} />
        <TextArea label="Several lines" rows={3} defaultValue="Your parcel waits at the shop." hint="130 left of 160" />
        <TextArea label="Several wrong lines" rows={3} defaultValue="…" error={TOO_MUCH} />
        <div className="flex flex-col gap-4">
          <SelectInput label="Choice" options={OPTIONS} />
          <SelectInput label="Choice, switched off" options={OPTIONS} disabled />
        </div>
        <div className="flex flex-col gap-3">
          <Switch label="Switch, off" />
          <Switch label="Switch, on" defaultChecked />
        </div>
        <div className="flex flex-col gap-3">
          <Checkbox label="Checkbox, off" />
          <Checkbox label="Checkbox, on" defaultChecked />
        </div>
      </div>
      <div className="flex flex-wrap gap-3 border-t border-line p-4">
        <SearchField label="Search" value={search} onChange={setSearch} />
        <SelectField label="Notification" value={choice} options={OPTIONS} onChange={setChoice} />
      </div>
    </Panel>
  );
}
