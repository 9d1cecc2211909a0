package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"reflect"

	datacue "datacue"
)

type cases struct {
	Events []struct {
		Name, Schema string
		Request      map[string]json.RawMessage
	}
	Deletion, Batch json.RawMessage
	Product         map[string]string
	Prices          []float64
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	must(err)
	var all cases
	must(json.Unmarshal(text, &all))
	client := connect(os.Getenv("DATACUE_BASE_URL"))
	odd := connect(os.Getenv("DATACUE_ODD_URL"))
	ctx := context.Background()

	for _, each := range all.Events {
		check("event "+each.Name, func() (any, error) {
			request := datacue.EventRequest{}
			event := reflect.ValueOf(&request.Event).Elem().FieldByName(each.Schema)
			event.Set(reflect.New(event.Type().Elem()))
			if err := json.Unmarshal(each.Request["event"], event.Interface()); err != nil {
				return nil, err
			}
			if err := json.Unmarshal(each.Request["user"], &request.User); err != nil {
				return nil, err
			}
			for name, target := range map[string]any{"context": &request.Context, "timestamp": &request.Timestamp} {
				if given, there := each.Request[name]; there {
					if err := json.Unmarshal(given, target); err != nil {
						return nil, err
					}
				}
			}
			answer, _, err := client.EventsAPI.TrackEvent(ctx).EventRequest(request).Execute()
			if err != nil {
				return nil, err
			}
			return prices(answer), nil
		})
	}
	check("deletion", func() (any, error) {
		var batch datacue.ProductIdBatch
		if err := json.Unmarshal(all.Deletion, &batch); err != nil {
			return nil, err
		}
		answer, _, err := client.BatchAPI.BatchDeleteProducts(ctx).ProductIdBatch(batch).Execute()
		return statuses(answer), err
	})
	for name, target := range map[string]*datacue.APIClient{"batch": client, "openAnswer": odd} {
		check(name, func() (any, error) {
			var batch datacue.ProductBatch
			if err := json.Unmarshal(all.Batch, &batch); err != nil {
				return nil, err
			}
			answer, _, err := target.BatchAPI.BatchCreateProducts(ctx).ProductBatch(batch).Execute()
			return statuses(answer), err
		})
	}
	for _, price := range all.Prices {
		check("price", func() (any, error) {
			update := datacue.NewProductUpdate()
			update.SetPrice(price)
			_, err := client.ProductsAPI.
				UpdateProduct(ctx, all.Product["product_id"], all.Product["variant_id"]).
				ProductUpdate(*update).Execute()
			return nil, err
		})
	}
}

func connect(url string) *datacue.APIClient {
	configuration := datacue.NewConfiguration()
	configuration.Servers = datacue.ServerConfigurations{{URL: url}}
	configuration.HTTPClient = &http.Client{
		Transport: Signing{os.Getenv("DATACUE_API_KEY"), os.Getenv("DATACUE_API_SECRET")},
		// The credentials are for this host alone.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return datacue.NewAPIClient(configuration)
}

func statuses(result *datacue.BatchResult) []string {
	var all []string
	for _, item := range result.GetStatus() {
		all = append(all, item.GetStatus())
	}
	return all
}

func prices(recommendations *datacue.Recommendations) []any {
	all := []any{}
	if recommendations != nil {
		for _, product := range recommendations.GetRecentProductSkus() {
			all = append(all, product.Price)
		}
	}
	return all
}

func check(name string, run func() (any, error)) {
	line := map[string]any{"check": name}
	result, err := run()
	if err != nil {
		line["error"] = fmt.Sprint(err)
	}
	line["result"] = result
	text, err := json.Marshal(line)
	must(err)
	fmt.Println(string(text))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
