import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Add20Regular, Keyboard20Regular } from "@fluentui/react-icons";
import { inputLocaleName, keyboards, localeName, locales } from "@windlass/planner";
import { useState } from "react";
import { type Choice, ChoiceCombobox } from "../choice-combobox.tsx";
import { OrderedList } from "../ordered-list.tsx";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  add: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr) auto",
    alignItems: "end",
    gap: tokens.spacingHorizontalS,
    "@media (max-width: 600px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

const usual = "usual";
const languages: readonly Choice[] = locales
  .map(({ tag }) => ({ value: tag, text: localeName(tag) }))
  .toSorted((left, right) => left.text.localeCompare(right.text));
const layouts: readonly Choice[] = [
  { value: usual, text: "Usual keyboard of the language" },
  ...keyboards.map(({ id, name }) => ({ value: id, text: name })),
];
const most = 8;

const profileOf = (tag: string, keyboard: string): string => {
  if (keyboard === usual) return tag;
  return `${locales.find((locale) => locale.tag === tag)?.languageId}:${keyboard}`;
};

interface KeyboardsFieldProps {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly readOnly: boolean;
}

/** Keyboards in their order: the first is the one in use, the others are offered. */
export const KeyboardsField = ({ value, onChange, readOnly }: KeyboardsFieldProps) => {
  const styles = useStyles();
  const [language, setLanguage] = useState("");
  const [keyboard, setKeyboard] = useState(usual);
  const profile = language && profileOf(language, keyboard);
  return (
    <div className={styles.root}>
      {value.length === 0 && <Text>As the language of Windows has it.</Text>}
      <OrderedList
        label="Keyboards"
        readOnly={readOnly}
        items={value.map((one, index) => ({
          id: one,
          title: inputLocaleName(one),
          detail: index === 0 ? `${one}, in use at first` : one,
          icon: <Keyboard20Regular />,
        }))}
        onMove={onChange}
        onRemove={(id) => onChange(value.filter((one) => one !== id))}
      />
      {!readOnly && value.length < most && (
        <div className={styles.add}>
          <ChoiceCombobox label="Language" choices={languages} value={language} onChange={setLanguage} />
          <ChoiceCombobox label="Keyboard" choices={layouts} value={keyboard} onChange={setKeyboard} />
          <Button
            icon={<Add20Regular />}
            disabled={!profile || value.includes(profile)}
            onClick={() => {
              onChange([...value, profile]);
              setLanguage("");
              setKeyboard(usual);
            }}
          >
            Add keyboard
          </Button>
        </div>
      )}
    </div>
  );
};
