// Which column of the picture each node stands in.
/** @import { PlacedEdge, PlacedNode } from './shapes.js' */

/** Nodes that nobody talks to fill the columns there are, or as many as this. */
const idleColumns = 4

/**
 * The edges that close a cycle: drawn from right to left. Depth first from those nobody calls.
 * @param {readonly PlacedNode[]} nodes @param {readonly PlacedEdge[]} edges
 */
export function backwards(nodes, edges) {
  const out = Map.groupBy(edges, ({ source }) => source)
  const called = new Set(edges.map(({ destination }) => destination))
  /** @type {Map<string, 'open' | 'done'>} */
  const seen = new Map()
  /** @type {Set<string>} */
  const found = new Set()
  /** @param {string} id */
  const visit = (id) => {
    seen.set(id, 'open')
    for (const edge of out.get(id) ?? []) {
      const state = seen.get(edge.destination)
      if (state === 'open') found.add(edge.id)
      else if (state === undefined) visit(edge.destination)
    }
    seen.set(id, 'done')
  }
  for (const { id } of [...nodes].sort(
    (a, b) => Number(called.has(a.id)) - Number(called.has(b.id)),
  )) {
    if (!seen.has(id)) visit(id)
  }
  return found
}

/**
 * A column right of everybody who calls; a client goes next to whom it calls.
 * @param {readonly PlacedNode[]} nodes
 * @param {readonly { from: string, to: string }[]} edges without cycles
 * @returns {Map<string, number>}
 */
export function columnsOf(nodes, edges) {
  const into = Map.groupBy(edges, ({ to }) => to)
  const out = Map.groupBy(edges, ({ from }) => from)
  /** @type {Map<string, number>} */
  const columns = new Map()
  /** @param {string} id @returns {number} */
  const columnOf = (id) => {
    const known = columns.get(id)
    if (known !== undefined) return known
    const column = Math.max(-1, ...(into.get(id) ?? []).map(({ from }) => columnOf(from))) + 1
    columns.set(id, column)
    return column
  }
  for (const { id } of nodes) columnOf(id)
  for (const { id } of nodes) {
    const called = out.get(id) ?? []
    if (into.has(id) || called.length === 0) continue
    columns.set(id, Math.max(0, Math.min(...called.map(({ to }) => columnOf(to))) - 1))
  }
  const wide = Math.max(idleColumns, ...[...columns.values()].map((column) => column + 1))
  const idle = nodes.filter(({ id }) => !into.has(id) && !out.has(id))
  for (const lane of Map.groupBy(idle, ({ namespace }) => namespace).values()) {
    for (const [i, { id }] of lane.entries()) columns.set(id, i % wide)
  }
  return columns
}
