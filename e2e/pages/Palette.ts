import { expect, type Locator, type Page } from '@playwright/test'

/** The box in which commands, names and things to add are found by typing. */
export class Palette {
  readonly page: Page
  readonly field: Locator

  constructor(page: Page) {
    this.page = page
    this.field = page.getByRole('combobox', { name: /^(Find|Add to the graph)/ })
  }

  option(name: string | RegExp): Locator {
    return this.page.locator('.palette').getByRole('option', { name })
  }

  /** Opens it at a place of the ground. */
  async openAt(x: number, y: number): Promise<void> {
    await this.page.locator('.react-flow__pane').dblclick({ position: { x, y } })
    await expect(this.field).toBeFocused()
  }

  /** Types, and takes the first line, which is to be this one. */
  async take(typed: string, first: string | RegExp): Promise<void> {
    await this.field.fill(typed)
    await expect(this.page.locator('.palette').getByRole('option', { selected: true })).toHaveText(first)
    await this.field.press('Enter')
  }

  /** The form of a ready step. */
  form(title: string): Locator {
    return this.page.locator('.palette-form').filter({ has: this.page.getByRole('heading', { name: title }) })
  }

  /** Writes the step, and gives it its name. */
  async add(title: string, name: string): Promise<void> {
    await this.form(title).getByRole('button', { name: 'Add' }).click()
    const rename = this.page.getByRole('dialog', { name: /^Rename/ })
    await rename.getByLabel('Name').fill(name)
    await rename.getByLabel('Name').press('Enter')
    await expect(rename).toBeHidden()
  }
}
