// Where everything stands in the picture of the service graph: clients on the left, whom they call to
// the right of them (Sugiyama's layers), a box for each namespace. Pure and deterministic: the same nodes
// and edges are always in the same place, whatever their numbers.
/** @import { Box, Chain, Item, PlacedEdge, PlacedNode, Placement, Route } from './shapes.js' */
import { backwards, columnsOf } from './columns.js'
import { gapsOf, labelOf, pathOf, portsOf, riseOf } from './routes.js'
import { compare, labelSize, lanePadding, nodeSize, xOf } from './shapes.js'

const rowGap = 24
/** What an edge needs that passes a column. */
const passHeight = 20
const laneGap = 16
/** Times the columns are gone through, there and back; more changes little. */
const sweeps = 6

/**
 * A namespace, and the items in each of its columns.
 * @typedef {{ lane: string, cells: Item[][], mean: number, from: number, to: number, inner: number }} Lane
 */

/**
 * @param {readonly PlacedNode[]} nodes
 * @param {readonly PlacedEdge[]} edges between these nodes
 * @returns {Placement}
 */
export function layout(nodes, edges) {
  const sorted = [...nodes].sort((a, b) => compare(a.id, b.id))
  const between = [...edges]
    .filter(({ source, destination }) => source !== destination)
    .sort((a, b) => compare(a.id, b.id))
  const turned = backwards(sorted, between)
  const forward = between.map((edge) =>
    turned.has(edge.id)
      ? { from: edge.destination, to: edge.source }
      : { from: edge.source, to: edge.destination },
  )
  const columns = columnsOf(sorted, forward)
  const items = new Map(
    sorted.map(({ id, namespace }) => [
      id,
      makeItem(id, namespace, columns.get(id) ?? 0, nodeSize.height),
    ]),
  )
  const chains = between.map((edge, i) => chainOf(edge, turned.has(edge.id), forward[i], items))
  const all = [...new Set([...items.values(), ...chains.flatMap(({ chain }) => chain)])]
  const lanes = place(all)
  return picture(
    items,
    chains,
    edges.filter(({ source, destination }) => source === destination),
    lanes,
  )
}

/**
 * @param {string} id @param {string} lane @param {number} column @param {number} height
 * @returns {Item}
 */
const makeItem = (id, lane, column, height) => ({
  id,
  lane,
  column,
  height,
  before: [],
  after: [],
  y: 0,
})

/**
 * The items an edge goes through from left to right; between its ends it passes through the lane of its right end.
 * @param {PlacedEdge} edge @param {boolean} turned
 * @param {{ from: string, to: string } | undefined} ends @param {Map<string, Item>} items
 * @returns {Chain}
 */
function chainOf(edge, turned, ends, items) {
  const left = items.get(ends?.from ?? '')
  const right = items.get(ends?.to ?? '')
  if (left === undefined || right === undefined) throw new Error(`edge ${edge.id} leads nowhere`)
  const chain = [left]
  for (let column = left.column + 1; column < right.column; column++) {
    chain.push(makeItem(`${edge.id} ${column}`, right.lane, column, passHeight))
  }
  chain.push(right)
  for (const [i, item] of chain.entries()) {
    const next = chain[i + 1]
    if (next === undefined) continue
    item.after.push(next)
    next.before.push(item)
  }
  return { edge, turned, chain }
}

/**
 * Heights: in each column of a lane in the order of their neighbours, and as near to them as there is room.
 * @param {readonly Item[]} items
 * @returns {Map<string, Box>}
 */
function place(items) {
  const lanes = laneRows(items)
  const boxes = new Map()
  let y = 0
  for (const row of lanes) {
    const inner = Math.max(...row.map(({ inner: own }) => own))
    const height = lanePadding.top + inner + lanePadding.bottom
    for (const { lane, cells, from, to } of row) {
      const x = xOf(from) - lanePadding.side
      const width = xOf(to) + nodeSize.width + lanePadding.side - x
      boxes.set(lane, { x, y, width, height })
      for (const cell of cells) spread(cell, y + lanePadding.top, inner)
    }
    y += height + laneGap
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const rightwards = sweep % 2 === 0
    for (const { lane, cells } of lanes.flat()) {
      const box = boxes.get(lane)
      const room = box.height - lanePadding.top - lanePadding.bottom
      const order = rightwards ? cells : cells.toReversed()
      for (const cell of order) settle(cell, rightwards, box.y + lanePadding.top, room)
    }
  }
  return boxes
}

/**
 * Lanes by how far to the right they lie, those beside each other in one row that share no column.
 * @param {readonly Item[]} items
 */
