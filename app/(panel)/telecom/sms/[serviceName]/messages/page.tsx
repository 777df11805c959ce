import { SendingLog } from '@/components/messages/SendingLog';
import { countryOptions } from '@/lib/panel/country-options';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('messages');

type Props = { params: Promise<{ serviceName: string }> };

export default async function MessagesPage({ params }: Props) {
  return <SendingLog serviceName={(await params).serviceName} countries={await countryOptions()} />;
}
