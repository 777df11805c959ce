/**
 * The regular expressions that an operator may write, compiled to a program that find-pattern.ts runs in time
 * proportional to the program and the text, whatever both are. So there is no look-around and no reference back.
 */
import type { Node } from './parse-pattern';
import { parsePattern } from './parse-pattern';

type Instruction =
  | { readonly op: 'character'; readonly fits: (character: string) => boolean }
  /** The first way is preferred. */
  | { readonly op: 'go'; readonly ways: readonly number[] }
  /** Where the first group begins or ends. */
  | { readonly op: 'mark'; readonly mark: 'begin' | 'end' }
  | { readonly op: 'edge'; readonly edge: 'begin' | 'end' }
  | { readonly op: 'found' };

export type Program = readonly Instruction[];

const MOST_INSTRUCTIONS = 500;

/** Null: it is no such expression, or too large a one. */
export function compilePattern(source: string): Program | null {
  const node = parsePattern(source);
  if (!node) return null;
  const program: Instruction[] = [];
  return assemble(node, program) ? [...program, { op: 'found' }] : null;
}

/** Answers whether there was room. */
function assemble(node: Node, program: Instruction[]): boolean {
  if (program.length > MOST_INSTRUCTIONS) return false;
  switch (node.kind) {
    case 'character':
      program.push({ op: 'character', fits: node.fits });
      return true;
    case 'edge':
      program.push({ op: 'edge', edge: node.edge });
      return true;
    case 'all':
      return node.nodes.every((one) => assemble(one, program));
    case 'any':
      return assembleAny(node.nodes, program);
    case 'group': {
      program.push({ op: 'mark', mark: 'begin' });
      const hadRoom = assemble(node.node, program);
      program.push({ op: 'mark', mark: 'end' });
      return hadRoom;
    }
    case 'repeat':
      return assembleRepeat(node, program);
  }
}

/** A place for a jump that is written when it is known where to. */
function keepPlace(program: Instruction[]): (ways: readonly number[]) => void {
  const at = program.push({ op: 'go', ways: [] }) - 1;
  return (ways) => {
    program[at] = { op: 'go', ways };
  };
}

function assembleAny(nodes: readonly Node[], program: Instruction[]): boolean {
  const choose = keepPlace(program);
  const begins: number[] = [];
  const leave: ((ways: readonly number[]) => void)[] = [];
  for (const node of nodes) {
    begins.push(program.length);
    if (!assemble(node, program)) return false;
    leave.push(keepPlace(program));
  }
  choose(begins);
  for (const jump of leave) jump([program.length]);
  return true;
}

type Repeat = Extract<Node, { kind: 'repeat' }>;

function assembleRepeat({ node, least, most, isGreedy }: Repeat, program: Instruction[]): boolean {
  for (let count = 0; count < least; count += 1) if (!assemble(node, program)) return false;
  const either = (on: number, out: number) => (isGreedy ? [on, out] : [out, on]);
  if (most === null) {
    const again = program.length;
    const choose = keepPlace(program);
    if (!assemble(node, program)) return false;
    program.push({ op: 'go', ways: [again] });
    choose(either(again + 1, program.length));
    return true;
  }
  const choices: ((out: number) => void)[] = [];
  for (let count = least; count < most; count += 1) {
    const on = program.length + 1;
    const choose = keepPlace(program);
    choices.push((out) => choose(either(on, out)));
    if (!assemble(node, program)) return false;
  }
  for (const choose of choices) choose(program.length);
  return true;
}