function laneRows(items) {
  const lanes = [...Map.groupBy(items, ({ lane }) => lane)].map(([lane, own]) => {
    const columns = own.map(({ column }) => column)
    const cells = [...Map.groupBy(own, ({ column }) => column)]
      .sort(([a], [b]) => a - b)
      .map(([, cell]) => cell)
    const stacks = cells.map((cell) =>
      cell.reduce((sum, { height }) => sum + height + rowGap, -rowGap),
    )
    const mean = columns.reduce((sum, column) => sum + column, 0) / columns.length
    return {
      lane,
      cells,
      mean,
      from: Math.min(...columns),
      to: Math.max(...columns),
      inner: Math.max(nodeSize.height, ...stacks),
    }
  })
  lanes.sort((a, b) => a.mean - b.mean || compare(a.lane, b.lane))
  const last = Math.max(...lanes.map(({ to }) => to))
  /** @type {(typeof lanes)[]} */
  const rows = []
  for (const lane of lanes) {
    const row = rows.find((each) => fits(lane, each, last))
    if (row === undefined) rows.push([lane])
    else row.push(lane)
  }
  return rows
}

/**
 * Whether a lane has its columns to itself in a row. One that nobody talks to may go further right for it.
 * @param {Lane} lane @param {readonly Lane[]} row @param {number} last column of all
 */
function fits(lane, row, last) {
  const isFree = (/** @type {number} */ by) =>
    row.every(({ from, to }) => lane.to + by < from || to < lane.from + by)
  if (isFree(0)) return true
  const items = lane.cells.flat()
  if (items.some(({ before, after }) => before.length + after.length > 0)) return false
  for (let by = 1; lane.to + by <= last; by++) {
    if (!isFree(by)) continue
    for (const item of items) item.column += by
    lane.from += by
    lane.to += by
    return true
  }
  return false
}

/**
 * In the middle of the lane, in order.
 * @param {Item[]} cell @param {number} top @param {number} room
 */
function spread(cell, top, room) {
  const taken = cell.reduce((sum, { height }) => sum + height + rowGap, -rowGap)
  let y = top + (room - taken) / 2
  for (const item of cell) {
    item.y = y
    y += item.height + rowGap
  }
}

/**
 * Next to the neighbours on one side, without touching each other, within the lane.
 * @param {Item[]} cell @param {boolean} rightwards @param {number} top @param {number} room
 */
function settle(cell, rightwards, top, room) {
  /** @param {Item} item */
  const wish = (item) => {
    const near = rightwards ? item.before : item.after
    const neighbours = near.length > 0 ? near : [item]
    const middle = neighbours.reduce((sum, each) => sum + each.y + each.height / 2, 0)
    return middle / neighbours.length - item.height / 2
  }
  const wishes = new Map(cell.map((item) => [item, wish(item)]))
  cell.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0) || compare(a.id, b.id))
  let floor = top
  for (const item of cell) {
    item.y = Math.max(floor, wishes.get(item) ?? 0)
    floor = item.y + item.height + rowGap
  }
  let ceiling = top + room
  for (const item of cell.toReversed()) {
    item.y = Math.min(item.y, ceiling - item.height)
    ceiling = item.y - rowGap
  }
}

/**
 * @param {Map<string, Item>} items @param {readonly Chain[]} chains
 * @param {readonly PlacedEdge[]} loops @param {Map<string, Box>} lanes
 * @returns {Placement}
 */
function picture(items, chains, loops, lanes) {
  const nodes = new Map(
    [...items].map(([id, item]) => [id, { x: xOf(item.column), y: item.y, ...nodeSize }]),
  )
  const ports = portsOf(chains)
  /** @type {Box[]} */
  const taken = [...nodes.values()]
  /** @type {Map<string, Route>} */
  const edges = new Map()
  const ways = chains.map((each) => ({ ...each, gaps: gapsOf(each, ports) }))
  // A label on a flat edge has the least choice of a place: it comes first.
  for (const { edge, turned, gaps } of ways.sort((a, b) => riseOf(a.gaps) - riseOf(b.gaps))) {
    const path = pathOf(turned ? gaps.toReversed().map(({ a, b }) => ({ a: b, b: a })) : gaps)
    edges.set(edge.id, { path, label: labelOf(gaps, taken) })
  }
  for (const { id, source } of loops) {
    const { x, y } = nodes.get(source) ?? { x: 0, y: 0 }
    const right = x + nodeSize.width
    const path = `M ${right - 30} ${y} C ${right - 30} ${y - 26}, ${right + 34} ${y - 8}, ${right} ${y + 16}`
    edges.set(id, { path, label: { x: right + labelSize.width / 2 - 6, y: y - 12 } })
  }
  const boxes = [...lanes.values()]
  const width = Math.max(0, ...boxes.map((box) => box.x + box.width))
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height))
  return { nodes, lanes, edges, width, height }
}
