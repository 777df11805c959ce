import { exampleSender } from '@/lib/domain/http2sms/send-example';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';

/** What the examples of that account are sent from; the page comes with it. */
export const useExampleSender = (serviceName: string): string =>
  exampleSender(useResource(RESOURCES.senders, serviceName, {}).data?.senders ?? []);
