import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core'
import { createLink, type LinkComponent } from '@tanstack/react-router'
import type { Ref } from 'react'

function ButtonBase({ ref, ...props }: ButtonProps & { ref?: Ref<HTMLAnchorElement> }) {
  return <Button component="a" ref={ref} {...props} />
}

function AnchorBase({ ref, ...props }: AnchorProps & { ref?: Ref<HTMLAnchorElement> }) {
  return <Anchor ref={ref} {...props} />
}

/** A link to a page that looks like a button: it opens in a new tab as links do. */
export const LinkButton: LinkComponent<typeof ButtonBase> = createLink(ButtonBase)

/** A link to a page within text. */
export const TextLink: LinkComponent<typeof AnchorBase> = createLink(AnchorBase)
