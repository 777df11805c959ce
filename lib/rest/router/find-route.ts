/** Which row of the table answers a path: a literal segment goes before a placeholder. */
import type { Route, RouteMethod } from '../table/route';

type Node = {
  readonly literals: Map<string, Node>;
  placeholder: { readonly name: string; readonly node: Node } | null;
  readonly routes: Map<RouteMethod, Route>;
};

const newNode = (): Node => ({ literals: new Map(), placeholder: null, routes: new Map() });

/** What is there; `null`: nothing has this path. */
export type FoundPath = {
  readonly routes: ReadonlyMap<RouteMethod, Route>;
  readonly path: Readonly<Record<string, string>>;
} | null;

/** Two rows for one call, or two names for one placeholder, are mistakes of whoever wrote the table. */
export function createRouteFinder(routes: readonly Route[]) {
  const root = newNode();
  for (const route of routes) {
    const node = route.path.split('/').slice(1).reduce(nodeBelow, root);
    if (node.routes.has(route.method)) throw new Error(`Two routes for ${route.method} ${route.path}`);
    node.routes.set(route.method, route);
  }
  /** By the decoded segments of a path below `/1.0`. */
  return (segments: readonly string[]): FoundPath => {
    const path: Record<string, string> = {};
    let node = root;
    for (const segment of segments) {
      const literal = node.literals.get(segment);
      const { placeholder } = node;
      if (literal) {
        node = literal;
      } else if (placeholder) {
        path[placeholder.name] = segment;
        node = placeholder.node;
      } else return null;
    }
    return node.routes.size === 0 ? null : { routes: node.routes, path };
  };
}

function nodeBelow(node: Node, segment: string): Node {
  const [, name] = /^\{(\w+)\}$/.exec(segment) ?? [];
  if (name === undefined) {
    const known = node.literals.get(segment) ?? newNode();
    node.literals.set(segment, known);
    return known;
  }
  node.placeholder ??= { name, node: newNode() };
  if (node.placeholder.name !== name) throw new Error(`{${name}} and {${node.placeholder.name}} are one placeholder`);
  return node.placeholder.node;
}
