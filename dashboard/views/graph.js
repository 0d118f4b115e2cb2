// The service graph: who talks to whom, how much, how well, and how safely.
/** @import { Graph, Summary } from '../api.ts' */
import { h, keyed, replace, setText } from '../dom.js'
import { arrowMarker, lockIcon } from '../graph/marks.js'
import { showPanel } from '../graph/panel.js'
import { Picture } from '../graph/picture.js'
import { noTraffic } from './traffic.js'

export class GraphPage {
  #ask
  #picture = new Picture({ select: (id) => this.#select(id) })
  #panel = h('aside', { id: 'panel', tabindex: -1, 'aria-label': 'Details', hidden: true })
  #namespaces = h('select', { id: 'namespace', onchange: () => this.#ask() })
  #note = h('p', { class: 'omitted', role: 'status' })
  #hint = h('div', { class: 'next' })
  #element
  /** @type {string | undefined} */
  #selected
  /** @type {Graph | undefined} */
  #graph

  /** @param {() => void} ask to be called when something else is wanted */
  constructor(ask) {
    this.#ask = ask
    this.#namespaces.append(h('option', { value: '' }, 'all namespaces'))
    const button = (
      /** @type {string} */ label,
      /** @type {string} */ text,
      /** @type {() => void} */ click,
    ) => h('button', { type: 'button', 'aria-label': label, title: label, onclick: click }, text)
    const toolbar = h(
      'div',
      { class: 'toolbar' },
      h('label', { for: 'namespace' }, 'Namespace'),
      this.#namespaces,
      legend(),
      h(
        'span',
        { class: 'zoom' },
        button('Smaller', '−', () => this.#picture.zoomBy(0.8)),
        button('Fit', '⤢', () => this.#picture.fit()),
        button('Larger', '+', () => this.#picture.zoomBy(1.25)),
      ),
    )
    const drawing = h('div', { class: 'drawing' }, this.#picture.element, this.#hint)
    const stage = h('div', { class: 'stage' }, drawing, this.#panel)
    this.#element = h(
      'div',
      { class: 'card graph-card' },
      toolbar,
      stage,
      this.#note,
      arrowMarker(),
    )
    this.#element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#select(undefined)
    })
  }

  path = () => `/api/graph?namespace=${encodeURIComponent(this.#namespaces.value)}`

  get element() {
    return this.#element
  }

  /** @param {Graph} graph @param {Summary} summary */
  show(graph, summary) {
    this.#graph = graph
    const { namespaces, omitted, edges } = graph
    keyed(
      this.#namespaces,
      ['', ...namespaces],
      (name) => `namespace ${name}`,
      (name) => h('option', { value: name }, name === '' ? 'all namespaces' : name),
      () => {},
    )
    const left = [
      omitted.edges && `${omitted.edges} edges`,
      omitted.nodes && `${omitted.nodes} nodes`,
    ]
    const words = left.filter(Boolean).join(' and ')
    setText(
      this.#note,
      words === ''
        ? ''
        : `${words} less busy than these are not shown; choose a namespace to see its own.`,
    )
    this.#picture.element.hidden = graph.nodes.length === 0
    if (edges.length > 0) this.#hint.replaceChildren()
    else replace(this.#hint, noTraffic(summary))
    this.#draw()
  }

  /** Once it is in the page, and has a size. */
  shown() {
    this.#picture.fit()
  }

  /** @param {string | undefined} id the same again: nothing is selected any more */
  #select(id) {
    this.#selected = id === this.#selected ? undefined : id
    this.#draw()
    if (this.#selected !== undefined) this.#picture.reveal(this.#selected)
  }

  #draw() {
    if (this.#graph === undefined) return
    const found = showPanel(this.#panel, this.#graph, this.#selected, (id) => this.#select(id))
    this.#panel.hidden = !found
    this.#picture.show(this.#graph, found ? this.#selected : undefined)
  }
}

function legend() {
  const item = (
    /** @type {string} */ kind,
    /** @type {Element} */ icon,
    /** @type {string} */ text,
  ) => h('span', { class: `key ${kind}` }, icon, text)
  return h(
    'span',
    { class: 'legend' },
    item('mutual', lockIcon('closed'), 'mutual TLS'),
    item('plaintext', lockIcon('open'), 'plaintext'),
    item('failing', h('i', { class: 'swatch' }), 'failing'),
    h(
      'span',
      { class: 'hint' },
      'rates of the last 10 s, shares and percentiles of the last minute',
    ),
  )
}
