import { OptionsPanel } from '@/components/options/OptionsPanel';
import { requireActor } from '@/lib/panel/current-actor';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('options');

type Props = { params: Promise<{ serviceName: string }> };

export default async function OptionsPage({ params }: Props) {
  const { serviceName } = await params;
  const { email } = await requireActor();
  return <OptionsPanel serviceName={serviceName} ownEmail={email} />;
}
