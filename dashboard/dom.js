// Elements, made and kept: everything that control says becomes text or an attribute, never markup.

const svgNamespace = 'http://www.w3.org/2000/svg'

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | undefined | ((event: Event) => void)>} Attributes */

/**
 * An element with attributes (`onclick` and the like are listeners; false and undefined are left out)
 * and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children)
}

/**
 * The same for SVG.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {Child[]} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function s(tag, attributes = {}, ...children) {
  const element = /** @type {SVGElementTagNameMap[T]} */ (
    document.createElementNS(svgNamespace, tag)
  )
  return filled(element, attributes, children)
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else set(element, name, value)
  }
  element.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)))
  return element
}

/**
 * Sets an attribute, if it is not so already; false and undefined take it away.
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | undefined} value
 */
export function set(element, name, value) {
  if (value === undefined || value === false) return element.removeAttribute(name)
  const text = value === true ? '' : String(value)
  if (element.getAttribute(name) !== text) element.setAttribute(name, text)
}

/**
 * Sets the text of an element, if it is not so already: what is selected or read stays.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text
}

/**
 * Makes the children of `parent` those of `items`, in order; elements of items that stay are kept.
 * @template I
 * @param {Element} parent
 * @param {readonly I[]} items
 * @param {(item: I) => string} keyOf
 * @param {(item: I) => Element} create
 * @param {(element: Element, item: I) => void} update
 */
export function keyed(parent, items, keyOf, create, update) {
  const known = new Map(
    [...parent.children].map((child) => [child.getAttribute('data-key'), child]),
  )
  let before = parent.firstElementChild
  for (const item of items) {
    const key = keyOf(item)
    let element = known.get(key)
    known.delete(key)
    if (element === undefined) {
      element = create(item)
      element.setAttribute('data-key', key)
    }
    if (element === before) before = before.nextElementSibling
    else parent.insertBefore(element, before)
    // Only what is in the page has a size.
    update(element, item)
  }
  for (const left of known.values()) left.remove()
}

/**
 * Replaces the children of `parent`, keeping the focus on what has the same `data-focus`.
 * @param {Element} parent
 * @param {Child[]} children
 */
export function replace(parent, ...children) {
  const focused = parent.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-focus')
    : null
  parent.replaceChildren(.../** @type {(Node | string)[]} */ (children.filter(Boolean)))
  if (!focused) return
  for (const element of parent.querySelectorAll('[data-focus]')) {
    if (element.getAttribute('data-focus') === focused && element instanceof HTMLElement) {
      element.focus({ preventScroll: true })
    }
  }
}

/**
 * An element of the page itself.
 * @param {string} id
 */
export function byId(id) {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}
