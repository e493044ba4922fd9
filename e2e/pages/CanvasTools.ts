import { expect, type Locator, type Page } from '@playwright/test'

/** What arranges the graph: the canvas's buttons, notes, frames and folded modules. */
export class CanvasTools {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(name: string): Promise<void> {
    await this.graph().getByRole('button', { name, exact: true }).click()
  }

  button(name: string): Locator {
    return this.graph().getByRole('button', { name, exact: true })
  }

  /** Has the modules framed, if they are not yet: the button knows before the first frame is drawn. */
  async frameModules(): Promise<void> {
    const button = this.button('Frames around modules')
    await expect(button).toHaveAttribute('aria-pressed', /./)
    if ((await button.getAttribute('aria-pressed')) === 'false') await button.click()
  }

  /** Adds a note and writes on it. */
  async addNote(text: string): Promise<void> {
    await this.press('Add a note')
    const field = this.page.getByRole('textbox', { name: 'Text of the note' })
    await field.fill(text)
    await field.press('Escape')
  }

  note(text: string): Locator {
    return this.graph().getByRole('button', { name: `Note: ${text}`, exact: true })
  }

  moduleCard(path: string): Locator {
    return this.graph().getByRole('group', { name: new RegExp(`^${path.replace('.', '\\.')}, module`) })
  }

  /** Puts the pointer on the middle of a wire. */
  async hoverWire(source: string, target: string): Promise<void> {
    await this.graph()
      .getByRole('img', { name: `Edge from ${source} to ${target}`, exact: true })
      .hover({ force: true })
  }

  tip(): Locator {
    return this.page.getByRole('tooltip')
  }

  private graph(): Locator {
    return this.page.getByRole('region', { name: 'Graph' })
  }
}

/** Where something stands on the page. */
export async function placeOf(thing: Locator): Promise<{ x: number; y: number }> {
  const box = await thing.boundingBox()
  if (!box) throw new Error('it is not on the page')
  return { x: Math.round(box.x), y: Math.round(box.y) }
}
