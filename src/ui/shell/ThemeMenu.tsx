import { Icon } from '../common/Icon.tsx'
import type { IconName } from '../common/iconPaths.ts'
import { Menu } from '../common/Menu.tsx'
import { rememberTheme } from '../common/rememberTheme.ts'
import { useApp, useController } from '../store/react.tsx'
import type { Theme } from '../store/state.ts'

const THEMES: readonly { readonly theme: Theme; readonly label: string; readonly icon: IconName }[] = [
  { theme: 'light', label: 'Light', icon: 'sun' },
  { theme: 'dark', label: 'Dark', icon: 'moon' },
  { theme: 'system', label: 'As the system', icon: 'system' },
]

export function ThemeMenu() {
  const controller = useController()
  const theme = useApp((state) => state.theme)
  const items = THEMES.map((one) => ({
    label: one.label,
    checked: one.theme === theme,
    onSelect: () => {
      rememberTheme(one.theme)
      controller.view({ theme: one.theme })
    },
  }))
  const icon = THEMES.find((one) => one.theme === theme)?.icon ?? 'system'
  return (
    <Menu label="Theme" title="Theme" className="button quiet icon" align="end" items={items}>
      <Icon name={icon} />
    </Menu>
  )
}
