import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { softwareProductQuery } from "../../api/software-products.ts";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Page } from "../../components/page.tsx";
import { ProductEditor, productCrumbs } from "./product-editor.tsx";

/** One product with its versions. */
export const ProductPage = () => {
  const { productId } = useParams({ from: "/shell/software/$productId" });
  const query = useQuery(softwareProductQuery(productId));
  if (query.data) return <ProductEditor key={productId} product={query.data} />;
  return (
    <Page title="Product" crumbs={productCrumbs}>
      {query.error ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Loading label="Loading the product" />
      )}
    </Page>
  );
};
