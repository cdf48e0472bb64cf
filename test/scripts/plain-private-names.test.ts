import { expect, test } from 'vitest';
import { plainPrivateNames } from '../../scripts/plain-private-names.mjs';

const counter = `export class Counter {
  static #made = 0;
  #count = 0;
  constructor() { Counter.#made += 1; }
  get #next() { return this.#count + 1; }
  #step(by) { this.#count += by; return '#count'; }
  count() { return [this.#next, this.#step(2), this.#count, Counter.#made]; }
}
class Loud extends Counter {
  #count = 'loud';
  say() { return [this.#count, ...this.count()]; }
}
export const said = () => new Loud().say();`;

test('classes work as before, each with names of its own', async () => {
  const plain = plainPrivateNames(counter);
  expect(plain).not.toMatch(/\.#/);
  expect(await runOf(plain)).toEqual(await runOf(counter));
});

test.each([
  ['is looked for', 'class A { #b = 1; static has(o) { return #b in o; } }'],
  ['is not of the named class around it', 'class A { #b = 1; c(a) { return class D { e() { return a.#b; } }; } }'],
  ['is not of the named class around it', 'export const a = new (class { #b = 1; c() { return this.#b; } })();'],
])('a name that %s is refused', (why, code) => {
  expect(() => plainPrivateNames(code)).toThrow(why);
});

async function runOf(code: string): Promise<unknown> {
  const { said } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return said();
}
