interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** Largest page that the server gives. */
const pageLimit = 1000;

const mostPages = 20;

/** Every item of a listing, page by page, at most 20,000. The grids sort and filter over all of them. */
export const everyItem = async <Item>(
  fetchPage: (cursor: { cursor?: string; limit: number }) => Promise<Page<Item>>,
): Promise<Item[]> => {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const answer: Page<Item> = await fetchPage({ ...(cursor !== null && { cursor }), limit: pageLimit });
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return items;
};
