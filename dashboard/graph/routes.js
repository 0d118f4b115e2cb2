// The way of each edge through the picture, and where its label goes.
/** @import { Box, Chain, Point } from './shapes.js' */
import { compare, labelSize, nodeSize, xOf } from './shapes.js'

/** Where on an edge a label may be, the best place first. */
const labelPlaces = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74]

/**
 * Edges that share a side of a node arrive beside each other, in the order of where they come from.
 * @param {readonly Chain[]} chains
 * @returns {(chain: Chain, i: number, side: 'left' | 'right') => number} the height at a side of item `i`
 */
export function portsOf(chains) {
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
export function gapsOf(chain, ports) {
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
export function pathOf(gaps) {
  const parts = gaps.map(({ a, b }, i) => {
    const middle = (a.x + b.x) / 2
    return `${i === 0 ? 'M' : 'L'} ${a.x} ${a.y} C ${middle} ${a.y}, ${middle} ${b.y}, ${b.x} ${b.y}`
  })
  return parts.join(' ')
}

/**
 * How steep an edge is where it is steepest.
 * @param {readonly { a: Point, b: Point }[]} gaps
 */
export function riseOf(gaps) {
  return Math.max(...gaps.map(({ a, b }) => Math.abs(b.y - a.y)))
}

/**
 * On the edge, where it covers least of other labels and nodes.
 * @param {readonly { a: Point, b: Point }[]} gaps @param {Box[]} taken what has its place; the label joins it
 */
export function labelOf(gaps, taken) {
  const spots = labelPlaces.flatMap((t) => gaps.map(({ a, b }) => pointOn(a, b, t)))
  const covers = (/** @type {Point} */ spot) =>
    taken.reduce((sum, box) => sum + overlap(boxAround(spot), box), 0)
  const label = spots.reduce((best, spot) => (covers(spot) < covers(best) ? spot : best))
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

/**
 * What two boxes share.
 * @param {Box} a @param {Box} b
 */
function overlap(a, b) {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}
