import { Icon } from '../common/Icon.tsx'
import type { IconName } from '../common/iconPaths.ts'
import type { Fold } from './useFold.ts'

export interface FoldButtonProps {
  readonly what: string
  readonly fold: Fold
  readonly side: 'left' | 'right' | 'bottom'
}

const ICONS: Readonly<Record<FoldButtonProps['side'], IconName>> = {
  left: 'panelLeft',
  right: 'panelRight',
  bottom: 'panelBottom',
}

export function FoldButton({ what, fold, side }: FoldButtonProps) {
  const label = `${fold.folded ? 'Show' : 'Fold'} the ${what}`
  return (
    <button
      type="button"
      className="button quiet icon"
      aria-label={label}
      aria-expanded={!fold.folded}
      title={label}
      onClick={fold.toggle}
    >
      <Icon name={ICONS[side]} />
    </button>
  )
}
