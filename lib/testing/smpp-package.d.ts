/** Of the npm package, which has no types: what a server of it is used for here. */
declare module 'smpp' {
  import type { Server } from 'node:net';

  type Parameters = Readonly<Record<string, unknown>>;

  export type PackagePdu = {
    readonly command: string;
    readonly short_message?: { readonly message: string | Buffer; readonly udh?: readonly Buffer[] };
    response(parameters?: Parameters): PackagePdu;
  };

  export type PackageSession = {
    on(command: string, hear: (pdu: PackagePdu) => void): void;
    send(pdu: PackagePdu): void;
    deliver_sm(parameters: Parameters): void;
  };

  const smpp: { createServer(welcome: (session: PackageSession) => void): Server };
  export default smpp;
}
