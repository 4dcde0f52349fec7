import { queryOptions } from "@tanstack/react-query";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";

/** What is stored and who uses it. */
export const contentQuery = queryOptions({
  queryKey: ["content", "overview"],
  queryFn: () => dataOf(client.GET("/api/content")),
});

/** What nothing names. */
export const unusedContentQuery = queryOptions({
  queryKey: ["content", "unused"],
  queryFn: () => everyItem((page) => dataOf(client.GET("/api/content/unused", { params: { query: page } }))),
});

export const lookThroughContent = () => dataOf(client.POST("/api/content/runs"));
