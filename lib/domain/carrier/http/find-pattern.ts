/** Runs a program of compile-pattern.ts on a text: all ways at once, so that no text makes it slow. */
import type { Program } from './compile-pattern';

const LONGEST_TEXT = 8_192;

/** One way through the program: where it began, and where the first group is, if it has one. */
type Way = { readonly at: number; readonly from: number; readonly begin: number | null; readonly end: number | null };

/** What the first group found, else all of it; null: nothing. Of a long text its beginning is read. */
export function findPattern(program: Program, text: string): string | null {
  const characters = [...text.slice(0, LONGEST_TEXT)];
  let ways: readonly Way[] = [];
  let found: Found | null = null;
  for (let index = 0; index <= characters.length; index += 1) {
    const reached = createReached(program, { begin: index === 0, end: index === characters.length }, index);
    for (const way of ways) reached.add(way);
    // What begins earlier is preferred.
    if (!found) reached.add({ at: 0, from: index, begin: null, end: null });
    if (reached.ways.length === 0) break;
    const ended = reached.ways.findIndex(({ at }) => program[at]?.op === 'found');
    const last = reached.ways[ended];
    if (last) found = { ...last, to: index };
    // Those behind the one that has ended are preferred less.
    ways = stepOn(program, ended < 0 ? reached.ways : reached.ways.slice(0, ended), characters[index]);
  }
  return found && partOf(found, program, characters);
}

type Found = Way & { readonly to: number };

const stepOn = (program: Program, ways: readonly Way[], character: string | undefined): readonly Way[] =>
  ways.flatMap((way) => {
    const instruction = program[way.at];
    if (instruction?.op !== 'character' || character === undefined || !instruction.fits(character)) return [];
    return [{ ...way, at: way.at + 1 }];
  });

function partOf({ from, to, begin, end }: Found, program: Program, characters: readonly string[]): string | null {
  if (!program.some(({ op }) => op === 'mark')) return characters.slice(from, to).join('');
  return begin === null || end === null ? null : characters.slice(begin, end).join('');
}

type Edges = { readonly begin: boolean; readonly end: boolean };

/** The ways at one place of the text, in their order, each instruction once. */
function createReached(program: Program, edges: Edges, index: number) {
  const ways: Way[] = [];
  const seen = new Set<number>();
  const add = (way: Way): void => {
    const open = [way];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const { at } = one;
      const instruction = program[at];
      if (!instruction || seen.has(at)) continue;
      seen.add(at);
      if (instruction.op === 'go') {
        for (const to of instruction.ways.toReversed()) open.push({ ...one, at: to });
      } else if (instruction.op === 'mark') {
        open.push({ ...one, at: at + 1, [instruction.mark]: index });
      } else if (instruction.op === 'edge') {
        if (edges[instruction.edge]) open.push({ ...one, at: at + 1 });
      } else {
        ways.push(one);
      }
    }
  };
  return { ways, add };
}
