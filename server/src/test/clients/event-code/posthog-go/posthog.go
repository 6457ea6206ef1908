// Package posthog stands for the SDK: the types that captures are made of.
package posthog

type Properties map[string]interface{}

type Capture struct {
	DistinctId string
	Event      string
	Properties Properties
}
