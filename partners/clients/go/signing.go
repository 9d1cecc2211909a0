package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strings"
)

// Signing signs the very bytes that are sent. Events carry the key alone.
type Signing struct {
	Key, Secret string
}

func (s Signing) RoundTrip(request *http.Request) (*http.Response, error) {
	signed := request.Clone(request.Context())
	var body []byte
	if request.Body != nil {
		var err error
		if body, err = io.ReadAll(request.Body); err != nil {
			return nil, err
		}
		signed.Body = io.NopCloser(bytes.NewReader(body))
	}
	password := ""
	if !strings.HasSuffix(request.URL.Path, "/v1/events") {
		mac := hmac.New(sha256.New, []byte(s.Secret))
		mac.Write(body)
		password = hex.EncodeToString(mac.Sum(nil))
	}
	signed.SetBasicAuth(s.Key, password)
	return http.DefaultTransport.RoundTrip(signed)
}
