// Values that are not known yet: words that go through manifests() in their place, and what Helm is to
// put there. Only references to values, `toJson`, `dir` and `base` are ever written: no conditions, no
// loops, so that a test can do by itself what Helm does.
import { documentedValues, type InstallValues } from '../kubernetes/values.ts'

/** A word that YAML leaves as it is, alone and within another, and that no manifest has. */
const word = (index: number): string => `helmvalue${index}end`

export class Placeholders {
  readonly #expressions: string[] = []

  /** The word that stands for a Helm expression, `.Values.image`. */
  of(expression: string): string {
    return word(this.#expressions.push(expression) - 1)
  }

  /** Values for manifests(), each of them a placeholder. */
  values(): InstallValues {
    const values: Record<string, unknown> = { namespace: this.of('.Release.Namespace') }
    for (const { path } of documentedValues()) {
      const [name = '', inner] = path
      const placeholder = this.of(`.Values.${path.join('.')}`)
      if (inner === undefined) values[name] = placeholder
      else values[name] = { ...(values[name] as object | undefined), [inner]: placeholder }
    }
    // Its directory is mounted; manifests() takes what stands before the last slash.
    const [directory, file] = ['dir', 'base'].map((part) => this.of(`${part} .Values.criSocket`))
    values.criSocket = `${directory}/${file}`
    return values as unknown as InstallValues
  }

  /**
   * YAML text with Helm's expressions in place of the words. A word that is a whole scalar of YAML, or a
   * whole string of JSON within it, becomes its value as JSON, which is YAML; one within another text is
   * put there as it is.
   */
  fill(yaml: string): string {
    const expression = (index: string): string => this.#expressions[Number(index)] ?? ''
    const asJson = (index: string): string => {
      const text = expression(index)
      return `{{ toJson ${text.includes(' ') ? `(${text})` : text} }}`
    }
    return yaml
      .replaceAll(/"helmvalue(\d+)end"/g, (_, index: string) => asJson(index))
      .replaceAll(
        /(: |- )helmvalue(\d+)end$/gm,
        (_, before: string, index: string) => `${before}${asJson(index)}`,
      )
      .replaceAll(/helmvalue(\d+)end/g, (_, index: string) => `{{ ${expression(index)} }}`)
  }
}
