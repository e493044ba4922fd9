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

  /** A column's cells as shown. */
  async column(name: string): Promise<string[]> {
    const index = (await this.columns()).indexOf(name)
    const cells = this.root.locator(`[role=gridcell][aria-colindex="${index + 2}"]`)
    await expect(cells.first()).not.toHaveText('')
    return cells.allInnerTexts()
  }
}
