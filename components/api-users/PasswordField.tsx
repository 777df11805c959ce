'use client';

import { WandSparkles } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslations } from 'use-intl';
import { generateApiUserPassword } from '@/lib/domain/api-user/password';
import { Field } from '../forms/Field';
import { RevealButton } from '../forms/RevealButton';
import { Button } from '../ui/Button';

/** A fair index, by refusing the few values that a remainder would favour. */
function randomIndex(exclusiveMax: number): number {
  const fair = Math.floor(2 ** 32 / exclusiveMax) * exclusiveMax;
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value < fair ? value % exclusiveMax : randomIndex(exclusiveMax);
}

type Props = Omit<ComponentProps<typeof Field>, 'type' | 'beside'> & { onGenerate: (password: string) => void };

/** An API user's password: typed hidden, revealed on request, or made by the browser and then shown. */
export function PasswordField({ onGenerate, ...field }: Props) {
  const t = useTranslations('apiUsers.password');
  const [revealed, setRevealed] = useState(false);
  const generate = () => {
    onGenerate(generateApiUserPassword(randomIndex));
    setRevealed(true);
  };
  return (
    <Field
      {...field}
      type={revealed ? 'text' : 'password'}
      autoComplete="new-password"
      spellCheck={false}
      hint={t('hint')}
      beside={
        <>
          <RevealButton isRevealed={revealed} onReveal={setRevealed} />
          <Button onClick={generate}>
            <WandSparkles aria-hidden="true" className="size-4" />
            {t('generate')}
          </Button>
        </>
      }
    />
  );
}
