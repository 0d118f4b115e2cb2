// The marks of the service graph's picture: lanes, nodes, edges and what is said on them.
/** @import { GraphEdge, GraphNode } from '../api.ts' */
/** @import { Box } from './shapes.js' */
import { s, set, setText } from '../dom.js'
import { bytes, count, duration, rate, share } from '../format.js'
import { nodeSize } from './shapes.js'

/** Shares of failures from which an edge is shown as failing. */
const failing = 0.01
const lockPaths = {
  closed: 'M3 6 V4 a3 3 0 0 1 6 0 V6 M2 6 h8 v6 h-8 z',
  open: 'M3 6 V4 a3 3 0 0 1 5.6 -1.5 M2 6 h8 v6 h-8 z',
}
const securityWords = {
  mutual: 'mutual TLS',
  mixed: 'partly plaintext',
  plaintext: 'plaintext',
  none: 'no connection yet',
}

/** @param {GraphEdge} edge */
export const isFailing = ({ failedShare, requests }) =>
  (requests?.errorShare ?? 0) >= failing || (failedShare ?? 0) >= failing

/** @param {GraphEdge} edge */
export const isActive = ({ connections, toServer, toClient, requests }) =>
  connections > 0 || toServer + toClient > 0 || (requests?.rate ?? 0) > 0

/** @param {GraphEdge['security']} security */
export const securityInWords = (security) => securityWords[security]

/**
 * What is said on an edge: how much, and how well.
 * @param {GraphEdge} edge
 */
function wordsOf(edge) {
  const { requests, connections, open, toServer, toClient, failedShare } = edge
  const failed = failedShare !== null && failedShare > 0 ? `${share(failedShare)} failed` : ''
  if (requests !== null && requests.rate > 0) {
    const errors = requests.errorShare ? `${share(requests.errorShare)} err` : ''
    const slow = requests.p99 === null ? '' : `p99 ${duration(requests.p99)}`
    return {
      much: `${rate(requests.rate)} req/s`,
      well: [errors, slow].filter(Boolean).join(' · '),
    }
  }
  if (!isActive(edge)) return { much: open > 0 ? `${open} open` : 'idle', well: failed }
  const much = connections > 0 ? `${rate(connections)} conn/s` : `${open} open`
  return { much, well: failed || bytes(toServer + toClient) }
}

/**
 * The edge for those who do not see it.
 * @param {GraphEdge} edge @param {(id: string) => string} name
 */
export function describe(edge, name) {
  const { much, well } = wordsOf(edge)
  const parts = [securityWords[edge.security], much, well].filter(Boolean)
  return `${name(edge.source)} to ${name(edge.destination)}: ${parts.join(', ')}`
}

/** @param {Element} element @param {Box | undefined} box */
function moveTo(element, box) {
  if (element instanceof SVGElement && box !== undefined) {
    element.style.transform = `translate(${box.x}px, ${box.y}px)`
  }
}

export function createLane() {
  return s('g', { class: 'lane' }, s('rect', { rx: 10 }), s('text', { x: 16, y: 22 }))
}

/** @param {Element} element @param {[string, Box]} lane */
export function updateLane(element, [name, box]) {
  const [rect, text] = element.children
  moveTo(element, box)
  if (rect !== undefined) {
    set(rect, 'width', box.width)
    set(rect, 'height', box.height)
  }
  if (text !== undefined)
    setText(text, name === '' ? 'not known' : shortened(name, Math.floor(box.width / 8)))
}

export function createNode() {
  const { width, height } = nodeSize
  return s(
    'g',
    {},
    s('title'),
    s('rect', { class: 'box', width, height, rx: 9 }),
    s('circle', { class: 'dot', cx: 18, cy: 39, r: 4 }),
    s('text', { class: 'name', x: 14, y: 24 }),
    s('text', { class: 'facts', x: 28, y: 43 }),
  )
}

/** @param {Element} element @param {GraphNode} node @param {Box | undefined} box */
export function updateNode(element, node, box) {
  const { kind, name, namespace, pods, enrolled } = node
  moveTo(element, box)
  const [title, , , text, facts] = element.children
  const state = stateOf(node)
  set(element, 'class', `node ${kind} ${state}`)
  set(
    element,
    'aria-label',
    `${name}${namespace === '' ? '' : ` in ${namespace}`}: ${factsOf(node)}`,
  )
  if (title !== undefined)
    setText(title, `${namespace}/${name}: ${pods} pods, ${enrolled} in the mesh`)
  if (text !== undefined) setText(text, shortened(name, 20))
  if (facts !== undefined) setText(facts, factsOf(node))
}

/** @param {GraphNode} node */
export function stateOf({ pods, enrolled }) {
  if (pods === 0) return 'gone'
  if (enrolled === 0) return 'outside'
  return enrolled === pods ? 'inside' : 'partly'
}

