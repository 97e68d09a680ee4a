import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** Deep teal. Shade 7 carries white text (6.0 : 1); shade 4 is the link colour on dark ground. */
const teal: MantineColorsTuple = [
  '#e6f5f4', '#cfe9e7', '#a0d3cf', '#6dbcb6', '#52b3ac', '#2c9b94', '#1b8a83', '#0e6f6a', '#0b5b57', '#064542',
]

/** Humanist sans faces that the systems bring along, so that nothing is fetched. */
const FONTS = "'Seravek', 'Gill Sans Nova', Ubuntu, Calibri, 'Segoe UI', 'DejaVu Sans', source-sans-pro, system-ui, sans-serif"

export const theme = createTheme({
  colors: { teal },
  primaryColor: 'teal',
  primaryShade: 7,
  fontFamily: FONTS,
  fontSizes: { xs: '0.875rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  headings: {
    fontFamily: FONTS,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // The head of a dialog is no second banner of the page.
  components: { ModalHeader: { defaultProps: { role: 'presentation' } } },
})

/** Mantine's own greys for secondary text miss 4.5 : 1; these hold it on both grounds. */
export const readableGreys: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#555d66',
    '--mantine-color-placeholder': '#646c75',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#0e6f6a',
    '--mantine-primary-color-light-color': '#0b5b57',
  },
  dark: {
    '--mantine-color-dimmed': '#b0b6bd',
    '--mantine-color-placeholder': '#a0a6ad',
    '--mantine-color-error': '#ff9b94',
    '--mantine-color-anchor': '#6dbcb6',
    '--mantine-primary-color-light-color': '#a0d3cf',
    '--mantine-primary-color-light': '#17403d',
    '--mantine-primary-color-light-hover': '#1d4c48',
  },
})
