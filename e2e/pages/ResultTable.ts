import { expect, type Locator } from '@playwright/test'

/** The grid of a table result. */
export class ResultTable {
  readonly root: Locator

  constructor(root: Locator) {
    this.root = root
  }

  async columns(): Promise<string[]> {
    await expect(this.root.getByRole('columnheader').nth(1)).toBeVisible()
    const heads = await this.root.getByRole('columnheader').allInnerTexts()
    return heads.slice(1).map((head) => head.split('\n')[0]?.trim() ?? '')
  }

  /** By a press of the column's head. */
  async sortBy(name: string): Promise<void> {
    await this.root
      .getByRole('columnheader')
      .getByRole('button', { name: new RegExp(`^${name}\\b`) })
      .click()
  }

  /** A column's cells as shown. */
  async column(name: string): Promise<string[]> {
    const index = (await this.columns()).indexOf(name)
    const rows = this.root.getByRole('row').filter({ has: this.root.page().getByRole('rowheader') })
    await expect(rows.first().getByRole('gridcell').first()).not.toHaveText('')
    const texts = (await rows.all()).map((row) => row.getByRole('gridcell').nth(index).textContent())
    return (await Promise.all(texts)).map((text) => text ?? '')
  }
}
