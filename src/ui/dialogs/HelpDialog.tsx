import { Dialog } from '../common/Dialog.tsx'
import { useController } from '../store/react.tsx'
import { KEY_GROUPS } from './keyList.ts'
import './dialogs.css'

export function HelpDialog() {
  const controller = useController()
  return (
    <Dialog title="Help" width={640} onClose={() => controller.view({ dialog: null })}>
      <p className="help-intro">
        The boxes are the functions beside them: a function’s name is a node, its parameters are its edges. A parameter
        that no function is named after is an input. Run computes the chosen outputs and what they need, each once.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard */}
      <section className="help-groups" aria-label="Keys" tabIndex={0}>
        {KEY_GROUPS.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl className="help-keys">
              {group.keys.map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  )
}
