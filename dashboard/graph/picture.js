// The picture of the service graph, in SVG: lanes, nodes, edges, each kept while it is there, so that
// nothing jumps when numbers change. Every node and edge is a button.
/** @import { Graph, GraphEdge } from '../api.ts' */
/** @import { Placement } from './shapes.js' */
import { byId, h, keyed, s, set } from '../dom.js'
import { layout } from './layout.js'
import * as marks from './marks.js'

export class Picture {
  #svg = s('svg', { class: 'graph', role: 'group', 'aria-label': 'Service graph' })
  #lanes = s('g')
  #edges = s('g')
  #nodes = s('g')
  #labels = s('g')
  #scroller = h('div', {
    class: 'scroller',
    tabindex: 0,
    'aria-label': 'Service graph, scrollable',
  })
  #select
  #shape = ''
  /** @type {Placement | undefined} */
  #placement
  #zoom = 1
  #fitted = false

  /** @param {{ select: (id: string | undefined) => void }} options */
  constructor({ select }) {
    this.#select = select
    this.#svg.append(this.#lanes, this.#edges, this.#nodes, this.#labels)
    this.#scroller.append(this.#svg)
    this.#svg.addEventListener('click', (event) => {
      if (event.target === this.#svg) this.#select(undefined)
    })
  }

  get element() {
    return this.#scroller
  }

  /** @param {number} factor */
  zoomBy(factor) {
    this.#fitted = false
    this.#setZoom(this.#zoom * factor)
  }

  /** As much of it as can be read at once. */
  fit() {
    this.#fitted = true
    const { width = 1, height = 1 } = this.#placement ?? {}
    const room = {
      width: this.#scroller.clientWidth - 32,
      height: this.#scroller.clientHeight - 32,
    }
    if (room.width <= 0) return
    this.#setZoom(
      Math.max(0.6, Math.min(1.1, room.width / width, Math.max(room.height / height, 0.8))),
    )
  }

  /**
   * Scrolls to a node or edge that is out of sight.
   * @param {string} id
   */
  reveal(id) {
    for (const element of [...this.#nodes.children, ...this.#labels.children]) {
      if (element.getAttribute('data-key') !== id) continue
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
  }

  /**
   * @param {Graph} graph
   * @param {string | undefined} selected id of a node or an edge
   */
  show({ nodes, edges }, selected) {
    const shape = JSON.stringify([nodes.map(({ id }) => id), edges.map(({ id }) => id)])
    if (shape !== this.#shape || this.#placement === undefined) {
      this.#placement = layout(nodes, edges)
      this.#shape = shape
      if (this.#fitted || this.#svg.clientWidth === 0) requestAnimationFrame(() => this.fit())
    }
    const placed = this.#placement
    const near = nearTo(edges, selected)
    const names = new Map(nodes.map((node) => [node.id, node.name]))
    const name = (/** @type {string} */ id) => names.get(id) ?? id
    keyed(this.#lanes, [...placed.lanes], ([lane]) => lane, marks.createLane, marks.updateLane)
    keyed(
      this.#nodes,
      nodes,
      ({ id }) => id,
      (node) => this.#button(marks.createNode(), node.id),
      (element, node) => marks.updateNode(element, node, placed.nodes.get(node.id)),
    )
    keyed(
      this.#edges,
      edges,
      ({ id }) => id,
      marks.createEdge,
      (element, edge) => marks.updateEdge(element, edge, placed.edges.get(edge.id)?.path ?? ''),
    )
    keyed(
      this.#labels,
      edges,
      ({ id }) => id,
      (edge) => this.#button(marks.createLabel(), edge.id),
      (element, edge) =>
        marks.updateLabel(
          element,
          edge,
          placed.edges.get(edge.id)?.label,
          marks.describe(edge, name),
        ),
    )
    for (const layer of [this.#nodes, this.#edges, this.#labels]) {
      for (const element of layer.children) {
        const key = element.getAttribute('data-key') ?? ''
        element.classList.toggle('selected', key === selected)
        element.classList.toggle('far', near !== undefined && !near.has(key))
      }
    }
    this.#setZoom(this.#zoom)
  }

  /** @param {SVGElement} element @param {string} id */
  #button(element, id) {
    set(element, 'role', 'button')
    set(element, 'tabindex', 0)
    element.addEventListener('click', () => this.#select(id))
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      this.#select(id)
      byId('panel').focus()
    })
    return element
  }

  /** @param {number} zoom */
  #setZoom(zoom) {
    this.#zoom = Math.min(2, Math.max(0.25, zoom))
    const { width = 0, height = 0 } = this.#placement ?? {}
    set(this.#svg, 'viewBox', `0 0 ${width} ${height}`)
    set(this.#svg, 'width', Math.round(width * this.#zoom))
    set(this.#svg, 'height', Math.round(height * this.#zoom))
  }
}

/**
 * What stays bright when something is selected; undefined: everything.
 * @param {readonly GraphEdge[]} edges @param {string | undefined} selected
 */
function nearTo(edges, selected) {
  if (selected === undefined) return undefined
  const near = new Set([selected])
  for (const { id, source, destination } of edges) {
    if (id !== selected && source !== selected && destination !== selected) continue
    for (const each of [id, source, destination]) near.add(each)
  }
  return near
}
