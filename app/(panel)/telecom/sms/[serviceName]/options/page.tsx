import { OptionsPanel } from '@/components/options/OptionsPanel';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('options');

type Props = { params: Promise<{ serviceName: string }> };

export default async function OptionsPage({ params }: Props) {
  const { serviceName } = await params;
  return <OptionsPanel serviceName={serviceName} />;
}
