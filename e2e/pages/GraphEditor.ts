import { expect, type Locator, type Page } from '@playwright/test'
import { decodeShareHash } from '../../app/shareLink.ts'
import type { Workbench } from './Workbench.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Changing the program from the graph: menus, forms, and wires drawn with the mouse. */
export class GraphEditor {
  readonly workbench: Workbench
  readonly page: Page

  constructor(workbench: Workbench) {
    this.workbench = workbench
    this.page = workbench.page
  }

  /** The form that a command asks with. */
  form(): Locator {
    return this.page.locator('.prompt')
  }

  /** A command of a card's context menu. */
  async choose(node: string, command: string | RegExp): Promise<void> {
    await this.workbench.card(node).click({ button: 'right', position: { x: 24, y: 12 } })
    await this.page.getByRole('menuitem', { name: command }).click()
  }

  /** A command of the ground's context menu; new things go where it was opened. */
  async chooseOnGround(command: string, position = { x: 40, y: 24 }): Promise<void> {
    await this.page.locator('.react-flow__pane').click({ button: 'right', position })
    await this.page.getByRole('menuitem', { name: command }).click()
  }

  /** Fills the form in by its labels, and presses its main button. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values))
      await this.form().getByLabel(label, { exact: true }).fill(value)
    await this.form().getByRole('button').last().click()
  }

  /** The same, when it is to be done. */
  async submit(values: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.fill(values)
    await expect(this.form()).toBeHidden()
  }

  /** Draws a wire from a card onto another one, or onto one of its ports. */
  async connect(from: string, to: string, port?: string): Promise<void> {
    const target = port
      ? this.workbench.card(to).locator(`.react-flow__handle.target[data-handleid="${port}"]`)
      : this.workbench.card(to)
    await this.drawWire(from, await middleOf(target))
  }

  /** Draws a wire over a card, and holds it there until the pointer tells what letting it go would do. */
  async holdWireOver(from: string, to: string, hint: string): Promise<void> {
    const { x, y } = await middleOf(this.workbench.card(to))
    await this.holdWire(from, { x, y })
    // What is told comes with the first wire; it follows the pointer.
    await expect(async () => {
      await this.page.mouse.move(x + 2, y)
      await this.page.mouse.move(x, y)
      await expect(this.page.locator('.connect-hint')).toHaveText(hint, { timeout: 300 })
    }).toPass()
  }

  /** Draws a wire from a card and lets it go at a place of the screen. */
  async drawWire(from: string, to: Point): Promise<void> {
    await this.holdWire(from, to)
    await this.page.mouse.up()
  }

  private async holdWire(from: string, to: Point): Promise<void> {
    const start = await middleOf(this.workbench.card(from).locator('.react-flow__handle.source'))
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + to.x) / 2, (start.y + to.y) / 2, { steps: 3 })
    await this.page.mouse.move(to.x, to.y, { steps: 3 })
  }

  wire(from: string, to: string): Locator {
    return this.page.locator(`.react-flow__edge[data-id^="${from} -> ${to}."]`)
  }

  /** In its middle: a wire that runs level has no height of its own. */
  async clickWire(from: string, to: string, button: 'left' | 'right' = 'left'): Promise<void> {
    const path = this.wire(from, to).locator('.react-flow__edge-interaction')
    const point = await path.evaluate((element) => {
      if (!(element instanceof SVGPathElement)) throw new Error('a wire is drawn as a path')
      const matrix = element.getScreenCTM()
      const middle = element.getPointAtLength(element.getTotalLength() / 2)
      const { x, y } = matrix ? middle.matrixTransform(matrix) : middle
      return { x, y }
    })
    await this.page.mouse.click(point.x, point.y, { button })
  }

  async fit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Fit the graph' }).click()
  }

  /** The project's files as they are now, byte for byte: out of a link that Share makes. */
  async files(): Promise<Record<string, string>> {
    await this.page.getByRole('button', { name: 'Share', exact: true }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Share' })
    const link = await dialog.getByRole('textbox').inputValue()
    await dialog.getByRole('button', { name: 'Close' }).click()
    const decoded = await decodeShareHash(new URL(link).hash)
    if (!decoded.ok) throw new Error('the link does not open')
    return Object.fromEntries(decoded.project.files.map(({ path, text }) => [path, text]))
  }
}

async function middleOf(locator: Locator): Promise<Point> {
  // Cards glide to new places: the pointer waits until this one stands.
  await locator.hover({ trial: true })
  const box = await locator.boundingBox()
  if (!box) throw new Error('what the wire is drawn to is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
