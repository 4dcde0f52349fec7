import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  required: {
    "::after": {
      // Nothing to be read out: the input itself says that it is required.
      content: '"*" / ""',
      color: tokens.colorPaletteRedForeground3,
      paddingLeft: tokens.spacingHorizontalXS,
    },
  },
});

/** A field's label; the sign of a required field is drawn and is no part of its name. */
export const useFieldLabel = (label: string, required: boolean) => {
  const styles = useStyles();
  return required ? { children: label, className: styles.required } : label;
};
