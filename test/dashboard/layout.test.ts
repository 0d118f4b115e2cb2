// The picture's layout: on random graphs nothing overlaps, every edge goes from its source to its
// destination, and the same graph is always the same picture.
import t from 'tap'
import { layout } from '../../dashboard/graph/layout.js'
import { labelSize, nodeSize } from '../../dashboard/graph/shapes.js'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Numbers that look random and are the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let z = Math.imul(state ^ (state >>> 15), 1 | state)
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32
  }
}

function graph(seed: number, size: number, density: number) {
  const next = random(seed)
  const nodes = Array.from({ length: size }, (_, i) => {
    const namespace = `ns-${Math.floor(next() * 5)}`
    return { id: `${namespace}/w${i}`, namespace }
  })
  const edges = new Map<string, { id: string; source: string; destination: string }>()
  for (let i = 0; i < size * density; i++) {
    const [a, b] = [nodes[Math.floor(next() * size)], nodes[Math.floor(next() * size)]]
    if (a === undefined || b === undefined) continue
    const id = `${a.id} → ${b.id}`
    edges.set(id, { id, source: a.id, destination: b.id })
  }
  return { nodes, edges: [...edges.values()] }
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const inside = (a: Box, b: Box): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height

const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]))

/** The first and last point of a path. */
function endsOf(path: string): { first: [number, number]; last: [number, number] } {
  const numbers = (path.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number)
  return {
    first: [numbers[0] ?? NaN, numbers[1] ?? NaN],
    last: [numbers.at(-2) ?? NaN, numbers.at(-1) ?? NaN],
  }
}

const fromMap = (map: Map<string, unknown>): object => Object.fromEntries(map)

const touches = (box: Box, [x, y]: [number, number]): boolean =>
  x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1

for (const [seed, size, density] of [
  [1, 6, 1],
  [2, 20, 1.2],
  [3, 40, 2],
  [4, 80, 0.7],
  [5, 120, 1.5],
  [6, 30, 0],
] as const) {
  await t.test(`${size} nodes, ${density} edges each`, async (t) => {
    const { nodes, edges } = graph(seed, size, density)
    const placed = layout(nodes, edges)
    const boxes = [...placed.nodes.values()]
    const lanes = [...placed.lanes.values()]
    t.equal(boxes.length, size)
    t.same(
      pairs(boxes).filter(([a, b]) => overlap(a, b)),
      [],
      'no node on another',
    )
    t.same(
      pairs(lanes).filter(([a, b]) => overlap(a, b)),
      [],
      'no namespace on another',
    )
    for (const { id, namespace } of nodes) {
      const [node, lane] = [placed.nodes.get(id), placed.lanes.get(namespace)]
      if (node === undefined || lane === undefined) t.fail(`${id} has no place`)
      else if (!inside(node, lane)) t.fail(`${id} is outside of its namespace`)
    }
    for (const { id, source, destination } of edges) {
      const { first, last } = endsOf(placed.edges.get(id)?.path ?? '')
      const [a, b] = [placed.nodes.get(source), placed.nodes.get(destination)]
      if (a === undefined || b === undefined || !touches(a, first) || !touches(b, last)) {
        t.fail(`${id} does not lead from its source to its destination`)
      }
    }
    const whole = { x: 0, y: 0, width: placed.width, height: placed.height }
    t.ok([...lanes, ...boxes].every((box) => inside(box, whole)))
    const again = layout(nodes.toReversed(), edges.toReversed())
    t.same(fromMap(again.nodes), fromMap(placed.nodes), 'whatever order they come in')
    t.same(fromMap(again.edges), fromMap(placed.edges))
  })
}

await t.test('a chain goes from left to right, a cycle comes back', async (t) => {
  const nodes = ['a', 'b', 'c'].map((id) => ({ id, namespace: 'n' }))
  const chain = [
    ['a', 'b'],
    ['b', 'c'],
  ].map(([source = '', destination = '']) => ({ id: source + destination, source, destination }))
  const x = (picture: ReturnType<typeof layout>) =>
    ['a', 'b', 'c'].map((id) => picture.nodes.get(id)?.x ?? NaN)
  const straight = layout(nodes, chain)
  const [a = 0, b = 0, c = 0] = x(straight)
  t.ok(a < b && b < c)
  t.equal(straight.nodes.get('a')?.y, straight.nodes.get('c')?.y, 'in one line')
  const cycle = layout(nodes, [...chain, { id: 'ca', source: 'c', destination: 'a' }])
  t.same(x(cycle), [a, b, c])
  const { first, last } = endsOf(cycle.edges.get('ca')?.path ?? '')
  t.ok(first[0] > last[0], 'drawn from right to left')
})

await t.test('labels of a fan do not cover each other', async (t) => {
  const names = Array.from({ length: 8 }, (_, i) => `t${i}`)
  const nodes = ['web', ...names].map((id) => ({ id, namespace: 'n' }))
  const edges = names.map((id) => ({ id, source: 'web', destination: id }))
  const { edges: routes, nodes: boxes } = layout(nodes, edges)
  const labels = [...routes.values()].map(({ label: { x, y } }) => ({
    x: x - labelSize.width / 2,
    y: y - labelSize.height / 2,
    ...labelSize,
  }))
  t.same(
    pairs(labels).filter(([a, b]) => overlap(a, b)),
    [],
  )
  t.notOk(labels.some((label) => [...boxes.values()].some((box) => overlap(label, box))))
})

await t.test('a self-call, and nothing at all', async (t) => {
  const loop = layout([{ id: 'a', namespace: 'n' }], [{ id: 'aa', source: 'a', destination: 'a' }])
  t.match(loop.edges.get('aa')?.path, /^M/)
  t.equal(loop.nodes.get('a')?.width, nodeSize.width)
  t.same(layout([], []), {
    nodes: new Map(),
    lanes: new Map(),
    edges: new Map(),
    width: 0,
    height: 0,
  })
})
