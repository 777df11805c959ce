/** Of the official SDK, which has no types: what a program of it is used for here. */
declare module 'ovh' {
  type Options = {
    readonly appKey: string;
    readonly appSecret: string;
    readonly consumerKey?: string;
    readonly host: string;
    readonly port: number;
    readonly basePath?: string;
  };

  export type OvhClient = {
    requestPromised(method: string, path: string, params?: Readonly<Record<string, unknown>>): Promise<unknown>;
  };

  const ovh: (options: Options) => OvhClient;
  export default ovh;
}
