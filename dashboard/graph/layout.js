// Where everything stands in the picture of the service graph: clients on the left, whom they call to
// the right of them (Sugiyama's layers), a box for each namespace. Pure and deterministic: the same nodes
// and edges are always in the same place, whatever their numbers.

/**
 * @typedef {{ id: string, namespace: string }} PlacedNode
 * @typedef {{ id: string, source: string, destination: string }} PlacedEdge
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ path: string, label: Point }} Route
 * @typedef {{ nodes: Map<string, Box>, lanes: Map<string, Box>, edges: Map<string, Route>, width: number, height: number }} Placement
 */

export const nodeSize = { width: 164, height: 56 }
export const labelSize = { width: 156, height: 38 }
/** Between columns there must be room for a label. */
const columnGap = 184
const rowGap = 24
/** What an edge needs that passes a column. */
const passHeight = 20
const lanePadding = { top: 34, bottom: 18, side: 16 }
const laneGap = 16
/** Nodes that nobody talks to fill the columns there are, or as many as this. */
const idleColumns = 4
/** Times the columns are gone through, there and back; more changes little. */
const sweeps = 6

/**
 * A node of the picture, or a place where an edge passes a column.
 * @typedef {{ id: string, lane: string, column: number, height: number, before: Item[], after: Item[], y: number }} Item
 * @typedef {{ edge: PlacedEdge, turned: boolean, chain: Item[] }} Chain
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

/** @param {string} a @param {string} b */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

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
 * The edges that close a cycle: drawn from right to left. Depth first from those nobody calls.
 * @param {readonly PlacedNode[]} nodes @param {readonly PlacedEdge[]} edges
 */
function backwards(nodes, edges) {
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
function columnsOf(nodes, edges) {
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

/** @param {number} column */
const xOf = (column) => lanePadding.side + column * (nodeSize.width + columnGap)

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
  for (const each of chains) {
    const gaps = gapsOf(each, ports)
    const path = each.turned
      ? pathOf(gaps.toReversed().map(({ a, b }) => ({ a: b, b: a })))
      : pathOf(gaps)
    edges.set(each.edge.id, { path, label: labelOf(gaps, taken) })
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

/**
 * Edges that share a side of a node arrive beside each other, in the order of where they come from.
 * @param {readonly Chain[]} chains
 * @returns {(chain: Chain, i: number, side: 'left' | 'right') => number} the height at a side of item `i`
 */
function portsOf(chains) {
  /** @type {Map<string, { key: string, from: number }[]>} */
  const sides = new Map()
  /** @param {Chain} chain @param {number} i @param {string} side */
  const keyOf = ({ edge }, i, side) => `${edge.id} ${i} ${side}`
  for (const each of chains) {
    for (const [i, item] of each.chain.entries()) {
      for (const [side, other] of /** @type {const} */ ([
        ['left', each.chain[i - 1]],
        ['right', each.chain[i + 1]],
      ])) {
        if (other === undefined) continue
        const at = `${item.id} ${side}`
        const list = sides.get(at) ?? []
        list.push({ key: keyOf(each, i, side), from: other.y + other.height / 2 })
        sides.set(at, list)
      }
    }
  }
  /** @type {Map<string, number>} */
  const shares = new Map()
  for (const list of sides.values()) {
    list.sort((a, b) => a.from - b.from || compare(a.key, b.key))
    for (const [i, { key }] of list.entries()) shares.set(key, (i + 1) / (list.length + 1))
  }
  return (chain, i, side) => {
    const item = chain.chain[i]
    return item === undefined
      ? 0
      : item.y + item.height * (shares.get(keyOf(chain, i, side)) ?? 0.5)
  }
}

/**
 * The stretches of an edge between columns, from left to right.
 * @param {Chain} chain @param {ReturnType<typeof portsOf>} ports
 * @returns {{ a: Point, b: Point }[]}
 */
function gapsOf(chain, ports) {
  return chain.chain.slice(1).map((right, i) => {
    const left = chain.chain[i]
    const x = left === undefined ? 0 : xOf(left.column) + nodeSize.width
    return {
      a: { x, y: ports(chain, i, 'right') },
      b: { x: xOf(right.column), y: ports(chain, i + 1, 'left') },
    }
  })
}

/** @param {readonly { a: Point, b: Point }[]} gaps */
function pathOf(gaps) {
  const parts = gaps.map(({ a, b }, i) => {
    const middle = (a.x + b.x) / 2
    return `${i === 0 ? 'M' : 'L'} ${a.x} ${a.y} C ${middle} ${a.y}, ${middle} ${b.y}, ${b.x} ${b.y}`
  })
  return parts.join(' ')
}

/**
 * On the edge, where no other label and no node is, if there is such a place.
 * @param {readonly { a: Point, b: Point }[]} gaps @param {Box[]} taken what has its place; the label joins it
 */
function labelOf(gaps, taken) {
  const spots = [0.5, 0.4, 0.6, 0.32, 0.68].flatMap((t) => gaps.map(({ a, b }) => pointOn(a, b, t)))
  const free = spots.find((spot) => taken.every((box) => !overlaps(boxAround(spot), box)))
  const label = free ?? spots[0] ?? { x: 0, y: 0 }
  taken.push(boxAround(label))
  return label
}

/**
 * On the curve of pathOf.
 * @param {Point} a @param {Point} b @param {number} t
 */
function pointOn(a, b, t) {
  const u = 1 - t
  const middle = (a.x + b.x) / 2
  const x = u ** 3 * a.x + 3 * u * t * middle + t ** 3 * b.x
  return { x, y: (u ** 3 + 3 * u * u * t) * a.y + (3 * u * t * t + t ** 3) * b.y }
}

/** @param {Point} centre @returns {Box} */
const boxAround = ({ x, y }) => ({
  x: x - labelSize.width / 2,
  y: y - labelSize.height / 2,
  ...labelSize,
})

/** @param {Box} a @param {Box} b */
const overlaps = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
