// Sizes and words of the picture that all of its layout shares.

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
export const lanePadding = { top: 34, bottom: 18, side: 16 }

/**
 * A node of the picture, or a place where an edge passes a column.
 * @typedef {{ id: string, lane: string, column: number, height: number, before: Item[], after: Item[], y: number }} Item
 * @typedef {{ edge: PlacedEdge, turned: boolean, chain: Item[] }} Chain
 */

/** @param {number} column */
export const xOf = (column) => lanePadding.side + column * (nodeSize.width + columnGap)

/** @param {string} a @param {string} b */
export const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