/** @param {GraphNode} node */
export function factsOf(node) {
  if (node.kind === 'waypoint') return `waypoint · ${count(node.pods, 'pod')}`
  if (node.kind === 'service') return 'nobody answers for it'
  if (node.kind === 'unknown') return 'not in the mesh'
  switch (stateOf(node)) {
    case 'gone':
      return 'no pod any more'
    case 'outside':
      return `${count(node.pods, 'pod')} · outside`
    case 'partly':
      return `${node.enrolled} of ${node.pods} pods inside`
    case 'inside':
      return `${count(node.pods, 'pod')} · in the mesh`
  }
}

/** @param {string} text @param {number} letters */
function shortened(text, letters) {
  return text.length <= letters ? text : `${text.slice(0, letters - 9)}…${text.slice(-8)}`
}

export function createEdge() {
  return s('g', {}, s('path', { class: 'line', 'marker-end': 'url(#arrow)' }))
}

/** @param {Element} element @param {GraphEdge} edge @param {string} path */
export function updateEdge(element, edge, path) {
  const [line] = element.children
  set(element, 'class', `edge ${classOf(edge)}`)
  if (line === undefined) return
  set(line, 'd', path)
  set(line, 'stroke-width', widthOf(edge).toFixed(2))
}

/** @param {GraphEdge} edge */
function classOf(edge) {
  const activity = isActive(edge) ? 'active' : edge.open > 0 ? 'quiet' : 'idle'
  return `${edge.security} ${activity}${isFailing(edge) ? ' failing' : ''}`
}

/**
 * Ten times the traffic is one step thicker.
 * @param {GraphEdge} edge
 */
function widthOf({ connections, toServer, toClient, requests }) {
  const weight = (requests?.rate ?? connections) + (toServer + toClient) / 10_000
  return Math.min(6, 1.6 + 0.9 * Math.log10(1 + weight))
}

export function createLabel() {
  return s(
    'g',
    {},
    s('title'),
    s('rect', { class: 'pill', rx: 9 }),
    s('path', { class: 'lock' }),
    s('text', { class: 'much' }),
    s('text', { class: 'well' }),
  )
}

/** @param {Element} element @param {GraphEdge} edge @param {{ x: number, y: number } | undefined} at @param {string} description */
export function updateLabel(element, edge, at, description) {
  const [title, pill, lock, much, well] = element.children
  set(element, 'class', `label ${classOf(edge)}`)
  set(element, 'aria-label', description)
  if (at !== undefined) moveTo(element, { ...at, width: 0, height: 0 })
  if (!(much instanceof SVGTextElement) || !(well instanceof SVGTextElement)) return
  const words = wordsOf(edge)
  setText(much, words.much)
  setText(well, words.well)
  if (title !== undefined) setText(title, description)
  const closed = edge.security === 'mutual'
  if (lock !== undefined) {
    set(lock, 'd', lockPaths[closed ? 'closed' : 'open'])
    set(lock, 'visibility', edge.security === 'none' ? 'hidden' : 'visible')
  }
  const two = words.well !== ''
  const text = Math.max(much.getComputedTextLength(), well.getComputedTextLength())
  const width = text + 36
  const height = two ? 38 : 24
  for (const [name, value] of Object.entries({ x: -width / 2, y: -height / 2, width, height })) {
    if (pill !== undefined) set(pill, name, Math.round(value))
  }
  const left = Math.round(-width / 2)
  if (lock instanceof SVGElement) lock.style.transform = `translate(${left + 9}px, ${-7}px)`
  set(much, 'x', left + 27)
  set(much, 'y', two ? -4 : 4)
  set(well, 'x', left + 27)
  set(well, 'y', 11)
}

/** The heads of edges; markers take the colour of their line. */
export function arrowMarker() {
  return s(
    'svg',
    { width: 0, height: 0, class: 'defs', 'aria-hidden': 'true' },
    s(
      'defs',
      {},
      s(
        'marker',
        {
          id: 'arrow',
          viewBox: '0 0 8 8',
          refX: 7,
          refY: 4,
          markerWidth: 8,
          markerHeight: 8,
          markerUnits: 'userSpaceOnUse',
          orient: 'auto',
        },
        s('path', { d: 'M0 0.5 L8 4 L0 7.5 z', fill: 'context-stroke' }),
      ),
    ),
  )
}

/** Legend of locks and lines. */
export function lockIcon(/** @type {'closed' | 'open'} */ kind) {
  return s(
    'svg',
    {
      class: `lock-icon ${kind}`,
      viewBox: '0 0 12 13',
      width: 12,
      height: 13,
      'aria-hidden': 'true',
    },
    s('path', { class: 'lock', d: lockPaths[kind] }),
  )
}
