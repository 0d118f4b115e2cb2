// Everything that is wrong, and nothing when nothing is.
/** @import { ProblemRow } from '../api.ts' */
import { h, keyed, replace, setText } from '../dom.js'
import { empty, line } from './empty.js'

export class ProblemsPage {
  path = () => '/api/problems'
  #list = h('ul', { class: 'problems' })
  #fine = empty(
    'Nothing is wrong',
    line(
      'All objects are understood, every node has its agent, and all pods that should be in the mesh are.',
    ),
  )
  #element = h('div', { class: 'card' })

  get element() {
    return this.#element
  }

  /** @param {ProblemRow[]} rows */
  show(rows) {
    const content = rows.length === 0 ? this.#fine : this.#list
    if (this.#element.firstChild !== content) replace(this.#element, content)
    keyed(
      this.#list,
      rows,
      ({ where, reason }) => `${where} ${reason}`,
      ({ severity }) =>
        h('li', { class: severity }, h('strong'), h('span', { class: 'where' }), h('p')),
      (element, { severity, where, reason }) => {
        const texts = [severity === 'error' ? 'Error' : 'Note', where, reason]
        for (const [i, text] of texts.entries()) {
          const child = element.children[i]
          if (child !== undefined) setText(child, text)
        }
      },
    )
  }
}
