import { Dropdown, makeStyles, Option, SearchBox, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

/** One choice above a list that narrows it. */
export interface ListFilter<Item> {
  readonly id: string;
  readonly title: string;
  readonly options: (items: readonly Item[]) => readonly { readonly value: string; readonly title: string }[];
  readonly matches: (item: Item, value: string) => boolean;
}

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalS,
  },
  search: { flex: "0 1 300px", minWidth: "180px" },
  filter: { minWidth: "150px" },
});

interface ListToolsProps<Item> {
  readonly noun: string;
  readonly items: readonly Item[];
  readonly filters: readonly ListFilter<Item>[];
  readonly search: string;
  readonly chosen: Readonly<Record<string, string>>;
  readonly onSearch: (text: string) => void;
  readonly onChoose: (filterId: string, value: string) => void;
  readonly children: ReactNode;
}

/** Search box and filters of a list. */
export const ListTools = <Item,>({ noun, items, filters, chosen, children, ...props }: ListToolsProps<Item>) => {
  const styles = useStyles();
  return (
    <search className={styles.root} aria-label={`Find ${noun}s`}>
      <SearchBox
        className={styles.search}
        placeholder="Search"
        aria-label={`Search ${noun}s`}
        value={props.search}
        onChange={(_event, data) => props.onSearch(data.value)}
      />
      {filters.map((filter) => {
        const options = filter.options(items);
        const value = chosen[filter.id] ?? "";
        const title = options.find((option) => option.value === value)?.title ?? "All";
        return (
          <Dropdown
            key={filter.id}
            className={styles.filter}
            aria-label={filter.title}
            value={`${filter.title}: ${title}`}
            selectedOptions={[value]}
            onOptionSelect={(_event, data) => props.onChoose(filter.id, data.optionValue ?? "")}
          >
            <Option value="" text="All">
              All
            </Option>
            {options.map((option) => (
              <Option key={option.value} value={option.value} text={option.title}>
                {option.title}
              </Option>
            ))}
          </Dropdown>
        );
      })}
      {children}
    </search>
  );
};
